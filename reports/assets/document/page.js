// The script of every page: it puts shared words in their place, names the
// cells of tables for narrow screens and lets wide ones be scrolled by keyboard.
// plots.js draws the charts and lists.js the long lists. None of them computes a
// figure: texts come ready from the page.
"use strict";
globalThis.nines = globalThis.nines || {};

(function () {
  const carried = document.getElementById("page-figures");
  const page = carried ? JSON.parse(carried.textContent) : {};

  // What many pages say stands in scripts beside them, escaped by the same pen
  // as the page itself.
  document.querySelectorAll("[data-part]").forEach((place) => {
    place.innerHTML = (nines.parts || {})[place.dataset.part] || "";
    const fill = place.dataset.fill && place.dataset.fill.split("|");
    if (fill) place.querySelectorAll(":is(tbody, tfoot) tr").forEach((tr, n) => { tr.lastElementChild.textContent = fill[n]; });
  });

  // On a narrow screen a cell names its column.
  document.querySelectorAll(".table:not(.scroll) > table").forEach((table) => {
    const names = [...table.querySelectorAll("thead th")].map((th) => th.textContent);
    if (names.length && !table.closest(".rows")) table.querySelectorAll(":is(tbody, tfoot) tr").forEach((tr) => {
      [...tr.children].forEach((cell, n) => { cell.dataset.label ??= names[n]; });
    });
  });

  // A table that is wider than its place can be scrolled by keyboard.
  function reach(place) {
    const wide = place.scrollWidth > place.clientWidth;
    if (wide === (place.tabIndex === 0)) return;
    if (!wide) return ["tabindex", "role", "aria-label"].forEach((name) => place.removeAttribute(name));
    const caption = place.querySelector("caption");
    place.tabIndex = 0;
    place.setAttribute("role", "region");
    place.setAttribute("aria-label", caption ? caption.textContent : "table");
  }
  const reachAll = () => document.querySelectorAll(".table").forEach(reach);
  addEventListener("resize", reachAll);
  document.addEventListener("toggle", reachAll, true);
  reachAll();

  // element makes an element with a text; texts are never read as markup.
  function element(name, text, className) {
    const e = document.createElement(name);
    if (text !== undefined) e.textContent = text;
    if (className) e.className = className;
    return e;
  }
  // said is the text of a cell, without what stands below it.
  const said = (cell) => [...cell.childNodes].filter((n) => n.nodeName !== "SMALL").map((n) => n.textContent).join("");

  Object.assign(nines, { page, element, said, reachAll });
})();
