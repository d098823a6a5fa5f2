/* The keyboard of the review page, the link between a value and its mark on the picture of the page, and the question
   that is asked if something was typed and not saved.

   <div data-review>                                  the whole review; one on the page
     <li class="fieldrow" data-field="12" data-page="1">   one value; tabindex is set here. 12 is its number or key
       <button data-accept>                           Enter, on the row itself: accept it as read
       <button data-take="1">                         1, 2: decide for the first or the second
       <select|input|textarea data-edit>              E: the control (else the first control of the row)
       <a data-open href="?page=4#field-12">          O: its page; a plain link, which htmx may turn into a swap
       <button data-unread>                           U: could not be read
     <div data-sheet data-page="1">                   the page shown, with an <svg class="overlay"> over its picture
       <g data-for="12 13">                           the mark of one value or several; the current one gets the class "now"
     <details data-summary>  P: opens what publishing would do; the button in it is for a second, deliberate step
     <button data-undo>      Z: undo the last step
       <input data-tick>     X: choose the item; L goes to what can be done with the chosen (form id="list")
       <textarea data-split> S: split the item
     <a data-next>, <a data-previous>               N, B: the next report, the one before
     <a data-page-after>, <a data-page-before>      ], [: the next page of the report, the one before
     <a data-words>          W: the words of the page
     <button data-choose-words>  T: choose words on the picture of the page (static/js/words.js)
     <a data-aside>          Esc
     <dialog data-unsaved>   asks before the page moves on; [data-unsaved-what] says what was typed
     <dialog data-keys>      ?: all keys. In it <input type="checkbox" data-keys-on>: single keys can be switched
                             off (WCAG 2.1.4), which is remembered in this browser
   J and K go to the next and the previous value. No key acts while a field has the focus or a dialog or menu is open:
   Enter in a field submits its form, which saves what was typed, and Esc leaves the field.
   After htmx has swapped rows the next value to check (class fieldrow-check) takes the focus. */
