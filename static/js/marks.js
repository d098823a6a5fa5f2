/* Makes the marks of drawings easy to reach: one stop for the Tab key, arrow keys, and a card on hover, focus and tap.

   <svg data-marks>                            the drawing; without this script its links work one by one
     <a href="…" aria-label="…">               a mark that leads somewhere
       <title>                                 its words, a line each, which become the card
     <g class="said" role="img" aria-label>    a mark that leads nowhere

   The first tap on a mark that leads somewhere shows its card, the second follows the link. Escape hides the card. */
(() => {
  "use strict";

  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const SLACK = 150; // ms, for the way from a mark to its card
  const known = new WeakSet();
  const words = new WeakMap();
  let card, shown, touched, timer;

  // The nearest mark in a direction: first those in the same row or column, then those beside the way.
  const next = (marks, from, [dx, dy]) => {
    const here = from.getBoundingClientRect();
    const far = (mark) => {
      const there = mark.getBoundingClientRect();
      const [x, y] = [there.left - here.left + (there.width - here.width) / 2, there.top - here.top + (there.height - here.height) / 2];
      const along = x * dx + y * dy;
      const beside = dx
        ? Math.max(there.top - here.bottom, here.top - there.bottom)
        : Math.max(there.left - here.right, here.left - there.right);
      if (along < 2) return Infinity;
      return beside < 0 ? along + Math.abs(x * dy + y * dx) / 4 : 10_000 + along + 2 * beside;
    };
    const found = marks.map((mark) => [far(mark), mark]).sort((one, other) => one[0] - other[0])[0];
    return found && found[0] < Infinity ? found[1] : null;
  };

  const hide = () => {
    clearTimeout(timer);
    if (card) card.hidden = true;
    if (shown) shown.classList.remove("shown");
    shown = null;
  };
  const hideSoon = () => { clearTimeout(timer); timer = setTimeout(hide, SLACK); };

  const made = () => {
    if (card && card.isConnected) return card;
    card = document.createElement("div");
    card.className = "mark-card";
    card.setAttribute("aria-hidden", "true"); // the mark says the same
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", hideSoon);
    document.body.append(card);
    return card;
  };

  const place = (mark) => {
    const box = mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const most = document.documentElement.clientWidth - width - 8;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, most));
    const above = box.top - height - 6;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(above < 4 ? box.bottom + 6 : above) + scrollY}px`;
  };

  const show = (mark, more) => {
    hide();
    const lines = [...words.get(mark), ...(more ? [more] : [])].map((line, at) => {
      const part = document.createElement(at ? "span" : "b");
      part.textContent = line;
      return part;
    });
    made().replaceChildren(...lines);
    card.hidden = false;
    shown = mark;
    mark.classList.add("shown");
    place(mark);
  };

  const start = (svg) => {
    if (known.has(svg)) return;
    known.add(svg);
    const marks = [...svg.querySelectorAll("a, .said")].filter((mark) => mark.getClientRects().length);
    if (!marks.length) return;
    const stop = (mark) => marks.forEach((each) => each.setAttribute("tabindex", each === mark ? "0" : "-1"));
    const of = (event) => { const mark = event.target.closest("a, .said"); return marks.includes(mark) ? mark : null; };
    marks.forEach((mark) => {
      const title = mark.querySelector("title");
      words.set(mark, title ? title.textContent.split("\n") : [mark.getAttribute("aria-label")]);
      if (title) title.remove(); // or the browser would show it beside the card
    });
    stop(marks[0]);
    svg.setAttribute("aria-label", `${svg.getAttribute("aria-label")}. Arrow keys move between the marks.`);
    svg.addEventListener("focusin", (event) => { const mark = of(event); if (mark) { stop(mark); show(mark); } });
    svg.addEventListener("focusout", hide);
    svg.addEventListener("pointerover", (event) => { const mark = of(event); if (mark && event.pointerType !== "touch") show(mark); });
    svg.addEventListener("pointerout", (event) => { if (event.pointerType !== "touch") hideSoon(); });
    svg.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" ? shown : undefined; });
    svg.addEventListener("click", (event) => {
      const mark = of(event);
      if (!mark || touched === undefined || touched === mark) return;
      event.preventDefault();
      show(mark, mark.hasAttribute("href") ? "Tap again to open" : "");
    });
    svg.addEventListener("keydown", (event) => {
      const mark = of(event);
      if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
      const ends = { Home: marks[0], End: marks[marks.length - 1] };
      const goal = WAYS[event.key] ? next(marks, mark, WAYS[event.key]) : ends[event.key];
      if (WAYS[event.key] || goal) event.preventDefault();
      if (goal) goal.focus();
    });
  };

  const startAll = (root) => root.querySelectorAll("svg[data-marks]").forEach(start);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("resize", hide);
  document.addEventListener("htmx:load", (event) => { hide(); startAll(event.detail.elt.parentNode || document); });
  startAll(document);
})();
