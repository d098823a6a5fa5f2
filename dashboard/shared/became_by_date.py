"""What became of the recommendations of many councils by a date, and which of them are in a state."""

import datetime
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.record import Record
from dashboard.shared.became import Became, became
from dashboard.shared.params import AsAtChoice
from inspections.queries.every_lineage import councils_with_marks, lineages
from inspections.queries.progress import progress_verdicts
from inspections.queries.public_replies import public_replies

type Numbered = tuple[int, int]
"""The number of an inspection, and the position of a recommendation in its list."""


class State(StrEnum):
    """What can be said of a recommendation; several may hold at once."""

    NO_RESPONSE = "no_response"
    REPLY = "reply"
    ASKED_AGAIN = "asked_again"
    NO_LONGER_ASKED = "no_longer_asked"
    PROGRESS = "progress"


STATE_LABELS: Final[Mapping[State, str]] = {
    State.NO_RESPONSE: "No response recorded",
    State.REPLY: "Council’s reply published",
    State.ASKED_AGAIN: "Asked for again",
    State.NO_LONGER_ASKED: "No longer asked for",
    State.PROGRESS: "Progress reported",
}


def states_of(found: Became) -> frozenset[State]:
    held = {
        State.NO_RESPONSE: found.reply is None,
        State.REPLY: found.reply is not None,
        State.ASKED_AGAIN: bool(found.later),
        State.NO_LONGER_ASKED: bool(found.gone),
        State.PROGRESS: bool(found.progress),
    }
    return frozenset(state for state, holds in held.items() if holds)


def became_of_councils(record: Record, councils: Collection[int], when: AsAtChoice) -> Mapping[Numbered, Became]:
    """Of every recommendation to those of these councils of which there is anything to tell, by the date.

    One query where there is nothing, ten where there is, and three for each report compared in full.
    """
    return _became(record, councils_with_marks(councils), when.as_at, None if when.is_latest else when.date)


def became_of_all(record: Record, councils: Collection[int] | None = None) -> Mapping[Numbered, Became]:
    """Of every recommendation of which there is anything to tell, as the record has it now; or of those to some."""
    return _became(record, councils_with_marks(councils), AsAt(record.last_day, Basis.PUBLISHED), None)


def _became(
    record: Record, councils: Collection[int], as_at: AsAt, replied_until: datetime.date | None
) -> Mapping[Numbered, Became]:
    """Replies are shown to the date of the page alone where one was chosen: they come after the last report."""
    own = [record.by_pk[pk] for pk in councils if pk in record.by_pk]
    if not own:
        return {}
    progress = progress_verdicts()
    found: dict[Numbered, Became] = {}
    every = lineages({council.pk for council in own})
    keys = [report.key for lineage in every.values() for report in lineage.reports]
    replies = {
        place: reply
        for place, reply in public_replies(keys).items()
        if replied_until is None or reply.on <= replied_until
    }
    for council in own:
        if council.pk not in every:
            continue
        known = record.known(council, as_at)
        lineage = every[council.pk].until(inspection.key for inspection in known)
        for (key, item), each in became(lineage, progress, replies, known).items():
            report = lineage.by_key[key]
            position = next(one.position for one in report.items if one.key == item)
            found[report.number, position] = each
    return found


def places_in_state(record: Record, state: State, when: AsAtChoice) -> frozenset[Numbered]:
    """Those in the state; for “no response recorded” those that are not, for nearly all are in it."""
    every = became_of_councils(record, record.by_pk, when)
    wanted = State.REPLY if state is State.NO_RESPONSE else state
    return frozenset(place for place, found in every.items() if wanted in states_of(found))
