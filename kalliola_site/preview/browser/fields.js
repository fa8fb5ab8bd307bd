// Fields for words: as high as what they hold, and with the browser's own undo for what we put into them.
import { make } from "./host.js";
import { send } from "./requests.js";

const TAGS = { text: "textarea", choice: "select" };

// A label, the field, and what is said of it.
export function makeField({ label, lang, dir, type, choices, hint, state, value }, id) {
  const input = make(TAGS[type] ?? "input", { id, lang, dir });
  if (input.localName === "input") input.type = type === "line" ? "text" : type;
  for (const [key, name] of choices) input.append(make("option", { value: key }, name));
  if (type !== "file") input.value = value ?? "";
  if (type === "text") input.rows = 1;
  const [errors, told] = [0, 1].map(() => make("div", { role: "status" }));
  const notes = make("div", { id: `${id}-notes` }, errors, told);
  input.setAttribute("aria-describedby", notes.id);
  const name = make("label", { htmlFor: id }, label, state && make("span", {}, ` – ${state}`));
  return { input, errors, told, element: make("div", { className: "field" }, name, hint && make("p", {}, hint), input, notes) };
}

// WebKit has no field-sizing.
export function grow(input) {
  if (input.localName !== "textarea" || CSS.supports("field-sizing", "content")) return;
  input.style.blockSize = "auto";
  input.style.blockSize = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
}

// As if typed, so that Ctrl+Z takes it back.
function insert(input, text) {
  input.focus();
  document.execCommand(text ? "insertText" : "delete", false, text);
}

export function replaceAll(input, text) {
  input.focus();
  input.select();
  insert(input, text);
}

// Cleans what is pasted as the content's rules have it; several paragraphs may yet become items of a list.
export async function cleanPasted({ input, place, items }, event) {
  const text = event.clipboardData.getData("text/plain");
  if (/^[\p{L}\p{N}\p{P} ]*$/u.test(text) && !/^[•\-*–] | {2}/.test(text)) return;
  event.preventDefault();
  const answer = await send("pasted", { text, place });
  if (!answer.isDone) return insert(input, text);
  if (!items || answer.paragraphs.length < 2) insert(input, answer.text);
  return answer;
}
