/* What looking.py asks of a page beside axe. Evaluated once in each document; keeps its functions in `Looking`. */
window.Looking = (() => {
  const LEAST = 24; // px, WCAG 2.5.8

  const own = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /* A colour as red, green, blue from 0 to 255 and alpha; a canvas knows the ways of writing one that are not rgb(). */
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    if (/^rgba?\(/.test(colour)) {
      const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
      return [red, green, blue, alpha];
    }
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([red, green, blue, alpha], under) => {
    const left = under[3] * (1 - alpha);
    const whole = alpha + left;
    return whole ? [...[red, green, blue].map((value, at) => (value * alpha + under[at] * left) / whole), whole] : under;
  };
  const brightness = (colour) => {
    const [red, green, blue] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const said = (colour) => `rgb(${colour.slice(0, 3).map(Math.round).join(", ")})`;
  const PAPER = [255, 255, 255, 1];
  const NOTHING = [0, 0, 0, 0];

  /* What each element paints under its words, asked of the browser once in a look. */
  const painting = () => {
    const known = new Map();
    return (element) => {
      if (!known.has(element)) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
        known.set(element, { ground: channels(backgroundColor), picture: backgroundImage !== "none", opacity: Number(opacity) });
      }
      return known.get(element);
    };
  };

  /* The colour of words of an element and the colour around them as they come to the eye, through everything that is
     half transparent; null where a picture lies behind, of which nothing certain can be said here nor by axe. */
  const seen = (element, colour, painted, under) => {
    let common = null;
    if (under) for (common = element; !common.contains(under); ) common = common.parentElement;
    let colours = through(element, common, [colour, NOTHING], painted);
    if (under) {
      // What lies under pales by itself: the words are not in it.
      const ground = through(under, common, [NOTHING], painted);
      colours = colours && ground && through(common, null, colours.map((each) => over(each, ground[0])), painted);
    }
    return colours && { words: over(colours[0], PAPER), around: over(colours[1], PAPER) };
  };
  /* Colours behind which an element and all that it is in are painted, up to the one that is named; null as above. */
  const through = (element, last, colours, painted) => {
    for (let each = element; each !== last; each = each.parentElement) {
      const { ground, picture, opacity } = painted(each);
      // A picture lies over the ground of its element.
      if (picture && colours.at(-1)[3] < 1) return null;
      colours = colours.map((one) => over(one, ground)).map(([red, green, blue, alpha]) => [red, green, blue, alpha * opacity]);
    }
    return colours;
  };

  /* Of elements whose words lie over something painted that they are not in: the nearest thing under them that hides
     what is behind it, if they are not in that either. */
  const lyingOver = (elements, painted) => {
    const boxes = [...document.body.querySelectorAll("*")]
      .filter((each) => (painted(each).ground[3] > 0 || painted(each).picture) && shown(each))
      .map((each) => ({ each, box: each.getBoundingClientRect() }));
    const holds = (box, [x, y]) => box.left < x && x < box.right && box.top < y && y < box.bottom;
    const apart = elements.filter((element) => {
      const middle = middleOf(element);
      return middle && boxes.some(({ each, box }) => holds(box, middle) && !each.contains(element) && !element.contains(each));
    });
    if (!apart.length) return new Map();
    const [left, top] = [scrollX, scrollY];
    const touchable = new CSSStyleSheet();
    touchable.replaceSync("* { pointer-events: auto !important }");
    document.adoptedStyleSheets.push(touchable);
    const found = apart.map((element) => {
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const stack = document.elementsFromPoint(...middleOf(element));
      const under = stack.slice(stack.indexOf(element)).find((each) => painted(each).ground[3] === 1 || painted(each).picture);
      return [element, stack.includes(element) && under && !under.contains(element) ? under : null];
    });
    document.adoptedStyleSheets.pop();
    scrollTo(left, top);
    return new Map(found.filter(([, under]) => under));
  };
  const middleOf = (element) => {
    const words = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const range = document.createRange();
    range.selectNodeContents(words || element);
    const box = range.getClientRects()[0] || element.getBoundingClientRect();
    return box.width && box.height ? [box.left + box.width / 2, box.top + box.height / 2] : null;
  };

  const isOff = (element) =>
    element.matches(":disabled, [aria-disabled=true]") || Boolean(element.closest("label")?.control?.disabled);

  /* Whether only its colour tells a link from the sentence around it. */
  const toldByColour = (element) => {
    const { color, display, textDecorationLine, borderBottomStyle, fontWeight } = getComputedStyle(element);
    if (!element.matches("a[href]") || display !== "inline" || textDecorationLine !== "none" || borderBottomStyle !== "none") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline" && block.parentElement) block = block.parentElement;
    const others = [...block.querySelectorAll("a[href]")].reduce((text, link) => text.replace(link.textContent, ""), block.textContent);
    const around = getComputedStyle(block);
    return /\p{L}/u.test(others) && fontWeight === around.fontWeight && color !== around.color && contrast(channels(color), channels(around.color)) < 3;
  };

  /* Words with less contrast to their ground than WCAG 1.4.3 allows, and links that only their colour tells from the
     sentence around them: what axe finds by its rules of colours, in a thousandth of the time. */
  const faint = () => {
    const found = new Set();
    const painted = painting();
    const elements = [...document.body.querySelectorAll("*")].filter((element) =>
      (own(element) || element.matches("input:not([type=hidden]), select, textarea")) && !element.closest("svg, option, .vh") && !isOff(element) && shown(element));
    const beneath = lyingOver(elements, painted);
    for (const element of elements) {
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const under = beneath.get(element);
      const colours = seen(element, channels(color), painted, under);
      const size = parseFloat(fontSize);
      const least = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      const name = `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;
      const ratio = colours && contrast(colours.words, colours.around);
      if (colours && ratio < least - 0.005) found.add(`${ratio.toFixed(2)} to 1: ${name} ${said(colours.words)} on ${said(colours.around)}`);
      if (toldByColour(element)) found.add(`a link by its colour alone: ${name}`);
    }
    return [...found];
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
