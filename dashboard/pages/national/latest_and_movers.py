"""The latest reports with their marks, and the councils that moved most in the last twelve months."""

from dataclasses import dataclass
from typing import Final

from dashboard.counting.as_at import Basis, year_before
from dashboard.counting.movement import CouncilMove, moved_since
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.shared.links import inspection_address
from dashboard.shared.params import Params
from dashboard.shared.words import LONG, area_name, format_publication, lower_first, short_area_name
from inspections.queries.record import PublishedInspection

LATEST, MOST_MOVED, MOVES_SHOWN = 7, 4, 2

MARKED: Final = (
    "leadership",
    "help_and_protection",
    "children_in_care",
    "children_looked_after",
    "children_in_care_and_care_leavers",
    "care_leavers",
)


@dataclass(frozen=True)
class ReportLine:
    """A line of components/moves.html: marks in order, or moves as label, before and after."""

    name: str
    href: str
    date: str
    marks: tuple[str, ...] = ()
    moves: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class LatestReports:
    """`order` names the marks where all reports have the same ones."""

    items: tuple[ReportLine, ...]
    order: str
    total: int


@dataclass(frozen=True)
class Movers:
    """`reports` is how many graded reports the twelve months have; `counted` calls them as the basis does."""

    up: tuple[ReportLine, ...]
    down: tuple[ReportLine, ...]
    up_count: int
    down_count: int
    reports: int
    counted: str


def latest_reports(population: Population) -> LatestReports:
    graded = graded_reports(population)
    newest = graded[:LATEST]
    areas = {tuple(area for area in MARKED if area in i.judgements) for i in newest}
    same = next(iter(areas)) if len(areas) == 1 else ()
    order = ", ".join(lower_first(area_name(area)) for area in same) or "leadership, help and protection, then care"
    return LatestReports(tuple(_item(population.record, i) for i in newest), order, len(graded))


def graded_reports(population: Population) -> list[PublishedInspection]:
    """Every graded inspection that the date covers, those of councils since abolished too, newest first."""
    return sorted(filter(CURRENT.covers, population.inspections), key=lambda i: (i.published, i.pk), reverse=True)


def _item(record: Record, inspection: PublishedInspection) -> ReportLine:
    return ReportLine(
        name=record.by_pk[inspection.authority_id].name,
        href=inspection_address(inspection.pk),
        date=format_publication(inspection.published, inspection.published_precision),
        marks=tuple(outcome_of(inspection, area) for area in MARKED if area in inspection.judgements),
    )


def moved_lately(population: Population) -> list[CouncilMove]:
    """The reports of the last twelve months against the inspection before: largest moves first, then the newest."""
    found = moved_since(population, year_before(population.as_at.date))
    return sorted(found, key=lambda m: (abs(m.steps), m.inspection.published), reverse=True)


def movers(population: Population, params: Params) -> Movers:
    """Largest moves first, then the newest report; the twelve months are those of the basis."""
    as_at = population.as_at
    since = year_before(as_at.date)
    found = moved_lately(population)
    up = [m for m in found if m.steps > 0]
    down = [m for m in found if m.steps < 0]
    reports = [i for i in graded_reports(population) if as_at.moment(i) > since]
    return Movers(
        up=tuple(_moved(m) for m in up[:MOST_MOVED]),
        down=tuple(_moved(m) for m in down[:MOST_MOVED]),
        up_count=len(up),
        down_count=len(down),
        reports=len(reports),
        counted=counted_in(params),
    )


def counted_in(params: Params) -> str:
    """What the last twelve months are of: reports by publication, or inspections by their last day on site."""
    return "reports" if params.when.as_at.basis is Basis.PUBLISHED else "inspections"


def _moved(moved: CouncilMove) -> ReportLine:
    """The areas that moved in the council's direction, the first two in the order of the pages."""
    sign = 1 if moved.steps > 0 else -1
    moves = [m for m in moved.moves if m.steps * sign > 0 and m.area != "overall"][:MOVES_SHOWN]
    return ReportLine(
        name=moved.council.name,
        href=inspection_address(moved.inspection.pk),
        date=format_publication(moved.inspection.published, moved.inspection.published_precision),
        moves=tuple((short_area_name(m.area), m.before, m.after) for m in moves),
    )


def names_of_shortened(movers_: Movers) -> str:
    """What the short labels of the moves stand for."""
    used = {label for item in (*movers_.up, *movers_.down) for label, _, _ in item.moves}
    return "; ".join(words for label, words in LONG.items() if label in used)
