// Where all that the preview adds to a page stands: out of reach of the page's style sheets.
import words from "./words.js";

export const root = document.createElement("kalliola-preview").attachShadow({ mode: "open" });
root.host.lang = words.language;

// Makes an element: its properties, or attributes where it has no such property, and what is in it.
export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value ?? "";
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

export const foot = make("div", { className: "foot" });

export function button(text, onclick, properties) {
  return make("button", { type: "button", onclick, ...properties }, text);
}

root.append(make("link", { rel: "stylesheet", href: "/_preview/panel.css" }), foot);
document.documentElement.append(root.host);
