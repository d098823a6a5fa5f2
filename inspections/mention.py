"""What a report mentions besides its own inspection: other inspections and visits of the council, ratings of the time.

It is shown with the report's words and their page, and is never counted: a sentence may speak of something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from inspections.reading.contract import Reading
from inspections.reading.contract_values import Box, box_from_json
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import EventKind, Kind, RatingKind

MENTION: Final = "mention:"
"""What the key of a mention in a draft begins with."""
_CUT_AT: Final = 300
"""Letters at which older versions of the reader cut the words; it keeps no words of this length any longer."""
_ELLIPSIS: Final = "…"


def _joint_inspection(event: EventKind) -> str:
    """What a joint inspection is called in a sentence: as its framework's file says."""
    return lower_first(frameworks()[event.value].kind_name(Kind(event.value)))


MENTION_LABELS: Final[Mapping[str, str]] = {
    EventKind.INSPECTION.value: "inspection",
    EventKind.FOCUSED_VISIT.value: "focused visit",
    EventKind.MONITORING_VISIT.value: "monitoring visit",
    EventKind.ASSURANCE_VISIT.value: "assurance visit",
    **{each.value: _joint_inspection(each) for each in (EventKind.JTAI, EventKind.SEND)},
    RatingKind.STARS.value: "star rating of social care",
    RatingKind.SERVICE_BLOCK.value: "score in the comprehensive performance assessment",
}
EVENT_KINDS: Final = frozenset(kind.value for kind in EventKind)


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing that a report mentions. `when` is a year or a month of an event, `grade` what the report says of it.

    `stars` is of a star rating alone. `box` is where it stands on the page.
    """

    key: str
    kind: str
    words: str
    page: int
    box: Box
    when: str | None = None
    grade: str | None = None
    stars: int | None = None

    @property
    def quoted(self) -> str:
        return as_quoted(self.words)

    @property
    def is_event(self) -> bool:
        return self.kind in EVENT_KINDS

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "box": box_from_json(data["box"])})


def as_quoted(words: str) -> str:
    """The words of a mention as every page and file gives them: older versions of the reader kept them without an
    ellipsis where they cut them. Of their beginning nothing is left out: its first word may be “no”.
    """
    if words.startswith(_ELLIPSIS):
        return words
    shown = f"{words.rpartition(' ')[0]}{_ELLIPSIS}" if len(words) == _CUT_AT else words
    return f"{_ELLIPSIS}{shown}" if words[:1].islower() else shown


def mentions_read(reading: Reading) -> Iterator[Mention]:
    """Events in the order of their dates, then ratings."""
    number = 0
    for event in reading.events:
        number += 1
        grade = event.grade.value if event.grade else None
        yield Mention(f"{MENTION}{number}", event.kind.value, event.words, event.page, event.box, event.when, grade)
    for rating in reading.ratings:
        number += 1
        key, kind = f"{MENTION}{number}", rating.kind.value
        yield Mention(key, kind, rating.words, rating.page, rating.box, stars=rating.stars)
