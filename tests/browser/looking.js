/* What looking.py asks of a page beside axe. Evaluated once in each document; keeps its functions in `Looking`. */
window.Looking = (() => {
  const LEAST = 24; // px, WCAG 2.5.8

  const own = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const brightness = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  /* The one colour behind an element; null where a picture, another opacity or a half transparent colour is, of which
     nothing certain can be said here nor by axe. */
  const groundOf = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(each);
      if (backgroundImage !== "none" || opacity !== "1") return null;
      const [, , , alpha = 1] = channels(backgroundColor);
      if (alpha === 1) return backgroundColor;
      if (alpha > 0) return null;
    }
    return "rgb(255, 255, 255)";
  };

  const isOff = (element) =>
    element.matches(":disabled, [aria-disabled=true]") || Boolean(element.closest("label")?.control?.disabled);

  /* Words with less contrast to their ground than WCAG 1.4.3 allows, and links that only their colour tells from the
     sentence around them: what axe finds by its rules of colours, in a thousandth of the time. */
  const faint = () => {
    const said = new Set();
    for (const element of document.body.querySelectorAll("*")) {
      if (!(own(element) || element.matches("input:not([type=hidden]), select, textarea"))) continue;
      if (element.closest("svg, option, .vh") || isOff(element) || !shown(element)) continue;
      const { color, fontSize, fontWeight, textDecorationLine, borderBottomStyle } = getComputedStyle(element);
      const ground = groundOf(element);
      const size = parseFloat(fontSize);
      const least = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      const name = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;
      if (ground && contrast(color, ground) < least - 0.005) said.add(`${contrast(color, ground).toFixed(2)} to 1: ${name} ${color} on ${ground}`);
      const around = getComputedStyle(element.parentElement).color;
      if (element.matches("a[href]") && own(element.parentElement) && textDecorationLine === "none" && borderBottomStyle === "none"
        && getComputedStyle(element).display === "inline" && color !== around && contrast(color, around) < 3) said.add(`a link by its colour alone: ${name}`);
    }
    return [...said];
  };

  /* Targets smaller than 24 by 24 px that have not that much room round their middle either; one in a sentence may be
     as small as its words. Marks of a chart are as long as what they show: its table has the same links. */
  const small = () => {
    const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
      .filter((element) => shown(element) && !element.disabled && !element.closest(".vh, .skip, svg[data-marks]"))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const little = ({ box }) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5;
    const inSentence = ({ element }) => {
      const block = element.parentElement.closest("p, li, dd, dt, td, th, div, label, h1, h2, h3, figcaption");
      return getComputedStyle(element).display === "inline" && block && block.textContent.trim() !== element.textContent.trim();
    };
    const middle = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2];
    const away = ([x, y], box) => Math.hypot(x - Math.max(box.left, Math.min(x, box.right)), y - Math.max(box.top, Math.min(y, box.bottom)));
    return targets
      .filter((target) => little(target) && !inSentence(target) && targets.some((other) => {
        if (other === target || other.element.contains(target.element) || target.element.contains(other.element)) return false;
        const [x, y] = middle(target);
        const [u, v] = middle(other);
        return away([x, y], other.box) < LEAST / 2 - 0.5 || (little(other) && Math.hypot(x - u, y - v) < LEAST - 0.5);
      }))
      .map(({ element, box }) => `target ${Math.round(box.width)} by ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`);
  };

  return { faint, small };
})();
