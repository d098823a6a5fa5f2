"""A finding as one value: what a report lists, taken over by name from the reading through review to the record.

Its kinds are recommendations, strengths, areas for improvement, and earlier recommendations with the progress on each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Final, Self

from inspections.reading.contract import ProgressRead, Reading, RecommendationRead


class FindingKind(StrEnum):
    """What a report says in an item of a list."""

    RECOMMENDATION = "recommendation"
    STRENGTH = "strength"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    PROGRESS = "progress"
    """A recommendation of an earlier inspection that the report restates, with its words on the progress."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind is named: one and several of it, a whole list as a heading, and the letter of its addresses (`r3`)."""

    noun: str
    plural: str
    heading: str
    letter: str


FINDING_WORDS: Final[Mapping[FindingKind, KindWords]] = {
    FindingKind.RECOMMENDATION: KindWords("recommendation", "recommendations", "Recommendations", "r"),
    FindingKind.STRENGTH: KindWords("strength", "strengths", "Strengths", "s"),
    FindingKind.AREA_FOR_IMPROVEMENT: KindWords(
        "area for improvement", "areas for improvement", "Areas for improvement", "a"
    ),
    FindingKind.PROGRESS: KindWords(
        "earlier recommendation", "earlier recommendations", "Progress on earlier recommendations", "e"
    ),
}


ITEMS: Final = "recommendations"
LISTS: Final[Mapping[str, FindingKind]] = {
    ITEMS: FindingKind.RECOMMENDATION,
    "strengths": FindingKind.STRENGTH,
    "areas_for_improvement": FindingKind.AREA_FOR_IMPROVEMENT,
    "progress": FindingKind.PROGRESS,
}
"""The lists of findings by their keys, which are those of the reading contract."""


def finding_name(kind: str, position: int) -> str:
    """What a finding is called among the fields of an inspection: `recommendation 3`."""
    return f"{FINDING_WORDS[FindingKind(kind)].noun} {position}"


def kind_named(field: str) -> FindingKind | None:
    """The kind of the finding that a field of an inspection is of; None where it is of none."""
    return next((kind for kind, words in FINDING_WORDS.items() if field.startswith(f"{words.noun} ")), None)


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """One whole item of a list and where it stands: the fields of the reading contract, and its kind.

    `boxes` are (page, x0, top, x1, bottom); there is none, and no page, where an editor entered it. The last five are
    of progress alone: `strand` is the area under which the report restates the earlier recommendation, `verdict` a
    grade where its words hold one of the scale, `words` what it says of the progress, and the other two name the
    inspection that made the recommendation.
    """

    text: str
    number: str | None = None
    section: str | None = None
    audience: str = "authority"
    tag: str | None = None
    page: int | None = None
    boxes: tuple[tuple[float, ...], ...] = ()
    subsection: str | None = None
    kind: str = FindingKind.RECOMMENDATION.value
    strand: str | None = None
    verdict: str | None = None
    words: str | None = None
    earlier_framework: str | None = None
    earlier_when: str | None = None

    @classmethod
    def from_reading(cls, read: RecommendationRead, kind: FindingKind = FindingKind.RECOMMENDATION) -> Self:
        """The item as the report has it."""
        boxes = [box.to_json() for box in read.boxes]
        return cls.from_plain(vars(read) | {"audience": str(read.audience), "boxes": boxes, "kind": kind.value})

    @classmethod
    def from_progress(cls, read: ProgressRead) -> Self:
        """The earlier recommendation as the report restates it, with what it says of the progress."""
        own = {"boxes": [box.to_json() for box in read.boxes], "kind": FindingKind.PROGRESS.value}
        earlier = {"earlier_framework": read.of.framework, "earlier_when": read.of.when}
        return cls.from_plain(vars(read) | own | earlier | {"verdict": str(read.verdict) if read.verdict else None})

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> Self:
        """From values by the names of its fields; text that is blank is absent."""
        own: dict[str, Any] = {name: None if values[name] == "" else values[name] for name in NAMES if name in values}
        return cls(**own | {"boxes": tuple(tuple(box) for box in values.get("boxes") or ())})

    def to_plain(self) -> dict[str, Any]:
        """Strings, numbers and lists by the names of its fields, as the record's columns and JSON hold them."""
        return asdict(self) | {"boxes": [list(box) for box in self.boxes]}


NAMES: Final = tuple(field.name for field in fields(FindingFacts))


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """A finding of a reading, and whether the reader was certain of it."""

    facts: FindingFacts
    certain: bool


def findings_read(reading: Reading) -> Iterator[ReadFinding]:
    """Every list of a reading as findings: recommendations first, then the other kinds in their order."""
    lists = {
        FindingKind.RECOMMENDATION: reading.recommendations,
        FindingKind.STRENGTH: reading.strengths,
        FindingKind.AREA_FOR_IMPROVEMENT: reading.areas_for_improvement,
    }
    for kind, items in lists.items():
        for item in items:
            yield ReadFinding(FindingFacts.from_reading(item, kind), item.confidence == "certain")
    for restated in reading.progress:
        yield ReadFinding(FindingFacts.from_progress(restated), restated.confidence == "certain")
