"""One definition, two renderers: every figure of every page is the same as SVG and for Plotly.

The expected places are worked out here anew from Plotly's schema, so that a slip of the renderer shows.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

import pytest

from dashboard.charts.theme import colour_property
from tests.dashboard.charts.svg.pages import Drawn, drawings_of
from tests.dashboard.csv_files import content_of
from tests.dashboard.once import OF_THE_RECORD

pytestmark = OF_THE_RECORD
PAGES = {
    "/gallery/": 12,
    "/": 2,
    "/?as_at=2016-08-05&since=2015-08-05&region=London": 2,
    "/?as_at=2026-03-31&since=2025-03-31": 4,
    "/distribution/": 8,
    "/distribution/?as_at=2016-08-05&framework=sif&area=lscb": 8,
    "/movement/": 4,
    "/compare/?neighbours_of=861": 2,
    "/councils/stoke-on-trent/": 2,
    "/councils/birmingham/": 2,
    "/councils/cumbria/": 2,
    "/councils/west-berkshire/": 2,
}
"""Addresses with the number of their drawings, two a figure."""


@pytest.fixture
def drawings(record, client, editor_client, address) -> list[Drawn]:
    """The gallery is for those who are signed in."""
    asking = editor_client if address == "/gallery/" else client
    return drawings_of(content_of(asking.get(address)).decode())


@pytest.mark.parametrize("address", PAGES)
def test_svg_has_the_marks_values_and_labels_of_the_figure(drawings, address) -> None:
    assert len(drawings) == PAGES[address]
    for drawn in drawings:
        expected = [mark for trace in drawn.data for mark in marks_of(trace, drawn.layout)]
        shown = [shown_mark(each, len(other["place"])) for each, other in zip(drawn.marks, expected, strict=True)]
        assert [each["says"] for each in shown] == [each["says"] for each in expected], drawn.name
        assert [each["href"] for each in shown] == [each["href"] for each in expected], drawn.name
        for one, other in zip(shown, expected, strict=True):
            assert one["place"] == pytest.approx(other["place"], abs=0.06), (drawn.name, other["says"])
        assert missing_words(drawn) == [], drawn.name
        assert missing_shapes(drawn) == Counter(), drawn.name


def marks_of(trace: dict[str, Any], layout: dict[str, Any]) -> list[dict[str, Any]]:
    """What Plotly shows on hovering, where it leads, and where it stands: percent across, pixels down."""
    if trace.get("hoverinfo") == "skip":
        return []
    count = len(trace["x"])
    says = of_each(trace["hovertext"], count)
    hrefs = of_each(trace.get("customdata", ""), count)
    place = bar_place if trace["type"] == "bar" else point_place
    found = []
    for at in range(count):
        again = found and at and (says[at], hrefs[at]) == (says[at - 1], hrefs[at - 1]) and trace["type"] != "bar"
        if says[at] and not again:
            mark = {"says": says[at].split("<br>"), "href": hrefs[at], "place": place(trace, layout, at)}
            found.append(mark)
    return found


def bar_place(trace: dict[str, Any], layout: dict[str, Any], at: int) -> tuple[float, ...]:
    """Left, width, top and height of a bar."""
    base, half = trace["base"][at], trace["width"] / 2
    if trace.get("orientation") == "h":
        left, right = across(base, layout), across(base + trace["x"][at], layout)
        ends = (down(trace["y"][at] - half, layout), down(trace["y"][at] + half, layout))
    else:
        left, right = across(trace["x"][at] - half, layout), across(trace["x"][at] + half, layout)
        ends = (down(base, layout), down(base + trace["y"][at], layout))
    return left, right - left, min(ends), max(ends) - min(ends)


def point_place(trace: dict[str, Any], layout: dict[str, Any], at: int) -> tuple[float, float]:
    return across(trace["x"][at], layout), down(trace["y"][at], layout)


def across(value: Any, layout: dict[str, Any]) -> float:
    low, high, here = (number(each) for each in (*layout["xaxis"]["range"], value))
    return 100 * (here - low) / (high - low)


def down(value: float, layout: dict[str, Any]) -> float:
    low, high = layout["yaxis"]["range"]
    high_of_plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    return high_of_plot * (high - value) / (high - low)


def number(value: Any) -> float:
    return datetime.date.fromisoformat(value).toordinal() if isinstance(value, str) else value


def of_each(value: Any, count: int) -> list[Any]:
    return value if isinstance(value, list) else [value] * count


def shown_mark(mark: Any, numbers: int) -> dict[str, Any]:
    says = mark.find("title").text.split("\n")
    stands = max(("".join(each.itertext()) for each in mark.iter("text")), key=len, default="")
    assert mark.get("aria-label") == ". ".join([*says, *([stands] if mark.get("href") and stands else [])])
    assert mark.get("role") == ("img" if mark.get("href") is None else None)
    return {"says": says, "href": mark.get("href", ""), "place": shown_place(mark, numbers)}


def shown_place(mark: Any, numbers: int) -> tuple[float, ...]:
    """Of a bar its rectangle, in four numbers; of a point its letter, or the middle of the place to touch."""
    rect, text = mark.find("rect"), mark.find("text")
    if numbers == 4:
        x, width = (float(rect.get(name).removesuffix("%")) for name in ("x", "width"))
        return x, width, float(rect.get("y")), float(rect.get("height"))
    if text is not None:
        # A line of 14 pixels stands 0.35 of its size below its middle.
        return percent(text.get("x")), float(text.get("y")) - 0.35 * 14
    touched = next(each for each in mark.iter("rect") if each.get("opacity") == "0")
    return percent(touched.get("x")), float(touched.get("y")) + float(touched.get("height")) / 2


def percent(place: str) -> float:
    return float(place.removesuffix("%"))


def missing_words(drawn: Drawn) -> list[str]:
    """Annotations and labels of axes that the SVG lacks, without those that need more room than a page has."""
    layout, words = drawn.layout, Counter(drawn.words)
    wanted = [
        each["text"].replace("<br>", "\n")
        for each in layout["annotations"]
        if int(each.get("name", "0:").partition(":")[0] or 0) <= 1248
    ]
    for axis in (layout["xaxis"], layout["yaxis"]):
        if axis.get("visible", True):
            low, high = sorted(map(number, axis["range"]))
            ticks = zip(axis["tickvals"], axis["ticktext"], strict=True)
            wanted += [text for value, text in ticks if low <= number(value) <= high]
    for trace in drawn.data:
        if "text" in trace.get("mode", ""):
            wanted += [text for text in trace["text"] if text]
    return [text for text, count in Counter(wanted).items() if words[text] < count and not never_fits(layout, text)]


def never_fits(layout: dict[str, Any], text: str) -> bool:
    """Words of a range of widths so short that a step of the style sheet passes over it."""
    names = [each.get("name", "") for each in layout["annotations"] if each["text"].replace("<br>", "\n") == text]
    ranges = [tuple(map(int, name.split(":"))) for name in names if name and not name.endswith(":")]
    return any(most - least < 32 or most <= 288 for least, most in ranges)


def missing_shapes(drawn: Drawn) -> Counter:
    """Shapes by their two colours that the SVG has fewer of."""
    wanted = Counter(colours(each.get("fillcolor"), each.get("line", {})) for each in drawn.layout.get("shapes", []))
    found = Counter(
        (each.get("fill"), each.get("stroke"))
        for each in drawn.svg.iter()
        if each.tag in ("rect", "line", "path", "ellipse")
    )
    return wanted - found


def colours(fill: str | None, line: dict[str, Any]) -> tuple[str, str | None]:
    stroke = colour_property(line["color"]) if line.get("color") and line.get("width", 2) else None
    return (colour_property(fill) if fill else "none"), stroke
