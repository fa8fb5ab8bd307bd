// The texts of the page that can be changed: each stands between two comments, the first of which says where it is.
import { button, make, root, say } from "./host.js";
import words from "./words.js";

const SIZE = 28; // pixels; WCAG 2.5.8 asks for 24
const marks = [];
const byElement = new Map();
const layer = make("div", { className: "pencils", role: "toolbar" });
layer.setAttribute("aria-label", words.textsHere);
let open = () => {};

export function findMarks(whenChosen) {
  open = whenChosen;
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  const begun = [];
  while (comments.nextNode()) {
    const comment = comments.currentNode;
    if (comment.data.startsWith("content/")) begun.push(comment);
    else if (comment.data === "/" && begun.length) add(begun.pop(), comment);
  }
  marks.sort((one, other) => (one.start.compareDocumentPosition(other.start) & 4 ? -1 : 1));
  marks.forEach((mark) => layer.append(mark.pencil));
  if (marks.length) marks[0].pencil.tabIndex = 0;
  root.append(layer);
  new ResizeObserver(placeAll).observe(document.body);
  document.addEventListener("toggle", placeAll, true);
  document.fonts?.ready.then(placeAll);
}

function add(start, end) {
  const range = new Range();
  range.setStartAfter(start);
  range.setEndBefore(end);
  const text = range.toString().trim();
  if (!text) return;
  const mark = { place: start.data.split(" ").at(-1), start, range, element: start.parentElement };
  mark.pencil = button("✎", () => open(mark), { tabIndex: -1, title: words.edit });
  mark.pencil.setAttribute("aria-label", say(words.editText, { text: text.slice(0, 100) }));
  marks.push(mark);
  for (const element of new Set([mark.element, range.endContainer.parentElement])) {
    byElement.set(element, [...(byElement.get(element) ?? []), mark]);
  }
}

// Puts each pencil to the end of its text's first line, and none over another.
function placeAll() {
  const taken = [];
  for (const mark of marks) {
    const box = boxes(mark)[0];
    mark.pencil.hidden = !box;
    if (!box) continue;
    const widest = document.documentElement.clientWidth - SIZE;
    const spot = { x: Math.min(box.right, widest), y: box.top + scrollY };
    while (taken.some((other) => Math.abs(other.x - spot.x) < SIZE && Math.abs(other.y - spot.y) < SIZE)) {
      spot.x -= SIZE;
      if (spot.x < 0) Object.assign(spot, { x: widest, y: spot.y + SIZE });
    }
    taken.push(spot);
    mark.pencil.style.insetInlineStart = "auto";
    mark.pencil.style.left = `${spot.x + scrollX}px`;
    mark.pencil.style.top = `${spot.y}px`;
  }
}

function boxes(mark) {
  const found = [...mark.range.getClientRects()].filter((box) => box.width && box.height);
  return found.length || !mark.element.ownerSVGElement ? found : [mark.element.getBoundingClientRect()];
}

export function boxOf(mark) {
  return boxes(mark)[0] ? mark.range.getBoundingClientRect() : null;
}

// The text at a point of the page, or else around or within an element.
function markAt(element, point) {
  for (let around = element; around; around = around.parentElement) {
    const here = byElement.get(around) ?? [];
    const hit = here.find((mark) => boxes(mark).some((box) => isIn(box, point)));
    if (hit || here.length === 1) return hit ?? here[0];
  }
  return null;
}

function isIn(box, { clientX: x, clientY: y }) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function markIn(node) {
  return marks.find((mark) => node.contains(mark.start) || mark.range.intersectsNode(node));
}

export function markOf(place, index) {
  const found = marks.filter((mark) => mark.place === place);
  return found[index] ?? found[0];
}

export function indexOf(mark) {
  return marks.filter((other) => other.place === mark.place).indexOf(mark);
}

export function visibleTexts() {
  return marks.map((mark) => mark.place);
}

// Moves the focus to a pencil; the others are one step away with the arrow keys.
export function focusPencil(mark) {
  if (!mark) return;
  mark.element.closest("details:not([open])")?.setAttribute("open", "");
  marks.forEach((other) => { other.pencil.tabIndex = other === mark ? 0 : -1; });
  point(mark);
  placeAll();
  mark.pencil.focus({ preventScroll: true });
  const box = boxOf(mark);
  if (box && (box.top < 0 || box.bottom > innerHeight)) mark.element.scrollIntoView({ block: "center" });
}

function point(mark) {
  marks.forEach((other) => other.pencil.classList.toggle("here", other === mark));
}

// Shows all pencils or takes them away, and leads the keyboard to the first that is in view.
export function showAll(areShown) {
  layer.classList.toggle("all", areShown);
  if (areShown) placeAll();
}

export function focusFirstInView() {
  const seen = marks.filter((mark) => !mark.pencil.hidden);
  focusPencil(seen.find((mark) => boxOf(mark).bottom > 0 && mark.element.closest("main")) ?? seen[0]);
}

document.addEventListener("pointerover", (event) => {
  const mark = event.target instanceof Element && markAt(event.target, event);
  if (mark) {
    placeAll();
    point(mark);
  }
});

document.addEventListener("click", (event) => {
  const mark = event.altKey && event.target instanceof Element && markAt(event.target, event);
  if (!mark) return;
  event.preventDefault();
  event.stopPropagation();
  open(mark);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "F2" || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();
  const focused = document.activeElement;
  const chosen = getSelection().isCollapsed ? null : getSelection().anchorNode;
  const isOnPage = focused !== document.body && !focused.shadowRoot;
  const mark = isOnPage ? markIn(focused) : chosen && markIn(chosen);
  if (mark) open(mark);
  else if (!root.activeElement || !layer.contains(root.activeElement)) focusFirstInView();
});

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

layer.addEventListener("keydown", (event) => {
  const seen = marks.filter((mark) => !mark.pencil.hidden);
  const at = seen.findIndex((mark) => mark.pencil === root.activeElement);
  const to = { Home: 0, End: seen.length - 1 }[event.key] ?? at + (STEPS[event.key] ?? 0);
  if (event.key === "F2") open(seen[at]);
  if (to === at && event.key !== "F2") return;
  event.preventDefault();
  if (event.key !== "F2") focusPencil(seen[Math.max(0, Math.min(to, seen.length - 1))]);
});
