"""Shares of councils or inspections, always with the number judged and the place."""

from collections.abc import Sequence
from typing import Final

from dashboard.claims.about import About
from dashboard.claims.agreement import (
    has_or_have,
    has_subject,
    is_or_are,
    some_of,
    subject_of,
    was_or_were,
)
from dashboard.claims.words import count_noun, join_words, number_word, position_words
from dashboard.counting.areas import is_of_council, sums_up
from dashboard.counting.tally import AllGood, Tally
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Grade

FEWEST: Final = 10
"""A judgement is ranked only if at least this many councils have it."""
NEARLY_ALL: Final = (3, 4)
"""A judgement is ranked only if it has at least this fraction of the largest number judged: like with like."""


def none_judged(about: About) -> str:
    """The heading if no council of the place had a position by the date."""
    where = about.inside or " in England"
    return f"The record has no judgement of a council{where} under {position_words()}{about.until}"


def good_sentence(tally: Tally, about: About, one: str = "council") -> str:
    """`services are good or better overall in 27 of 104 councils judged`, to follow a place."""
    subject = subject_of(tally.area)
    verb = subject.is_ if about.latest else subject.was
    among = some_of(tally.good_or_better, tally.judged, one, f" judged{about.by}")
    return f"{subject.words} {verb} good or better{subject.tail} in {among}"


def national_heading(headline: Tally, second: Tally | None, about: About) -> str:
    """The headline judgement and, if given, a `second` one: `leadership is good … ; help and protection in …`."""
    if not headline.judged:
        return none_judged(about)
    words = good_sentence(headline, about)
    if second is not None and second.judged:
        words += f"; {subject_of(second.area).words} in {second.good_or_better} of {second.judged}"
    return about.headed(words)


def national_lede(good: AllGood, inadequate: int, about: About) -> str:
    """How many councils have an inadequate judgement and how many have all good ones, each with its total."""
    first = _inadequate(inadequate, good.inspected, about)
    if not good.judged:
        return _dated(first, about)
    if good.areas is None:
        whose = "its" if good.count <= 1 else "their"
        among, what = some_of(good.count, good.judged, "council"), f"every judgement of {whose} own"
    else:
        four = number_word(good.areas)
        among, what = some_of(good.count, good.judged, "council", f" judged on all {four}"), f"all {four}"
    return _dated(f"{first}; {among} {is_or_are(good.count)} good or better on {what}", about)


def _dated(words: str, about: About) -> str:
    """The date in front, or for the latest a sentence after it that says how far the record is complete."""
    if about.latest:
        return f"{upper_first(words)}. {upper_first(about.when)}."
    return f"As at {format_day(about.date)}, {words}."


def _inadequate(count: int, inspected: int, about: About) -> str:
    if inspected == 1:
        return f"the one council inspected{about.inside} has {'an' if count else 'no'} inadequate judgement"
    among = some_of(count, inspected, "council", f" inspected{about.inside}")
    return f"{among} {has_or_have(count)} {'at least one' if count else 'an'} inadequate judgement"


def all_good_term(good: AllGood) -> str:
    """The label of the count in a list of facts."""
    every = "Every judgement" if good.areas is None else f"All {number_word(good.areas)} judgements"
    return f"{every} good or better"


def fewest_good(tallies: Sequence[Tally]) -> str:
    """The judgement with the lowest share good or better; several if they tie, blank if all do."""
    claimed = ranked(tallies)
    low = min((t.share for t in claimed), default=0.0)
    lowest = [t for t in claimed if t.share == low]
    if len(claimed) < 2 or len(lowest) == len(claimed) or not any(t.below_good for t in lowest):
        return ""
    each = join_words(f"{subject_of(t.area).words} ({t.good_or_better} of {t.judged})" for t in lowest)
    return f"The lowest share good or better is on {each}."


def ranked(tallies: Sequence[Tally]) -> list[Tally]:
    """The judgements that may be ranked: the council's own, with enough judged and about as many as the others."""
    most = max((t.judged for t in tallies), default=0)
    part, whole = NEARLY_ALL
    return [t for t in tallies if t.judged >= FEWEST and whole * t.judged >= part * most and _may_rank(t.area)]


def _may_rank(area: str) -> bool:
    """Overall effectiveness sums up the others and the board is another body, so neither is ranked."""
    return has_subject(area) and is_of_council(area) and not sums_up(area)


def best_and_worst(tallies: Sequence[Tally], about: About, one: str = "council") -> str:
    """`Adoption was judged best (51 of 97 good or better), help and protection worst (24 of 104)`; ties are named."""
    judged = [t for t in tallies if t.judged]
    if not judged:
        return about.headed(f"there is no judgement to count{about.until}")
    claimed = ranked(tallies)
    if len(claimed) < 2:
        return about.headed(good_sentence((claimed or judged)[0], about, one))
    high, low = (pick(t.share for t in claimed) for pick in (max, min))
    if high == low:
        return about.headed(f"{_with_counts(claimed)}: the same share was good or better on each")
    best, worst = ([t for t in claimed if t.share == share] for share in (high, low))
    were = "were" if len(best) > 1 or subject_of(best[0].area).plural else "was"
    return about.headed(f"{_with_counts(best, ' good or better')} {were} judged best, {_with_counts(worst)} worst")


def _with_counts(tallies: Sequence[Tally], what: str = "") -> str:
    return join_words(f"{subject_of(t.area).words} ({t.good_or_better} of {t.judged}{what})" for t in tallies)


def map_title(tally: Tally, about: About) -> str:
    """How many are inadequate or, if none is, how many are outstanding."""
    if not tally.judged:
        return about.headed(
            f"the record has no judgement on {_subject_words(tally)} under {position_words()}{about.until}"
        )
    inadequate, best = tally.count(Grade.INADEQUATE), tally.count(Grade.OUTSTANDING)
    verb = is_or_are if about.latest else was_or_were
    among = some_of(inadequate, tally.judged, "council", f" judged{about.by}")
    words = f"{among} {verb(inadequate)} inadequate on {_subject_words(tally)}"
    return about.headed(f"{words}, {best} outstanding" if not inadequate and best else words)


def _subject_words(tally: Tally) -> str:
    """The subject to follow "on": `leadership`, or `overall effectiveness` for the headline."""
    subject = subject_of(tally.area)
    return "overall effectiveness" if subject.tail else subject.words


def inadequate_heading(count: int, about: About) -> str:
    verb = has_or_have(count) if about.latest else "had"
    who = count_noun(count, "council") if count else "No council"
    return f"{who}{about.inside} {verb} an inadequate judgement{about.dated}"


def inadequate_about(count: int, inspected: int, about: About) -> str:
    by = f" inspected{about.by}"
    among = (
        upper_first(some_of(count, inspected, "council", by)) if count else f"{count_noun(inspected, 'council')}{by}"
    )
    return f"{among}, by the latest graded inspection of each; the safeguarding board is left out."
