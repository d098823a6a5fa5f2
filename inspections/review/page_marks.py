"""A page of a report as a picture with numbered marks on it: the evidence that a person is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from inspections.models import Report

type Box = tuple[float, float, float, float]

_A4 = (595.0, 842.0)
_MARGIN = 3.0
"""In points, so that a frame does not touch the letters in it."""


@dataclass(frozen=True)
class BoxToMark:
    """The box on a page that a value was read from, in points from its top left."""

    key: str
    page: int
    box: Box
    number: int | None = None
    label: str | None = None


@dataclass(frozen=True)
class PageMark:
    """A rectangle to draw in points, its number ("5, 6" where two values stand there), and whether it is in hand.

    `key` is the key of its value, or several with spaces between.
    """

    key: str
    x: float
    y: float
    width: float
    height: float
    number: str
    label: str
    now: bool

    @property
    def tab_width(self) -> int:
        """How wide the tab with the number is."""
        return 8 + 7 * len(self.number)


@dataclass(frozen=True)
class MarkedPage:
    """One page to show; width and height are in points, the unit of the marks."""

    report: int
    page: int
    pages: int
    width: float
    height: float
    src: str
    marks: tuple[PageMark, ...]

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


def marked_page(report: Report, page: int, places: Iterable[BoxToMark], *, current: str | None = None) -> MarkedPage:
    """The page, or the nearest that the report has, with the marks of the boxes on it."""
    pages = report.pages or 1
    page = max(1, min(page, pages))
    sizes = (report.reading or {}).get("page_sizes") or []
    width, height = sizes[page - 1] if page <= len(sizes) else _A4
    return MarkedPage(
        report=report.pk,
        page=page,
        pages=pages,
        width=round(width, 1),
        height=round(height, 1),
        src=reverse("inspections:page_image", args=(report.pk, page)),
        marks=tuple(_mark(group, current) for group in _by_box(places, page)),
    )


def boxes_by_page(boxes: Iterable[Sequence[float]]) -> Iterator[tuple[int, Box]]:
    """One box per page around all the lines of an item; each line is (page, x0, top, x1, bottom)."""
    pages: dict[int, list[Sequence[float]]] = {}
    for box in boxes:
        pages.setdefault(int(box[0]), []).append(box)
    for page, lines in pages.items():
        _, lefts, tops, rights, bottoms = zip(*lines, strict=True)
        yield page, (min(lefts), min(tops), max(rights), max(bottoms))


def _by_box(places: Iterable[BoxToMark], page: int) -> list[list[BoxToMark]]:
    """The boxes on a page, those that coincide together."""
    groups: dict[Box, list[BoxToMark]] = {}
    for place in places:
        if place.page == page:
            groups.setdefault(place.box, []).append(place)
    return list(groups.values())


def _mark(group: list[BoxToMark], current: str | None) -> PageMark:
    x0, top, x1, bottom = group[0].box
    return PageMark(
        key=" ".join(place.key for place in group),
        x=round(x0 - _MARGIN, 1),
        y=round(top - _MARGIN, 1),
        width=round(x1 - x0 + 2 * _MARGIN, 1),
        height=round(bottom - top + 2 * _MARGIN, 1),
        number=", ".join(str(place.number) for place in group if place.number),
        label=". ".join(place.label for place in group if place.label),
        now=current in [place.key for place in group],
    )
