"""One first visit to a page in Chromium, with a slow line and a slow processor: what a person waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page

_LINE: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""1.6 Mbit/s and 150 ms to an answer: what Lighthouse calls a slow 4G line."""
_SLOWER: Final = 4
"""How many times slower the processor is: a phone that costs little."""
_PHONE: Final = {"width": 412, "height": 823}
_QUIET_MS: Final = 1_500
"""Long after the last script of a page has run; what moves or blocks then is a person's doing."""

_SHORT_MS: Final = 50
"""A task that nobody notices, as the web's own measure has it."""

_WATCH: Final = """
(() => {
  const seen = (window.__visit = { paint: null, largest: null, chart: null, tasks: [], moved: 0 });
  const each = (type, use) =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  each("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.paint = entry.startTime; });
  each("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
  each("longtask", (entry) => { seen.tasks.push([entry.startTime, entry.startTime + entry.duration]); });
  each("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.moved += entry.value; });
  const look = () => {
    const chart = document.querySelector("main svg[data-marks]");
    // A frame that finds it laid out paints it; the next one begins when that is done.
    if (chart) requestAnimationFrame(() => { seen.chart = performance.now(); });
    else if (document.readyState !== "complete") requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds from the request, save `moved`, which is the sum of layout shifts, and `size`, which is in bytes.

    `chart` is None where a page has no chart. `size` is of all answers as they were sent, heads and bodies.
    """

    paint: float
    chart: float | None
    largest: float
    blocked: float
    moved: float
    size: int
    requests: int


def visit(browser: Browser, address: str) -> Visit:
    """The first visit of somebody without a cache."""
    context = browser.new_context(viewport=_PHONE, locale="en-GB", device_scale_factor=1.75)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        session, sizes = context.new_cdp_session(page), list[int]()
        _slow_down(session, sizes)
        page.add_init_script(_WATCH)
        page.goto(address, wait_until="load")
        page.wait_for_timeout(_QUIET_MS)
        return _seen(page, sizes)
    finally:
        context.close()


def _slow_down(session: CDPSession, sizes: list[int]) -> None:
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})
    session.send("Network.emulateNetworkConditions", _LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))


def _seen(page: Page, sizes: list[int]) -> Visit:
    seen: dict[str, Any] = page.evaluate("window.__visit")
    chart = None if seen["chart"] is None else max(seen["chart"], seen["paint"])
    blocked = _blocked(seen["tasks"], seen["paint"])
    return Visit(seen["paint"], chart, seen["largest"], blocked, seen["moved"], sum(sizes), len(sizes))


def _blocked(tasks: list[tuple[float, float]], since: float) -> float:
    """What of each task, after the first paint, is over 50 ms: as long, a press would have had no answer."""
    return sum(max(0.0, end - max(begin, since) - _SHORT_MS) for begin, end in tasks)
