"""In which group of the queue a report waits for its review, and what there is to do with it, in words.

Kept on the report's row whenever its draft or the record changes, so that the queue is a query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256

from inspections.draft import JUDGEMENT
from inspections.finding import FindingKind
from inspections.models import Report
from inspections.reading.letters import lower_first
from inspections.review.blockers import WHOLE_REPORT, blockers_of
from inspections.review.comparison import Comparison, Disagreement, plain_words
from inspections.review.copies import says_what_is_published
from inspections.review.labels import FROM_OUTSIDE, SOURCE_WORDS, value_label
from inspections.review.merging import Compared, Standing

Group = Report.Group

_NAMED = 3
"""So many values are named in the queue; any more are counted."""
_SAYING = {"filename": "the file’s name says", "site": "the inspectorate’s site says"}
_OF_A_POSITION = ("kind", "inspection_start", "inspection_end", "published")
"""Facts by which figures are counted: a report that brings one changes a public page."""


@dataclass(frozen=True)
class Grouped:
    """`mark` stands for what would be published and what it was compared with: it changes with either."""

    group: Report.Group
    to_do: str
    judgements: int
    recommendations: int
    mark: str


def group_report(compared: Comparison) -> Grouped:
    """Where a report under review stands, from its comparison with the record."""
    group, words = _group(compared)
    merged = compared.merged
    return Grouped(
        group=group,
        to_do=words,
        judgements=len(merged.judgements),
        recommendations=len(merged.lists.get(FindingKind.RECOMMENDATION, ())),
        mark=_mark(compared),
    )


def _group(compared: Comparison) -> tuple[Report.Group, str]:
    if compared.recorded is not None and says_what_is_published(compared):
        return Group.COPY, f"“{compared.recorded.report}” is published already, and this file says nothing new"
    if compared.undecided:
        return Group.DIFFERS, _listed([_difference(each) for each in compared.undecided], "; ")
    if to_look_at := _to_look_at(compared):
        return Group.TO_CHECK, to_look_at
    if compared.recorded is None:
        return Group.ADDS, "The record does not hold this inspection"
    if brought := [_brought(compared, each) for each in _news(compared)]:
        return Group.ADDS, _listed(brought, "; ")
    return Group.AGREES, _agreement(compared)


def _to_look_at(compared: Comparison) -> str | None:
    """What a person has to look at, or what stands in the way; None where that is nothing."""
    in_the_way = blockers_of(compared)
    if of_the_whole := [each.message for each in in_the_way if each.key == WHOLE_REPORT]:
        return of_the_whole[0]
    if to_check := list(_to_check(compared)):
        return f"{len(to_check)} to check: {_listed(to_check)}"
    unread = [value_label(compared.draft, each.key) for each in _unread(compared)]
    if unread:
        return f"On the record but not found in the report: {_listed(unread)}"
    return in_the_way[0].message if in_the_way else None


def _difference(each: Disagreement) -> str:
    """ "Published: the file’s name says 10 February 2015, the record 3 February 2015"."""
    return f"{each.label}: {_who_says(each)} {each.draft_words}, the record {each.record_words}"


def _who_says(each: Disagreement) -> str:
    if each.from_report:
        return "the report says"
    return _SAYING.get(each.source, "an editor entered")


def _to_check(compared: Comparison) -> Iterator[str]:
    for value in compared.waiting:
        yield lower_first(value_label(compared.draft, value.key))
    for item in compared.draft.items_to_check():
        yield lower_first(value_label(compared.draft, item.key))


def _unread(compared: Comparison) -> Iterator[Compared]:
    """Judgements that only the record has, and nobody has decided on."""
    for each in compared.merged.compared.values():
        if each.key.startswith(JUDGEMENT) and each.standing is Standing.KEPT and not each.decided:
            yield each


def _news(compared: Comparison) -> Iterator[Compared]:
    """What publishing would change of what the record says already, or count differently."""
    for each in compared.merged.compared.values():
        counted = each.key.startswith(JUDGEMENT) or each.key in _OF_A_POSITION
        if (each.decided and not each.from_record) or (counted and each.standing is Standing.FILLS):
            yield each


def _brought(compared: Comparison, each: Compared) -> str:
    how = "Decided" if each.decided else "New to the record"
    return f"{how}: {lower_first(value_label(compared.draft, each.key))} {plain_words(each.key, each.value)}"


def _agreement(compared: Comparison) -> str:
    published = compared.draft.value("published")
    source = published.source if published is not None else ""
    date = f"Date {SOURCE_WORDS[source]}, as on the record" if source in FROM_OUTSIDE else "Date as on the record"
    return f"Every judgement as on the record. {date}"


def _listed(words: Iterable[str], separator: str = ", ") -> str:
    every = list(words)
    more = f"{separator}and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return separator.join(every[:_NAMED]) + more


def _mark(compared: Comparison) -> str:
    record = [asdict(each) for each in compared.merged.compared.values()]
    recorded = compared.recorded.pk if compared.recorded else None
    plain = json.dumps([compared.draft.to_json(), record, recorded], sort_keys=True, default=str)
    return sha256(plain.encode()).hexdigest()[:16]
