"""A proposed import on the screen: its columns and words to understand, and what it would bring, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from authorities.queries import all_authorities
from inspections.intake.outcome_table import ImportedInspection
from inspections.intake.tables.headings import Table
from inspections.intake.tables.mapping import ColumnMapping, UnknownWord, mapped_words
from inspections.intake.tables.words import FIELD_LABELS, JUDGEMENT, word_key
from inspections.models.choices import framework_choices, grade_choices, kind_choices
from inspections.partial_dates import format_day, format_partial_date
from inspections.reading.frameworks import frameworks
from inspections.review.file_list import count_noun
from inspections.review.import_changes import FactChange, Stand
from inspections.review.import_plan import ChangedInspection, ImportPlan
from inspections.review.labels import area_words, framework_words, grade_label, kind_words

type Choices = list[tuple[str, str]]

LEAVE_OUT: Final = "-"
"""What a form sends for a word that is to be left out; blank is a word that nobody has decided yet."""
_EXAMPLES: Final = 3
"""Enough to see what a column holds."""
_LONGEST_EXAMPLE: Final = 40
"""Letters, so that a row of the form stays a row."""


@dataclass(frozen=True)
class ColumnRow:
    """A column in the form: its heading, some of its cells, and the field that it is taken for."""

    number: int
    heading: str
    examples: str
    field: str


@dataclass(frozen=True)
class WordRow:
    """A word in the form; `meaning` is blank where nobody has said it, LEAVE_OUT where it says nothing."""

    id: str
    name: str
    word: str
    count: str
    where: str
    meaning: str
    choices: Choices


@dataclass(frozen=True)
class NewRow:
    """An inspection that would be new."""

    line: int
    what: str
    when: str
    grades: str


@dataclass(frozen=True)
class ChangedRow:
    """An inspection that the record has, with the facts of one stand that the table has otherwise."""

    line: int
    pk: int
    what: str
    facts: tuple[FactChange, ...]


def changed_rows(changed: Iterable[ChangedInspection], stand: Stand) -> list[ChangedRow]:
    """Only of inspections that have such facts."""
    rows = ((each, each.of(stand)) for each in changed)
    return [
        ChangedRow(each.outcome.line, each.inspection.pk, str(each.inspection), facts) for each, facts in rows if facts
    ]


def column_rows(table: Table, mapping: ColumnMapping) -> list[ColumnRow]:
    return [
        ColumnRow(at, heading, _examples(table, at), mapping.columns[at]) for at, heading in enumerate(table.headings)
    ]


def understood_columns(table: Table, mapping: ColumnMapping) -> list[tuple[str, str]]:
    """Each column that is used: its heading, and what it holds in words."""
    pairs = zip(table.headings, mapping.columns, strict=True)
    return [(heading, field_words(name)) for heading, name in pairs if name]


def field_words(name: str) -> str:
    if name.startswith(JUDGEMENT):
        return f"Grade: {_area_names()[name.removeprefix(JUDGEMENT)]}"
    return FIELD_LABELS[name]


def _examples(table: Table, at: int) -> str:
    found = dict.fromkeys(row.cells[at][:_LONGEST_EXAMPLE] for row in table.rows if row.cells[at])
    return "; ".join(list(found)[:_EXAMPLES])


def field_choices() -> list[tuple[str, Choices]]:
    """What a column can hold, in two groups."""
    areas = [(f"{JUDGEMENT}{key}", name) for key, name in _area_names().items()]
    return [("Facts", list(FIELD_LABELS.items())), ("Grades of one area", areas)]


def _area_names() -> dict[str, str]:
    """Every area by its key, those of frameworks that bear a position first."""
    ordered = sorted(frameworks().values(), key=lambda each: (not each.bears_position, -each.match_order))
    found: dict[str, str] = {}
    for framework in ordered:
        for area in framework.areas:
            found.setdefault(area.key, area.name)
    return found


def word_rows(table: Table, mapping: ColumnMapping) -> tuple[list[WordRow], list[WordRow]]:
    """The words whose meaning nobody has said yet, and those that are known."""
    rows = [_word_row(number, each, mapping) for number, each in enumerate(mapped_words(table, mapping))]
    return [row for row in rows if not row.meaning], [row for row in rows if row.meaning]


_WHERE: Final[Mapping[str, str]] = {
    "grade": "a grade",
    "framework": "a framework",
    "kind": "a kind of inspection",
    "type": "a framework and kind",
    "area": "an area",
    "source": "a kind of source",
}


def _word_row(number: int, word: UnknownWord, mapping: ColumnMapping) -> WordRow:
    meaning = mapping.meaning(word.group, word.word)
    shown = "" if meaning is None else meaning or LEAVE_OUT
    name = word_field(word.group, word.word)
    cells, where = count_noun(word.count, "cell"), _WHERE[word.group]
    return WordRow(f"word-{number}", name, word.word, cells, where, shown, _meanings(word.group))


def word_field(group: str, word: str) -> str:
    """The name of a word's field in the form."""
    return f"word-{group}-{word_key(word)}"


def _meanings(group: str) -> Choices:
    choices: Mapping[str, Choices] = {
        "grade": grade_choices(),
        "framework": usable_frameworks(),
        "kind": kind_choices(),
        "type": _types(),
        "area": list(_area_names().items()),
        "source": [(each, each) for each in ("report", "official", "press", "derived", "entered", "import")],
    }
    return choices[group]


def usable_frameworks() -> Choices:
    return [(key, words) for key, words in framework_choices() if not frameworks()[key].is_secondary]


def _types() -> Choices:
    pairs = [(framework, kind) for framework in frameworks().values() for kind in framework.kinds]
    of_frameworks = [
        (f"{framework.key}/{kind}", f"{framework.short}, {kind_words(str(kind)).lower()}")
        for framework, kind in reversed(pairs)
        if not framework.is_secondary
    ]
    return [*of_frameworks, *((f"/{kind}", f"{words}, whatever the framework") for kind, words in kind_choices())]


def new_rows(outcomes: Iterable[ImportedInspection]) -> list[NewRow]:
    councils = {each.dfe_number: each.short_name for each in all_authorities()}
    return [_new_row(each, councils) for each in outcomes]


def _new_row(outcome: ImportedInspection, councils: Mapping[str, str]) -> NewRow:
    days = f"{format_day(outcome.start)} to {format_day(outcome.end)}" if outcome.start and outcome.end else ""
    published = f"published {format_partial_date(outcome.published)}" if outcome.published else ""
    grades = (
        f"{area_words(outcome.framework, each.area)}: {grade_label(each.grade).lower()}" for each in outcome.judgements
    )
    what = f"{councils[outcome.dfe_number]}, {framework_words(outcome.framework)}, {kind_words(outcome.kind).lower()}"
    return NewRow(outcome.line, what, ", ".join(filter(None, (days, published))), "; ".join(grades))


def plan_heading(plan: ImportPlan) -> str:
    """What confirming would do at the least, as a question; or that there is nothing to do."""
    new = count_noun(len(plan.added), "new inspection")
    filled = sum(len(each.fills) for each in plan.changed)
    differ = sum(len(each.alters) for each in plan.changed)
    facts = f"{count_noun(filled, 'fact')} that the record lacks"
    parts = [words for number, words in ((len(plan.added), new), (filled, facts)) if number]
    if parts:
        return f"Import {' and '.join(parts)}?"
    if differ:
        return f"Nothing is new; {count_noun(differ, 'fact')} {'differs' if differ == 1 else 'differ'} from the record"
    return "Nothing to import"
