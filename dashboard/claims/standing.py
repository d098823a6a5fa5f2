"""Where a council stands among others, in words: how many others have the same grade for the same thing, or none."""

from typing import Final

from dashboard.charts.grades import LOOKS
from dashboard.claims.agreement import count_is, subject_of
from dashboard.claims.words import area_name, with_article
from dashboard.counting.areas import is_of_council, sums_up
from dashboard.counting.tally import Tally
from inspections.qualified_grade import bare, mark_of
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import RANKS, Grade

FEWEST: Final = 5
"""Fewer others judged on the same thing are no group to stand in."""


def standing_sentence(area: str, own: str, others: Tally, region: str) -> str:
    """`No other council in London is outstanding for care leavers; of 31 others judged there, none is better and 31 are
    worse.`

    `others` are without the council itself; blank where too few of them were judged. The grade bears the mark of the
    council's own, if that is not from a report.
    """
    if others.judged < FEWEST:
        return ""
    key, where = bare(own), f"in {with_article(region)}"
    same = others.count(key)
    who = "No other council" if not same else "One other council" if same == 1 else f"{same} other councils"
    first = f"{who} {where} {_is(key, plural=same > 1)}{mark_of(own)} {_matter(area)}"
    return f"{first}; of {others.judged} others judged there, {_better_and_worse(key, others)}."


def england_sentence(own: str, others: Tally) -> str:
    """`Of 149 others judged in England, 9 are better and 1 is worse.`; blank where too few were judged."""
    if others.judged < FEWEST:
        return ""
    return f"Of {others.judged} others judged in England, {_better_and_worse(bare(own), others)}."


def _better_and_worse(key: str, others: Tally) -> str:
    better, worse = (
        sum(others.count(other) for other in RANKS if (RANKS[other] - RANKS[key]) * way > 0) for way in (1, -1)
    )
    return f"{count_is(better)} better and {count_is(worse)} worse"


def _is(key: str, *, plural: bool) -> str:
    if key == Grade.REQUIRES_IMPROVEMENT:
        return "require improvement" if plural else "requires improvement"
    return f"{'are' if plural else 'is'} {LOOKS[key].sentence}"


def _matter(area: str) -> str:
    if sums_up(area):
        return subject_of(area).tail.strip()
    name = lower_first(area_name(area))
    return f"for {name}" if is_of_council(area) else f"for its {name}"
