/* What every page does with JavaScript; without it everything is still there.

   - A form that asks for a page leaves out what is blank, and what the page does by itself, so that addresses stay short.
     <form method="get" data-usual="basis=published">
   - A request that fails says so, and offers the address as a link.
   - What is swapped while it has the focus hands it to what stands in its place and does the same, or else to the page.
   - The own council is remembered on this device alone, and stands in the header.
     <button data-own-council="stoke-on-trent" data-name="Stoke-on-Trent" data-number="861" hidden>  remembers or
     forgets it
     <li data-my-neighbours="/compare/" hidden>  leads to it beside its neighbours: the address says which it is */
(() => {
  "use strict";

  document.addEventListener("formdata", ({ target: form, formData }) => {
    if (form.method !== "get") return;
    const usual = new URLSearchParams(form.dataset.usual);
    for (const name of new Set(formData.keys())) {
      const every = formData.getAll(name);
      const said = every.filter((value) => typeof value !== "string" || (value.trim() && usual.get(name) !== value));
      if (said.length === every.length) continue;
      formData.delete(name);
      said.forEach((value) => formData.append(name, value));
    }
  });

  const lost = document.getElementById("lost");
  const failed = (why) => (event) => {
    const form = event.detail.elt && event.detail.elt.closest("form");
    if (!lost || !form || !form.matches(".filters, .asat form")) return;
    const query = new URLSearchParams(new FormData(form)).toString();
    lost.querySelector("[data-why]").textContent = why(event);
    lost.querySelector("[data-again]").href = `${form.action.split("?")[0]}?${query}`;
    lost.hidden = false;
  };
  document.addEventListener("htmx:sendError", failed(() => "The connection seems to be down."));
  document.addEventListener("htmx:timeout", failed(() => "It took too long."));
  document.addEventListener("htmx:responseError", failed((event) => `The site answered with ${event.detail.xhr.status}.`));
  document.addEventListener("htmx:afterSwap", () => { if (lost) lost.hidden = true; });

  // The way from the nearest element with an id down to this one.
  const wayTo = (element) => {
    const steps = [];
    let each = element;
    for (; each && !each.id && each !== document.body; each = each.parentElement) {
      const alike = [...each.parentElement.children].filter((other) => other.tagName === each.tagName);
      steps.unshift([each.tagName, alike.indexOf(each)]);
    }
    return { from: each && each.id, steps };
  };
  const followed = ({ from, steps }) => steps.reduce(
    (found, [tag, at]) => found && [...found.children].filter((each) => each.tagName === tag)[at],
    from ? document.getElementById(from) : document.body,
  );
  // Whether they do the same: in a list that grew another row may stand in the place of the one that was.
  const doing = (element) => [
    element.tagName, element.name, element.textContent.trim(), element.pathname,
    element.form ? element.form.getAttribute("action") : "", /^(button|checkbox|radio|submit)$/.test(element.type) ? element.value : "",
  ].join("|");
  let held;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { activeElement } = document;
    // The review gives the focus itself, to the next value to decide (static/js/review.js).
    const is = activeElement && activeElement !== document.body && !event.detail.target.closest("#review");
    held = is ? { ...wayTo(activeElement), did: doing(activeElement) } : undefined;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!held || document.activeElement !== document.body) { held = undefined; return; }
    const found = followed(held);
    if (found && doing(found) === held.did) found.focus({ preventScroll: true });
    const main = document.getElementById("main");
    if (main && document.activeElement === document.body) main.focus({ preventScroll: true });
    held = undefined;
  });

  const KEY = "own-council";
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; } };
  const write = (council) => {
    try {
      if (council) localStorage.setItem(KEY, JSON.stringify(council));
      else localStorage.removeItem(KEY);
    } catch { /* A browser that keeps nothing has no own council. */ }
  };
  const leading = (href, words) => {
    const to = document.createElement("a");
    to.href = href;
    to.textContent = words;
    return to;
  };
  const show = () => {
    const own = read();
    const mine = document.querySelector("[data-my-council]");
    if (mine) {
      mine.hidden = !(own && /^[-\w]+$/.test(own.slug));
      if (!mine.hidden) mine.replaceChildren(leading(mine.dataset.myCouncil.replace("my-council", own.slug), own.name));
    }
    document.querySelectorAll("[data-my-neighbours]").forEach((place) => {
      place.hidden = !(own && /^\d+$/.test(own.number));
      if (place.hidden) return;
      const [path, query] = place.dataset.myNeighbours.split("?");
      const address = new URLSearchParams(query);
      address.set("neighbours_of", own.number);
      place.replaceChildren(leading(`${path}?${address}`, `${own.name} and its neighbours`));
    });
    document.querySelectorAll("[data-own-council]").forEach((button) => {
      const is = Boolean(own && own.slug === button.dataset.ownCouncil);
      // A council that has ended is nobody’s own; who remembered it before can still forget it.
      button.hidden = "ended" in button.dataset && !is;
      button.textContent = is ? "Forget this as my council" : "Remember this as my council";
    });
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-own-council]");
    if (!button) return;
    const { ownCouncil: slug, name, number } = button.dataset;
    const own = read();
    write(own && own.slug === slug ? null : { slug, name, number });
    show();
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();
