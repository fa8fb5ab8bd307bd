// Editing where one reads: the bar at the end of the page, and what holds marks and panel together.
import { unsaved } from "./drafts.js";
import { button, foot, make } from "./host.js";
import { boxOf, findMarks, focusFirst, focusOf, focusPencil, focusedMark, markOf, showAll } from "./marks.js";
import { goOn, openPanel, whenFree as whenClosed } from "./panel.js";
import { learn, send } from "./requests.js";
import words from "./words.js";

const FOCUS = "kalliola-focus"; // where the focus belongs after the page was loaded anew
const HINT = "kalliola-hint-read";
const page = `path=${encodeURIComponent(location.pathname)}`;

const status = make("p", { className: "status", role: "status" });
const pencils = button(`✎ ${words.editTexts}`, toggle, { title: "F2" });
const more = button(words.allTexts, () => openPanel(`panel/page?${page}`, null, done));
const undo = button(words.undo, () => change("undo"), { disabled: true });
const redo = button(words.redo, () => change("redo"), { disabled: true });
const changes = make("a", { href: "/_preview/changes" }, words.changes);
const bar = make("section", { className: "bar", ariaLabel: words.editor }, status, pencils, more, undo, redo, changes);
foot.prepend(bar);

let opened = {};
let isLeaving = false;
let next = null; // where the focus goes, until someone moves on
findMarks((mark) => {
  opened = focusOf(mark);
  openPanel(`panel/text?place=${encodeURIComponent(mark.place)}`, boxOf(mark), done);
});
show(matchMedia("(hover: none)").matches);
const unsavedPanel = unsaved();
const opener = button(words.openUnsaved, () => { opener.remove(); openPanel(unsavedPanel, null, done); });
if (unsavedPanel) bar.prepend(opener);
if (!localStorage.getItem(HINT)) tellHint();
const before = sessionStorage.getItem(FOCUS);
sessionStorage.removeItem(FOCUS);
if (before) focusOn(JSON.parse(before));

export function hear(news) {
  learn(news);
  undo.disabled = !news.undo;
  redo.disabled = !news.redo;
}

export function whenFree(action) {
  if (!isLeaving) whenClosed(action);
}

export function keepFocus() {
  const focus = next ?? focusOf(focusedMark());
  if (focus) sessionStorage.setItem(FOCUS, JSON.stringify(focus));
}

for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => { next = null; });

function done({ said, place, goTo }) {
  next = { said, place, index: opened.index };
  isLeaving = Boolean(goTo);
  if (goTo) return location.assign(goTo);
  focusOn(next);
  goOn();
}

function focusOn(focus) {
  status.textContent = focus.said ?? "";
  const mark = markOf(focus);
  if (mark) focusPencil(mark);
  else pencils.focus();
}

async function change(path) {
  const answer = await send(path, {});
  done({ ...answer, said: answer.said ?? answer.message ?? words.undoConflict });
}

function show(areShown) {
  pencils.ariaPressed = areShown;
  showAll(areShown);
}

function toggle() {
  const areShown = pencils.ariaPressed !== "true";
  show(areShown);
  if (areShown) focusFirst();
}

function tellHint() {
  const close = () => { localStorage.setItem(HINT, "1"); hint.remove(); pencils.focus(); };
  const hint = make("div", { className: "hint" }, make("p", {}, words.hint), button(words.understood, close));
  bar.prepend(hint);
}

// A picture dropped on the page becomes that of an update.
document.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  openPanel(`panel/picture?${page}`, null, done, file);
});
