"""The sentence over a comparison: how many of the others are good or better, the own council, the weakest judgement."""

from dashboard.counting.areas import sums_up
from dashboard.counting.outcome import Absence, is_grade
from dashboard.counting.tally import tally_positions
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.comparison import areas_held
from dashboard.shared.words import area_name, lower_first
from inspections.reading.vocabulary import Grade


def compare_sentence(found: ChosenCouncils, params: CompareParams) -> str:
    """`8 of 10 neighbours are good or better on leadership; Stoke-on-Trent requires improvement.`"""
    if len(found.positions) == 1:
        return f"{found.positions[0].council.name} stands alone. Add councils to see it beside others."
    area = params.area
    tally, name = tally_positions(found.others, area), lower_first(area_name(area))
    if not tally.judged:
        return f"None of the {len(found.others)} {found.called} was judged on {name}."
    are = "is" if tally.good_or_better == 1 else "are"
    text = (
        f"{tally.good_or_better} of {_others_words(tally.judged, len(found.others), found.called)} {are} good or better"
    )
    return f"{text} on {name}{_own_words(found, area)}. {_weakest_sentence(found, params)}".strip()


def _others_words(judged: int, total: int, called: str) -> str:
    return f"{total} {called}" if judged == total else f"{judged} {called} judged"


def _own_words(found: ChosenCouncils, area: str) -> str:
    position = found.own_position
    if position is None:
        return ""
    key = position.outcome(area)
    if key == Grade.REQUIRES_IMPROVEMENT:
        return f"; {position.council.name} requires improvement"
    if is_grade(key):
        return f"; {position.council.name} is {key}"
    why = "was not yet inspected" if key == Absence.NOT_YET_INSPECTED else "has no such grade"
    return f"; {position.council.name} {why}"


def _weakest_sentence(found: ChosenCouncils, params: CompareParams) -> str:
    """The judgement on which fewest of the others are good or better, if it is one alone and was not named yet."""
    areas = [a for a in areas_held(found.others, params.when.today) if not sums_up(a)]
    tallies = [t for a in areas if (t := tally_positions(found.others, a)) and 2 * t.judged > len(found.others)]
    low = min((t.share for t in tallies), default=0.0)
    lowest = [t for t in tallies if t.share == low]
    if len(lowest) != 1 or lowest[0].area == params.area:
        return ""
    worst = lowest[0]
    whose = "the neighbours’" if found.called == "neighbours" else "their"
    return f"{area_name(worst.area)} is {whose} weakest judgement: {worst.good_or_better} of {worst.judged}."
