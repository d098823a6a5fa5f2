/* Choosing words on the picture of a report's page: with the mouse, a finger or the keyboard.

   <div data-sheet data-words-of="/reports/7/words/2/">   the picture with an <svg class="overlay">; the address gives
                                                          {"words": [[text, x0, top, x1, bottom], …]} in points, and
                                                          with uses/ behind it what the chosen words may become
   <p data-words-hint hidden>      what to do, shown by this script; in it [data-words-said], which is announced
   <button data-choose-words>      puts the keyboard on the first word of the value in hand
   The mouse drags, or chooses to where it is clicked with Shift. A finger rests on the first word, then moves, or taps the
   last one. The arrow keys go from word to word and line to line, with Shift they choose; Enter goes to the uses, Esc
   leaves them. While uses are offered, the letter on each chooses it.
   Without this script, whole lines are ticked on the page of the words. */
(() => {
  "use strict";

  const TOUCH_RESTS = 400;
  const MOVED = 5;
  const NEAR = 12;
  const found = new Map();
  // The sheet in hand, its words, the words between which all are chosen, and whether a pointer chooses just now.
  let now = { sheet: null, words: [], from: null, to: null };
  let drag = null;

  const sheetOf = (element) => element instanceof Element ? element.closest("[data-words-of]") : null;
  const said = (words) => document.querySelectorAll("[data-words-said]").forEach((place) => { place.textContent = words; });
  const SIGNED_OUT = "You are no longer signed in. Reload this page to sign in.";
  // An answer from another address is the page of signing in.
  const answered = (answer) => { if (answer.redirected) throw new Error(SIGNED_OUT); return answer; };
  const reason = (error, other) => (error.message === SIGNED_OUT ? SIGNED_OUT : other);
  const fetchWords = (sheet) => {
    const address = sheet.dataset.wordsOf;
    if (!found.has(address)) {
      const asked = fetch(address, { headers: { Accept: "application/json" } })
        .then((answer) => (answered(answer).ok ? answer.json() : Promise.reject(new Error(answer.status))))
        .then(({ words }) => words);
      asked.catch(() => found.delete(address));
      found.set(address, asked);
    }
    return found.get(address);
  };

  const withWords = async (sheet, act) => {
    try {
      const words = await fetchWords(sheet);
      if (!words.length) return said("No words were found on this page: it is a picture. Type what it says.");
      if (now.sheet !== sheet) { leave(); now = { sheet, words, from: null, to: null }; }
      sheet.classList.add("has-words");
      return act(words);
    } catch (error) {
      return said(reason(error, "The words of this page could not be fetched. Try again, or reload the page."));
    }
  };

  // Points of the page from pixels of the window.
  const place = (sheet, event) => {
    const picture = sheet.querySelector("img"), box = picture.getBoundingClientRect();
    const scale = Number(picture.getAttribute("width")) / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  };
  const beyond = (at, low, high) => Math.max(low - at, 0, at - high);
  const nearest = (words, [x, y], within = Infinity) => {
    let best = null, least = Infinity;
    words.forEach(([, x0, top, x1, bottom], number) => {
      const across = beyond(x, x0, x1), down = beyond(y, top, bottom), far = 3 * down + across;
      if (far < least && across <= within && down <= within) { best = number; least = far; }
    });
    return best;
  };

  const rectangle = ([, x0, top, x1, bottom], name) => {
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top }).forEach(([key, value]) => drawn.setAttribute(key, value));
    if (name) drawn.setAttribute("class", name);
    return drawn;
  };
  const span = () => (now.from === null ? null : [Math.min(now.from, now.to), Math.max(now.from, now.to)]);
  const draw = (cursor = null) => {
    const overlay = now.sheet.querySelector(".overlay");
    overlay.querySelectorAll(".chosen").forEach((old) => old.remove());
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    group.setAttribute("class", "chosen");
    const [first, last] = span() || [1, 0];
    for (let number = first; number <= last; number += 1) {
      const word = now.words[number], next = now.words[number + 1];
      // The space to the next word of the line is chosen with them.
      const joined = number < last && next[1] >= word[3] && Math.abs(next[2] - word[2]) < 3 && next[1] - word[3] < 20;
      group.append(rectangle(joined ? [word[0], word[1], word[2], next[1], word[4]] : word));
    }
    if (cursor !== null) group.append(rectangle(now.words[cursor], "at"));
    overlay.append(group);
  };

  const close = () => now.sheet && now.sheet.querySelectorAll("[data-word-uses]").forEach((uses) => uses.remove());
  function leave() {
    if (!now.sheet) return;
    close();
    now.from = now.to = null;
    now.sheet.querySelectorAll(".chosen").forEach((old) => old.remove());
  }

  const inHand = () => {
    const row = document.querySelector(".fieldrow-now[data-field]"), chosen = document.querySelector("#key");
    return row ? row.dataset.field : chosen ? chosen.value : "";
  };

  const put = (uses) => {
    const { sheet, words } = now, [first, last] = span();
    const picture = sheet.querySelector("img"), wide = Number(picture.getAttribute("width")), high = Number(picture.getAttribute("height"));
    sheet.append(uses);
    const lefts = words.slice(first, last + 1).map((word) => word[1]);
    const most = Math.max(0, 100 * (1 - uses.offsetWidth / sheet.offsetWidth));
    uses.style.setProperty("top", `${(100 * (words[last][4] + 4)) / high}%`);
    uses.style.setProperty("left", `${Math.min(most, Math.max(0, (100 * Math.min(...lefts)) / wide))}%`);
    uses.scrollIntoView({ block: "nearest" });
    if (window.htmx) window.htmx.process(uses);
  };

  // Asks what the words may become; `focus` where the keyboard asked.
  let asking = 0;
  const offer = async (focus) => {
    close();
    const turn = (asking += 1), chosen = span();
    const query = new URLSearchParams({ words: `${chosen[0]}-${chosen[1]}`, at: inHand() });
    if (document.querySelector("[data-review]")) query.set("in", "review");
    try {
      const answer = await fetch(`${now.sheet.dataset.wordsOf}uses/?${query}`);
      const text = await answered(answer).text();
      if (turn !== asking || !span()) return;
      const uses = new DOMParser().parseFromString(text, "text/html").querySelector("[data-word-uses]");
      if (!answer.ok || !uses) throw new Error(answer.status);
      put(document.importNode(uses, true));
      const count = chosen[1] - chosen[0] + 1;
      said(`${count} word${count === 1 ? "" : "s"} chosen.`);
      if (focus) now.sheet.querySelector("[data-word-uses] button").focus();
    } catch (error) {
      if (turn === asking) said(reason(error, "What the words can be used for could not be fetched. Try again, or reload the page."));
    }
  };

  const begin = (words, event, sheet) => {
    const number = nearest(words, place(sheet, event), NEAR);
    if (number === null) { leave(); drag = null; return false; }
    close();
    now.from = now.to = number;
    draw();
    return true;
  };
  const extend = (event) => {
    const number = nearest(now.words, place(now.sheet, event));
    if (number !== now.to) { now.to = number; draw(); }
  };

  document.addEventListener("pointerdown", (event) => {
    const sheet = sheetOf(event.target);
    if (!sheet || event.button !== 0 || event.target.closest("[data-word-uses]")) return;
    const touch = event.pointerType === "touch";
    drag = { sheet, touch, id: event.pointerId, at: [event.clientX, event.clientY], choosing: false, last: event, timer: null };
    if (touch) drag.timer = setTimeout(() => {
      const mine = drag;
      if (mine) withWords(sheet, (words) => { if (drag === mine) mine.choosing = begin(words, mine.last, sheet); });
    }, TOUCH_RESTS);
    else fetchWords(sheet).catch(() => {});
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const far = Math.hypot(event.clientX - drag.at[0], event.clientY - drag.at[1]) > MOVED;
    drag.last = event;
    if (drag.choosing) { if (now.sheet === drag.sheet && now.from !== null) extend(event); return; }
    if (!far) return;
    if (drag.touch) { clearTimeout(drag.timer); drag = null; return; }
    drag.choosing = true;
    const mine = drag;
    withWords(mine.sheet, (words) => {
      const start = { clientX: mine.at[0], clientY: mine.at[1] };
      if (begin(words, start, mine.sheet)) { extend(mine.last); if (mine.ended) offer(false); }
    });
  });

  const end = (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    const mine = drag;
    drag = null;
    mine.ended = true;
    clearTimeout(mine.timer);
    if (event.type === "pointercancel") return;
    if (mine.choosing) {
      // What the mouse lets go of is no click on a mark.
      const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
      document.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
      if (now.sheet === mine.sheet && span()) offer(false);
    } else if (now.sheet === mine.sheet && span()) {
      if (event.shiftKey || mine.touch && nearest(now.words, place(now.sheet, event), NEAR) !== null) { extend(event); offer(false); }
      else leave();
    }
  };
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, end));
  document.addEventListener("dblclick", (event) => {
    const sheet = sheetOf(event.target);
    if (sheet && !event.target.closest("[data-word-uses]")) withWords(sheet, (words) => { if (begin(words, event, sheet)) offer(false); });
  });
  document.addEventListener("touchmove", (event) => { if (drag && drag.touch && drag.choosing) event.preventDefault(); }, { passive: false });
  ["dragstart", "contextmenu"].forEach((name) => document.addEventListener(name, (event) => {
    if (sheetOf(event.target) && (name === "dragstart" || drag && drag.touch)) event.preventDefault();
  }));

  // The keyboard.
  const middle = (word) => (word[1] + word[3]) / 2;
  const inLine = (one, other) => Math.abs(one[2] + one[4] - other[2] - other[4]) / 2 < (one[4] - one[2]) / 2;
  const lineTo = (words, at, down) => {
    const here = words[at];
    const there = words.map((word, number) => [word, number]).filter(([word]) => !inLine(here, word) && (down ? word[2] > here[2] : word[2] < here[2]));
    const far = ([word]) => 3 * Math.abs(word[2] - here[2]) + Math.abs(middle(word) - middle(here));
    return there.length ? there.reduce((best, each) => (far(each) < far(best) ? each : best))[1] : at;
  };
  const lineEnd = (words, at, by) => {
    let to = at;
    while (words[to + by] && inLine(words[at], words[to + by])) to += by;
    return to;
  };
  const MOVES = {
    ArrowLeft: (words, at) => Math.max(0, at - 1),
    ArrowRight: (words, at) => Math.min(words.length - 1, at + 1),
    ArrowUp: (words, at) => lineTo(words, at, false),
    ArrowDown: (words, at) => lineTo(words, at, true),
    Home: (words, at) => lineEnd(words, at, -1),
    End: (words, at) => lineEnd(words, at, 1),
  };
  let cursor = 0;
  const show = () => {
    draw(cursor);
    now.sheet.querySelector(".chosen .at").scrollIntoView({ block: "nearest" });
    const chosen = span();
    said(chosen ? now.words.slice(chosen[0], chosen[1] + 1).map((word) => word[0]).join(" ").slice(-300) : now.words[cursor][0]);
  };
  const choose = () => {
    const sheet = document.querySelector("[data-words-of]");
    if (!sheet) return;
    sheet.focus({ preventScroll: true });
    withWords(sheet, (words) => {
      const mark = sheet.querySelector("[data-for].now .box");
      const corner = mark && [Number(mark.getAttribute("x")) + 4, Number(mark.getAttribute("y")) + 6];
      // The first word in the order of the content may be the number of the page at its foot.
      cursor = span() ? now.to : nearest(words, corner || [0, 0]);
      show();
    });
  };

  const onSheet = (event) => {
    const act = MOVES[event.key];
    if (act) {
      const before = cursor;
      close();
      cursor = act(now.words, cursor);
      if (!event.shiftKey) now.from = now.to = null;
      else {
        // The first step with Shift chooses the word it starts from.
        if (now.from === null) { now.from = before; cursor = event.key === "ArrowRight" ? before : cursor; }
        now.to = cursor;
      }
      show();
      return true;
    }
    if (event.key === "Enter" || event.key === " ") {
      if (!span()) { now.from = now.to = cursor; show(); }
      offer(true);
      return true;
    }
    return false;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !now.sheet || !now.sheet.isConnected) return;
    const uses = now.sheet.querySelector("[data-word-uses]");
    let done = false;
    if (event.target === now.sheet) done = onSheet(event);
    if (!done && event.key === "Escape" && (span() || now.sheet.querySelector(".chosen"))) {
      const back = uses && uses.contains(event.target) ? now.sheet : null;
      leave();
      if (back) { back.focus({ preventScroll: true }); show(); }
      else if (event.target === now.sheet) { const row = document.querySelector(".fieldrow-now"); if (row) row.focus({ preventScroll: true }); }
      done = true;
    }
    if (!done && uses && !event.target.closest("select, input, textarea") && /^[revw]$/i.test(event.key)) {
      // A letter whose use is not offered does nothing: elsewhere on the page it would do something else.
      const button = uses.querySelector(`[data-use="${event.key.toLowerCase()}"]`);
      if (button && !event.repeat) button.click();
      done = true;
    }
    if (done) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-choose-words]")) choose();
    if (event.target.closest("[data-leave-words]")) leave();
  });
  const ready = () => document.querySelectorAll("[data-words-hint]").forEach((hint) => { hint.hidden = false; });
  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
