"""The introduction of a comparison: how many of the others are good or better, and their weakest judgement."""

from dashboard.claims.neighbours import beside_sentence, own_words, weakest_words
from dashboard.counting.areas import sums_up
from dashboard.counting.tally import tally_positions
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.comparison import areas_held


def compare_sentence(found: ChosenCouncils, params: CompareParams) -> str:
    """`8 of 10 neighbours are good or better on leadership; Stoke-on-Trent requires improvement.`"""
    if len(found.positions) == 1:
        return f"{found.positions[0].council.name} stands alone. Add councils to see it beside others."
    own, total = found.own_position, len(found.others)
    own_clause = own_words(own.council.name, own.outcome(params.area)) if own else ""
    first = beside_sentence(tally_positions(found.others, params.area), total, found.called, own_clause)
    others = [tally_positions(found.others, a) for a in areas_held(found.others, params.when.date) if not sums_up(a)]
    weakest = weakest_words(others, total, params.area, neighbours=found.called == "neighbours")
    return f"{first} {weakest}".strip()
