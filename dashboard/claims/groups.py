"""Regions or types of council compared: only groups with enough judged, ties named, every claim with its counts."""

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
"""Groups with fewer judged appear in the numbers but in no claim."""


def groups_title(groups: Groups, about: About, one: str, name: str = "") -> str:
    """Where the judgement is most and least often good or better, with the counts.

    `name` is given for a judgement without a subject of its own, and then used in its place.
    """
    area = next(iter(groups.values())).area
    claimed = claimed_groups(groups)
    what = f"{name}: good or better" if name else _good_or_better(area, about, one)
    if len(claimed) < 2:
        every = join_words(f"{t.good_or_better} of {t.judged} in {in_group(key)}" for key, t in groups.items())
        return about.headed(f"{what} in {every}")
    most, least = (pick(tally.share for tally in claimed.values()) for pick in (max, min))
    if most == least:
        return about.headed(f"{what} equally often in {_groups_with_share(claimed, most)}")
    best, worst = _groups_with_share(claimed, most), _groups_with_share(claimed, least)
    return about.headed(f"{what} most often in {best}, least often in {worst}")


def claimed_groups(groups: Groups) -> dict[str, Tally]:
    return {key: tally for key, tally in groups.items() if tally.judged >= CLAIMED}


def left_out(groups: Groups) -> str:
    """The groups with too few judged to be in a claim; blank if there are none."""
    few = [f"{in_group(key)} ({t.judged})" for key, t in groups.items() if t.judged < CLAIMED]
    return f"Too few judged to be compared: {join_words(few)}." if few else ""


def most_outstanding(groups: Groups, one: str) -> str:
    """How many are outstanding, in which groups most often and in which none: what newspapers ask."""
    total, judged = sum(map(_outstanding, groups.values())), sum(t.judged for t in groups.values())
    words = f"Outstanding: {some_of(total, judged, one, ' judged')}"
    claimed = claimed_groups(groups)
    if not total or len(claimed) < 2:
        return f"{words}."
    shares = {key: _outstanding(tally) / tally.judged for key, tally in claimed.items()}
    high = max(shares.values())
    if not high or len(set(shares.values())) == 1:
        return f"{words}."
    most = (f"{in_group(key)} ({_outstanding(t)} of {t.judged})" for key, t in claimed.items() if shares[key] == high)
    none = [f"{t.judged} in {in_group(key)}" for key, t in claimed.items() if not _outstanding(t)]
    return f"{words}, most often in {join_words(most)}{f'; none of {join_words(none)}' if none else ''}."


def in_group(group: str) -> str:
    """The name of a group in a sentence: `the North West`, `unitary authorities`, `London boroughs`."""
    if group not in TYPES_PLURAL.values():
        return with_article(group)
    return group if group == TYPES_PLURAL["london"] else lower_first(group)


def few_judged(names: list[str]) -> str:
    return f"Few were judged on {join_words(names)}: rely on the counts rather than the percentages." if names else ""


def _good_or_better(area: str, about: About, one: str) -> str:
    subject = subject_of(area)
    verb = subject.is_ if about.latest and one == "council" else subject.was
    return f"{subject.words} {verb} good or better{subject.tail}"


def _groups_with_share(claimed: Groups, share: float) -> str:
    """Every group with exactly this share, and its counts."""
    found = {key: tally for key, tally in claimed.items() if tally.share == share}
    return join_words(f"{in_group(key)} ({t.good_or_better} of {t.judged})" for key, t in found.items())


def _outstanding(tally: Tally) -> int:
    return tally.count(Grade.OUTSTANDING)
