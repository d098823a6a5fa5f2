"""What headings and cells of tables mean: the words by which a column, a grade or a kind of inspection is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import GRADE_LABELS, KIND_LABELS, Kind

JUDGEMENT: Final = "judgement:"
"""Before the area in the field of a column that holds the grades of one area."""
FIELD_LABELS: Final[Mapping[str, str]] = {
    "council": "Council, by name",
    "dfe": "Council, by DfE number",
    "gss": "Council, by GSS code",
    "key": "Inspection, by its key in this product",
    "type": "Framework and kind in one",
    "framework": "Framework",
    "kind": "Kind of inspection",
    "inspection_start": "First day on site",
    "inspection_end": "Last day on site",
    "published": "Published",
    "published_precision": "How exactly the publication is known",
    "published_source": "Where the publication date is from",
    "lead_inspector": "Lead inspector",
    "recommendations": "Number of recommendations",
    "theme": "Theme of a visit",
    "area": "Area (a row for each judgement)",
    "grade": "Grade (a row for each judgement)",
    "source": "Kind of source of a grade",
    "source_text": "Source of a grade, in words",
    "sure": "Whether a grade is beyond doubt",
    "inspection_source_text": "Source of dates and kind, in words",
}
"""What a column can hold, apart from the grades of one area."""
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "council": ("council", "authority", "local authority", "local authority name", "la name", "la", "council name"),
    "dfe": ("dfe la number", "dfe number", "la code", "dfe code", "la number", "la no"),
    "gss": ("gss code", "la code new", "ons code", "gss", "ons la code"),
    "key": ("inspection",),
    "type": (
        "inspection type",
        "inspection visit type",
        "type of inspection",
        "event type",
        "ilacs inspection type",
        "inspection framework",
    ),
    "framework": ("framework",),
    "kind": ("kind", "inspection kind"),
    "inspection_start": (
        "inspection start",
        "start",
        "start date",
        "inspection start date",
        "inspection date",
        "inspection visit date",
        "date of inspection",
        "visit date",
        "first day on site",
    ),
    "inspection_end": ("inspection end", "end", "end date", "inspection end date", "last day on site"),
    "published": (
        "published",
        "publication date",
        "date published",
        "date of publication",
        "ilacs publication date",
        "report published",
        "report publication date",
    ),
    "published_precision": ("published precision",),
    "published_source": ("published source",),
    "lead_inspector": ("lead inspector", "inspector name", "inspector"),
    "recommendations": ("recommendations", "number of recommendations"),
    "theme": ("theme", "visit theme"),
    "area": ("area", "judgement area"),
    "grade": ("grade",),
    "source": ("source",),
    "source_text": ("source text",),
    "sure": ("sure",),
    "inspection_source_text": ("inspection source text",),
}
_BEFORE: Final = re.compile(r"^ilacs (framework )?")
_AFTER: Final = re.compile(r" (grade|judgement|rating)$")
LEFT_OUT: Final = ""
"""A cell that says nothing: no judgement is made of it."""
_NOTE: Final = re.compile(r"[*†‡§¹²³]")
"""A sign that leads to a note: what the note says of the word is for a person to judge."""
FAILED: Final = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
"""What a spreadsheet shows for a formula that failed."""
_SAY_NOTHING: Final = frozenset(
    {
        "",
        "na",
        "n a",
        "none",
        "null",
        "not applicable",
        "not available",
        "not reported",
        "no grade",
        "inspection pre dates judgement",
        "not reported post reform",
        "not reported 2026 framework",
        "not reported 2026 framework change",
        "could not be read",
        "data unreadable",
        # How this product's own files say why there is no grade.
        "not printed",
        "visit",
        "not in record",
        "not yet inspected",
        "newer not on record",
        "not on record",
    }
)
_GRADES: Final[Mapping[str, str]] = {
    **{label.lower(): str(grade) for grade, label in GRADE_LABELS.items()},
    "requires improvement to be good": "requires_improvement",
    "ri": "requires_improvement",
}
_SOURCES: Final = ("report", "official", "press", "derived", "entered", "import")


def heading_key(heading: str) -> str:
    """A heading without what varies between tables: capitals, signs, and spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", heading.lower()).split())