(() => {
  "use strict";

  const root = document.querySelector("[data-review]");
  if (!root) return;

  const OFF = "review-keys-off";
  const rows = () => [...root.querySelectorAll("[data-field]")];
  const current = () => root.querySelector(".fieldrow-now");
  const typing = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  // The menus of the header and the summary before publishing are details elements that contain no value.
  const busy = () => document.querySelector("dialog[open], header details[open]") !== null;
  const press = (element) => { if (element && element.getAttribute("aria-disabled") !== "true") element.click(); };
  let accepted = null;
  // A key pressed before the answer to Enter is there acts on what the answer brings, not on what it replaces.
  let waiting = null;

  const emphasise = (row) => {
    const sheet = root.querySelector("[data-sheet]");
    if (!sheet) return;
    sheet.querySelectorAll("[data-for]").forEach((mark) => mark.classList.toggle("now", mark.dataset.for.split(" ").includes(row.dataset.field)));
    const mark = sheet.querySelector("[data-for].now");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // On a phone the page is above the fields, so scrolling to the mark would move the field out of sight.
    if (mark && matchMedia("(min-width: 60rem)").matches) mark.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };

  const mark = (row) => {
    if (row === current()) return;
    rows().forEach((each) => each.classList.toggle("fieldrow-now", each === row));
    emphasise(row);
  };

  // A value may be inside a part that is collapsed.
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
    // If the report and the record differ, Enter chooses neither.
    if (!button) return row.matches(".decide:not(.decide-done)") ? undefined : step(1);
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

  const summarise = () => {
    const summary = root.querySelector("[data-summary]");
    if (!summary) return;
    summary.open = true;
    // The button does not get the focus, because an Enter after P would then publish.
    summary.querySelector("[tabindex]").focus();
  };

  const inRow = (name) => { const row = current(); press(row && row.querySelector(`[data-${name}]`)); };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    e: () => edit(current()),
    o: () => inRow("open"),
    u: () => inRow("unread"),
    1: () => inRow("take='1'"),
    2: () => inRow("take='2'"),
    p: () => summarise(),
    z: () => press(root.querySelector("[data-undo]")),
    n: () => press(root.querySelector("[data-next]")),
    b: () => press(root.querySelector("[data-previous]")),
    "[": () => press(root.querySelector("[data-page-before]")),
    "]": () => press(root.querySelector("[data-page-after]")),
    w: () => press(root.querySelector("[data-words]")),
    t: () => press(root.querySelector("[data-choose-words]")),
    x: () => inRow("tick"),
    s: () => { const row = current(), field = row && row.querySelector("[data-split]"); if (field) { unfold(field); field.focus(); } },
    l: () => { const button = root.querySelector("#list button:not([disabled])"); if (button) { button.focus(); button.scrollIntoView({ block: "nearest" }); } },
    "?": explain,
  };

  const onEnter = (event) => {
    // On a field, link or button, Enter keeps its usual meaning. If nothing has the focus, as at first and after a
    // swap, it acts on the current value.
    const row = event.target === document.body ? current() : event.target.matches("[data-field]") && event.target;
    if (!row) return;
    event.preventDefault();
    accept(row);
  };

  const onEscape = (event) => {
    const summary = root.querySelector("[data-summary][open]");
    if (event.target.matches("input, textarea, select")) go(event.target.closest("[data-field]"));
    else if (summary) { summary.open = false; summary.querySelector("summary").focus(); }
    else press(root.querySelector("[data-aside]"));
  };

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || busy()) return;
    if (event.key === "Enter") onEnter(event);
    else if (event.key === "Escape") onEscape(event);
    else if (!typing(event.target) && localStorage.getItem(OFF) === null && !event.repeat) {
      const act = keys[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      if (accepted === null) act();
      else waiting = act;
    }
  };

  // What was typed or chosen and not saved: every control whose value differs from that of the page as it was loaded.
  const changed = (control) => {
    if (control.matches("[type=hidden], [data-keys-on]") || control.form && control.form.matches("[data-holds-nothing]")) return false;
    // The server sent back what was typed, because somebody else was quicker or it cannot be taken.
    if (control.matches("[data-unsaved-value]")) return true;
    if (control.tagName !== "SELECT") return control.value !== control.defaultValue;
    const set = [...control.options].find((option) => option.defaultSelected) || control.options[0];
    return Boolean(set) && control.value !== set.value;
  };
  const saved = (control, form, saves) => control.form === form && (saves || control.name === "why");
  const unsaved = (form, saves) => [...root.querySelectorAll("form :is(input, textarea, select)")].filter((control) => !saved(control, form, saves) && changed(control));
  const nameOf = (control) => (control.labels && control.labels[0] ? control.labels[0].textContent.replace(/\s+/g, " ").trim() : control.name);

  // Asks before something unsaved is left; `go on` is what happens if the answer is yes.
  let passing = false;
  const ask = (open, goOn) => {
    const dialog = root.querySelector("[data-unsaved]");
    const what = open.map((control) => `${nameOf(control)}: “${control.tagName === "SELECT" ? control.selectedOptions[0].text : control.value}”`);
    dialog.querySelector("[data-unsaved-what]").textContent = what.join("; ");
    dialog.returnValue = "back";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "on") {
        passing = true;
        root.dispatchEvent(new CustomEvent("typed:left"));
        goOn();
        passing = false;
      }
      else { unfold(open[0]); open[0].focus(); }
    }, { once: true });
    dialog.showModal();
  };
  // The capture phase comes before htmx, which listens on the form or link itself.
  const guard = (event, form, saves, goOn) => {
    const open = passing ? [] : unsaved(form, saves);
    if (!open.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(open, goOn);
  };
  let leaving = false;
  let submitting = false;
  root.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (form.method === "dialog") return;
    // A button that does not save would lose what was typed beside it, too.
    const saves = !submitter || ["set", "item", "add", "split", "care", "decide-other"].includes(submitter.value);
    guard(event, form, saves, () => { leaving = true; form.requestSubmit(submitter); });
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    // A link that keeps what was typed leads to the same page again.
    if (link && link.matches("[data-keeps]")) { leaving = true; return; }
    if (!link || link.hash && link.pathname === location.pathname && !link.search || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    guard(event, null, false, () => { leaving = true; link.click(); });
  }, true);
  window.addEventListener("beforeunload", (event) => { if (!leaving && !submitting && unsaved(null, false).length) event.preventDefault(); });
  root.addEventListener("submit", () => { submitting = true; });
  document.addEventListener("htmx:afterRequest", (event) => {
    submitting = leaving = false;
    if (event.detail.failed) accepted = waiting = null;
  });

  const prepare = () => {
    rows().forEach((row) => row.setAttribute("tabindex", "-1"));
    const named = location.hash && root.querySelector(`#${CSS.escape(location.hash.slice(1))}[data-field]`);
    const row = named || current() || root.querySelector(".decide:not(.decide-done), .fieldrow-check") || rows()[0];
    if (row) { row.classList.remove("fieldrow-now"); mark(row); }
    const box = root.querySelector("[data-keys-on]");
    if (box) box.checked = localStorage.getItem(OFF) === null;
  };

  const afterSwap = () => {
    prepare();
    if (accepted === null) return;
    const row = root.querySelector(".decide:not(.decide-done), .fieldrow-check") || rows()[accepted];
    accepted = null;
    go(row);
    const act = waiting;
    waiting = null;
    if (act) act();
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
