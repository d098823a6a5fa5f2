/* Saves a drawing that the server made as SVG as a PNG, with its title, its key and its source in the picture.

   <figure data-picture="map">                 the name of the file
     <svg data-drawing>                        the drawing
     <h2 data-title> <p data-subtitle>         the text above it
     <… data-key>                              the key, whose children are written one after the other below it
     <… data-source>                           the last line
     <button data-save-picture hidden>         shown when this script has loaded

   The picture is always light. window.Picture.lines breaks text into lines; static/js/figure.js uses it too. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const FAMILY = "Arial, sans-serif";
  const EDGE = 24;
  const LEAST_ROOM = 480; // the least width for text, if the drawing is narrower
  const SCALE = 2;
  const COPIED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight", "opacity", "paint-order"];

  const ruler = document.createElement("canvas").getContext("2d");

  // Breaks text into lines of a width in pixels; `font` is CSS, such as "700 16px Arial".
  const lines = (text, font, width) => {
    ruler.font = font;
    return text.trim().split(/\s+/).reduce((found, word) => {
      const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
      if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
      else found.push(word);
      return found;
    }, []);
  };

  // The page that a picture is from, without the place on it.
  const address = () => location.href.replace(/#.*/, "");

  const element = (name, attributes) => {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };

  // Copies computed styles into the drawing, because a picture has no style sheet.
  const dressed = (from, to) => {
    const style = getComputedStyle(from);
    COPIED.forEach((name) => to.setAttribute(name, style.getPropertyValue(name)));
    to.setAttribute("font-family", FAMILY);
    if (style.transform !== "none" && !from.hasAttribute("transform")) to.setAttribute("transform", style.transform);
    [...from.children].forEach((child, at) => dressed(child, to.children[at]));
    [...from.children].forEach((child, at) => { if (getComputedStyle(child).display === "none") to.children[at].dataset.left = "out"; });
  };

  const drawingOf = (svg) => {
    const copy = svg.cloneNode(true);
    dressed(svg, copy);
    copy.querySelectorAll("[data-left], title").forEach((each) => each.remove());
    return copy;
  };

  const words = (node) => (node ? node.innerText || node.textContent : "").replace(/\s+/g, " ").trim();
  // A key is read item by item: the letter of a mark, then its word.
  const key = (node) => (node ? [...node.children].map(words).join(", ") : "");

  const put = (picture, text, { size, weight, colour, width, y }) => {
    const found = text ? lines(text, `${weight} ${size}px ${FAMILY}`, width) : [];
    found.forEach((line, at) => {
      const look = { x: EDGE, y: y + size + at * size * 1.4, "font-size": size, "font-weight": weight, "font-family": FAMILY, fill: colour };
      picture.append(element("text", look));
      picture.lastChild.textContent = line;
    });
    return y + found.length * size * 1.4 + (found.length ? 6 : 0);
  };

  const pictureOf = (figure) => {
    const part = (name) => figure.querySelector(`[data-${name}]`);
    const svg = part("drawing");
    const { width, height } = svg.viewBox.baseVal;
    const room = Math.max(width, LEAST_ROOM);
    const [ink, quiet, page] = ["--ink", "--ink-2", "--page"].map((name) => colourOf(figure, name));
    const picture = element("svg", { xmlns: SVG });
    const whole = room + 2 * EDGE;
    picture.append(element("rect", { width: "100%", height: "100%", fill: page }));
    let y = put(picture, words(part("title")), { size: 20, weight: 700, colour: ink, width: room, y: EDGE });
    y = put(picture, words(part("subtitle")), { size: 14, weight: 400, colour: quiet, width: room, y }) + 12;
    const drawing = drawingOf(svg);
    Object.entries({ x: EDGE, y, width, height }).forEach(([name, value]) => drawing.setAttribute(name, value));
    picture.append(drawing);
    y = put(picture, key(part("key")), { size: 12, weight: 400, colour: quiet, width: room, y: y + height + 12 });
    y = put(picture, `${words(part("source"))} ${address()}`, { size: 12, weight: 400, colour: quiet, width: room, y });
    Object.entries({ width: whole, height: y + EDGE, viewBox: `0 0 ${whole} ${y + EDGE}` }).forEach(([name, value]) => picture.setAttribute(name, value));
    return { picture, width: whole, height: y + EDGE };
  };

  // The colour of a token of the style sheet, in whatever notation it is written.
  const colourOf = (figure, token) => {
    const probe = document.createElement("span");
    probe.style.color = `var(${token})`;
    figure.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };

  const loaded = (address) => new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = failed;
    image.src = address;
  });

  const download = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const light = (figure, make) => {
    const before = figure.dataset.theme;
    figure.dataset.theme = "light";
    try {
      return make(figure);
    } finally {
      if (before) figure.dataset.theme = before;
      else delete figure.dataset.theme;
    }
  };

  const save = async (figure) => {
    const { picture, width, height } = light(figure, pictureOf);
    const source = new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
    const address = URL.createObjectURL(source);
    const image = await loaded(address);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: width * SCALE, height: height * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => download(blob, `${figure.dataset.picture}.png`), "image/png");
  };

  const offer = (root) => root.querySelectorAll("[data-save-picture]").forEach((button) => { button.hidden = false; });

  window.Picture = { lines, address };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save-picture]");
    if (button) save(button.closest("[data-picture]"));
  });
  document.addEventListener("htmx:load", (event) => offer(event.detail.elt.parentNode || document));
  offer(document);
})();