def says_nothing(cell: str) -> bool:
    """Whether a cell is blank, or says no more than that."""
    return heading_key(cell) in _SAY_NOTHING


@cache
def field_of_heading(heading: str) -> str:
    """The field that a heading names, blank where it is not known; a judgement is JUDGEMENT and its area."""
    key = heading_key(heading)
    if key in _fields():
        return _fields()[key]
    bare = _BEFORE.sub("", _AFTER.sub("", key))
    area = area_of_word(bare)
    return f"{JUDGEMENT}{area}" if area else ""


@cache
def _fields() -> Mapping[str, str]:
    return {word: field for field, words in _HEADINGS.items() for word in words}


@cache
def area_of_word(word: str) -> str:
    """The area that a word or a label stands for; blank where none, or several, are so called."""
    return _area_words().get(heading_key(word).removeprefix("the "), "")


@cache
def _area_words() -> Mapping[str, str]:
    """Every name and heading that only one area has; a table may leave out the article before it."""
    areas = [area for framework in frameworks().values() for area in framework.areas]
    found: dict[str, set[str]] = {}
    for area in areas:
        words = area.words
        names = (area.key, area.label, words.short, words.shortest, words.title, *words.headings)
        for name in filter(None, names):
            found.setdefault(heading_key(name).removeprefix("the "), set()).add(area.key)
    return {word: next(iter(keys)) for word, keys in found.items() if len(keys) == 1}


def word_key(word: str) -> str:
    """A word of a cell without what varies by chance; a sign beside it is kept, for it may lead to a note."""
    return " ".join(word.lower().split())


def value_of_word(group: str, word: str) -> str | None:
    """What a word of a column of that field means; LEFT_OUT where it says nothing, None where it is not known."""
    key = heading_key(word)
    if key in _SAY_NOTHING:
        return LEFT_OUT
    if _NOTE.search(word):
        return None
    if group == "grade":
        return _GRADES.get(key)
    return _KNOWN[group](key) or None


def _source(key: str) -> str:
    return key if key in _SOURCES else ""


@cache
def _framework(key: str) -> str:
    """Its key, or a name of it."""
    for framework in frameworks().values():
        if not framework.is_secondary and key in (heading_key(framework.key), heading_key(framework.short)):
            return framework.key
    return ""


@cache
def _kind(key: str) -> str:
    return next((str(kind) for kind, label in KIND_LABELS.items() if key in (_plain(kind), heading_key(label))), "")


def _plain(kind: Kind) -> str:
    return heading_key(str(kind))


@cache
def _type(key: str) -> str:
    """`ilacs/standard` for "ILACS Standard Inspection": the framework with the longest name in it, and its kind."""
    named = [
        (len(name), framework)
        for framework in frameworks().values()
        if not framework.is_secondary
        for name in (heading_key(framework.short), heading_key(framework.key))
        if re.search(rf"\b{re.escape(name)}\b", key)
    ]
    kind = _kind(key)
    if not named:
        return f"/{kind}" if kind else ""
    framework = max(named, key=lambda each: each[0])[1]
    kinds = [str(kind) for kind in framework.kinds if re.search(rf"\b{re.escape(_plain(kind))}\b", key)]
    if not kinds and len(framework.kinds) == 1:
        kinds = [str(framework.kinds[0])]
    return f"{framework.key}/{kinds[0]}" if len(kinds) == 1 else ""


_KNOWN: Final[Mapping[str, Callable[[str], str]]] = {
    "framework": _framework,
    "kind": _kind,
    "type": _type,
    "area": area_of_word,
    "source": _source,
}
