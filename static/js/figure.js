/* Draws a figure with Plotly when somebody explores it or saves it; until then the drawing of the server is there.

   <figure data-figure id="profile">           one figure; templates/components/figure.html writes all of this
     <a data-show="chart"> <a data-show="table">  the switch: links whose address keeps the choice
     <div data-chart>                          what the table replaces
       <div data-failed hidden>                shown when Plotly fails
       <div data-still>                        the drawing of the server, not seen while the figure has data-exploring
       <div data-plot>                         where Plotly draws, seen only then
     <button data-explore hidden>              from the one to the other and back; <… data-explore-word> says which
     <button data-png hidden>                  saves a picture
     <details data-numbers>                    the table
     <script type="application/json">          Figure.payload(): wide, narrow, palette, config, title, subtitle, source, key, roomy, file
   <template data-explorer>                    Plotly's script and style sheet, once in the page

   Colours in the drawing are token names ("@ink"), resolved here for light or dark, by the system's setting or by the
   nearest data-theme. The text of a bar is a list such as "I 5|I|", of which the first that fits is shown. The name of
   an annotation limits it to widths of the figure: "900:" from 900 px on, "400:900" from 400 to 900. The customdata of
   a point is the address that a click opens. A figure that Plotly has drawn has data-drawn="wide light". */
