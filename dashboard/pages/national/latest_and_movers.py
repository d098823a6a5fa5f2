"""The latest reports with their marks, and the councils that moved most in the last twelve months."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.claims.lists import grades_moved, movers_about, nobody_moved
from dashboard.claims.words import area_name, format_publication, short_area_name, shortened_names
from dashboard.counting.areas import profile_on, sums_up
from dashboard.counting.as_at import Basis, year_before
from dashboard.counting.movement import CouncilMove, moved_since
from dashboard.counting.outcome import outcome_of
from dashboard.counting.population import Population
from dashboard.counting.record import Record
from dashboard.counting.scope import CURRENT
from dashboard.shared.links import inspection_address
from dashboard.shared.params import Params
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first

REPORTS_SHOWN, MOVERS_SHOWN = 7, 4


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
    """`reports` is how many graded reports the twelve months have; `counted` calls them as the basis does.

    `about` says what orders the councils, `nobody` that none moved, and `balances` are the sums that order them.
    """

    up: tuple[ReportLine, ...]
    down: tuple[ReportLine, ...]
    up_count: int
    down_count: int
    reports: int
    counted: str
    about: str
    nobody: str
    balances: tuple[int, ...]


def latest_reports(population: Population, last_day: datetime.date) -> LatestReports:
    graded, marked = graded_reports(population), _marked(last_day)
    newest = graded[:REPORTS_SHOWN]
    areas = {tuple(area for area in marked if area in i.judgements) for i in newest}
    same = next(iter(areas)) if len(areas) == 1 else ()
    order = ", ".join(lower_first(area_name(area)) for area in same) or "leadership, help and protection, then care"
    return LatestReports(tuple(_report_line(population.record, i, marked) for i in newest), order, len(graded))


def _marked(last_day: datetime.date) -> tuple[str, ...]:
    """The judgements that a line has marks of: those of today, and what older reports give on their lanes."""
    lanes = set(profile_on(last_day))
    return tuple(area.key for area in frameworks().areas_by_lane if lanes.issuperset(area.lanes))


def graded_reports(population: Population) -> list[PublishedInspection]:
    """Every graded inspection that the date covers, those of councils since abolished too, newest first."""
    return sorted(filter(CURRENT.covers, population.inspections), key=lambda i: (i.published, i.pk), reverse=True)


def _report_line(record: Record, inspection: PublishedInspection, marked: Sequence[str]) -> ReportLine:
    return ReportLine(
        name=record.by_pk[inspection.authority_id].name,
        href=inspection_address(inspection.pk),
        date=format_publication(inspection.published, inspection.published_precision),
        marks=tuple(outcome_of(inspection, area) for area in marked if area in inspection.judgements),
    )


def moves_of_the_year(population: Population) -> list[CouncilMove]:
    """The reports of the last twelve months against the inspection before: largest moves first, then the newest."""
    found = moved_since(population, year_before(population.as_at.date))
    return sorted(found, key=lambda m: (abs(m.balance), m.inspection.published), reverse=True)


def movers(population: Population, params: Params) -> Movers:
    """Largest moves first, then the newest report; the twelve months are those of the basis."""
    until = params.when.window_end
    year, about = population.moved_to(until), replace(params.about, date=until)
    found = moves_of_the_year(year)
    up = [m for m in found if m.balance > 0]
    down = [m for m in found if m.balance < 0]
    reports = [i for i in graded_reports(year) if year.as_at.moment(i) > year_before(until)]
    return Movers(
        up=tuple(_move_line(m) for m in up[:MOVERS_SHOWN]),
        down=tuple(_move_line(m) for m in down[:MOVERS_SHOWN]),
        up_count=len(up),
        down_count=len(down),
        reports=len(reports),
        counted=counted_noun(params),
        about=movers_about(counted_noun(params), about),
        nobody=nobody_moved(about),
        balances=tuple(m.balance for m in found),
    )


def counted_noun(params: Params) -> str:
    """What the last twelve months are of: reports by publication, or inspections by their last day on site."""
    return "reports" if params.when.as_at.basis is Basis.PUBLISHED else "inspections"


def _move_line(moved: CouncilMove) -> ReportLine:
    """Every judgement that moved, in the order of the pages, and the sum that orders the councils."""
    moves = [m for m in moved.moves if m.rise and not sums_up(m.area)]
    date = format_publication(moved.inspection.published, moved.inspection.published_precision)
    return ReportLine(
        name=moved.council.name,
        href=inspection_address(moved.inspection.pk),
        date=f"{date}, {grades_moved(moved.balance)}",
        moves=tuple((short_area_name(m.area), m.before, m.after) for m in moves),
    )


def shortened_names_note(movers_: Movers) -> str:
    """What the short labels of the moves stand for."""
    used = {label for item in (*movers_.up, *movers_.down) for label, _, _ in item.moves}
    return "; ".join(shortened_names(used))
