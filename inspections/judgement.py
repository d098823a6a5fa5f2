"""A judgement as one value, from the reading through review and the record to pages and files.

Its fields are listed here once. Readings, rows and JSON are taken over by name: a field that is called the same in the
reading contract, here and in the record's columns needs nothing in between (docs/adding-a-judgement-field.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final, Self

from inspections.qualified_grade import qualified
from inspections.reading.contract import Evidence, JudgementRead
from inspections.reading.vocabulary import GRADE_RANKS

REPORT: Final = "report"
ENTERED: Final = "entered"
_RANKS: Final[dict[str, int | None]] = {str(grade): rank for grade, rank in GRADE_RANKS.items()}


@dataclass(frozen=True, slots=True)
class AreaGrade:
    """The grade of one area and where it comes from: all that is counted of a judgement.

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

    @property
    def shown_grade(self) -> str | None:
        """The grade as it is shown anywhere: with its mark where it is at second hand or not sure."""
        return qualified(self.grade, self.source, sure=self.sure) if self.grade else None


@dataclass(frozen=True, slots=True)
class JudgementFacts(AreaGrade):
    """A whole judgement: label and grade in the words of the report, and where they stand in it.

    These are None where no report stands behind the grade, or its words are not on the record. `source_text` then says
    in words where it comes from; it is None where nobody noted that.
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
        """From values by PLAIN_NAMES; whatever is blank or missing is absent."""
        own: dict[str, Any] = {name: None if values[name] == "" else values[name] for name in _OWN if name in values}
        return cls(**own, evidence=Evidence.from_json(values) if values.get("page") else None)

    def to_plain(self) -> dict[str, Any]:
        """Strings, numbers and lists by PLAIN_NAMES, as the record's columns and JSON hold them."""
        evidence: dict[str, Any] = asdict(self.evidence) if self.evidence else dict.fromkeys(_OF_EVIDENCE)
        plain = {name: getattr(self, name) for name in _OWN} | evidence
        # Members of an enumeration are strings too, but a database driver may not take them for such.
        plain = {name: str(value) if isinstance(value, str) else value for name, value in plain.items()}
        return plain | {"box": list(plain["box"]) if plain["box"] else None}


_OWN: Final = tuple(field.name for field in fields(JudgementFacts) if field.name != "evidence")
_OF_EVIDENCE: Final = tuple(field.name for field in fields(Evidence))
PLAIN_NAMES: Final = (*_OWN, *_OF_EVIDENCE)
"""The names of a judgement's values where they lie side by side: in the reading contract, in columns and in JSON."""
