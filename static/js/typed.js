/* Keeps what is typed in this browser until the server has it: through a lost line, a killed server, a closed window.

   <div data-keeps-typed="review-7-of-3">   a part of the page whose fields are kept, under a name of its own; each
                                            field has an id that stays. A field with data-unsaved-value holds something
                                            typed that the server has sent back without saving it
     <div data-typed-before hidden>         filled and shown if something typed earlier was put back into its field
     <span data-lost hidden>                filled and shown if an answer could not be fetched, or is not the page asked for
   <main data-keeps-for="3">                a page without such a part: the fields of its forms that are posted, kept for
                                            the person of that number; what is searched for is none
   data-holds-nothing on a form                none of its fields is kept, where the page says so or they only choose
   data-all-unsaved on the root                says that the server sent the form back, so that no field of it is saved
   data-sends-all on the root                  its form carries everything that was typed on the pages before it
   data-not-saved anywhere                     the page that came for a form says that nothing was saved; a page of an
                                               error without this script leads on by links that name no page before
   data-stands on a notice of an error         it says what is so, not that something was not saved
   The event "typed:left" on the root says that a person went on without what was typed. What a form sent is kept until
   the page comes that the server answers with, unless that says that something is wrong.
   Without this script a form that was sent in vain can be sent again with the browser's own back button. */
(() => {
  "use strict";

  const SENT = "typed:sent", DAYS = 14;

  // Also what was typed on a page that nobody opens again.
  const expire = () => {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith("typed:")).forEach((key) => {
        const kept = Object.values(JSON.parse(localStorage.getItem(key)) || {});
        if (kept.every(({ at }) => Date.now() - at > DAYS * 86400000)) localStorage.removeItem(key);
      });
    } catch { /* A browser that keeps nothing has nothing to forget. */ }
  };
  expire();

  // What this page sent back as it was, and before it another: kept under their names until one of them is taken.
  let refused = [];
  const forgetSent = ({ key, ids }) => {
    try {
      const kept = JSON.parse(localStorage.getItem(key)) || {};
      (ids || Object.keys(kept)).forEach((id) => delete kept[id]);
      if (Object.keys(kept).length) localStorage.setItem(key, JSON.stringify(kept));
      else localStorage.removeItem(key);
    } catch { /* A browser that keeps nothing has nothing to forget. */ }
  };

  // The server took what the form of the page before sent: this is its answer, and says nothing to the contrary.
  const arrive = () => {
    let sent = null;
    try { sent = JSON.parse(sessionStorage.getItem(SENT)); sessionStorage.removeItem(SENT); } catch { return; }
    const [how] = performance.getEntriesByType("navigation");
    if (!sent || !how || how.type !== "navigate" || !document.referrer) return;
    if (new URL(document.referrer).pathname !== sent.path) return;
    const every = [sent, ...(sent.before || [])];
    if (document.querySelector("[data-not-saved], .summary-error, .notice-error:not([hidden], [data-stands])")) refused = every;
    else every.forEach(forgetSent);
  };
  arrive();

  const root = document.querySelector("[data-keeps-typed]") || document.querySelector("main[data-keeps-for]");
  if (!root) return;

  const whole = root.hasAttribute("data-keeps-for");
  const KEY = `typed:${whole ? `${location.pathname}-of-${root.dataset.keepsFor}` : root.dataset.keepsTyped}`;
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
    .filter((control) => !control.matches("[type=hidden], [type=checkbox], [type=radio], [type=file], [type=password]") && !control.form.matches("[data-holds-nothing]"))
    .filter((control) => !whole || control.form.method === "post" && !control.matches("[readonly], [autocomplete=one-time-code]"));
  // A page of its own says nothing of which of its fields it sent back.
  const sentBack = (control) => whole && refused.length > 0 && (refused[0].ids || []).includes(control.id) && control.value !== "";
  const unsaved = (control) => sentBack(control) || root.hasAttribute("data-all-unsaved") || control.hasAttribute("data-unsaved-value") || control.value !== defaultOf(control);
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

  const begin = () => {
    const notice = document.createElement("div");
    notice.className = "notice notice-accent";
    notice.setAttribute("role", "status");
    root.prepend(notice);
    return notice;
  };

  const tell = (back, lost) => {
    if (!back.length && !lost.length) return;
    const notice = root.querySelector("[data-typed-before]") || (whole && begin());
    if (!notice) return;
    const say = (words, entries) => {
      const line = document.createElement("p");
      line.textContent = `${words} ${entries.map(({ name, shown }) => `${name}: “${shown}”`).join("; ")}`;
      notice.append(line);
    };
    notice.replaceChildren();
    if (back.length) say("You typed this before without saving it. It is back in its field:", back);
    if (lost.length) say("You typed this before without saving it, and its field is no longer there:", lost);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-link";
    button.textContent = "Discard it";
    button.addEventListener("click", () => { forget(); notice.hidden = true; });
    notice.append(button);
    notice.hidden = false;
  };

  const forget = () => {
    fields().forEach((control) => { if (unsaved(control)) control.value = defaultOf(control); });
    refused.forEach(forgetSent);
    refused = [];
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
      link.textContent = "Reload the page";
      line.append(" ", link);
    }
    line.hidden = false;
  };
  const ofPolling = (event) => event.detail.elt && event.detail.elt.id === "people";

  document.addEventListener("input", (event) => { if (root.contains(event.target)) keep(); });
  document.addEventListener("change", (event) => { if (root.contains(event.target)) keep(); });
  document.addEventListener("htmx:afterSettle", keep);
  // Not what htmx sends: its answer changes the fields themselves.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !root.contains(event.target) || event.target.method !== "post") return;
    const ids = root.hasAttribute("data-sends-all") ? null : fields().filter((control) => control.form === event.target).map((control) => control.id);
    // Of what was refused before, the fields that are sent again.
    const again = (were) => ids && were ? were.filter((id) => ids.includes(id)) : were || ids;
    const before = refused.map(({ key, ids: were }) => ({ key, ids: again(were) }));
    try { sessionStorage.setItem(SENT, JSON.stringify({ key: KEY, path: location.pathname, ids, before })); } catch { /* It stays kept. */ }
  });
  root.addEventListener("typed:left", () => { written.clear(); write({}); });
  ["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, (event) => {
    lose(ofPolling(event) ? "The server is not answering. What you type is kept in this browser." : "Not saved: the server did not answer. What you typed is still in its field; try again.");
  }));
  document.addEventListener("htmx:responseError", (event) => {
    if (!ofPolling(event)) lose("Not saved: the server could not do this. What you typed is still here.", location.href);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr } = event.detail;
    // The councils that the box in the header suggests are no answer to a form.
    if (!target || !target.id || !target.closest("main") || xhr.status >= 400 || xhr.responseText.includes(`id="${target.id}"`)) return;
    event.detail.shouldSwap = false;
    lose("Not saved: the answer was not the one expected. What you typed is still here.", location.href);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const line = root.querySelector("[data-lost]");
    if (event.detail.successful && line && ofPolling(event)) line.hidden = true;
  });
  // A page that only sends on what was typed has no field to put it back into.
  // One that came for a form of another page has the fields as they were sent; older ones are none to put over them.
  if (whole && refused.length && refused[0].path !== location.pathname) write({});
  else if (!root.hasAttribute("data-sends-all")) restore();
})();
