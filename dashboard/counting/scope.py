"""Which inspections a count is about: the current position across frameworks, one framework, or one edition of it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.counting.editions import edition_of
from inspections.queries.record import PublishedInspection
from inspections.reading.framework import Edition
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Grade

POSITION_FRAMEWORKS: Final = ("sif", "ilacs")
"""Only these move a council's position; every other framework stands on timelines and in its own tables."""

PROFILE: Final = ("leadership", "help_and_protection", "children_in_care", "care_leavers")
"""The four judgements since January 2023."""

CURRENT_AREAS: Final = (
    *PROFILE,
    "children_in_care_and_care_leavers",
    "children_looked_after",
    "adoption",
    "lscb",
    "overall",
)


@dataclass(frozen=True)
class Scope:
    """`key` is its name in addresses; an edition of None takes all of the framework."""

    key: str
    frameworks: tuple[str, ...] = POSITION_FRAMEWORKS
    edition: str | None = None

    @property
    def is_current(self) -> bool:
        return len(self.frameworks) > 1

    def covers(self, inspection: PublishedInspection) -> bool:
        if inspection.framework not in self.frameworks or inspection.kind == "secondary":
            return False
        return self.edition is None or edition_of(inspection).key == self.edition

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of its tables, in the order of the framework."""
        if self.is_current:
            return CURRENT_AREAS
        found = {area.key: None for edition in self.editions for area in edition.areas}
        return tuple(found)

    @property
    def editions(self) -> tuple[Edition, ...]:
        every = frameworks()[self.frameworks[0]].editions
        return tuple(e for e in every if e.areas and self.edition in (None, e.key))

    @property
    def is_older(self) -> bool:
        """Whether it is of a framework before SIF, which stands in its own tables only."""
        return self.frameworks[0] not in POSITION_FRAMEWORKS

    @property
    def grades(self) -> tuple[str, ...]:
        """The four grades of its scale, best first: to 2013 the third is adequate."""
        older = Grade.ADEQUATE in frameworks()[self.frameworks[0]].scale.values()
        return "outstanding", "good", "adequate" if older else "requires_improvement", "inadequate"

    @property
    def headline(self) -> str:
        """The area that says most: overall where it is printed, else the first."""
        return "overall" if "overall" in self.areas else self.areas[0]

    @property
    def ends(self) -> datetime.date | None:
        """The last day on which such inspections started; None while they go on."""
        return None if self.is_current else self.editions[-1].inspections_to


CURRENT: Final = Scope("current")


def scopes(held: Iterable[str]) -> tuple[Scope, ...]:
    """What can be counted, given the frameworks that the record holds: newest framework first.

    A stand-alone review of a board counts in the tables of SIF, so it has no tables of its own.
    """
    keys = set(held) | set(POSITION_FRAMEWORKS)
    graded = [f for f in frameworks().values() if f.graded and f.key in keys and f.key != "lscb"]
    found = [CURRENT]
    for one in sorted(graded, key=lambda f: f.inspections_from or datetime.date.min, reverse=True):
        found.append(Scope(one.key, (one.key,)))
        editions = [e for e in one.editions if e.areas]
        if len(editions) > 1:
            found += [Scope(f"{one.key}-{e.key}", (one.key,), e.key) for e in reversed(editions)]
    return tuple(found)
