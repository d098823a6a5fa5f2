"""A council compared with others: how many are graded above and below it, among those with the same judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.grades import grade_sentence
from dashboard.claims.about import About
from dashboard.claims.agreement import none_or, some_of, subject_of
from dashboard.claims.words import area_name, count_noun, position_words
from dashboard.counting.outcome import NoGrade, is_grade
from dashboard.counting.steps import AreaSteps
from dashboard.counting.tally import Tally
from inspections.qualified_grade import mark_of
from inspections.reading.letters import lower_first, upper_first
from inspections.reading.vocabulary import RANKS, Grade

FEWEST: Final = 5
"""A council is called above or below its neighbours only if at least this many of them were judged."""


@dataclass(frozen=True)
class NeighbourOutcomes:
    """An area, the council's own grade in it, and the outcome of each neighbour."""

    area: str
    own: str
    outcomes: tuple[str, ...]

    @property
    def name(self) -> str:
        return _name(self.area)

    @property
    def neighbours(self) -> str:
        """`10 neighbours`"""
        return count_noun(len(self.outcomes), "neighbour")

    @property
    def judged(self) -> int:
        return sum(map(is_grade, self.outcomes))

    @property
    def with_grade(self) -> str:
        return _with_grade(self.area, newer_missing=NoGrade.NEWER_NOT_ON_RECORD in self.outcomes)

    @property
    def above(self) -> int:
        """How many neighbours have a better grade than the council."""
        return sum(RANKS[key] > RANKS[self.own] for key in self.outcomes if is_grade(key))

    @property
    def below(self) -> int:
        return sum(RANKS[key] < RANKS[self.own] for key in self.outcomes if is_grade(key))


def neighbours_title(areas: Sequence[NeighbourOutcomes]) -> str:
    """The area on which most neighbours are above or below the council; if there is none, the counts on one area."""
    if not areas[0].outcomes:
        return "Where its region and England stand"
    claimed = [each for each in areas if each.judged >= FEWEST]
    if claimed:
        lowest = max(claimed, key=lambda each: each.above / each.judged)
        if 2 * lowest.above > lowest.judged:
            return f"Below {neighbours_phrase(lowest.above, lowest)}"
        highest = max(claimed, key=lambda each: each.below / each.judged)
        if 2 * highest.below > highest.judged:
            return f"Above {neighbours_phrase(highest.below, highest)}"
    first = max(claimed or areas, key=lambda each: each.judged)
    if not first.judged and NoGrade.NEWER_NOT_ON_RECORD in first.outcomes:
        return f"Where its {first.neighbours} stand on {first.name} is not known"
    if not first.judged:
        return f"On the record, no neighbour was judged on {first.name} under {position_words()} by this date"
    verb = "stands" if first.above <= 1 else "stand"
    return upper_first(f"{neighbours_phrase(first.above, first, f' {verb} above it')}, {none_or(first.below)} below")


def neighbours_phrase(count: int, area: NeighbourOutcomes, stands: str = "") -> str:
    """`3 of its 10 neighbours on leadership`; `3 of the 6 of its 10 neighbours judged on leadership`.

    `stands` is the verb phrase, put before the area if all of them were judged on it.
    """
    judged, neighbours = area.judged, area.neighbours
    if judged == len(area.outcomes):
        return f"{_of_all_judged(count, area)}{stands} on {area.name}"
    if judged == 1:
        some = f"the one of its {neighbours}" if count else f"no neighbour (1 of {len(area.outcomes)})"
    elif count == judged:
        some = f"{'the two' if judged == 2 else f'all {judged}'} of its {neighbours}"
    else:
        some = f"{none_or(count)} of the {judged} of its {neighbours}"
    return f"{some} {area.with_grade}{stands}"


def _of_all_judged(count: int, area: NeighbourOutcomes) -> str:
    """`3 of its 10 neighbours`, if every neighbour was judged."""
    if area.judged == 1:
        return "its one neighbour" if count else "no neighbour"
    if count == area.judged:
        return "both its neighbours" if area.judged == 2 else f"all its {area.neighbours}"
    return f"{none_or(count)} of its {area.neighbours}"


def _with_grade(area: str, *, newer_missing: bool) -> str:
    """`judged on leadership`; a council whose newer report is not on the record was judged too, nobody knows how."""
    return f"{'with a known grade' if newer_missing else 'judged'} on {_name(area)}"


