// On each previewed page: hears of news from the preview, and brings the page up to date.
// A published page never has it.
"use strict";

{
  const loaded = document.currentScript.dataset.page;

  const host = document.createElement("kalliola-preview");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_preview/panel.css";
  const panel = document.createElement("section");
  root.append(style, panel);
  document.documentElement.append(host);

  let stream = null;
  let shown = "";
  let stopped = "";

  function listen() {
    stream = new EventSource(`/_preview/news?path=${encodeURIComponent(location.pathname)}`);
    stream.onmessage = (event) => bringUpToDate(JSON.parse(event.data));
    stream.onerror = tellThatItStopped;
  }

  function bringUpToDate(news) {
    if (news.page !== loaded) {
      stream.close();
      location.reload(); // browsers keep the scroll place
      return;
    }
    changeStylesheets(news.stylesheets);
    stopped = news.stopped;
    panel.lang = news.language;
    panel.setAttribute("aria-label", news.label);
    show(news.panel);
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
    if (!stopped) return;
    const words = document.createElement("p");
    words.textContent = stopped;
    const notice = document.createElement("div");
    notice.className = "headline";
    notice.setAttribute("role", "status");
    notice.append(words);
    show(notice.outerHTML);
  }

  function show(html) {
    if (html === shown) return; // what a screen reader has said need not be said again
    shown = html;
    panel.innerHTML = html;
  }

  // The panel covers the end of the page: make room there, and keep what has the focus out from under it.
  new ResizeObserver(() => {
    const room = panel.querySelector("details") ? "" : `${panel.offsetHeight || ""}px`;
    document.documentElement.style.paddingBlockEnd = room;
    document.documentElement.style.scrollPaddingBlockEnd = room;
  }).observe(panel);

  // A browser opens only six connections to a host: pages that nobody sees must not take them all.
  document.addEventListener("visibilitychange", () => {
    stream?.close();
    stream = null;
    if (document.visibilityState === "visible") listen();
  });
  if (document.visibilityState === "visible") listen();
}
