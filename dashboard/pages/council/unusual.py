"""What is unusual about a council as at a date: at most three claims from the record, the most telling first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from dashboard.charts.grades import grade_sentence
from dashboard.claims import unusual as words
from dashboard.claims.neighbours import NeighbourOutcomes
from dashboard.claims.reach import left_out_sentence
from dashboard.claims.words import area_name, format_span
from dashboard.counting.areas import is_of_council, profile_on, sums_up
from dashboard.counting.outcome import is_grade
from dashboard.counting.population import Population, population_of
from dashboard.counting.position import Position
from dashboard.counting.tally import count_any_inadequate, is_inadequate, latest_inadequate_areas
from dashboard.counting.time_since import TimeSinceInspection, times_since_inspection
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.changes import JudgementChange
from dashboard.shared.repeated_asks import repeated_asks
from inspections.partial_dates import format_day
from inspections.qualified_grade import bare, why_marked
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import RANKS, Grade

SHOWN: Final = 3
"""A fourth line would not fit on the first screen of a phone."""
ASKED_TIMES: Final = 3
"""Twice is common: what was asked for in this many reports is not."""
ROSE_MORE_THAN: Final = 2
"""Nearly a third of councils rose on two judgements at their latest inspection, few fell on two."""
LONGEST: Final = 10
"""As many as the first page lists as longest since inspected."""
FEW: Final = 5
"""What holds for at most one council in this many is unusual."""
STRIP: Final = (320, 3)
"""The width of the strip of all councils, and what is left at either end for the width of a line."""


@dataclass(frozen=True)
class Strip:
    """Where the councils stand on a line from the shortest to the longest time, and where this one does."""

    others: str
    own: str


@dataclass(frozen=True)
class UnusualLine:
    """A claim with its basis and the place that shows it, drawn by its years, grades or place among all, if any."""

    lead: str
    basis: str
    href: str
    link: str
    years: tuple[tuple[str, bool], ...] = ()
    grades: tuple[str, ...] = ()
    strip: Strip | None = None


@dataclass(frozen=True)
class Unusual:
    """`usual` is the sentence in place of the lines; blank if that cannot be said either."""

    lines: tuple[UnusualLine, ...]
    usual: str


def unusual(dossier: CouncilDossier) -> Unusual | None:
    """None for a council that is not inspected, does not exist on the date or has a newer report missing."""
    page = dossier.page
    if page.state != "current" or page.gap or dossier.position.inspection is None:
        return None
    population = population_of(dossier.record, dossier.params.when.as_at)
    found = [
        *_asked_again(dossier),
        *_fell(dossier),
        *_extremes(dossier, population),
        *_longest(dossier, population),
        *_rose(dossier),
        *_neighbours(dossier),
        *_no_longer_asked(dossier),
    ]
    lines = tuple(found[:SHOWN])
    return Unusual(lines, "" if lines else words.in_line(_outcomes(dossier)))


def _asked_again(dossier: CouncilDossier) -> Iterator[UnusualLine]:
    latest = dossier.latest_inspection
    if dossier.lineage is None or latest is None:
        return
    often = next((a for a in repeated_asks(dossier.lineage) if a.last == latest.key and a.times >= ASKED_TIMES), None)
    if often:
        yield UnusualLine(
            lead=words.asked_lead(often.times, often.latest.text),
            basis="An editor confirmed that each of these reports asks for it.",
            href=often.latest.own_href,
            link="Its story",
            years=often.years,
        )


def _changes(dossier: CouncilDossier, way: str) -> list[JudgementChange]:
    """The grades of the council, not of its board, that moved that way: both are the inspectors' own."""
    lines = dossier.page.changes.lines if dossier.page.changes else ()
    own = (each for each in lines if each.way == way and is_of_council(each.area))
    return [each for each in own if not why_marked(each.before) and not why_marked(each.after)]


def _moved_lead(verb: str, moved: Sequence[JudgementChange]) -> str:
    areas = [lower_first(each.label) for each in moved if not sums_up(each.area)]
    return words.moved_lead(verb, areas, overall=len(areas) < len(moved))


def _moved(dossier: CouncilDossier, lead: str) -> UnusualLine:
    changes = dossier.page.changes
    before = changes.before if changes else ""
    return UnusualLine(lead, words.moved_basis(before), "#changed", "What changed")


def _fell(dossier: CouncilDossier) -> Iterator[UnusualLine]:
    fell = _changes(dossier, "Down")
    if len(fell) > 1:
        yield _moved(dossier, _moved_lead("Fell", fell))
    elif fell and (steps := RANKS[fell[0].before] - RANKS[fell[0].after]) > 1:
        grades = (grade_sentence(bare(fell[0].before)), grade_sentence(bare(fell[0].after)))
        yield _moved(dossier, words.steps_lead(steps, lower_first(fell[0].label), *grades))


