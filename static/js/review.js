/* The keyboard of the review page, and the tie between a value and its mark on the picture of the page.

   <div data-review>                                  the whole; one on the page
     <li class="fieldrow" data-field="12" data-page="1">   one value; tabindex is set here. 12 is its number or key
       <button data-accept>                           Enter: accept it as read
       <select|input|textarea data-edit>              E: the control (else the first control of the row)
       <a data-open href="?page=4#field-12">          O: its page; a plain link, which htmx may turn into a swap
       <button data-unread>                           U: could not be read
     <div data-sheet data-page="1">                   the page shown, with an <svg class="overlay"> over its picture
       <g data-for="12 13">                           the mark of a value or of several; the one in hand gets the class "now"
     <button data-publish>  P     <a data-aside>  Esc
     <dialog data-keys>           ?: all keys. In it <input type="checkbox" data-keys-on>: single keys can be switched
                                  off (WCAG 2.1.4), which is remembered in this browser
   J and K go to the next and the previous value. Keys are left alone in text fields and lists, except Enter and Esc.
   After htmx has swapped rows the next value to check (class fieldrow-check) takes the focus. */
(() => {
  "use strict";

  const root = document.querySelector("[data-review]");
  if (!root) return;

  const OFF = "review-keys-off";
  const rows = () => [...root.querySelectorAll("[data-field]")];
  const current = () => root.querySelector(".fieldrow-now");
  const typing = (element) => element.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select");
  const press = (element) => { if (element && element.getAttribute("aria-disabled") !== "true") element.click(); };
  let accepted = null;

  const emphasise = (row) => {
    const sheet = root.querySelector("[data-sheet]");
    if (!sheet) return;
    sheet.querySelectorAll("[data-for]").forEach((mark) => mark.classList.toggle("now", mark.dataset.for.split(" ").includes(row.dataset.field)));
    const mark = sheet.querySelector("[data-for].now");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // On a phone the page stands above the fields: scrolling to the mark would take the field away.
    if (mark && matchMedia("(min-width: 60rem)").matches) mark.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };

  const mark = (row) => {
    if (row === current()) return;
    rows().forEach((each) => each.classList.toggle("fieldrow-now", each === row));
    emphasise(row);
  };

  // A value may stand in a part that is folded away.
  const unfold = (element) => {
    for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };

  const go = (row) => {
    if (!row) return;
    unfold(row);
    mark(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const all = rows();
    const at = all.indexOf(current());
    go(all[Math.min(all.length - 1, Math.max(0, at + by))]);
  };

  const accept = (row) => {
    const button = row && row.querySelector("[data-accept]");
    if (!button) return step(1);
    accepted = rows().indexOf(row);
    return press(button);
  };

  const edit = (row) => {
    const control = row && (row.querySelector("[data-edit]") || row.querySelector("select, input, textarea"));
    if (!control) return;
    unfold(control);
    control.focus();
  };

  const explain = () => {
    const dialog = root.querySelector("[data-keys]");
    if (dialog && !dialog.open) dialog.showModal();
  };

  const inRow = (name) => { const row = current(); press(row && row.querySelector(`[data-${name}]`)); };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: () => edit(current()),
    o: () => inRow("open"),
    u: () => inRow("unread"),
    p: () => press(root.querySelector("[data-publish]")),
    "?": explain,
  };

  const onEnter = (event) => {
    // Before anything has the focus, and after a swap has taken it, the value in hand is meant.
    const row = event.target === document.body ? current() : event.target.closest("[data-field]");
    if (!row || event.target.matches("a, button, textarea, summary")) return;
    event.preventDefault();
    accept(row);
  };

  const onEscape = (event) => {
    if (typing(event.target)) go(event.target.closest("[data-field]"));
    else press(root.querySelector("[data-aside]"));
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || root.querySelector("dialog[open]")) return;
    if (event.key === "Enter") onEnter(event);
    else if (event.key === "Escape") onEscape(event);
    else if (!typing(event.target) && localStorage.getItem(OFF) === null) {
      const act = keys[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    }
  };

  const prepare = () => {
    rows().forEach((row) => row.setAttribute("tabindex", "-1"));
    const named = location.hash && root.querySelector(`#${CSS.escape(location.hash.slice(1))}[data-field]`);
    const row = named || current() || root.querySelector(".fieldrow-check") || rows()[0];
    if (row) { row.classList.remove("fieldrow-now"); mark(row); }
    const box = root.querySelector("[data-keys-on]");
    if (box) box.checked = localStorage.getItem(OFF) === null;
  };

  const afterSwap = () => {
    prepare();
    if (accepted === null) return;
    const row = root.querySelector(".fieldrow-check") || rows()[accepted];
    accepted = null;
    go(row);
  };

  document.addEventListener("keydown", onKey);
  root.addEventListener("focusin", (event) => { const row = event.target.closest("[data-field]"); if (row) mark(row); });
  root.addEventListener("click", (event) => {
    const box = event.target.closest("[data-for]");
    if (box) go(root.querySelector(`[data-field="${CSS.escape(box.dataset.for.split(" ")[0])}"]`));
    if (event.target.closest("[data-show-keys]")) explain();
  });
  root.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-on]")) return;
    if (event.target.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
  });
  document.addEventListener("htmx:afterSettle", afterSwap);
  prepare();
})();
