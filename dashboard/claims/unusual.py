"""What is unusual about a council, a claim a line, each with its basis. Of what is usual nothing is said."""

from collections.abc import Sequence
from typing import Final

from dashboard.claims.neighbours import FEWEST, NeighbourOutcomes, neighbours_phrase
from dashboard.claims.words import count_noun, join_words, with_article
from inspections.reading.letters import upper_first

ORDINALS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
QUOTED: Final = 24
"""How many words of a recommendation are quoted: about two lines on a phone."""


def ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}th"


def quoted(text: str) -> str:
    """The beginning of a recommendation in quotation marks, whole if it is short."""
    words = text.split()
    shown = " ".join(words[:QUOTED]).rstrip(" ,;:.")
    return f"“{shown}…”" if len(words) > QUOTED else f"“{shown}”"


def asked_lead(times: int, text: str) -> str:
    return f"Asked for the {ordinal(times)} time on the record: {quoted(text)}"


def moved_lead(verb: str, areas: Sequence[str], *, overall: bool) -> str:
    """`Fell on 2 judgements and overall at its latest inspection: leadership; care leavers`

    The overall grade sums up the others, and so is never counted as one of them.
    """
    also = " and overall" if overall else ""
    if len(areas) == 1:
        return f"{verb} on {areas[0]}{also} at its latest inspection"
    return f"{verb} on {count_noun(len(areas), 'judgement')}{also} at its latest inspection: {'; '.join(areas)}"


def steps_lead(steps: int, area: str, before: str, after: str) -> str:
    """`Fell two grades at once on leadership: from good to inadequate`; of four grades, it is two or three."""
    return f"Fell {'two' if steps == 2 else 'three'} grades at once on {area}: from {before} to {after}"


def moved_basis(before: str) -> str:
    return f"Compared with {before}, judgement by judgement."


def longest_lead(rank: int, tied: int, councils: int, lasted: str) -> str:
    """`Third longest since inspected of 147 councils: 5 years 4 months`; `tied` more have waited as long."""
    which = "Longest" if rank == 1 else f"{upper_first(ordinal(rank))} longest"
    equal = f", level with {count_noun(tied, 'other')}" if tied else ""
    return f"{which} since inspected of {councils} councils{equal}: {lasted}"


def longest_basis(until: str) -> str:
    return (
        f"From the last day of its last graded inspection to {until}, among councils whose last day is known; visits "
        "do not count. Each line in the picture is a council; the thick one is this one."
    )


def inadequate_lead(count: int, inspected: int, region: str, *, alone: bool) -> str:
    """`One of 12 of 150 councils with an inadequate judgement, and the only one in London`"""
    if count == 1:
        return f"The only one of {inspected} councils with an inadequate judgement"
    only = f", and the only one in {with_article(region)}" if alone else ""
    return f"One of {count} councils with an inadequate judgement, of {inspected} inspected{only}"


def outstanding_lead(count: int, judged: int, areas: int) -> str:
    """`judged` are the councils with a grade on every one of the judgements."""
    who = "The only council" if count == 1 else f"One of {count} councils"
    return f"{who} outstanding on all {areas} judgements, of {judged} judged on them all"


def gone_lead(count: int, when: str) -> str:
    are = "is" if count == 1 else "are"
    return f"{count_noun(count, 'thing')} asked for in {when} {are} no longer asked for"


def most_apart(areas: Sequence[NeighbourOutcomes]) -> tuple[str, NeighbourOutcomes] | None:
    """The area on which at least two thirds of the neighbours are above the council, else below it, in words."""
    claimed = [each for each in areas if each.judged >= FEWEST]
    lowest = max(claimed, key=lambda each: each.above / each.judged, default=None)
    if lowest and 3 * lowest.above >= 2 * lowest.judged:
        return f"Below {neighbours_phrase(lowest.above, lowest)}", lowest
    highest = max(claimed, key=lambda each: each.below / each.judged, default=None)
    if highest and 3 * highest.below >= 2 * highest.judged:
        return f"Above {neighbours_phrase(highest.below, highest)}", highest
    return None


def in_line(areas: Sequence[NeighbourOutcomes]) -> str:
    """Said where nothing is unusual and enough neighbours were judged; else blank."""
    claimed = [each for each in areas if each.judged >= FEWEST]
    if not claimed or any(2 * max(each.above, each.below) > each.judged for each in claimed):
        return ""
    where = join_words([each.name for each in claimed])
    them = "them" if all(each.judged == len(each.outcomes) for each in claimed) else "those with a known grade"
    return (
        f"In line with its neighbours: no more than half of {them} are better, and no more than half worse, on {where}."
    )
