"""The comparison page: councils side by side, judgement by judgement, and one judgement of each over time."""

from dataclasses import dataclass

from dashboard.charts.figure import Figure
from dashboard.claims.words import area_name, position_words
from dashboard.counting.areas import default_area, own_areas
from dashboard.pages.compare.chooser import CouncilChooser, TypedAnswer, council_chooser
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.matrix import CompareMatrix, compare_matrix
from dashboard.pages.compare.params import MOST_COUNCILS, CompareParams
from dashboard.pages.compare.rises import Rises, rises
from dashboard.pages.compare.sentence import compare_sentence
from dashboard.pages.compare.timelines import areas_on_record, timelines_figure
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar, undated_words
from inspections.partial_dates import format_day
from inspections.reading.letters import lower_first


@dataclass(frozen=True)
class ComparePage:
    """`matrix` is None if no council is shown; `empty` then says why."""

    heading: str
    lede: str
    bar: AsAtBar
    chooser: CouncilChooser
    unshown: tuple[str, ...]
    matrix: CompareMatrix | None
    figure: Figure | None
    tabs: tuple[tuple[str, str, bool], ...]
    rises: Rises | None
    no_figure: str
    empty: str
    empty_text: str
    undated: str
    csv: str
    link: str
    reset: str


def compare_page(found: ChosenCouncils, params: CompareParams, answer: TypedAnswer) -> ComparePage:
    figure = timelines_figure(found, params)
    return ComparePage(
        heading=found.heading,
        lede=_lede(found, params),
        bar=as_at_bar(params),
        chooser=council_chooser(found, params, answer),
        unshown=found.unshown,
        matrix=compare_matrix(found, params) if found.positions else None,
        figure=figure if figure.table.rows else None,
        tabs=_tabs(found, params),
        rises=rises(found, params),
        no_figure=f"The record has no judgement of {'this council' if len(found.positions) == 1 else 'these councils'} "
        f"on {lower_first(area_name(params.area))} under {position_words()} by {format_day(params.when.date)}.",
        empty="" if found.positions else _empty(params),
        empty_text=f"Up to {MOST_COUNCILS} can stand side by side." if not params.chosen else "",
        undated=undated_words((p.inspection for p in found.positions), params),
        csv=params.address(as_at=params.when.date.isoformat()),
        link=params.address(as_at=params.when.date.isoformat(), basis=params.when.as_at.basis.value),
        reset=params.address(sort=None) if params.sort else "",
    )


def _lede(found: ChosenCouncils, params: CompareParams) -> str:
    if not found.positions:
        return "Set councils side by side: the ten neighbours of one, a region, or any that you choose."
    return compare_sentence(found, params)


def _empty(params: CompareParams) -> str:
    if not params.chosen:
        return "No councils are chosen yet."
    return f"None of these councils existed on {format_day(params.when.date)}."


def _tabs(found: ChosenCouncils, params: CompareParams) -> tuple[tuple[str, str, bool], ...]:
    """The judgements that the timeline can show for these councils."""
    held = areas_on_record(found, params) | {params.area}
    return tuple(
        (
            area_name(area),
            params.address(area=None if area == default_area() else area) + "#timeline",
            area == params.area,
        )
        for area in own_areas()
        if area in held
    )
