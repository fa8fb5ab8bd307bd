// The panel at the words, one at a time. What is in it, the preview says: fields, what saving sends, and tools.
import { drop, keep, kept } from "./drafts.js";
import { cleanPasted, grow, makeField, replaceAll } from "./fields.js";
import { button, make, root } from "./host.js";
import { ask, send, sendPicture } from "./requests.js";
import words from "./words.js";

const PAUSE = 200; // milliseconds without a key after which what is written is checked
let current = null;
let waiting = null;

// Runs what takes the page away as soon as nothing is being written.
export function whenFree(action) {
  if (!current) return action();
  waiting = action;
  current.news.textContent = words.pageChanged;
}

export function goOn() {
  waiting?.();
  waiting = null;
}

// Opens the panel at an address. `done` is told what was said, and where the focus goes.
export async function openPanel(address, box, done, picture) {
  if (current?.edits().length) return current.askToDrop();
  const shown = await ask(address);
  if (!shown.isDone) return done({ said: shown.message });
  current?.close();
  let timer = null;
  let asked = 0;
  let before = null;
  let pasting = null;
  const fields = shown.fields.map((each, number) => {
    const draft = kept(each.place);
    const made = makeField({ ...each, value: draft ? draft.now : each.value }, `field-${number}`);
    return { ...each, ...made, old: draft ? draft.old : each.value, isKept: draft !== null };
  });
  const [status, news] = [1, 2].map(() => make("p", { className: "status", role: "status" }));
  const question = make("div", { className: "question", hidden: true, role: "alertdialog", ariaLabel: words.dropAsked });
  const frame = make("section", { className: "panel", popover: "manual", role: "dialog", ariaLabel: shown.title },
    make("div", { className: "top" }, make("h2", {}, shown.title), button("×", leave, { ariaLabel: words.close })),
    make("p", {}, shown.hint ?? ""), ...fields.map((each) => each.element), news, status, question,
    shown.save && button(words.save, save, { className: "main", title: "Ctrl+Enter" }),
    make("div", { className: "tools" }, ...shown.tools.map(tool)), make("div", { innerHTML: shown.pages }));

  for (const each of fields) {
    each.input.addEventListener("input", () => {
      if (each.type === "file") return hold(each, each.input.files[0]);
      grow(each.input);
      keepDraft(each);
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE);
    });
    each.input.addEventListener("paste", async (event) => noteOfPasted(each, await (pasting = cleanPasted(each, event))));
    if (each.isKept) note(each, [words.keptWords]);
    if (each.type === "file" && picture) hold(each, picture);
  }

  frame.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // ¨ and a are still becoming ä
    const isSaving = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (event.key !== "Escape" && !isSaving) return;
    event.preventDefault();
    (isSaving ? save : leave)();
  });

  current = { close, askToDrop, edits, news };
  root.append(frame);
  frame.showPopover();
  place(frame, box);
  fields.forEach((each) => grow(each.input));
  (fields.find((each) => each.isFirst)?.input ?? frame.querySelector("textarea, input, .tools > button")).focus();
  if (edits().length) check();

  function keepDraft({ place, old, input: { value: now } }) {
    if (now === (old ?? "")) drop(place);
    else keep(place, { old, now, panel: address });
  }

  function tell(text) {
    status.textContent = text;
  }

  function tool({ label, opens, path, body, isDisabled }) {
    const act = () => (opens ? openPanel(opens, box, done) : finish(path, body));
    return button(label, () => (edits().length ? tell(words.saveFirst) : act()), { disabled: isDisabled });
  }

  function edits() {
    return fields
      .map(({ place, old, type, held, input }) => ({ place, old, new: type === "file" ? held : input.value }))
      .filter((edit) => (edit.new ?? "") !== (edit.old ?? ""));
  }

  async function hold(each, file) {
    const answer = await sendPicture(file);
    each.held = answer.picture;
    note(each, [answer.message ?? file.name]);
  }

  function note(each, lines) {
    each.told.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  // The build's own checks, while one writes; an answer to an older question is passed over.
  async function check() {
    const number = (asked += 1);
    const changed = edits();
    const answer = changed.length ? await send(shown.save.path, { ...shown.save.body, edits: changed, dry: true }) : {};
    if (number === asked) showProblems(answer);
  }

  function showProblems({ problems = [], conflicts = [], message = "" }) {
    for (const each of fields) {
      const found = problems.filter((problem) => problem.place === each.place);
      const conflict = conflicts.find((other) => other.place === each.place);
      each.input.ariaInvalid = found.some((problem) => problem.severity === "error");
      const lines = found.map((problem) => make("p", { className: problem.severity }, problem.text));
      if (conflict) lines.push(bothVersions(each, conflict.theirs));
      each.errors.replaceChildren(...lines);
    }
    const others = [...problems, ...conflicts].filter((found) => !fields.some((each) => each.place === found.place));
    tell([message, ...others.map((found) => found.text ?? words.undoConflict)].join(" ").trim());
  }

  // What stands in the file by now.
  function bothVersions(each, theirs) {
    const settle = (text) => {
      each.old = theirs;
      replaceAll(each.input, text);
      keepDraft(each);
      check();
    };
    return make("div", { className: "question" }, words.changedMeanwhile,
      make("blockquote", { lang: each.lang, dir: each.dir }, theirs ?? "–"),
      button(words.takeTheirs, () => settle(theirs ?? "")), button(words.keepMine, () => settle(each.input.value)));
  }

  // Several paragraphs for an item of a list are looked at before they become items.
  function noteOfPasted(each, { told, paragraphs, text } = { told: [] }) {
    note(each, told);
    if (!each.items || !(paragraphs?.length > 1)) return;
    const items = paragraphs.map((one) => ({ [each.lang]: one }));
    each.told.append(make("div", { className: "question" }, words.asItems.replace("{count}", items.length),
      make("ol", { lang: each.lang }, ...paragraphs.map((one) => make("li", {}, one))),
      button(words.addItems, () => finish(each.items.path, { ...each.items.body, items })),
      button(words.asOne, () => { note(each, []); replaceAll(each.input, text); })));
  }

  async function save() {
    await pasting;
    const sent = edits();
    if (!sent.length) return leave();
    return finish(shown.save.path, { ...shown.save.body, edits: sent }, sent);
  }

  // Only when the preview has the words are they dropped from where drafts are kept.
  async function finish(path, body, sent = []) {
    clearTimeout(timer);
    asked += 1;
    tell(words.saving);
    const answer = await send(path, body);
    if (!answer.isDone) {
      showProblems(answer);
      return fields.find((each) => each.errors.firstChild)?.input.focus();
    }
    for (const { place, new: now } of sent) fields.find((each) => each.place === place).old = now;
    const [more] = edits();
    if (!more) return away(answer);
    tell(answer.said); // what was written meanwhile, or beside what was pasted, stays
    for (const each of fields) {
      note(each, []);
      keepDraft(each);
      if (each.place === more.place) each.input.focus();
    }
  }

  function close() {
    clearTimeout(timer);
    frame.remove();
    current = null;
  }

  function leave() {
    (edits().length ? askToDrop : away)();
  }

  function away(answer) {
    fields.forEach((each) => drop(each.place));
    close();
    done({ place: shown.place, ...answer });
  }

  function stay() {
    question.hidden = true;
    before?.focus();
  }

  // Escape asks before it drops what is written.
  function askToDrop() {
    if (!question.hidden) return stay();
    before = root.activeElement;
    question.replaceChildren(words.dropAsked, make("br", {}), button(words.goOn, stay), button(words.drop, away));
    question.hidden = false;
    question.querySelector("button").focus();
  }
}

// Below the words, or above where there is room only there, never over them; narrow screens: see the style.
function place(frame, box) {
  const width = document.documentElement.clientWidth;
  if (!box || width < 640) return;
  const above = box.top - frame.offsetHeight - 8;
  const isAbove = box.bottom + frame.offsetHeight > innerHeight && above >= 0;
  const top = scrollY + (isAbove ? above : box.bottom + 8);
  const left = scrollX + Math.max(8, Math.min(box.left, width - frame.offsetWidth - 8));
  Object.assign(frame.style, { position: "absolute", inset: `${top}px auto auto ${left}px` });
  frame.scrollIntoView({ block: "nearest" });
}
