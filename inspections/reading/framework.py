"""What a framework is, as data: its titles, editions, areas with their printed labels, grade scale, and its place
in the record: whose work it judges, whether it bears a council's position, how it is called, when it was in use."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Final

from inspections.reading.area import Area
from inspections.reading.findings import Findings
from inspections.reading.letters import lower_first
from inspections.reading.pdf.document import Document
from inspections.reading.scales import grades_of
from inspections.reading.vocabulary import KIND_LABELS, Audience, Body, Grade, Kind, Licence

ReadFunction = Callable[[Document, "Framework"], Findings]


_AUDIENCES: Final = {
    Body.COUNCIL: Audience.AUTHORITY,
    Body.SAFEGUARDING_BOARD: Audience.BOARD,
    Body.PARTNERSHIP: Audience.PARTNERS,
}


@dataclass(frozen=True)
class Band:
    """How the time of an edition is called along a timeline; `also` are lanes that other frameworks then printed."""

    label: str
    note: str
    short: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """One version of a framework: the areas as printed, and the inspections it holds for.

    The days are first days on site, None where they are not known or, for the last, not yet.
    """

    key: str
    areas: tuple[Area, ...]
    inspections_from: date | None
    inspections_to: date | None
    band: Band | None = None

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its areas."""
        return frozenset(area.key for area in self.areas)

    @property
    def headline(self) -> Area | None:
        """The area that says most: the one that sums the others up, else the first; None where it has none."""
        return next((area for area in self.areas if area.headline), self.areas[0] if self.areas else None)

    def covers(self, day: date) -> bool:
        """Whether an inspection that started on the day follows it."""
        begun = self.inspections_from is None or self.inspections_from <= day
        return begun and (self.inspections_to is None or day <= self.inspections_to)

    def prints(self, area: str, kind: str | None = None) -> bool:
        """Whether inspections of that kind, or of any, print the area."""
        return any(one.key == area and kind not in one.not_in for one in self.areas)


@dataclass(frozen=True)
class EditionAnswer:
    """Which edition an inspection follows: decided where one is possible, else those that are; none where none fits."""

    possible: tuple[Edition, ...]

    @property
    def edition(self) -> Edition | None:
        """The edition where it is decided; where not, `possible` is the reason."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that the inspection prints in any case: every edition that is possible has them."""
        first = self.possible[0].areas if self.possible else ()
        return tuple(area for area in first if all(edition.prints(area.key) for edition in self.possible))

    def may_print(self, area: str, kind: str | None = None) -> bool:
        """Whether an edition that is possible prints the area."""
        return any(edition.prints(area, kind) for edition in self.possible)


