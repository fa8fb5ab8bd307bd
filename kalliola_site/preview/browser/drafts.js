// What is being written, kept in the browser by its place until the preview has it.
import words from "./words.js";

const PREFIX = `kalliola-draft:${words.project}:`;

export function keep(place, draft) {
  localStorage.setItem(PREFIX + place, JSON.stringify(draft));
}

export function kept(place) {
  return JSON.parse(localStorage.getItem(PREFIX + place));
}

export function drop(place) {
  localStorage.removeItem(PREFIX + place);
}

// The address of a panel in which something was written that the preview does not have.
export function unsaved() {
  const key = Object.keys(localStorage).find((each) => each.startsWith(PREFIX));
  return key && JSON.parse(localStorage.getItem(key)).panel;
}
