"""What a framework's module finds in a document, before the facts that every document has are added."""

from dataclasses import dataclass, field
from datetime import date

from inspections.reading.contract import (
    Evidence,
    JudgementRead,
    NationalTable,
    Note,
    ProgressRead,
    RatingRead,
    RecommendationRead,
    SectionRead,
)
from inspections.reading.vocabulary import Kind


@dataclass(frozen=True)
class PrintedValue:
    """A value as printed, and the evidence for it."""

    value: str
    evidence: Evidence


@dataclass(frozen=True)
class Windows:
    """The periods that inspectors were on site, as ISO dates, and where they are printed."""

    periods: tuple[tuple[str, str], ...]
    evidence: Evidence

    @property
    def days(self) -> tuple[tuple[date, date], ...]:
        """The periods as dates."""
        return tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in self.periods)

    @property
    def start(self) -> str:
        """First day of the first period."""
        return min(start for start, _ in self.periods)

    @property
    def end(self) -> str:
        """Last day of the last period."""
        return max(end for _, end in self.periods)


@dataclass(frozen=True)
class Findings:
    """Everything in a document that is read differently from one framework to the next.

    `edition` is the one whose layout the document has, where the layout tells; days and areas decide before it.
    """

    kind: Kind
    edition: str | None = None
    windows: Windows | None = None
    published: PrintedValue | None = None
    lead_inspector: PrintedValue | None = None
    theme: PrintedValue | None = None
    judgements: tuple[JudgementRead, ...] = ()
    recommendations: tuple[RecommendationRead, ...] = ()
    strengths: tuple[RecommendationRead, ...] = ()
    areas_for_improvement: tuple[RecommendationRead, ...] = ()
    progress: tuple[ProgressRead, ...] = ()
    ratings: tuple[RatingRead, ...] = ()
    national_tables: tuple[NationalTable, ...] = ()
    sections: tuple[SectionRead, ...] = ()
    notes: tuple[Note, ...] = field(default=())
