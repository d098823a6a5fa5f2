"""The comparison: councils side by side, judgement by judgement, and one judgement of all of them over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.pages.compare.chooser import Answer, Chooser, chooser
from dashboard.pages.compare.councils import Compared
from dashboard.pages.compare.matrix import Matrix, matrix_of
from dashboard.pages.compare.params import AREAS, MOST
from dashboard.pages.compare.sentence import sentence
from dashboard.pages.compare.timelines import areas_on_record, lines_figure
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar, undated
from dashboard.shared.words import day, lower, strand

if TYPE_CHECKING:
    from dashboard.charts.figure import Figure
    from dashboard.counting.record import Record
    from dashboard.pages.compare.params import CompareParams


@dataclass(frozen=True)
class ComparePage:
    """`matrix` is None where nobody is shown, and `empty` says why."""

    heading: str
    lede: str
    bar: AsAtBar
    chooser: Chooser
    unshown: tuple[str, ...]
    matrix: Matrix | None
    figure: Figure | None
    tabs: tuple[tuple[str, str, bool], ...]
    no_figure: str
    empty: str
    empty_text: str
    undated: str
    csv: str
    link: str
    reset: str


def compare_page(record: Record, found: Compared, params: CompareParams, answer: Answer) -> ComparePage:
    figure = lines_figure(record, found, params)
    return ComparePage(
        heading=found.heading,
        lede=_lede(found, params),
        bar=as_at_bar(params),
        chooser=chooser(record, params, found, answer),
        unshown=found.unshown,
        matrix=matrix_of(record, found, params) if found.positions else None,
        figure=figure if figure.table.rows else None,
        tabs=_tabs(record, found, params),
        no_figure=f"None of these councils had been judged on {lower(strand(params.area))} by {day(params.when.date)}.",
        empty="" if found.positions else _empty(params),
        empty_text=f"Up to {MOST} can stand side by side." if not params.chosen else "",
        undated=undated(record, params),
        csv=params.address(as_at=params.when.date.isoformat()),
        link=params.address(as_at=params.when.date.isoformat(), basis=params.when.as_at.basis.value),
        reset=params.address(sort=None) if params.sort else "",
    )


def _lede(found: Compared, params: CompareParams) -> str:
    if not found.positions:
        return "Set councils side by side: the ten neighbours of one, a region, or any that you choose."
    return sentence(found, params.area)


def _empty(params: CompareParams) -> str:
    if not params.chosen:
        return "No councils are chosen yet."
    return f"None of these councils existed on {day(params.when.date)}."


def _tabs(record: Record, found: Compared, params: CompareParams) -> tuple[tuple[str, str, bool], ...]:
    """The judgements that a timeline can show here."""
    held = areas_on_record(record, found, params) | {params.area}
    return tuple(
        (strand(area), params.address(area=None if area == "leadership" else area) + "#timeline", area == params.area)
        for area in AREAS
        if area in held
    )
