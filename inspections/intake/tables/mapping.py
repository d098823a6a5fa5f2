"""What the columns of a table mean, and the words in them: guessed, put right by a person, and remembered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from inspections.intake.tables.dates import looks_like_dates
from inspections.intake.tables.headings import Table
from inspections.intake.tables.words import (
    FAILED,
    FIELD_LABELS,
    JUDGEMENT,
    field_of_heading,
    value_of_word,
    word_key,
)
from inspections.reading.frameworks import frameworks

_GROUPS: Final = ("grade", "framework", "kind", "type", "area", "source")
"""Fields whose words are mapped one by one; the columns of all judgements share theirs."""
_DATES: Final = ("inspection_start", "inspection_end", "published")
_KEY: Final = re.compile(r"^\d{3}-[a-z_]+-\d{4}-\d{2}-\d{2}(-\d+)?$")
_SHOWN: Final = 200
"""Words of one column: with more, it is the wrong column."""


@dataclass(frozen=True)
class ColumnMapping:
    """`columns` is the field of each column, blank for one that is left out; `values` the meaning of words by group.

    `framework` and `kind` hold for every row of a table that says neither.
    """

    columns: tuple[str, ...]
    framework: str = ""
    kind: str = ""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        return cls(tuple(values["columns"]), values["framework"], values["kind"], values["values"])

    def to_json(self) -> dict[str, Any]:
        groups = {group: dict(words) for group, words in self.values.items()}
        return {"columns": list(self.columns), "framework": self.framework, "kind": self.kind, "values": groups}

    def column(self, name: str) -> int | None:
        return self.columns.index(name) if name in self.columns else None

    @property
    def judgement_columns(self) -> tuple[int, ...]:
        return tuple(at for at, name in enumerate(self.columns) if name.startswith(JUDGEMENT))

    def meaning(self, group: str, word: str) -> str | None:
        """What a word means: as a person said, else as it is known; None where neither is so."""
        said = self.values.get(group, {}).get(word_key(word))
        return value_of_word(group, word) if said is None else said


@dataclass(frozen=True)
class UnknownWord:
    """A word in a column of the group whose meaning nobody has said yet, and in how many rows it stands."""

    group: str
    word: str
    count: int


def guess_mapping(table: Table) -> ColumnMapping:
    """The columns whose headings say what they hold; each field once, the first column that is so headed."""
    columns: list[str] = []
    for at, heading in enumerate(table.headings):
        name = field_of_heading(heading)
        is_free = name and name not in columns
        columns.append(name if is_free and _fits(name, (row.cells[at] for row in table.rows)) else "")
    return with_framework(ColumnMapping(tuple(columns)))


def _fits(name: str, cells: Iterable[str]) -> bool:
    """Whether cells can be what their heading says: "Inspection" heads keys in one table and titles in another."""
    if name == "key":
        return all(_KEY.match(cell) for cell in cells if cell)
    return name not in _DATES or looks_like_dates(cells)


def unknown_words(table: Table, mapping: ColumnMapping) -> list[UnknownWord]:
    """The words that a person has to say the meaning of, most frequent first."""
    return [each for each in _counted(table, mapping) if mapping.meaning(each.group, each.word) is None][:_SHOWN]


def mapped_words(table: Table, mapping: ColumnMapping) -> list[UnknownWord]:
    """Every word of the mapped columns, for a person to look over; those without a meaning first."""
    return sorted(_counted(table, mapping), key=lambda each: mapping.meaning(each.group, each.word) is not None)[
        :_SHOWN
    ]


def _counted(table: Table, mapping: ColumnMapping) -> list[UnknownWord]:
    """Each word once, as it is first written, most frequent first."""
    written: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for group, word in _words(table, mapping):
        if word:
            counts[group, word_key(word)] += 1
            written.setdefault((group, word_key(word)), word)
    return [UnknownWord(group, written[group, key], count) for (group, key), count in counts.most_common()]


def _words(table: Table, mapping: ColumnMapping) -> Iterator[tuple[str, str]]:
    for at, name in enumerate(mapping.columns):
        group = "grade" if name.startswith(JUDGEMENT) else name
        if group in _GROUPS:
            yield from ((group, row.cells[at]) for row in table.rows if row.cells[at] not in FAILED)


def mapping_problems(mapping: ColumnMapping, table: Table) -> list[str]:
    """What is missing before rows can be made of it, in sentences."""
    has = {name for name in mapping.columns if name}
    problems = [
        f"Two columns are set to hold “{FIELD_LABELS.get(name, 'the same grade')}”."
        for name in has
        if mapping.columns.count(name) > 1
    ]
    if not has & {"council", "dfe", "gss"}:
        problems.append("No column says which council each row is about. Choose one.")
    if not has & {"inspection_start", "published", "key"}:
        problems.append("No column says when the inspection was, or when its report was published. Choose one.")
    if ("area" in has) != ("grade" in has):
        problems.append("A table with a row for each judgement needs a column for the area and one for the grade.")
    if "area" in has and mapping.judgement_columns:
        problems.append("The table has a column for the area and columns of single areas. Leave one of them out.")
    if "framework" not in has and not mapping.framework and not _types_say_framework(table, mapping):
        problems.append("Nothing says which framework the inspections were under. Choose one.")
    return problems


def _types_say_framework(table: Table, mapping: ColumnMapping) -> bool:
    at = mapping.column("type")
    return at is not None and all(
        not (mapping.meaning("type", row.cells[at]) or "").startswith("/") for row in table.rows if row.cells[at]
    )


def likely_framework(mapping: ColumnMapping) -> str:
    """The only framework in force that judges all areas of the columns; blank where none or several do."""
    areas = {mapping.columns[at].removeprefix(JUDGEMENT) for at in mapping.judgement_columns}
    fits = [
        key
        for key, framework in frameworks().items()
        if areas and not framework.is_secondary and areas <= {area.key for area in framework.areas}
    ]
    return fits[0] if len(fits) == 1 else ""


def with_framework(mapping: ColumnMapping) -> ColumnMapping:
    """The mapping with the framework that its areas leave no doubt about, where no column says it."""
    if "framework" in mapping.columns or mapping.framework:
        return mapping
    return replace(mapping, framework=likely_framework(mapping))
