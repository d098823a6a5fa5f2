"""A council compared with others: how many are graded above and below it, among those with the same judgement."""

from collections.abc import Sequence
from typing import Final

from dashboard.charts.grades import grade_sentence
from dashboard.claims.about import About
from dashboard.claims.agreement import none_or, some_of, subject_of
from dashboard.claims.words import area_name
from dashboard.counting.outcome import NoGrade, is_grade
from dashboard.counting.steps import AreaSteps
from dashboard.counting.tally import Tally
from inspections.qualified_grade import mark_of
from inspections.reading.letters import lower_first, upper_first
from inspections.reading.vocabulary import RANKS, Grade

FEWEST: Final = 5
"""A council is called above or below its neighbours only if at least this many of them were judged."""

type Beside = tuple[str, str, tuple[str, ...]]
"""An area, the council's own grade in it, and the outcome of each neighbour."""


def neighbours_title(besides: Sequence[Beside]) -> str:
    """The area on which most neighbours are above or below the council; if there is none, the counts on one area."""
    if not besides[0][2]:
        return "Where its region and England stand"
    claimed = [each for each in besides if _judged(each) >= FEWEST]
    for sign, word in ((1, "Below"), (-1, "Above")):
        best = max(claimed, key=lambda each: _standing(each, sign) / _judged(each), default=None)
        if best is not None and 2 * _standing(best, sign) > _judged(best):
            return f"{word} {neighbours_phrase(_standing(best, sign), best)}"
    first = max(claimed or besides, key=_judged)
    if not _judged(first):
        return f"None of its {_near(first)} was judged on {_name(first[0])}"
    above, below = (_standing(first, sign) for sign in (1, -1))
    verb = "stands" if above <= 1 else "stand"
    return upper_first(f"{neighbours_phrase(above, first, f' {verb} above it')}, {none_or(below)} below")


def neighbours_phrase(count: int, beside: Beside, stands: str = "") -> str:
    """`3 of its 10 neighbours on leadership`; `3 of the 6 of its 10 neighbours judged on leadership`.

    `stands` is the verb phrase, put before the area if all of them were judged on it.
    """
    judged, near, name = _judged(beside), _near(beside), _name(beside[0])
    if judged == len(beside[2]):
        return f"{_all_near(count, judged, near)}{stands} on {name}"
    if judged == 1:
        some = f"the one of its {near}" if count else f"no neighbour (1 of {len(beside[2])})"
    elif count == judged:
        some = f"{'both' if judged == 2 else f'all {judged}'} of its {near}"
    else:
        some = f"{none_or(count)} of the {judged} of its {near}"
    return f"{some} judged on {name}{stands}"


def _all_near(count: int, judged: int, near: str) -> str:
    if judged == 1:
        return "its one neighbour" if count else "no neighbour"
    if count == judged:
        return "both its neighbours" if judged == 2 else f"all its {near}"
    return f"{none_or(count)} of its {near}"


def _near(beside: Beside) -> str:
    return f"{len(beside[2])} neighbour{'' if len(beside[2]) == 1 else 's'}"


def _judged(beside: Beside) -> int:
    return sum(map(is_grade, beside[2]))


def _standing(beside: Beside, sign: int) -> int:
    """How many neighbours are above the council, for 1, or below it, for -1."""
    rank = RANKS[beside[1]]
    return sum((RANKS[key] - rank) * sign > 0 for key in beside[2] if is_grade(key))


def _name(area: str) -> str:
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
        return f"No judgement of the {total} {called} on {name} is on the record{tail}."
    if not judged:
        none = f"None of the {total} {called} was" if total > 1 else f"The one {one} was not"
        return f"{none} judged on {name}{tail}."
    are = "is" if good <= 1 else "are"
    if judged == total:
        return f"{upper_first(some_of(good, total, one, more=called))} {are} good or better on {name}{tail}."
    if judged == 1:
        return f"The one of {total} {called} judged on {name} is {'' if good else 'not '}good or better{tail}."
    among = some_of(good, judged, one, f" judged on {name}, out of {total},", more=called)
    return f"{upper_first(among)} {are} good or better{tail}."


def own_words(name: str, key: str) -> str:
    """The clause about the council with which the others are compared."""
    if key == Grade.REQUIRES_IMPROVEMENT:
        return f"{name} requires improvement{mark_of(key)}"
    if is_grade(key):
        return f"{name} is {grade_sentence(key)}"
    said = {
        NoGrade.NOT_YET_INSPECTED: "was not yet inspected",
        NoGrade.NEWER_NOT_ON_RECORD: "has a newer report that is not on the record",
        NoGrade.NOT_JUDGED: "was not judged on it",
        NoGrade.NOT_PRINTED: "has a latest report without this judgement",
        NoGrade.NOT_IN_RECORD: "has a grade that is not in the record",
        NoGrade.COULD_NOT_BE_READ: "has a grade that could not be read",
    }
    return f"{name} {said[NoGrade(key)]}"


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
        return f"No {called.removesuffix('s')} has two judgements on {name} to compare{about.by}"
    one = called.removesuffix("s")
    some = f"{moved.up or 'None'} of {total} {called}" if total > 1 else f"The one {one}"
    their = "its" if moved.up <= 1 else "their"
    if total == 1:
        word = "improved" if moved.up else "fell" if moved.down else "stayed at the same grade"
        return f"{some} with two judgements on {name} {word} at its latest inspection{about.dated}"
    on = f" improved on {name}" if total == others else f" with two judgements on {name} improved"
    return f"{some}{on} at {their} latest inspection, {none_or(moved.down)} fell{about.dated}"
