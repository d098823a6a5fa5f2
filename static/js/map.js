/* Finds councils on the tile map and outlines the region of the tile that is looked at.

   <form data-find-on-map hidden>              shown when this script has loaded; <input>, and a status for what is found
   <svg data-marks>                            the map in the same figure
     <a class="tile" aria-label="Camden: good"> its tiles; those that are not found are dimmed
   Enter in the field goes to the first tile found. */
(() => {
  "use strict";

  const MOST = 4; // the most names that the status lists
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z0-9 ]/g, "");
  const name = (tile) => tile.getAttribute("aria-label").split(":")[0];

  const said = (asked, found) => {
    if (!asked) return "Arrow keys move from tile to tile, Enter opens a council, Escape hides its card.";
    if (!found.length) return "No council on this map has that in its name.";
    const names = found.slice(0, MOST).map(name).join(", ");
    return `${found.length === 1 ? "Found" : `${found.length} found`}: ${names}${found.length > MOST ? " and others" : ""}. Enter goes to the first.`;
  };

  const start = (form) => {
    if (!form.hidden) return;
    form.hidden = false;
    const svg = form.closest("figure").querySelector("svg[data-marks]");
    const tiles = [...svg.querySelectorAll("a.tile")];
    const field = form.querySelector("input");
    const status = form.querySelector("[role=status]");
    const find = () => {
      const asked = plain(field.value.trim());
      const found = asked ? tiles.filter((tile) => plain(name(tile)).includes(asked)) : [];
      found.sort((one, other) => plain(name(other)).startsWith(asked) - plain(name(one)).startsWith(asked));
      tiles.forEach((tile) => tile.classList.toggle("dimmed", Boolean(found.length) && !found.includes(tile)));
      status.textContent = said(asked, found);
      return found;
    };
    field.addEventListener("input", find);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [first] = find();
      if (first) first.focus();
    });
  };

  const startAll = (root) => root.querySelectorAll("[data-find-on-map]").forEach(start);
  document.addEventListener("htmx:load", (event) => startAll(event.detail.elt.parentNode || document));
  startAll(document);
})();
