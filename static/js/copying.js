/* What is copied with a table in it is plain: words, links and numbers, without marks, colours and hidden boxes, so that
   it is clean in a document or an email; a table alone is a row a line as text, each value under its heading. */
(() => {
  "use strict";

  const DROPPED = "[aria-hidden='true'], .mark, svg, script, button, input, select, label, form, .switch,"
    + " [data-unseen], details:not([open]) > :not(summary), :is(a, th, summary) > .vh";
  /* Where a phone shows no headings, or no empty cell, they are still what the rows stand under. */
  const PARTS = "caption, thead, tbody, tfoot, tr, th, td";
  const KEPT = ["href", "colspan", "rowspan", "scope"];
  const STAYS = "a, b, strong, em, br, p, ul, ol, li, h1, h2, h3, h4, caption, table, thead, tbody, tfoot, tr, th, td";
  const FRAME = { border: "1", cellpadding: "4", style: "border-collapse:collapse" };

  /** The node without anything that only a screen shows. */
  const plain = (node) => {
    node.querySelectorAll(DROPPED).forEach((each) => each.remove());
    node.querySelectorAll("br").forEach((each) => each.before(" "));
    node.querySelectorAll("caption small").forEach((each) => each.before(" ", document.createElement("br")));
    node.querySelectorAll("*").forEach((each) => {
      const { href } = each;
      const align = each.matches("th, td") && (each.matches(".num") ? "right" : "left");
      [...each.attributes].forEach(({ name }) => { if (!KEPT.includes(name)) each.removeAttribute(name); });
      if (href) each.setAttribute("href", href);
      if (align) each.setAttribute("align", align);
      if (each.matches("table")) Object.entries(FRAME).forEach(([name, value]) => each.setAttribute(name, value));
      if (!each.matches(STAYS)) each.replaceWith(...each.childNodes, each.matches("span, code, abbr, time") ? "" : " ");
    });
    return node;
  };
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

  /** What `clone` makes, where what the page does not show at this width is marked, and so left out by `plain`. */
  const withoutUnseen = (around, clone) => {
    const unseen = [...around.querySelectorAll("*")]
      .filter((each) => !each.matches(PARTS) && getComputedStyle(each).display === "none");
    unseen.forEach((each) => { each.dataset.unseen = ""; });
    const made = clone();
    unseen.forEach((each) => { delete each.dataset.unseen; });
    return made;
  };

  /** Whether words of the cell are selected, or an empty cell lies within: a selection may end where a cell begins. */
  const isIn = (range, cell) => {
    const part = document.createRange();
    part.selectNodeContents(cell);
    if (range.compareBoundaryPoints(Range.START_TO_END, part) <= 0) return false;
    if (range.compareBoundaryPoints(Range.END_TO_START, part) >= 0) return false;
    if (!cell.textContent.trim()) return true;
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString().trim() !== "";
  };

  /** The rows of the table with selected cells, as a table of their own: several keep their columns, with blanks. */
  const rowsOf = (table, range) => {
    const copy = document.createElement("table");
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => [cell, isIn(range, cell)]));
    const chosen = rows.filter((cells) => cells.some(([cell, within]) => within && cell.textContent.trim()));
    chosen.forEach((cells) => {
      const kept = chosen.length > 1 ? cells : cells.filter(([, within]) => within);
      copy.insertRow().append(...kept.map(([cell, within]) => cell.cloneNode(within)));
    });
    if (table.caption && copy.rows.length === table.rows.length) copy.prepend(table.caption.cloneNode(true));
    return copy;
  };
  const spread = (cell) => [words(cell), ...Array(cell.colSpan - 1).fill("")];
  const textOf = (table) => [
    ...(table.caption ? [words(table.caption)] : []),
    ...[...table.rows].map((row) => [...row.cells].flatMap(spread).join("\t")),
  ].join("\n");

  document.addEventListener("copy", (event) => {
    if (event.target.closest && event.target.closest("input, textarea")) return;
    const selection = getSelection();
    if (selection.rangeCount !== 1 || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const common = range.commonAncestorContainer;
    const around = common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement;
    if (!around || around.closest("td, th, caption")) return;
    const within = around.closest("table");
    if (!within && ![...around.querySelectorAll("table")].some((each) => range.intersectsNode(each))) return;
    const holder = document.createElement("div");
    holder.append(withoutUnseen(within || around, () => within ? rowsOf(within, range) : range.cloneContents()));
    const tables = [...plain(holder).querySelectorAll("table")];
    if (!tables.length) return;
    const alone = tables.length === 1 && words(holder) === words(tables[0]);
    const cells = holder.querySelectorAll("th, td");
    event.clipboardData.setData("text/html", alone && cells.length === 1 ? cells[0].innerHTML : holder.innerHTML);
    event.clipboardData.setData("text/plain", alone ? textOf(tables[0]) : selection.toString());
    event.preventDefault();
  });
})();
