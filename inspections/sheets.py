"""A page of a report as a picture with numbered marks on it: what a person is shown as evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from inspections.models import Report

_A4 = (595.0, 842.0)
_MARGIN = 3.0


@dataclass(frozen=True)
class Place:
    """A box on a page, in points from its top left, that a value was read from."""

    key: str
    page: int
    box: tuple[float, float, float, float]
    number: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Mark:
    """A rectangle to draw in points, its number (none: no number is drawn), and whether its value is in hand."""

    key: str
    x: float
    y: float
    width: float
    height: float
    number: int | None
    label: str
    now: bool


@dataclass(frozen=True)
class Sheet:
    """One page to show; width and height are in points, the unit of the marks."""

    report: int
    page: int
    pages: int
    width: float
    height: float
    src: str
    marks: tuple[Mark, ...]

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next(self) -> int | None:
        return self.page + 1 if self.page < self.pages else None


def sheet_for(report: Report, page: int, places: Iterable[Place], *, current: str = "") -> Sheet:
    """The page, kept within the report's, with the marks of the places that lie on it."""
    pages = report.pages or 1
    page = max(1, min(page, pages))
    sizes = (report.reading or {}).get("page_sizes") or []
    width, height = sizes[page - 1] if page <= len(sizes) else _A4
    return Sheet(
        report=report.pk,
        page=page,
        pages=pages,
        width=round(width, 1),
        height=round(height, 1),
        src=reverse("inspections:page_image", args=(report.pk, page)),
        marks=tuple(_mark(place, current) for place in places if place.page == page),
    )


def _mark(place: Place, current: str) -> Mark:
    x0, top, x1, bottom = place.box
    return Mark(
        key=place.key,
        x=round(x0 - _MARGIN, 1),
        y=round(top - _MARGIN, 1),
        width=round(x1 - x0 + 2 * _MARGIN, 1),
        height=round(bottom - top + 2 * _MARGIN, 1),
        number=place.number,
        label=place.label,
        now=place.key == current,
    )
