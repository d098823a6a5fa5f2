"""The latest reports with their grades, and the councils that moved most in the last twelve months."""

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

REPORTS_SHOWN, MOVERS_SHOWN = 7, 6


@dataclass(frozen=True)
class ReportLine:
    """A line of components/moves.html: outcomes in order, or moves as label, grade before and grade after."""

    name: str
    href: str
    date: str
    marks: tuple[str, ...] = ()
    moves: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class LatestReports:
    """`order` names the judgements of the marks, in their order."""

    items: tuple[ReportLine, ...]
    order: str
    total: int


@dataclass(frozen=True)
class Movers:
    """`reports` is the number of graded reports in the twelve months; `counted` is the noun for them.

    `about` says how the councils are ordered, `nobody` that none moved; `balances` are the net grades moved of all.
    `up_more` and `down_more` are those after the largest moves.
    """

    up: tuple[ReportLine, ...]
    up_more: tuple[ReportLine, ...]
    down: tuple[ReportLine, ...]
    down_more: tuple[ReportLine, ...]
    up_count: int
    down_count: int
    reports: int
    counted: str
    about: str
    nobody: str
    balances: tuple[int, ...]


def latest_reports(population: Population, last_day: datetime.date) -> LatestReports:
    graded, marked = graded_reports(population), _marked_areas(last_day)
    newest = graded[:REPORTS_SHOWN]
    areas = {tuple(area for area in marked if area in i.judgements) for i in newest}
    same = next(iter(areas)) if len(areas) == 1 else ()
    order = ", ".join(lower_first(area_name(area)) for area in same) or "leadership, help and protection, then care"
    return LatestReports(tuple(_report_line(population.record, i, marked) for i in newest), order, len(graded))


def _marked_areas(last_day: datetime.date) -> tuple[str, ...]:
    """The areas for which a line has marks: today's, and those of older reports that are on the same lanes."""
    lanes = set(profile_on(last_day))
    return tuple(area.key for area in frameworks().areas_by_lane if lanes.issuperset(area.lanes))


def graded_reports(population: Population) -> list[PublishedInspection]:
    """Every graded inspection by the date, including those of councils abolished since, newest first."""
    return sorted(filter(CURRENT.covers, population.inspections), key=lambda i: (i.published, i.pk), reverse=True)


def _report_line(record: Record, inspection: PublishedInspection, marked: Sequence[str]) -> ReportLine:
    return ReportLine(
        name=record.by_pk[inspection.authority_id].name,
        href=inspection_address(inspection.pk),
        date=format_publication(inspection.published, inspection.published_precision),
        marks=tuple(outcome_of(inspection, area) for area in marked if area in inspection.judgements),
    )


def moves_of_the_year(population: Population) -> list[CouncilMove]:
    """The moves made by reports of the last twelve months: the largest first, then the newest."""
    found = moved_since(population, year_before(population.as_at.date))
    return sorted(found, key=lambda m: (abs(m.balance), m.inspection.published), reverse=True)


def movers(population: Population, params: Params) -> Movers:
    """The largest moves up and down in the twelve months, as the basis dates inspections."""
    until = params.when.window_end
    year, about = population.moved_to(until), replace(params.about, date=until)
    found = moves_of_the_year(year)
    up = tuple(_move_line(m) for m in found if m.balance > 0)
    down = tuple(_move_line(m) for m in found if m.balance < 0)
    reports = [i for i in graded_reports(year) if year.as_at.moment(i) > year_before(until)]
    return Movers(
        up=up[:MOVERS_SHOWN],
        up_more=up[MOVERS_SHOWN:],
        down=down[:MOVERS_SHOWN],
        down_more=down[MOVERS_SHOWN:],
        up_count=len(up),
        down_count=len(down),
        reports=len(reports),
        counted=counted_noun(params),
        about=movers_about(counted_noun(params), about),
        nobody=nobody_moved(about),
        balances=tuple(m.balance for m in found),
    )


def counted_noun(params: Params) -> str:
    """The noun for what the basis dates: reports by publication, or inspections by their last day on site."""
    return "reports" if params.when.as_at.basis is Basis.PUBLISHED else "inspections"


def _move_line(moved: CouncilMove) -> ReportLine:
    """A council with every judgement that moved, in page order, and the net number of grades."""
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
    used = {
        label
        for item in (*movers_.up, *movers_.up_more, *movers_.down, *movers_.down_more)
        for label, _, _ in item.moves
    }
    return "; ".join(shortened_names(used))
