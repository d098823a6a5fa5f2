/* Keeps what is typed in this browser until the server has it: through a lost line, a killed server, a closed window.

   <div data-keeps-typed="review-7-of-3">   a part of the page whose fields are kept, under a name of its own; each
                                            field has an id that stays. A field with data-unsaved-value holds something
                                            typed that the server has sent back without saving it
     <div data-typed-before hidden>         filled and shown if something typed earlier was put back into its field
     <span data-lost hidden>                filled and shown if an answer did not come, or is not the page asked for
   The event "typed:left" on the root says that a person went on without what was typed.
   Without this script a form that was sent in vain can be sent again with the browser's own back button. */
(() => {
  "use strict";

  const root = document.querySelector("[data-keeps-typed]");
  if (!root) return;

  const KEY = `typed:${root.dataset.keepsTyped}`;
  const DAYS = 14;
  const written = new Set();
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; } };
  const write = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(KEY, JSON.stringify(kept));
      else localStorage.removeItem(KEY);
    } catch { /* A browser that keeps nothing still asks before it leaves the page. */ }
  };
  const defaultOf = (control) => {
    if (control.tagName !== "SELECT") return control.defaultValue;
    const set = [...control.options].find((option) => option.defaultSelected) || control.options[0];
    return set ? set.value : "";
  };
  const fields = () => [...root.querySelectorAll("form :is(input, select, textarea)[id]")]
    .filter((control) => !control.matches("[type=hidden], [type=checkbox], [type=radio]") && !control.form.matches("[data-holds-nothing]"));
  const unsaved = (control) => control.hasAttribute("data-unsaved-value") || control.value !== defaultOf(control);
  const nameOf = (control) => control.labels && control.labels[0] ? control.labels[0].textContent.replace(/\s+/g, " ").trim() : control.name;
  const shownValue = (control) => control.tagName === "SELECT" && control.selectedOptions[0] ? control.selectedOptions[0].text.trim() : control.value;

  // Another window on the same report keeps its own fields beside ours, so only what this one wrote is taken away.
  const keep = () => {
    const kept = read();
    fields().forEach((control) => {
      if (unsaved(control)) {
        kept[control.id] = { value: control.value, shown: shownValue(control), name: nameOf(control), at: Date.now() };
        written.add(control.id);
      } else if (written.delete(control.id)) delete kept[control.id];
    });
    written.forEach((id) => { if (!document.getElementById(id)) { delete kept[id]; written.delete(id); } });
    write(kept);
  };

  const unfold = (element) => {
    for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };

  const tell = (back, lost) => {
    const notice = root.querySelector("[data-typed-before]");
    if (!notice || !back.length && !lost.length) return;
    const say = (words, entries) => {
      const line = document.createElement("p");
      line.textContent = `${words} ${entries.map(({ name, shown }) => `${name}: “${shown}”`).join("; ")}`;
      notice.append(line);
    };
    notice.replaceChildren();
    if (back.length) say("Typed here before and not saved; it is back in its field:", back);
    if (lost.length) say("Typed here before and not saved; its field is gone:", lost);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-link";
    button.textContent = "Forget it";
    button.addEventListener("click", () => { forget(); notice.hidden = true; });
    notice.append(button);
    notice.hidden = false;
  };

  const forget = () => {
    fields().forEach((control) => { if (unsaved(control)) control.value = defaultOf(control); });
    written.clear();
    write({});
  };

  const restore = () => {
    const kept = read(), back = [], lost = [];
    Object.entries(kept).forEach(([id, entry]) => {
      const control = document.getElementById(id);
      if (Date.now() - entry.at > DAYS * 86400000) delete kept[id];
      else if (!control) { lost.push(entry); delete kept[id]; }
      else if (control.value === entry.value) { if (!unsaved(control)) delete kept[id]; else written.add(id); }
      else {
        control.value = entry.value;
        if (control.value !== entry.value) { lost.push(entry); delete kept[id]; return; }
        unfold(control);
        written.add(id);
        back.push(entry);
      }
    });
    write(kept);
    tell(back, lost);
  };

  const lose = (words, address) => {
    const line = root.querySelector("[data-lost]");
    if (!line) return;
    line.replaceChildren();
    const strong = document.createElement("strong");
    strong.textContent = words;
    line.append(strong);
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.setAttribute("data-keeps", "");
      link.textContent = "Load the page again";
      line.append(" ", link);
    }
    line.hidden = false;
  };
  const ofPolling = (event) => event.detail.elt && event.detail.elt.id === "people";

  document.addEventListener("input", (event) => { if (root.contains(event.target)) keep(); });
  document.addEventListener("change", (event) => { if (root.contains(event.target)) keep(); });
  document.addEventListener("htmx:afterSettle", keep);
  root.addEventListener("typed:left", () => { written.clear(); write({}); });
  ["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, (event) => {
    lose(ofPolling(event) ? "The server does not answer. What you type is kept in this browser." : "Not saved: the server did not answer. What you typed is still in its field; try again.");
  }));
  document.addEventListener("htmx:responseError", (event) => {
    if (!ofPolling(event)) lose("Not saved: the server could not do this. What you typed is kept.", location.href);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    if (!target || !target.id || xhr.status >= 400 || xhr.responseText.includes(`id="${target.id}"`)) return;
    event.detail.shouldSwap = false;
    lose("Not saved: another page came instead of an answer. What you typed is kept.", location.href);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const line = root.querySelector("[data-lost]");
    if (event.detail.successful && line && ofPolling(event)) line.hidden = true;
  });
  restore();
})();