@dataclass(frozen=True)
class FrameworkWords:
    """How a framework is called where its short name will not do; None: as the short name, or the word before.

    `known_as` stands in lists and headings, `in_sentence` in running text. `kinds` are what inspections of a kind
    are called where that is not the short name with the kind's own.
    """

    known_as: str | None = None
    in_sentence: str | None = None
    kinds: Mapping[Kind, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Statement:
    """By when the inspected answer in writing: so many working days after they receive the report (here counted from
    publication, which is known), or on the day that the letter names (`named_by`, a pattern with the day as `day`).
    """

    working_days: int | None = None
    named_by: str | None = None


@dataclass(frozen=True, eq=False)
class Framework:
    """A framework as data, and the function that reads its documents (None: recognised elsewhere).

    `title_patterns` match the start of a line of the opening; `council_name_patterns` hold the council's name as
    `name` (where none matches, the lines above the title do). `match_order` is its place in the classifier;
    `verified` is false where labels were built from second-hand knowledge, so that whatever is read is to check.

    `licence` is that of the reports' words, `body` whose work the reports are on. `bears_position` says whether an
    inspection moves its council's current position; `counts_in` names the framework in whose tables the judgements
    count where it has none of its own. `on_site` is false for assessments on paper, which the day of their letter
    dates. `follows_inadequate` marks visits that go on until a judgement is inadequate no more. `prints_lists` says
    that every report has a list of what is to improve. `reports_from` is
    the day from which its reports came out, where that was later than its first inspections by months, and
    `first_round_until` the year in which every council had been inspected once. `statement` is None where no written
    answer is asked for, or nothing is known of one. `listed_as` are patterns of the words by which the inspectorate's
    site lists its reports. `plain_words` say to a family what its inspections are; None where nobody has written them.
    """

    key: str
    short: str
    name: str
    match_order: int
    title_patterns: tuple[str, ...]
    editions: tuple[Edition, ...]
    scale: Mapping[str, Grade]
    kinds: tuple[Kind, ...]
    licence: Licence
    council_name_patterns: tuple[str, ...] = ()
    read: ReadFunction | None = field(default=None, repr=False, compare=False)
    verified: bool = True
    body: Body = Body.COUNCIL
    bears_position: bool = False
    counts_in: str | None = None
    on_site: bool = True
    follows_inadequate: bool = False
    prints_lists: bool = False
    reports_from: date | None = None
    first_round_until: int | None = None
    statement: Statement | None = None
    listed_as: tuple[str, ...] = ()
    words: FrameworkWords = FrameworkWords()
    plain_words: str | None = None

    @cached_property
    def graded(self) -> bool:
        """Whether documents of this framework print grades at all."""
        return any(edition.areas for edition in self.editions)

    @property
    def is_secondary(self) -> bool:
        """Whether its documents only tell of inspections, so that they never stand on the record."""
        return self.kinds == (Kind.SECONDARY,)

    @property
    def audience(self) -> Audience:
        """Whom its reports address in the first place: the body whose work they are on."""
        return _AUDIENCES[self.body]

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The areas of every edition in order, each key once."""
        found: dict[str, Area] = {}
        for edition in self.editions:
            for area in edition.areas:
                found.setdefault(area.key, area)
        return tuple(found.values())

    @cached_property
    def areas_of_others(self) -> frozenset[str]:
        """The areas that judge the work of another body than the council."""
        return frozenset(area.key for area in self.areas if area.body is not Body.COUNCIL)

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades of its scale, best first."""
        return grades_of(self.scale)

    @property
    def inspections_from(self) -> date | None:
        """First day of the first edition; None where it is not known."""
        return self.editions[0].inspections_from

    @property
    def inspections_to(self) -> date | None:
        """Last day of the last edition; None while it is in force."""
        return self.editions[-1].inspections_to

    @property
    def known_as(self) -> str:
        """Its name in lists and headings."""
        return self.words.known_as or self.short

    @property
    def in_sentence(self) -> str:
        """Its name in running text."""
        return self.words.in_sentence or self.known_as

    @property
    def usual_band(self) -> Band | None:
        """The band of an edition without one of its own; None where its inspections bear no position."""
        return Band(self.short, "") if self.bears_position else None

    def area(self, key: str) -> Area | None:
        """The area of that key; None where no edition has it."""
        return next((area for area in self.areas if area.key == key), None)

    def kind_name(self, kind: Kind) -> str:
        """What its inspections of a kind are called: "ILACS standard inspection"."""
        label = lower_first(KIND_LABELS[kind])
        return self.words.kinds.get(kind) or f"{self.short} {label}"

    def edition_on(
        self, day: date | None, areas: Collection[str] = (), *, published: date | None = None
    ) -> EditionAnswer:
        """Which edition an inspection follows: the first day on site decides.

        Where that is not known, or leaves several, the printed areas decide; an edition that had not begun when the
        report was published is none of them. An assessment on paper is dated by its publication.
        """
        day = day if self.on_site else day or published
        if day is None and len(self.editions) == 1:
            return EditionAnswer(self.editions)
        begun = tuple(e for e in self.editions if (e.covers(day) if day else _may_be_out(e, published)))
        if len(begun) < 2 and day:
            return EditionAnswer(begun)
        return EditionAnswer(tuple(e for e in begun if e.keys.issuperset(areas)))

    def titles_in(self, opening: str) -> Iterator[re.Match[str]]:
        """The framework's titles that start a line of the opening, the likeliest first; spaces match line ends too.

        A small letter begins no title: such a line goes on with the sentence of the line above.
        """
        found = (match for pattern in self.title_patterns for match in _flowing(pattern).finditer(opening))
        return (match for match in found if not match.group().lstrip()[0].islower())

    def names_in(self, opening: str) -> tuple[re.Match[str], ...]:
        """The places where the opening prints the council's name as part of the title, the likeliest first."""
        found = (_flowing(pattern).search(opening) for pattern in self.council_name_patterns)
        return tuple(match for match in found if match)


def _may_be_out(edition: Edition, published: date | None) -> bool:
    """Whether a report that came out on the day can be of the edition."""
    return published is None or edition.inspections_from is None or edition.inspections_from <= published


@cache
def _flowing(pattern: str) -> re.Pattern[str]:
    """The pattern at the start of a line, in any case, with every space matching any white space."""
    return re.compile(r"(?im)^[ \t]*" + re.sub(r"(?<!\[) (?![\]?*+])", r"\\s+", pattern))


CHILDRENS: Final = r"children(?:.?s|s.)?"
"""“Children’s”, with the apostrophe anywhere or nowhere."""
