/* Keeps the ticks in the queue when the list is refreshed, and ticks a whole group at once.

   <div id="files">                                  swapped by htmx every few seconds while files are read
     <input type="checkbox" id="tick-7" form="…">    a row that can be ticked
     <button type="button" data-tick-all="…" hidden> ticks all rows of the form of that id; hidden without this script
   Without this script each row is ticked by itself, and the list changes only when the page is reloaded. */
(() => {
  "use strict";

  const ticks = () => [...document.querySelectorAll("#files input[type=checkbox]")];
  let kept = new Set();

  const showButtons = () => document.querySelectorAll("[data-tick-all]").forEach((button) => { button.hidden = false; });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tick-all]");
    if (!button) return;
    const rows = ticks().filter((tick) => tick.getAttribute("form") === button.dataset.tickAll);
    const on = rows.some((tick) => !tick.checked);
    rows.forEach((tick) => { tick.checked = on; });
  });
  document.addEventListener("htmx:beforeSwap", () => {
    kept = new Set(ticks().filter((tick) => tick.checked).map((tick) => tick.id));
  });
  document.addEventListener("htmx:load", () => {
    ticks().forEach((tick) => { if (kept.has(tick.id)) tick.checked = true; });
    showButtons();
  });
  showButtons();
})();
