/* Keeps what is ticked in the queue while the list is brought up to date, and lets a whole group be ticked at once.

   <div id="files">                                  swapped by htmx every few seconds while files are read
     <input type="checkbox" id="tick-7" form="…">    a row that can be ticked
     <button type="button" data-tick-all="…" hidden> ticks all rows of the form of that id; hidden without this script
   Without it each row is ticked by itself, and the list moves on when it is loaded again. */
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
  document.addEventListener("htmx:afterSwap", () => {
    ticks().forEach((tick) => { if (kept.has(tick.id)) tick.checked = true; });
    showButtons();
  });
  showButtons();
})();
