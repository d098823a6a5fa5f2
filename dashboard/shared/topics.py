"""What a form or an address of a feed asks to follow: a field for each kind of topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.counting.record import Record
from dashboard.shared.as_at_bar import Choice
from inspections.queries.watching import Kind, Topic
from inspections.reading.frameworks import frameworks
from inspections.search.themes import LABELS

FIELDS: Final = {
    Kind.COUNCIL: ("A council", "No council"),
    Kind.NEIGHBOURS: ("The statistical neighbours of a council", "No neighbours"),
    Kind.REGION: ("A region", "No region"),
    Kind.FRAMEWORK: ("A framework", "No framework"),
    Kind.THEME: ("A theme of findings", "No theme"),
}
"""The label of each field, and what stands in it while nothing is chosen."""


@dataclass(frozen=True)
class TopicField:
    """A field, with nothing as the first of its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def topics_given(given: Mapping[str, str]) -> list[Topic]:
    """Whatever the fields hold; what there is nothing of is left out where it is asked for."""
    found = [Topic(kind.value, given.get(kind.value, "")) for kind in FIELDS]
    every = [Topic(Kind.EVERYTHING.value, "")] if given.get(Kind.EVERYTHING.value) else []
    return [*every, *(topic for topic in found if topic.value)]


def topic_fields(record: Record, given: Mapping[str, str]) -> tuple[TopicField, ...]:
    councils = [(council.slug, council.name) for council in record.councils]
    known = sorted((each.name, key) for key, each in frameworks().items() if not each.is_secondary)
    choices = {
        Kind.COUNCIL: councils,
        Kind.NEIGHBOURS: councils,
        Kind.REGION: [(region, region) for region in record.regions],
        Kind.FRAMEWORK: [(key, name) for name, key in known],
        Kind.THEME: sorted(LABELS.items(), key=lambda each: each[1]),
    }
    return tuple(
        TopicField(
            kind.value,
            label,
            tuple(
                (value, words, value == given.get(kind.value, "")) for value, words in [("", nothing), *choices[kind]]
            ),
        )
        for kind, (label, nothing) in FIELDS.items()
    )
