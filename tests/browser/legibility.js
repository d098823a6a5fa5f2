/* What cannot be read on the page as it stands. Evaluated by legibility.py; each function returns sentences. */

const SLACK = 2; // px: lines of text overlap by that much where nothing touches

const placeOf = (element) => {
  const named = element.closest("[id]");
  return `${named ? `#${named.id} ` : ""}${element.tagName.toLowerCase()}.${String(element.className.baseVal ?? element.className)}`;
};
const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".vh, .skip, [aria-hidden='true'] .vh");

/* Every run of words: the text, its element and the boxes of its lines. */
const runs = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || /^(script|style|template|option|noscript|title|desc)$/i.test(element.tagName) || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = element.closest("svg") ? [element.getBoundingClientRect()] : [...range.getClientRects()];
    for (const whole of boxes) {
      const box = inWindow(whole, element);
      if (box.width > 1 && box.height > 1) found.push({ words: node.data.trim().slice(0, 40), element, box });
    }
  }
  return found;
};

/* What of a box stands in the window of each element around it that scrolls; the rest is a scroll away. */
const inWindow = (box, element) => {
  let { left, top, right, bottom } = box;
  for (let each = element; each && each !== document.body; each = each.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(each);
    const outer = each.getBoundingClientRect();
    if (/auto|scroll/.test(overflowX)) [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
    if (/auto|scroll/.test(overflowY)) [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)];
  }
  return { left, top, right, bottom, width: right - left, height: bottom - top };
};

/* The nearest element that cuts what goes beyond it; one that scrolls cuts nothing. */
const cutting = (element, way) => {
  for (let each = element; each && each !== document.documentElement; each = each.parentElement) {
    const style = getComputedStyle(each);
    const overflow = way === "x" ? style.overflowX : style.overflowY;
    if (style.position === "fixed") return null;
    if (/hidden|clip/.test(overflow)) return each;
    if (/auto|scroll/.test(overflow)) return null;
  }
  return null;
};

const isCut = ({ element, box }) => {
  const wide = cutting(element, "x");
  const high = cutting(element, "y");
  const beyond = (one, other) => one > other + SLACK;
  const [x, y] = [wide && wide.getBoundingClientRect(), high && high.getBoundingClientRect()];
  return Boolean(
    (x && (beyond(box.right, x.right) || beyond(x.left, box.left))) ||
    (y && (beyond(box.bottom, y.bottom) || beyond(y.top, box.top))));
};

const meet = (one, other) => {
  const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  return wide > SLACK && high > Math.min(one.box.height, other.box.height) / 3;
};

const lostWords = () => {
  const all = runs();
  const said = all.filter(isCut).map((run) => `cut: “${run.words}” in ${placeOf(run.element)}`);
  all.sort((one, other) => one.box.top - other.box.top);
  all.forEach((run, at) => {
    for (let next = at + 1; next < all.length && all[next].box.top < run.box.bottom; next += 1) {
      const other = all[next];
      if (other.element !== run.element && meet(run, other)) said.push(`“${run.words}” lies over “${other.words}” in ${placeOf(run.element)}`);
    }
  });
  return [...new Set(said)];
};

const unseenMarks = () => {
  const page = getComputedStyle(document.body).backgroundColor;
  const said = [];
  for (const shape of document.querySelectorAll("svg :is(rect, circle, ellipse, path, polygon, line, polyline)")) {
    const style = getComputedStyle(shape);
    if (shape.closest("defs, clipPath, pattern, [aria-hidden='true'] .vh") || !isShown(shape) || style.opacity === "0") continue;
    const drawn = [style.fill, style.stroke].filter((colour) => colour !== "none" && colour !== "rgba(0, 0, 0, 0)");
    if (drawn.length && drawn.every((colour) => colour === page)) said.push(`unseen: ${placeOf(shape)} in ${shape.parentElement.getAttribute("aria-label") || ""}`);
  }
  for (const text of document.querySelectorAll("svg text")) {
    const grounds = [...text.parentElement.querySelectorAll(":scope > :is(rect, circle, ellipse, path)")].map((each) => getComputedStyle(each).fill);
    if (grounds.some((fill) => fill !== page && fill !== "none")) continue;
    if (isShown(text) && getComputedStyle(text).fill === page) said.push(`unseen: “${text.textContent.trim().slice(0, 40)}” in ${placeOf(text)}`);
  }
  return [...new Set(said)];
};
