/* What is copied with a table in it is plain: words, links and numbers, without marks, colours and hidden boxes, so that
   it is clean in a document or a mail; a table alone is a row a line as text. */
(() => {
  "use strict";

  const DROPPED = "[aria-hidden='true'], .mark, svg, script, button, input, select, label, form, .switch,"
    + " :is(a, th, summary) > .vh";
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

  /** The rows of the table that the selection touches, as a table of their own: of each the cells that it touches. */
  const rowsOf = (table, range) => {
    const copy = document.createElement("table");
    [...table.rows].forEach((row) => {
      const cells = [...row.cells].filter((cell) => range.intersectsNode(cell));
      if (cells.length) copy.insertRow().append(...cells.map((cell) => cell.cloneNode(true)));
    });
    if (table.caption && copy.rows.length === table.rows.length) copy.prepend(table.caption.cloneNode(true));
    return copy;
  };
  const textOf = (table) => [
    ...(table.caption ? [words(table.caption)] : []),
    ...[...table.rows].map((row) => [...row.cells].map(words).join("\t")),
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
    const holder = document.createElement("div");
    holder.append(within ? rowsOf(within, range) : range.cloneContents());
    const tables = [...plain(holder).querySelectorAll("table")];
    if (!tables.length) return;
    const alone = tables.length === 1 && words(holder) === words(tables[0]);
    event.clipboardData.setData("text/html", holder.innerHTML);
    event.clipboardData.setData("text/plain", alone ? textOf(tables[0]) : selection.toString());
    event.preventDefault();
  });
})();
