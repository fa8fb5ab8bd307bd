// On each previewed page, and on none that is published: brings the page up to date.
import { foot, make } from "./host.js";
import words from "./words.js";

const loaded = document.querySelector("script[data-page]").dataset.page;
const panel = make("section", { className: "news" });
foot.append(panel);

const editor = words.token ? await import("./editor.js") : null;
let stream = null;
let shown = "";

function listen() {
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`/_preview/news?path=${encodeURIComponent(location.pathname)}`);
  stream.onmessage = (event) => bringUpToDate(JSON.parse(event.data));
  stream.onerror = tellThatItStopped;
}

function bringUpToDate(news) {
  editor?.hear(news);
  if (news.page !== loaded) return editor ? editor.whenFree(reload) : reload();
  changeStylesheets(news.stylesheets);
  panel.ariaLabel = words.preview;
  show(news.panel);
}

function reload() {
  stream?.close();
  editor?.keepFocus();
  location.reload(); // browsers keep the place
}

function changeStylesheets(addresses) {
  const links = document.querySelectorAll('link[rel="stylesheet"]:not([data-leaving])');
  links.forEach((link, index) => {
    if (link.getAttribute("href") === addresses[index]) return;
    const next = link.cloneNode();
    next.href = addresses[index];
    // The old one goes when the new one is there, or the page would flash without any.
    next.onload = next.onerror = () => link.remove();
    link.dataset.leaving = "";
    link.after(next);
  });
}

function tellThatItStopped() {
  if (panel.ariaLabel) show(`<div class="headline" role="status"><p>${words.stopped}</p></div>`);
}

function show(html) {
  if (html === shown) return; // what a screen reader has said need not be said again
  shown = html;
  panel.innerHTML = html;
}

// What covers the end of the page needs room there.
new ResizeObserver(() => {
  const room = editor || panel.querySelector(".headline") ? `${foot.offsetHeight}px` : "";
  document.documentElement.style.paddingBlockEnd = room;
  document.documentElement.style.scrollPaddingBlockEnd = room;
}).observe(foot);

// A browser opens six connections to a host only.
document.addEventListener("visibilitychange", listen);
listen();