def _rose(dossier: CouncilDossier) -> Iterator[UnusualLine]:
    rose = _changes(dossier, "Up")
    if sum(not sums_up(each.area) for each in rose) > ROSE_MORE_THAN:
        yield _moved(dossier, _moved_lead("Rose", rose))


def _extremes(dossier: CouncilDossier, population: Population) -> Iterator[UnusualLine]:
    """Inadequate on something, or outstanding on everything, where few are and its own grades are first-hand."""
    areas = profile_on(dossier.params.when.date)
    count, inspected = count_any_inadequate(population.positions)
    left_out = left_out_sentence(population.left_out)
    basis = " ".join(filter(None, ("By the latest graded inspection of each council.", left_out)))
    inadequate = latest_inadequate_areas(dossier.position)
    if inadequate and _is_first_hand(dossier.position, inadequate) and count * FEW <= inspected:
        alone = _is_alone_in_region(dossier, population)
        lead = words.inadequate_lead(count, inspected, dossier.council.region, alone=alone)
        yield UnusualLine(lead, basis, f"{_national(dossier)}#inadequate", "Which councils")
    if _is_outstanding(dossier.position, areas) and _is_first_hand(dossier.position, areas):
        judged = [p for p in population.positions if all(is_grade(p.outcome(area)) for area in areas)]
        every = sum(_is_outstanding(position, areas) for position in judged)
        yield UnusualLine(words.outstanding_lead(every, len(judged), len(areas)), basis, "#current", "Its judgements")


def _is_alone_in_region(dossier: CouncilDossier, population: Population) -> bool:
    """Whether no other council of its region is inadequate; where one has a newer report missing, nobody knows."""
    region = [p for p in population.standing if p.council.region == dossier.council.region]
    return sum(map(is_inadequate, region)) == 1 and all(position.gap is None for position in region)


def _is_first_hand(position: Position, areas: Iterable[str]) -> bool:
    return not any(why_marked(position.outcome(area)) for area in areas)


def _is_outstanding(position: Position, areas: Sequence[str]) -> bool:
    return bool(areas) and all(position.outcome(area) == Grade.OUTSTANDING for area in areas)


def _longest(dossier: CouncilDossier, population: Population) -> Iterator[UnusualLine]:
    until = dossier.params.when.window_end
    times = times_since_inspection(population, until)
    own = next((each for each in times if each.council.pk == dossier.council.pk), None)
    if own is None or own.inspection.end is None or len(times) < LONGEST * FEW:
        return
    rank = 1 + sum(each.days > own.days for each in times)
    if rank > LONGEST:
        return
    tied = sum(each.days == own.days for each in times) - 1
    yield UnusualLine(
        lead=words.longest_lead(rank, tied, len(times), format_span(own.inspection.end, until)),
        basis=words.longest_basis(format_day(until)),
        href=f"{_national(dossier)}#longest",
        link="The longest",
        strip=_strip(times, own),
    )


def _strip(times: Sequence[TimeSinceInspection], own: TimeSinceInspection) -> Strip:
    width, edge = STRIP
    most = times[0].days or 1

    def at(each: TimeSinceInspection) -> int:
        return edge + round((width - 2 * edge) * each.days / most)

    places = sorted({at(each) for each in times if each is not own})
    return Strip("".join(f"M{x} 6v12" for x in places), f"M{at(own)} 0v24")


def _outcomes(dossier: CouncilDossier) -> list[NeighbourOutcomes]:
    peers = dossier.page.peers
    return [NeighbourOutcomes(c.area, c.own, c.neighbour_outcomes) for c in peers.counts] if peers else []


def _neighbours(dossier: CouncilDossier) -> Iterator[UnusualLine]:
    far = words.most_apart(_outcomes(dossier))
    if far and dossier.page.peers:
        lead, area = far
        line = next(each for each in dossier.page.peers.lines if each.label == area_name(area.area))
        basis = "By the latest graded inspection of each."
        yield UnusualLine(lead, basis, "#against", "Against its neighbours", grades=line.neighbour_outcomes)


def _no_longer_asked(dossier: CouncilDossier) -> Iterator[UnusualLine]:
    asked = dossier.asked
    if asked and asked.is_compared and asked.gone:
        basis = "An editor compared the two reports in full."
        yield UnusualLine(words.gone_lead(len(asked.gone), asked.before), basis, "#changed", "What changed")


def _national(dossier: CouncilDossier) -> str:
    return reverse("dashboard:national") + dossier.params.when_query
