"""Where the judgements of a figure come from, as its source line names it."""

from collections.abc import Iterable
from typing import Final

from dashboard.claims.words import join_words
from inspections.queries.record import PublishedInspection
from inspections.reading.letters import upper_first

REPORTS: Final = "Inspection reports published by Ofsted"
_OTHER_SOURCES: Final = {
    "official": "official statistics",
    "press": "press reports of the time",
    "derived": "differences between national counts",
    "entered": "entries by editors",
}
"""The sources of judgements other than reports, as a source line names them, in its order."""


def sources_words(inspections: Iterable[PublishedInspection], *, from_statistics: bool = False) -> str:
    """`Inspection reports published by Ofsted and official statistics`: where the judgements come from.

    `from_statistics` where official statistics are the source of something that has no judgement, such as a visit.
    """
    found = {judgement.source for each in inspections for judgement in each.judgements.values()}
    if from_statistics:
        found.add("official")
    others = [words for source, words in _OTHER_SOURCES.items() if source in found]
    reports = [] if others and not found - _OTHER_SOURCES.keys() else [REPORTS]
    return upper_first(join_words([*reports, *others]))
