"""Sentences about recommendations repeated from an earlier report.

That two have nearly the same words is certain. Whether a request is new, done or meant again is not, so the sentences
never claim it.
"""

from collections.abc import Sequence

from dashboard.claims.agreement import of_the_last
from dashboard.claims.words import count_noun, join_words
from inspections.reading.letters import lower_first

NEEDED = "Recurring themes can be shown once the text of at least two reports is on the record."
UNKNOWN = "What the others ask for may have been asked before in other words."


def repeats_sentence(repeated: int, items: int, when: str) -> str:
    """`1 of 6 recommendations is in nearly the same words as one of March 2020.`"""
    if not items:
        return "No recommendations from this report are on the record."
    same = f"in nearly the same words as one of {when}"
    if items == 1:
        return f"The one recommendation is {same}." if repeated else f"The one recommendation is not {same}."
    if repeated == items:
        return f"{'Both' if items == 2 else f'All {items}'} recommendations are {same}."
    if not repeated:
        return f"None of the {items} recommendations is {same}. What they ask for may have been asked in other words."
    are = "is" if repeated == 1 else "are"
    return f"{repeated} of {items} recommendations {are} {same}. {UNKNOWN}"


def repeat_mark(when: str) -> str:
    return f"In nearly the same words as in {when}"


def not_comparable(missing: Sequence[str]) -> str:
    """`missing` are the reports whose text is not on the record, only their facts."""
    what = "the report’s words" if len(missing) == 1 else "the words of either report"
    return f"Recommendations cannot be compared: only facts are on the record for {join_words(missing)}, not {what}."


def theme_share(count: int, reports: int, *, last: bool) -> str:
    """`in 3 of the last 4 reports`; `last` is False if the text of some reports between is missing."""
    return of_the_last(count, reports, last=last)


def themes_sentence(labels: Sequence[str], share: str) -> str:
    """Names up to three of the themes whose words occur in most reports."""
    return f"Words of these themes stand {share}: {join_words(map(lower_first, labels[:3]))}."


def counts_title(known: Sequence[tuple[int, str]]) -> str:
    """`12 recommendations to the council in August 2013, 3 in February 2026`: the first and the last known number."""
    (first, began), (last, ended) = known[0], known[-1]
    words = f"{count_noun(first, 'recommendation') if first else 'No recommendation'} to the council in {began}"
    return words if len(known) == 1 else f"{words}, {last if last else 'none'} in {ended}"


def words_note(texts: int, reports: int) -> str:
    """What cannot be shown because the text of some reports is missing; blank if nothing is."""
    if texts >= 2 and texts == reports:
        return ""
    if not texts:
        return f"Only facts are on the record, not the words of these reports. {NEEDED}"
    words = f"The record has the words of {texts} of these {reports} reports, and only facts of the rest."
    return words if texts > 1 else f"{words} {NEEDED}" if reports > 1 else NEEDED
