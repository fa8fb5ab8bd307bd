// Editing where one reads: the bar at the end of the page, and what holds marks and panel together.
import { unsaved } from "./drafts.js";
import { button, make, root } from "./host.js";
import { boxOf, findMarks, focusFirstInView, focusPencil, indexOf, markOf, showAll } from "./marks.js";
import { goOn, openPanel } from "./panel.js";
import { learn, send } from "./requests.js";
import words from "./words.js";

export { whenFree } from "./panel.js";

const KEY = "kalliola-focus"; // where the focus belongs after the page was loaded anew
const HINT = "kalliola-hint-read";
const here = encodeURIComponent(location.pathname);

const status = make("p", { className: "status", role: "status" });
const pencils = button(`✎ ${words.editTexts}`, () => toggle(), { title: "F2" });
const undo = button(words.undo, () => change("undo"), { disabled: true });
const redo = button(words.redo, () => change("redo"), { disabled: true });
const more = button(words.allTexts, () => openPanel(`panel/page?path=${here}`, null, done));
const bar = make("section", { className: "bar" }, status, pencils, more, undo, redo);
bar.setAttribute("aria-label", words.editor);
root.append(bar);

let index = 0;
findMarks(openAt);
show(matchMedia("(hover: none)").matches);
offerUnsaved();
giveFocusBack();
if (!localStorage.getItem(HINT)) tellHint();

export function hear(news) {
  learn(news);
  undo.disabled = !news.undo;
  redo.disabled = !news.redo;
}

function openAt(mark) {
  index = indexOf(mark);
  openPanel(`panel/text?place=${encodeURIComponent(mark.place)}`, boxOf(mark), done);
}

function done({ said, place, goTo }) {
  if (said) status.textContent = said;
  if (place) sessionStorage.setItem(KEY, JSON.stringify({ place, index, said }));
  const mark = place && markOf(place, index);
  if (mark) focusPencil(mark);
  else pencils.focus();
  if (goTo) sessionStorage.setItem("kalliola-go", goTo);
  goOn();
}

async function change(path) {
  const answer = await send(path, {});
  const conflict = answer.conflicts?.length ? words.undoConflict : "";
  done({ ...answer, said: answer.said ?? `${conflict} ${answer.message ?? ""}`.trim() });
}

function giveFocusBack() {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  sessionStorage.removeItem(KEY);
  if (!kept) return;
  status.textContent = kept.said ?? "";
  focusPencil(markOf(kept.place, kept.index));
}

function show(areShown) {
  pencils.setAttribute("aria-pressed", areShown);
  showAll(areShown);
}

function toggle() {
  const areShown = pencils.getAttribute("aria-pressed") !== "true";
  show(areShown);
  if (areShown) focusFirstInView();
}

function offerUnsaved() {
  const panel = unsaved();
  if (!panel) return;
  const opener = button(words.openUnsaved, () => { opener.remove(); openPanel(panel, null, done); });
  bar.prepend(opener);
}

function tellHint() {
  const close = () => { localStorage.setItem(HINT, "1"); hint.remove(); pencils.focus(); };
  const hint = make("div", { className: "hint" }, make("p", {}, words.hint), button(words.understood, close));
  bar.prepend(hint);
}

// A picture is dropped on the page: on that of an update it is the update's, elsewhere it begins a new one.
document.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  openPanel(`panel/picture?path=${here}`, null, done, file);
});
