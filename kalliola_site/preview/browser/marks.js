// The texts of the page: each stands between two comments, the first of which says where it is in the files.
import { button, make, root } from "./host.js";
import words from "./words.js";

const SIZE = 28; // pixels; WCAG 2.5.8 asks for 24
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
const layer = make("div", { className: "pencils", role: "toolbar", ariaLabel: words.textsHere });
const marks = [];
let open;

export function findMarks(whenChosen) {
  open = whenChosen;
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  const begun = [];
  while (comments.nextNode()) {
    const comment = comments.currentNode;
    if (comment.data.startsWith("content/")) begun.push(comment);
    else if (comment.data === "/" && begun.length) add(begun.pop(), comment);
  }
  marks.sort((one, other) => one.range.compareBoundaryPoints(Range.START_TO_START, other.range));
  layer.append(...marks.map((mark) => mark.pencil));
  root.append(layer);
  new ResizeObserver(placeAll).observe(document.body);
  document.addEventListener("toggle", placeAll, true);
  document.fonts.ready.then(placeAll);
}

function add(start, end) {
  const range = new Range();
  range.setStartAfter(start);
  range.setEndBefore(end);
  const text = range.toString().trim();
  if (!text) return;
  // Where words are borrowed from another language, their own place comes first.
  const mark = { place: start.data.split(" ").at(-1), range, element: start.parentElement };
  const ariaLabel = words.editText.replace("{text}", () => text.slice(0, 100));
  mark.pencil = button("✎", () => open(mark), { tabIndex: -1, ariaLabel });
  marks.push(mark);
}

// Each pencil where its text's first line ends, and none over another.
function placeAll() {
  const taken = [];
  const widest = document.documentElement.clientWidth - SIZE;
  for (const { pencil, ...mark } of marks) {
    const [box] = boxes(mark);
    pencil.hidden = !box;
    if (!box) continue;
    const spot = { x: Math.min(box.right - SIZE / 3, widest), y: Math.max(0, box.top + scrollY - SIZE / 2) };
    while (taken.some((other) => Math.abs(other.x - spot.x) < SIZE && Math.abs(other.y - spot.y) < SIZE)) {
      if (spot.x >= SIZE) spot.x -= SIZE;
      else Object.assign(spot, { x: widest, y: spot.y + SIZE });
    }
    taken.push(spot);
    pencil.style.translate = `${spot.x + scrollX}px ${spot.y}px`;
  }
}

function boxes({ range, element }) {
  const found = [...range.getClientRects()].filter((box) => box.width && box.height);
  return found.length || !element.ownerSVGElement ? found : [element.getBoundingClientRect()];
}

export function boxOf({ range }) {
  return range.getBoundingClientRect();
}

function markAt({ target, clientX: x, clientY: y }) {
  const isHit = (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  return marks.findLast((mark) => mark.range.intersectsNode(target) && boxes(mark).some(isHit));
}

// The text at a place or within it; where it stands on the page more than once, the one that was meant.
export function markOf({ place, index }) {
  const found = marks.filter((mark) => mark.place === place || mark.place.startsWith(`${place}/`));
  return found[index] ?? found[0];
}

export function focusOf(mark) {
  return mark && { place: mark.place, index: marks.filter((other) => other.place === mark.place).indexOf(mark) };
}

export function focusedMark() {
  return marks.find((mark) => mark.pencil === root.activeElement);
}

function point(mark) {
  marks.forEach((other) => other.pencil.classList.toggle("here", other === mark));
}

// The other pencils are one step away then, with the arrow keys.
export function focusPencil(mark) {
  marks.forEach((other) => { other.pencil.tabIndex = other === mark ? 0 : -1; });
  point(mark);
  placeAll();
  mark.pencil.focus({ preventScroll: true });
  const box = boxOf(mark);
  if (box.top < 0 || box.bottom > innerHeight) mark.element.scrollIntoView({ block: "center" });
}

export function showAll(areShown) {
  layer.classList.toggle("all", areShown);
  placeAll();
}

const seen = () => marks.filter((mark) => !mark.pencil.hidden);

export function focusFirst() {
  placeAll();
  const first = seen().find((mark) => boxOf(mark).bottom > 0 && mark.element.closest("main")) ?? seen()[0];
  if (first) focusPencil(first);
}

document.addEventListener("pointerover", (event) => {
  const mark = markAt(event);
  if (!mark) return;
  placeAll();
  point(mark);
});

document.addEventListener("click", (event) => {
  const mark = event.altKey && markAt(event);
  if (!mark) return;
  event.preventDefault();
  event.stopPropagation();
  open(mark);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key !== "F2") return;
  event.preventDefault();
  const focused = document.activeElement;
  const isOnPage = focused !== document.body && focused !== root.host;
  const mark = isOnPage ? marks.find((each) => each.range.intersectsNode(focused)) : focusedMark();
  if (mark) open(mark);
  else focusFirst();
});

layer.addEventListener("keydown", (event) => {
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const known = seen();
  const at = known.indexOf(focusedMark()) + STEPS[event.key];
  focusPencil(known[Math.max(0, Math.min(at, known.length - 1))]);
});
