/* Saves the tile map as a PNG: the drawing of the page in light colours, with its finding, measure and source.

   <figure> with <svg class="tilemap">, <h2>, <p class="quiet">, <footer>
     <button data-map-png="file name" hidden>  shown here, since without a script it could do nothing

   The picture is drawn apart from the page's style sheet, so what colours it is written onto its parts first. */
(() => {
  "use strict";

  const EDGE = 24;
  const HEAD = 64;
  const FOOT = 64;
  const SCALE = 2;
  const COLOURS = ["fill", "stroke", "stroke-width"];
  const SIZES = { code: 12, let: 14, reg: 14 };

  const make = (name, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = text;
    return element;
  };

  // The colours are those of the light page, whatever the reader's system asks for.
  const inLight = (figure, work) => {
    const before = figure.dataset.theme;
    figure.dataset.theme = "light";
    try {
      return work();
    } finally {
      if (before === undefined) delete figure.dataset.theme;
      else figure.dataset.theme = before;
    }
  };

  const copyOf = (svg) => {
    const copy = svg.cloneNode(true);
    const parts = (root) => [...root.querySelectorAll("rect, text, path")];
    const copies = parts(copy);
    parts(svg).forEach((part, at) => {
      const style = getComputedStyle(part);
      COLOURS.forEach((name) => copies[at].setAttribute(name, style.getPropertyValue(name)));
      const size = SIZES[part.classList[0]];
      if (size) copies[at].setAttribute("font-size", size);
      if (part.classList.contains("let")) copies[at].setAttribute("font-weight", 700);
    });
    return copy;
  };

  const pictureOf = (figure) => {
    const svg = figure.querySelector(".tilemap");
    const { x, y, width, height } = svg.viewBox.baseVal;
    const words = (selector) => figure.querySelector(selector).textContent.trim();
    const key = [...figure.querySelectorAll(".key li")].map((each) => {
      const letter = each.querySelector(".mark").textContent.trim();
      return `${letter} ${each.textContent.trim().slice(letter.length).trim().toLowerCase()}`;
    });
    const style = getComputedStyle(figure);
    const full = { width: Math.max(width, 600) + 2 * EDGE, height: height + HEAD + FOOT + 2 * EDGE };
    const picture = make("svg", { ...full, "font-family": style.fontFamily, fill: style.color });
    const map = copyOf(svg);
    Object.entries({ x: EDGE, y: EDGE + HEAD, width, height, viewBox: `${x} ${y} ${width} ${height}` })
      .forEach(([name, value]) => map.setAttribute(name, value));
    picture.append(
      make("rect", { ...full, fill: style.backgroundColor }),
      make("text", { x: EDGE, y: EDGE + 16, "font-size": 16, "font-weight": 700 }, words("h2")),
      make("text", { x: EDGE, y: EDGE + 38, "font-size": 14 }, words("header .quiet")),
      map,
      make("text", { x: EDGE, y: full.height - EDGE - 20, "font-size": 12 }, key.join(", ")),
      make("text", { x: EDGE, y: full.height - EDGE, "font-size": 12 }, words("footer > span")),
    );
    return { picture, ...full };
  };

  const loaded = (address) => new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = address;
  });

  const save = async (button) => {
    const figure = button.closest("figure");
    const { picture, width, height } = inLight(figure, () => pictureOf(figure));
    const words = new XMLSerializer().serializeToString(picture);
    const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(words)}`);
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    link.download = button.dataset.mapPng;
    link.click();
  };

  const offer = () => document.querySelectorAll("[data-map-png]").forEach((button) => { button.hidden = false; });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-map-png]");
    if (button) save(button).catch(() => { button.hidden = true; });
  });
  document.addEventListener("htmx:load", offer);
  offer();
})();