(() => {
  "use strict";

  // Keeps Plotly from fetching outlines of maps, which no figure needs.
  window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const IMAGE = 1232;
  const LINE = 1.5; // line height of the text in a picture
  const figures = new Map();
  let loading;

  // Plotly and its style sheet, fetched once, when they are wanted.
  const explorer = () => {
    if (window.Plotly) return Promise.resolve();
    if (loading) return loading;
    const parts = document.importNode(document.querySelector("template[data-explorer]").content, true);
    const waits = [...parts.querySelectorAll("script, link")].map((part) => new Promise((done, fail) => {
      part.addEventListener("load", done);
      part.addEventListener("error", fail);
    }));
    loading = Promise.all(waits);
    loading.catch(() => { loading = null; });
    document.head.append(parts);
    return loading;
  };

  const resolve = (spec, palette) => {
    if (typeof spec === "string") return palette[spec] || spec;
    if (Array.isArray(spec)) return spec.map((each) => resolve(each, palette));
    if (spec === null || typeof spec !== "object") return spec;
    return Object.fromEntries(Object.entries(spec).map(([name, each]) => [name, resolve(each, palette)]));
  };

  const fits = (annotation, width) => {
    if (!annotation.name) return true;
    const [from, to] = annotation.name.split(":").map(Number);
    return width >= from && (!to || width < to);
  };

  // The width of bold text in the size of the chart, in pixels.
  const ruler = document.createElement("canvas").getContext("2d");
  const measure = (words, family) => {
    ruler.font = `700 14px ${family}`;
    return ruler.measureText(words).width;
  };

  const fitted = (trace, layout, width) => {
    if (trace.orientation !== "h") return trace;
    const { l, r } = layout.margin;
    const [from, to] = layout.xaxis.range;
    const room = (at) => (trace.x[at] / (to - from)) * (width - l - r);
    const first = (choices, at) => choices.split("|").find((words) => measure(words, layout.font.family) <= room(at) - 2) || "";
    return { ...trace, text: trace.text.map(first) };
  };

  const drawing = (payload, variant, mode, width) => {
    const { data, layout } = resolve(payload[variant], payload.palette[mode]);
    const annotations = layout.annotations.filter((each) => fits(each, width));
    return { data: data.map((trace) => fitted(trace, layout, width)), layout: { ...layout, annotations } };
  };

  const modeOf = (element) => {
    const forced = element.closest("[data-theme]");
    return forced ? forced.dataset.theme : dark.matches ? "dark" : "light";
  };

  const part = (figure, name) => figure.querySelector(`[data-${name}]`);

  const still = (figure) => {
    part(figure, "explore-word").textContent = "Explore";
    delete figure.dataset.exploring;
    delete figure.dataset.drawn;
  };

  const fail = (figure) => {
    still(figure);
    part(figure, "failed").hidden = false;
  };

  const follow = (event) => {
    const href = event.points[0].customdata;
    if (typeof href === "string" && /^\/(?!\/)/.test(href)) location.assign(href);
  };

  const canvas = (figure, plot) => {
    const held = figures.get(figure);
    if (held.canvas) return held.canvas;
    held.canvas = document.createElement("div");
    plot.replaceChildren(held.canvas);
    return held.canvas;
  };

  // Plotly's drawing as it is, except that one may zoom into an axis of numbers or dates.
  const explored = (layout) => {
    const open = (axis) => ({ ...axis, fixedrange: axis.visible === false });
    return { ...layout, xaxis: open(layout.xaxis), yaxis: open(layout.yaxis), dragmode: "zoom" };
  };

  const draw = async (figure) => {
    const { payload } = figures.get(figure);
    const plot = part(figure, "plot");
    figure.dataset.exploring = "true";
    const width = plot.clientWidth;
    const variant = width >= payload.roomy ? "wide" : "narrow";
    const mode = modeOf(figure);
    const { data, layout } = drawing(payload, variant, mode, width);
    const target = canvas(figure, plot);
    await window.Plotly.react(target, data, explored(layout), payload.config);
    if (!target.dataset.listens) {
      target.dataset.listens = "true";
      target.on("plotly_click", follow);
      target.on("plotly_hover", (event) => target.classList.toggle("leads", Boolean(event.points[0].customdata)));
      target.on("plotly_unhover", () => target.classList.remove("leads"));
    }
    part(figure, "explore-word").textContent = "Close the explorer";
    figure.dataset.drawn = `${variant} ${mode}`;
  };

  const tryToDraw = (figure) => draw(figure).catch(() => fail(figure));

  const explore = async (figure, button) => {
    if (figure.dataset.drawn) return still(figure);
    part(figure, "failed").hidden = true;
    button.setAttribute("aria-busy", "true");
    await explorer().then(() => draw(figure)).catch(() => fail(figure));
    button.removeAttribute("aria-busy");
  };

  // A picture includes what the page shows around the drawing: title, subtitle, key and source. It is always light.
  const picture = (payload) => {
    const { data, layout } = drawing(payload, "wide", "light", IMAGE);
    const ink = payload.palette.light;
    const { t, r, b, l } = layout.margin;
    const edge = 24;
    const line = (text, size, weight, colour, place) => ({
      text, showarrow: false, xref: "paper", yref: "paper", x: 0, xanchor: "left", yanchor: "middle",
      xshift: -l, font: { size, weight, color: ink[colour] }, ...place,
    });
    // The text broken into lines, the first one `from` pixels above the drawing, or below it if negative.
    const lines = (text, size, weight, colour, place, from) =>
      (text ? window.Picture.lines(text, `${weight} ${size}px ${layout.font.family}`, IMAGE) : [])
        .map((each, at) => line(each, size, weight, colour, { ...place, yshift: from - at * size * LINE }));
    const below = lines(payload.key, 12, 400, "@ink-2", { y: 0 }, -b - 20);
    const last = -b - 20 - below.length * 12 * LINE;
    below.push(...lines(`Source: ${payload.source} ${window.Picture.address()}`, 12, 400, "@ink-2", { y: 0 }, last));
    const subtitle = lines(payload.subtitle, 14, 400, "@ink-2", { y: 1 }, 0);
    const title = lines(payload.title, 16, 700, "@ink", { y: 1 }, 0);
    const high = 24 + (subtitle.length - 1) * 14 * LINE;
    const raise = (each, by) => ({ ...each, yshift: each.yshift + by });
    const top = high + 6 + title.length * 16 * LINE;
    const words = [
      ...title.map((each) => raise(each, t + top - 8)),
      ...subtitle.map((each) => raise(each, t + high)),
      ...below,
    ];
    const bottom = 16 + below.length * 12 * LINE;
    const margin = { ...layout.margin, t: t + top + edge, r: r + edge, b: b + bottom + edge, l: l + edge };
    const height = layout.height + top + bottom + 2 * edge;
    return { data, layout: { ...layout, margin, height, width: IMAGE + 2 * edge, annotations: [...layout.annotations, ...words] } };
  };

  const save = async (payload) => {
    await explorer();
    const image = picture(payload);
    const { width, height } = image.layout;
    return window.Plotly.downloadImage(image, { format: "png", scale: 2, width, height, filename: payload.file });
  };

  const choose = (figure, link) => {
    const table = link.dataset.show === "table";
    figure.querySelectorAll("[data-show]").forEach((each) => each.removeAttribute("aria-current"));
    link.setAttribute("aria-current", "true");
    part(figure, "chart").hidden = table;
    part(figure, "numbers").open = table;
    history.replaceState(history.state, "", link.href);
  };

  const start = (figure) => {
    if (figures.has(figure)) return;
    figures.set(figure, { payload: JSON.parse(figure.querySelector('script[type="application/json"]').textContent) });
    figure.addEventListener("click", (event) => {
      const link = event.target.closest("[data-show]");
      const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
      if (link && plain) {
        event.preventDefault();
        choose(figure, link);
      }
      const button = event.target.closest("[data-explore]");
      if (button) explore(figure, button);
      if (event.target.closest("[data-png]")) save(figures.get(figure).payload).catch(() => fail(figure));
    });
    part(figure, "explore").hidden = false;
    part(figure, "png").hidden = false;
  };

  const startAll = (root) => root.querySelectorAll("[data-figure]").forEach(start);
  const redraw = () => figures.forEach((_, figure) => figure.dataset.drawn && tryToDraw(figure));

  const forget = (root) => figures.forEach(({ canvas: drawn }, figure) => {
    if (!root.contains(figure)) return;
    if (drawn) window.Plotly.purge(drawn);
    figures.delete(figure);
  });

  dark.addEventListener("change", redraw);
  // Plotly follows the width by itself, but text that depends on it has to be chosen again.
  let pause;
  addEventListener("resize", () => { clearTimeout(pause); pause = setTimeout(redraw, 150); });
  document.addEventListener("htmx:load", (event) => startAll(event.detail.elt.parentNode || document));
  document.addEventListener("htmx:beforeCleanupElement", (event) => forget(event.detail.elt));
  startAll(document);
})();
