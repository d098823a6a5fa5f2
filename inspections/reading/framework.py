"""What a framework is, as data: its titles, editions, areas with their printed labels, grade scale."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from inspections.reading.findings import Findings
from inspections.reading.pdf.document import Document
from inspections.reading.vocabulary import Grade, Kind

ReadFunction = Callable[[Document, "Framework"], Findings]


@dataclass(frozen=True)
class Area:
    """One judged area: its key, the short label people read, and patterns of the labels it is printed under.

    A pattern is matched against the whole row label, case-insensitively and with spaces collapsed.
    """

    key: str
    label: str
    printed: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True)
class Edition:
    """One version of a framework: the areas as printed, and the inspections it holds for."""

    key: str
    areas: tuple[Area, ...]
    inspections_from: date | None
    inspections_to: date | None


@dataclass(frozen=True, eq=False)
class Framework:
    """A framework as data, and the function that reads its documents (None: recognised elsewhere).

    `title_patterns` match the start of a line of the opening; `council_name_patterns` hold the council's name as
    `name` (where none matches, the lines above the title do). `match_order` is its place in the classifier;
    `verified` is false where labels were built from second-hand knowledge, so that whatever is read is to check.
    """

    key: str
    short: str
    name: str
    match_order: int
    title_patterns: tuple[str, ...]
    editions: tuple[Edition, ...]
    scale: Mapping[str, Grade]
    kinds: tuple[Kind, ...]
    inspectorates: str
    council_name_patterns: tuple[str, ...] = ()
    read: ReadFunction | None = field(default=None, repr=False, compare=False)
    verified: bool = True

    @property
    def graded(self) -> bool:
        """Whether documents of this framework print grades at all."""
        return any(edition.areas for edition in self.editions)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas of every edition in order, each key once."""
        found: dict[str, Area] = {}
        for edition in self.editions:
            for area in edition.areas:
                found.setdefault(area.key, area)
        return tuple(found.values())

    @property
    def inspections_from(self) -> date | None:
        """First day of the first edition; None where it is not known."""
        return self.editions[0].inspections_from

    @property
    def inspections_to(self) -> date | None:
        """Last day of the last edition; None while it is in force."""
        return self.editions[-1].inspections_to

    def title_in(self, opening: str) -> re.Match[str] | None:
        """The first of the framework's titles that starts a line of the opening; spaces match line ends too.

        A small letter begins no title: such a line goes on with the sentence of the line above.
        """
        found = (match for pattern in self.title_patterns for match in re.finditer(flowing(pattern), opening))
        return next((match for match in found if not match.group().lstrip()[0].islower()), None)

    def names_in(self, opening: str) -> tuple[re.Match[str], ...]:
        """The places where the opening prints the council's name as part of the title, the likeliest first."""
        found = (re.search(flowing(pattern), opening) for pattern in self.council_name_patterns)
        return tuple(match for match in found if match)


def flowing(pattern: str) -> str:
    """The pattern at the start of a line, in any case, with every space matching any white space."""
    return r"(?im)^[ \t]*" + re.sub(r"(?<!\[) (?![\]?*+])", r"\\s+", pattern)


CHILDRENS: Final = r"children(?:.?s|s.)?"
"""“Children’s”, with the apostrophe anywhere or nowhere."""

WORDS: Final[Mapping[str, Grade]] = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "requires improvement": Grade.REQUIRES_IMPROVEMENT,
    "requires improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "require improvement": Grade.REQUIRES_IMPROVEMENT,
    "require improvement to be good": Grade.REQUIRES_IMPROVEMENT,
    "inadequate": Grade.INADEQUATE,
    "not judged": Grade.NOT_JUDGED,
}
"""The words of SIF and ILACS, with the verb forms that are printed."""

GRADES_ONE_IS_BEST: Final[Mapping[str, Grade]] = {
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "inadequate": Grade.INADEQUATE,
    "not judged": Grade.NOT_JUDGED,
    "grade 1": Grade.OUTSTANDING,
    "grade 2": Grade.GOOD,
    "grade 3": Grade.ADEQUATE,
    "grade 4": Grade.INADEQUATE,
}
"""2009 to 2013: grade 1 is best."""

FOUR_IS_BEST: Final[Mapping[str, Grade]] = {
    "4": Grade.OUTSTANDING,
    "3": Grade.GOOD,
    "2": Grade.ADEQUATE,
    "1": Grade.INADEQUATE,
    "grade 4": Grade.OUTSTANDING,
    "grade 3": Grade.GOOD,
    "grade 2": Grade.ADEQUATE,
    "grade 1": Grade.INADEQUATE,
    "excellent": Grade.OUTSTANDING,
    "outstanding": Grade.OUTSTANDING,
    "good": Grade.GOOD,
    "adequate": Grade.ADEQUATE,
    "inadequate": Grade.INADEQUATE,
}
"""2005 to 2008: 4 is best."""
