"""How the pages speak: dates, counts, lists and the names of judgements, as the rules of the looks ask."""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import Final

from dashboard.charts.grades import format_percent
from inspections.reading.frameworks import area_label, frameworks
from inspections.reading.vocabulary import KIND_LABELS, Kind

SIF_TITLES: Final = {
    "overall": "Overall Effectiveness",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "children_looked_after": "The experiences and progress of children looked after and achieving permanence",
    "adoption": "Adoption performance",
    "care_leavers": "The experiences and progress of care leavers",
    "leadership": "Leadership, management and governance",
    "lscb": "LSCB effectiveness",
}
"""Order and titles of the seven tables that committees printed."""

ILACS_TITLES: Final = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "children_in_care_and_care_leavers": "The experiences and progress of children in care and care leavers",
    "children_in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall": "Overall effectiveness",
}
TITLES: Final = {"sif": SIF_TITLES, "ilacs": ILACS_TITLES}

STRANDS: Final = {
    "overall": "Overall effectiveness",
    "leadership": "Leadership",
    "help_and_protection": "Help and protection",
    "children_in_care": "Children in care",
    "care_leavers": "Care leavers",
    "children_in_care_and_care_leavers": "Children in care and care leavers",
    "children_looked_after": "Children looked after",
    "adoption": "Adoption",
    "lscb": "Safeguarding board",
}
"""Names that hold across frameworks."""

SUBJECTS: Final = {
    "leadership": "leadership",
    "help_and_protection": "help and protection",
    "children_in_care": "services for children in care",
    "children_in_care_and_care_leavers": "services for children in care and care leavers",
    "children_looked_after": "services for children looked after",
    "care_leavers": "support for care leavers",
    "adoption": "adoption",
}
"""How a sentence calls what was judged."""

SHORT: Final = {"help_and_protection": "Help", "children_in_care": "In care", "overall": "Overall"}
LONG: Final = {"Help": "Help: help and protection", "In care": "In care: children in care"}
"""What a short name stands for."""

# Judgements that a later framework no longer prints, with the last inspections that had them.
ENDED: Final = {
    "overall": (datetime.date(2026, 4, 1), "inspections to March 2026"),
    "children_in_care_and_care_leavers": (datetime.date(2023, 1, 1), "judged together, to 2022"),
    "children_looked_after": (datetime.date(2018, 8, 1), "to 2018"),
    "adoption": (datetime.date(2018, 8, 1), "to 2018"),
    "lscb": (datetime.date(2018, 8, 1), "to 2018"),
}

TYPES: Final = {
    "london": "London borough",
    "metropolitan": "Metropolitan district",
    "unitary": "Unitary authority",
    "county": "County council",
    "sui_generis": "Council of its own kind",
}
TYPES_PLURAL: Final = {
    "london": "London boroughs",
    "metropolitan": "Metropolitan districts",
    "unitary": "Unitary authorities",
    "county": "County councils",
    "sui_generis": "Councils of their own kind",
}

GRADE_SOURCES: Final = {
    "official": "from official statistics",
    "press": "from press reports",
    "derived": "derived from national counts",
    "entered": "entered by an editor",
}
"""Where a grade comes from, said beside it where that is not the report or the table of outcomes."""

SMALL: Final = 20
SMALL_WORDS: Final = "Small groups: read counts before percentages."
"""Said wherever percentages are of fewer than so many."""

BARE: Final = ("London", "Yorkshire and the Humber", "England")
"""Places that take no article."""


def format_day(value: datetime.date) -> str:
    """`5 August 2016`"""
    return f"{value.day} {value:%B %Y}"


def format_days(first: datetime.date, last: datetime.date) -> str:
    """`12 to 23 May 2025`; a month or a year that both share is said once."""
    if first.year != last.year:
        return f"{format_day(first)} to {format_day(last)}"
    return f"{first.day if first.month == last.month else f'{first.day} {first:%B}'} to {format_day(last)}"


def format_month(value: datetime.date) -> str:
    return f"{value:%B %Y}"


def format_publication(value: datetime.date, precision: str) -> str:
    """A publication date, no more exact than it is known."""
    if precision == "year":
        return f"{value.year}"
    return format_month(value) if precision == "month" else format_day(value)


def format_publication_short(value: datetime.date, precision: str = "day") -> str:
    """A publication date in a table: `5 Aug 2016`."""
    if precision == "year":
        return f"{value.year}"
    return f"{value:%b %Y}" if precision == "month" else f"{value.day} {value:%b %Y}"


def format_span(days: int) -> str:
    """How long, in years and months as people say it: `2 years 3 months`; under a month in days."""
    years, months = divmod(round(days / 30.4375), 12)
    parts = [count_noun(years, "year")] * (years > 0) + [count_noun(months, "month")] * (months > 0)
    return " ".join(parts) or count_noun(days, "day")


def count_of_total(count: int, total: int) -> str:
    """`27 of 104 (26%)`"""
    return f"{count} of {total} ({format_percent(count, total)})" if total else f"{count} of {total}"


def count_noun(count: int, one: str, more: str = "") -> str:
    """`1 council`, `2 councils`"""
    return f"{count} {one if count == 1 else more or one + 's'}"


def join_words(words: Iterable[str]) -> str:
    """`a, b and c`"""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def lower_first(text: str) -> str:
    """For the middle of a sentence; `SIF` and `LSCB effectiveness` stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def area_name(area: str, on: datetime.date | None = None) -> str:
    """The name of a judgement; one that had ended by the date says until when it was printed."""
    name = STRANDS.get(area) or _labels().get(area) or area.replace("_", " ").capitalize()
    if on is not None and area in ENDED and on >= ENDED[area][0]:
        return f"{name} ({ENDED[area][1]})"
    return name


@cache
def _labels() -> dict[str, str]:
    """The labels of what only older frameworks judged, by the first that has it."""
    found = [area for framework in frameworks().values() for area in framework.areas]
    return {area.key: area.label for area in reversed(found)}


def short_area_name(area: str) -> str:
    return SHORT.get(area) or area_name(area)


def table_title(framework: str, area: str) -> str:
    """The title of a national table: as printed where it is known."""
    return TITLES.get(framework, {}).get(area) or area_label(framework, area)


def framework_name(key: str) -> str:
    """A framework in running text."""
    return {"sif": "Single inspection framework", "ilacs": "ILACS"}.get(key) or frameworks()[key].short


def type_name(key: str) -> str:
    return TYPES.get(key, TYPES["sui_generis"])


def region_or_england(region: str | None) -> str:
    return region or "England"


def with_article(region: str) -> str:
    """A region in a sentence: `the North East`, but `London`."""
    return region if region in BARE else f"the {region}"


def kind_name(framework: str, kind: str) -> str:
    """`ILACS standard inspection`"""
    label = KIND_LABELS[Kind(kind)]
    name = "SIF" if framework == "sif" else framework_name(framework)
    if kind == "visit":
        return name
    return label if framework in ("lscb", "jtai", "send") else f"{name} {label[:1].lower()}{label[1:]}"
