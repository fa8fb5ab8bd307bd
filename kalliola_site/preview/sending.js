// On the page that shows what changed: sends it, and has conflicts settled.
import { unsaved } from "./drafts.js";

const WHY = "kalliola-why"; // what was written outlasts a reload
const form = document.querySelector("#send");
const outcome = document.querySelector("#outcome");
const choices = {};

// Back to the page that one came from.
if (document.referrer.startsWith(`${location.origin}/`)) document.querySelector("#back").href = document.referrer;

if (form) {
  const why = form.elements.why;
  if (why) {
    why.value ||= sessionStorage.getItem(WHY) ?? ""; // somebody may be writing already
    why.addEventListener("input", () => sessionStorage.setItem(WHY, why.value));
  }
  if (unsaved()) tell(form.dataset.unsaved);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.querySelector("button").disabled = false;
}

async function send() {
  const buttons = document.querySelectorAll("button");
  const { why, name, email, keep } = form.elements;
  const asked = {
    why: why?.value ?? "",
    name: name?.value ?? "",
    email: email?.value ?? "",
    keep: keep?.checked ?? false,
    seen: form.dataset.seen,
    choices,
  };
  buttons.forEach((button) => { button.disabled = true; });
  tell(form.dataset.sending);
  try {
    const response = await fetch("/_preview/send", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Preview-Token": form.dataset.token },
      body: JSON.stringify(asked),
    });
    if (!response.ok) throw new Error(response.status);
    show(await response.json());
  } catch {
    tell(form.dataset.stopped);
  }
  buttons.forEach((button) => { button.disabled = false; });
}

function show({ state, html }) {
  outcome.innerHTML = html; // the preview has escaped what is in it
  outcome.focus();
  if (state === "sent") {
    sessionStorage.removeItem(WHY);
    document.querySelector("#changes").remove();
    form.remove();
  } else if (state === "changed") {
    lookAgain();
  } else if (state === "conflicts") {
    form.hidden = true;
    document.querySelector("#settle").addEventListener("submit", settle);
  }
}

function settle(event) {
  event.preventDefault();
  const given = new FormData(event.target);
  for (const [id, side] of given) {
    if (!id.startsWith("words-")) choices[id] = { side, words: given.get(`words-${id}`) ?? "" };
  }
  form.hidden = false;
  send();
}

// The list as it is by now, without what was written being lost.
async function lookAgain() {
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.querySelector("#changes").replaceWith(page.querySelector("#changes"));
  const again = page.querySelector("#send");
  if (again) form.dataset.seen = again.dataset.seen;
}

// Whoever writes other words means them.
outcome.addEventListener("input", (event) => {
  const { name } = event.target;
  if (name?.startsWith("words-")) outcome.querySelector(`[name="${name.slice(6)}"][value="words"]`).checked = true;
});

function tell(words) {
  const said = document.createElement("p");
  said.textContent = words;
  outcome.replaceChildren(said);
}
