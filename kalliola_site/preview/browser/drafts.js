// What is being written, kept in the browser by its place until the preview has it.
import words from "./words.js";

const PREFIX = `kalliola-draft:${words.project}:`;

// A browser that keeps nothing has what is written in the field all the same.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

export function keep(place, draft) {
  attempt(() => localStorage.setItem(PREFIX + place, JSON.stringify(draft)));
}

export function kept(place) {
  return attempt(() => JSON.parse(localStorage.getItem(PREFIX + place)));
}

export function drop(place) {
  attempt(() => localStorage.removeItem(PREFIX + place));
}

// The address of a panel in which something was written that the preview does not have.
export function unsaved() {
  const key = attempt(() => Object.keys(localStorage).find((each) => each.startsWith(PREFIX)));
  return key ? kept(key.slice(PREFIX.length)).panel : null;
}
