"""The words of the pages: dates, counts, lists and the names of judgements, frameworks and types of council."""

import datetime
from collections.abc import Container, Iterable
from typing import Final

from dashboard.charts.grades import format_percent
from dashboard.counting.areas import default_area, has_ended
from dashboard.counting.spans import completed_months
from inspections.partial_dates import format_day
from inspections.reading.frameworks import area_label, frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import Kind

TYPES: Final = {
    "london": "London borough",
    "metropolitan": "Metropolitan district",
    "unitary": "Unitary authority",
    "county": "County council",
    "sui_generis": "Sui generis authority",
}
TYPES_PLURAL: Final = {
    "london": "London boroughs",
    "metropolitan": "Metropolitan districts",
    "unitary": "Unitary authorities",
    "county": "County councils",
    "sui_generis": "Sui generis authorities",
}

GRADE_SOURCES: Final = {
    "official": "from official statistics",
    "press": "from press reports",
    "derived": "derived from national counts",
    "entered": "entered by an editor",
}
"""Where a grade comes from, shown beside it unless it comes from the report or the table of outcomes."""

SMALL: Final = 20
"""In a smaller group than this, one council changes a percentage by more than five points."""
SMALL_WORDS: Final = "Small groups: rely on the counts rather than the percentages."
"""Shown wherever percentages are of fewer than SMALL."""

BARE: Final = ("London", "Yorkshire and the Humber", "England")
"""Places that take no article."""


def undated_when(end: datetime.date) -> str:
    """`4 November 2022 (last day on site)`, for a visit whose letter has no known publication date."""
    return f"{format_day(end)} (last day on site)"


def format_month(value: datetime.date) -> str:
    return f"{value:%B %Y}"


def format_publication(value: datetime.date, precision: str) -> str:
    """A publication date, as exact as its precision ("day", "month" or "year") allows."""
    if precision == "year":
        return f"{value.year}"
    return format_month(value) if precision == "month" else format_day(value)


def format_publication_short(value: datetime.date, precision: str = "day") -> str:
    """A publication date in a table: `5 Aug 2016`."""
    if precision == "year":
        return f"{value.year}"
    return f"{value:%b %Y}" if precision == "month" else f"{value.day} {value:%b %Y}"


def format_span(first: datetime.date, last: datetime.date) -> str:
    """The time between, in completed years and months: `2 years 3 months`; in days if it is under a month."""
    months = completed_months(first, last)
    return format_months(months) if months else count_noun(max((last - first).days, 0), "day")


def format_months(months: int) -> str:
    """`2 years 3 months`"""
    years, months = divmod(months, 12)
    parts = [count_noun(years, "year")] * (years > 0) + [count_noun(months, "month")] * (months > 0)
    return " ".join(parts) or "0 months"


def count_of_total(count: int, total: int) -> str:
    """`27 of 104 (26%)`"""
    return f"{count} of {total} ({format_percent(count, total)})" if total else f"{count} of {total}"


def count_noun(count: int, one: str, more: str = "") -> str:
    """`1 council`, `2 councils`"""
    return f"{count} {one if count == 1 else more or one + 's'}"


def number_word(count: int) -> str:
    """`four`, `no`; figures above ten."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[count] if count < len(words) else str(count)


def join_words(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`"""
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def area_name(area: str, on: datetime.date | None = None) -> str:
    """The name of a judgement; if it had ended by `on`, with the year: `Adoption (to 2018)`."""
    known = frameworks().areas.get(area)
    name = known.name if known else area.replace("_", " ").capitalize()
    return f"{name} ({ended_words(area, on)})" if on is not None and has_ended(area, on) else name


def ended_words(area: str, on: datetime.date) -> str:
    """Until when a judgement was given: `to 2018`; blank if it still is."""
    last = frameworks().last_printed(area, on)
    return (frameworks().areas[area].words.ended or f"to {last.year}") if last else ""


def first_month_without(area: str, on: datetime.date) -> str:
    """The first month without a judgement: `April 2026`; blank if inspections still give it."""
    last = frameworks().last_printed(area, on)
    return format_month(last + datetime.timedelta(days=1)) if last else ""


def short_area_name(area: str) -> str:
    known = frameworks().areas.get(area)
    return known.short_name if known else area_name(area)


def default_area_name() -> str:
    """The name, for a sentence, of the judgement that a page shows if its address names none."""
    return lower_first(area_name(default_area()))


def shortened_names(used: Container[str]) -> list[str]:
    """What the short names in use stand for: `Help: help and protection`."""
    short = (area for area in frameworks().position_areas if area.words.short and not area.headline)
    return [f"{area.short_name}: {lower_first(area.name)}" for area in short if area.short_name in used]


def area_subjects() -> dict[str, str]:
    """The subject of a sentence about each judgement that has one, by area key in timeline order."""
    return {area.key: area.words.subject for area in frameworks().areas_by_lane if area.words.subject}


def table_title(framework: str, area: str) -> str:
    """The title of a national table, as printed if that is known."""
    known = frameworks()[framework].area(area)
    return known.table_title if known else area_label(framework, area)


def area_name_under(framework: str, area: str) -> str:
    """The name of a judgement among others of its framework; frameworks without a position have names of their own."""
    known = frameworks()[framework]
    return area_name(area) if known.bears_position or known.counts_in else area_label(framework, area)


def framework_name(key: str) -> str:
    """The name of a framework in a list or a heading."""
    return frameworks()[key].known_as


def position_words() -> str:
    """The frameworks that decide a council's position: `SIF or ILACS`."""
    return join_words((each.short for each in frameworks().bearing_position), "or")


def position_words_in_full(last: str = "or") -> str:
    """The same with their full names: `the single inspection framework (SIF) or ILACS`."""
    names = ((each.in_sentence, each.short) for each in frameworks().bearing_position)
    return join_words((name if name == short else f"{name} ({short})" for name, short in names), last)


def type_name(key: str) -> str:
    return TYPES.get(key, TYPES["sui_generis"])


def region_or_england(region: str | None) -> str:
    return region or "England"


def with_article(region: str) -> str:
    """A region in a sentence: `the North East`, but `London`."""
    return region if region in BARE else f"the {region}"


def kind_name(framework: str, kind: str) -> str:
    """`ILACS standard inspection`"""
    return frameworks()[framework].kind_name(Kind(kind))