def _name(area: str) -> str:
    """The area to follow "on": `leadership`, `overall effectiveness`."""
    subject = subject_of(area)
    return lower_first(area_name(area)) if subject.tail else subject.words


def beside_sentence(tally: Tally, total: int, called: str, own: str) -> str:
    """`8 of 10 neighbours are good or better on leadership; Stoke-on-Trent requires improvement.`

    `called` is the plural noun for the others; `own` is the clause about the council itself, or blank.
    """
    name, tail = _name(tally.area), f"; {own}" if own else ""
    one, good, judged = called.removesuffix("s"), tally.good_or_better, tally.judged
    if not judged and tally.count(NoGrade.NEWER_NOT_ON_RECORD) == total:
        all_of = f"All {total} {called} have newer reports" if total > 1 else f"The one {one} has a newer report"
        return f"{all_of} that {'are' if total > 1 else 'is'} not on the record{tail}."
    if not judged and tally.count(NoGrade.NEWER_NOT_ON_RECORD):
        return f"Where the {total} {called} stand on {name} is not known{tail}."
    if not judged:
        none = f"none of the {total} {called} was" if total > 1 else f"the one {one} was not"
        return f"On the record, {none} judged on {name} under {position_words()} by this date{tail}."
    are = "is" if good <= 1 else "are"
    graded = _with_grade(tally.area, newer_missing=tally.count(NoGrade.NEWER_NOT_ON_RECORD) > 0)
    if judged == total:
        return f"{upper_first(some_of(good, total, one, more=called))} {are} good or better on {name}{tail}."
    if judged == 1:
        return f"The one of {total} {called} {graded} is {'' if good else 'not '}good or better{tail}."
    among = some_of(good, judged, one, f" {graded}, out of {total},", more=called)
    return f"{upper_first(among)} {are} good or better{tail}."


def own_words(name: str, key: str) -> str:
    """The clause about the council with which the others are compared."""
    if key == Grade.REQUIRES_IMPROVEMENT:
        return f"{name} requires improvement{mark_of(key)}"
    if is_grade(key):
        return f"{name} is {grade_sentence(key)}"
    reasons = {
        NoGrade.NOT_YET_INSPECTED: f"has no inspection under {position_words()} on the record by this date",
        NoGrade.NEWER_NOT_ON_RECORD: "has a newer report that is not on the record",
        NoGrade.NOT_JUDGED: "was not judged on it",
        NoGrade.NOT_PRINTED: "has a latest report without this judgement",
        NoGrade.NOT_IN_RECORD: "has a grade that is not in the record",
        NoGrade.COULD_NOT_BE_READ: "has a grade that could not be read",
    }
    return f"{name} {reasons[NoGrade(key)]}"


def weakest_words(tallies: Sequence[Tally], total: int, but: str, *, neighbours: bool) -> str:
    """The area on which the lowest share of the others is good; blank if several tie, or if it is the area `but`.

    Considers only areas on which at least FEWEST and three quarters of them were judged.
    """
    claimed = [t for t in tallies if t.judged >= FEWEST and 4 * t.judged >= 3 * total]
    low = min((t.share for t in claimed), default=0.0)
    lowest = [t for t in claimed if t.share == low]
    if len(claimed) < 2 or len(lowest) != 1 or lowest[0].area == but:
        return ""
    worst, who = lowest[0], "The neighbours" if neighbours else "They"
    return f"{who} are weakest on {_name(worst.area)}: {worst.good_or_better} of {worst.judged} judged good or better."


def improved_title(moved: AreaSteps, others: int, called: str, about: About) -> str:
    """`6 of 10 neighbours improved on leadership at their latest inspection, 2 fell`; `others` is their number."""
    name, total = _name(moved.area), len(moved.steps)
    if not total:
        return f"No {called.removesuffix('s')} has a step on {name} at its latest inspection{about.by}"
    one = called.removesuffix("s")
    some = f"{moved.up or 'None'} of {total} {called}" if total > 1 else f"The one {one}"
    their = "its" if moved.up <= 1 else "their"
    if total == 1:
        word = "improved" if moved.up else "fell" if moved.down else "stayed at the same grade"
        return f"{some} with two judgements on {name} {word} at its latest inspection{about.dated}"
    on = f" improved on {name}" if total == others else f" with two judgements on {name} improved"
    return f"{some}{on} at {their} latest inspection, {none_or(moved.down)} fell{about.dated}"
