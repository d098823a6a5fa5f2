"""A judgement as one value: what crosses from the reading through review and the record to pages and files.

Its fields are listed here once. Readings, rows and JSON are taken over by name: a field that bears one name in the
reading contract, here and in the record's column needs nothing in between (docs/adding-a-judgement-field.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final, Self

from inspections.reading.contract import Evidence, JudgementRead
from inspections.reading.vocabulary import GRADE_RANKS

REPORT: Final = "report"
ENTERED: Final = "entered"
_RANKS: Final[dict[str, int | None]] = {str(grade): rank for grade, rank in GRADE_RANKS.items()}


@dataclass(frozen=True, slots=True)
class AreaGrade:
    """The grade of one area and where it comes from: all of a judgement that is counted.

    `grade` is None where the report prints one that could not be read; `source` is one of models.Judgement.Source.
    `sure` is false where a single secondary source says so, or sources disagree.
    """

    area: str
    grade: str | None
    source: str
    sure: bool = field(default=True, kw_only=True)

    @property
    def rank(self) -> int | None:
        """4 is best, 1 is worst; None for what is no grade."""
        return _RANKS.get(self.grade) if self.grade else None


@dataclass(frozen=True, slots=True)
class JudgementFacts(AreaGrade):
    """A whole judgement: the label and the words that are printed, and where they stand.

    Each of them is None where no report stands behind the grade, or where its words are not on the record. There
    `source_text` says in words where it is from, None where nobody noted it.
    """

    source_text: str | None = field(default=None, kw_only=True)
    label: str | None = None
    printed: str | None = None
    evidence: Evidence | None = None

    @classmethod
    def from_reading(cls, read: JudgementRead) -> Self:
        """The judgement as the report has it."""
        return cls.from_plain(vars(read) | {"grade": str(read.grade), "source": REPORT})

    @classmethod
    def from_plain(cls, values: Mapping[str, Any]) -> Self:
        """From values by PLAIN_NAMES; what is blank, or not there at all, is absent."""
        own: dict[str, Any] = {name: None if values[name] == "" else values[name] for name in _OWN if name in values}
        return cls(**own, evidence=Evidence.from_json(values) if values.get("page") else None)

    def to_plain(self) -> dict[str, Any]:
        """Strings, numbers and lists by PLAIN_NAMES, as the record's columns and JSON hold them."""
        evidence: dict[str, Any] = asdict(self.evidence) if self.evidence else dict.fromkeys(_OF_EVIDENCE)
        plain = {name: getattr(self, name) for name in _OWN} | evidence
        # A member of an enumeration is a string; a database driver may not take it for one.
        plain = {name: str(value) if isinstance(value, str) else value for name, value in plain.items()}
        return plain | {"box": list(plain["box"]) if plain["box"] else None}


_OWN: Final = tuple(field.name for field in fields(JudgementFacts) if field.name != "evidence")
_OF_EVIDENCE: Final = tuple(field.name for field in fields(Evidence))
PLAIN_NAMES: Final = (*_OWN, *_OF_EVIDENCE)
"""The names of a judgement's values where they lie side by side: in the reading contract, in columns and in JSON."""
