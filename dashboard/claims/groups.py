"""Groups against each other, regions or types: only those with enough judged, the ties named, each with its counts."""

from collections.abc import Mapping
from typing import Final

from dashboard.claims.about import About
from dashboard.claims.agreement import some_of, subject_of
from dashboard.claims.words import TYPES_PLURAL, join_words, with_article
from dashboard.counting.tally import Tally
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import Grade

type Groups = Mapping[str, Tally]

CLAIMED: Final = 5
"""A group of fewer judged is in no claim, only in the numbers."""


def groups_title(groups: Groups, about: About, one: str, name: str = "") -> str:
    """Most often and least often good or better, with the counts that the claim rests on.

    `name` is that of a judgement that has no words of its own in a sentence.
    """
    area = next(iter(groups.values())).area
    claimed = claimed_groups(groups)
    what = f"{name}: good or better" if name else _good(area, about, one)
    if len(claimed) < 2:
        every = join_words(f"{t.good_or_better} of {t.judged} in {in_group(key)}" for key, t in groups.items())
        return about.headed(f"{what} in {every}")
    most, least = (pick(tally.share for tally in claimed.values()) for pick in (max, min))
    if most == least:
        counts = join_words(f"{in_group(key)} ({_count(t)})" for key, t in claimed.items())
        return about.headed(f"{what} equally often in {counts}")
    best, worst = _with(claimed, most), _with(claimed, least)
    return about.headed(f"{what} most often in {best}, least often in {worst}")


def claimed_groups(groups: Groups) -> dict[str, Tally]:
    return {key: tally for key, tally in groups.items() if tally.judged >= CLAIMED}


def left_out(groups: Groups) -> str:
    """Which groups are in no claim because too few of them were judged."""
    few = [f"{in_group(key)} ({t.judged})" for key, t in groups.items() if t.judged < CLAIMED]
    return f"Too few judged to be compared: {join_words(few)}." if few else ""


def most_outstanding(groups: Groups, one: str) -> str:
    """How many are outstanding, where most often, and where none is: what newspapers ask, with what it is of."""
    total, judged = sum(map(_best, groups.values())), sum(t.judged for t in groups.values())
    words = f"Outstanding: {some_of(total, judged, one, ' judged')}"
    claimed = claimed_groups(groups)
    if not total or len(claimed) < 2:
        return f"{words}."
    shares = {key: _best(tally) / tally.judged for key, tally in claimed.items()}
    high = max(shares.values())
    if not high or len(set(shares.values())) == 1:
        return f"{words}."
    most = (f"{in_group(key)} ({_best(t)} of {t.judged})" for key, t in claimed.items() if shares[key] == high)
    none = [f"{t.judged} in {in_group(key)}" for key, t in claimed.items() if not _best(t)]
    return f"{words}, most often in {join_words(most)}{f'; none of {join_words(none)}' if none else ''}."


def in_group(group: str) -> str:
    """The name of a group in a sentence: places keep their capitals and take their article."""
    if group not in TYPES_PLURAL.values():
        return with_article(group)
    return group if group == TYPES_PLURAL["london"] else lower_first(group)


def few_judged(names: list[str]) -> str:
    return f"Few were judged on {join_words(names)}: read counts before percentages." if names else ""


def _good(area: str, about: About, one: str) -> str:
    subject = subject_of(area)
    verb = subject.is_ if about.latest and one == "council" else subject.was
    return f"{subject.words} {verb} good or better{subject.tail}"


def _with(claimed: Groups, share: float) -> str:
    """Every group with the share, and the counts that make it."""
    return join_words(f"{in_group(key)} ({_count(t)})" for key, t in claimed.items() if t.share == share)


def _count(tally: Tally) -> str:
    return f"{tally.good_or_better} of {tally.judged}"


def _best(tally: Tally) -> int:
    return tally.count(Grade.OUTSTANDING)
