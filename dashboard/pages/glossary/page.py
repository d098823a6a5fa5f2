"""The page of words: grades, kinds of no grade, inspections and visits, and what reports ask for, in plain words.

What a grade and a framework are to a family stands with them (inspections/reading); here are the words of the pages.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.claims.absences import absence_meanings
from dashboard.claims.caveats import NEIGHBOURS_SINCE
from dashboard.claims.words import area_name, first_month_without, position_words_in_full
from dashboard.counting.areas import overall_area, profile_on
from dashboard.shared.links import word_anchor
from inspections.qualified_grade import LEGEND
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.scales import PLAIN_WORDS
from inspections.reading.vocabulary import GRADES

_WHY: Final = "Ofsted announced this in November 2025, after it had asked families and people who work with children"


@dataclass(frozen=True)
class Entry:
    """A word and what it means; `mark` is the key of a grade or absence to draw, `formal` a full name with years."""

    anchor: str
    word: str
    text: str
    mark: str = ""
    formal: str = ""


@dataclass(frozen=True)
class Section:
    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class GlossaryPage:
    heading: str
    lede: str
    sections: tuple[Section, ...]


def glossary_page(today: datetime.date) -> GlossaryPage:
    return GlossaryPage(
        heading="What the words mean",
        lede=(
            "In plain words, for families and for everybody who does not work with inspection reports. A grade is what "
            "inspectors judged when they were there. It is about a council’s services as a whole: it cannot say how "
            "they are today, or how they will be for one child."
        ),
        sections=(
            Section("grades", "Grades", tuple(_grades())),
            Section("judgements", "What is judged", tuple(_judgements(today))),
            Section("no-grade", "Where there is no grade", tuple(_absences(today))),
            Section("inspections", "Inspections and visits", tuple(_inspections(today))),
            Section("asked-for", "What reports ask for", tuple(_asked_for())),
            Section("councils", "Councils", tuple(_councils())),
            Section("help", "What these pages cannot do", tuple(_help())),
        ),
    )


def _grades() -> Iterator[Entry]:
    yield from (Entry(word_anchor(grade), "", PLAIN_WORDS[grade], mark=grade.value) for grade in GRADES)
    yield Entry("derived-grade", "A grade with a dagger (†)", f"{LEGEND[1:].strip()} It counts as any other grade.")


def _judgements(today: datetime.date) -> Iterator[Entry]:
    """Today's, as far as somebody has written plain words for them."""
    for area in profile_on(today):
        words = frameworks().areas[area].words
        if words.plain:
            yield Entry(word_anchor(area), area_name(area), words.plain, formal=words.title or "")
    yield Entry("overall-effectiveness", "Overall effectiveness", _overall(today))


def _absences(today: datetime.date) -> Iterator[Entry]:
    yield from (Entry(word_anchor(key), "", meaning, mark=key) for key, meaning in absence_meanings(today))


def _inspections(today: datetime.date) -> Iterator[Entry]:
    yield from map(_entry_of, _newest_first(each for each in frameworks().values() if not each.is_secondary))
    yield Entry(
        "how-often",
        "How often a council is inspected",
        "About every three years under today’s rules. In between there are usually focused visits. A council judged "
        "inadequate overall has monitoring visits instead, and is inspected again after them. The inspectorate tells a "
        "council only a few days ahead. “Longest since inspected” on the national page lists the councils that have "
        "waited longest; its file has every council inspected so far.",
    )
    yield Entry(
        "re-inspection",
        "Re-inspection",
        "A second full inspection of the same council by the same rules. What it judges takes the place of the "
        "judgements before it, which stay on the record as the council’s history.",
    )
    yield Entry(
        "framework",
        "Framework",
        "The rules by which inspectors inspect: what they look at, what they grade and by which scale. Grades of two "
        f"frameworks are not quite the same thing. Where a council stands is decided by {position_words_in_full()}.",
    )


def _help() -> Iterator[Entry]:
    yield Entry(
        "schools",
        "Schools, nurseries and children’s homes",
        "These pages are about a council’s services for children who need help, protection or care. Each school, "
        "nursery and children’s home is inspected separately, and Ofsted publishes those reports on its own site.",
    )
    yield Entry(
        "worried",
        "If you are worried about a child",
        "Nobody reads messages about children here. Tell the children’s services of the council where the child lives, "
        "at any time of day. If a child is in danger now, call 999.",
    )
    yield Entry(
        "complain",
        "If you want to complain",
        "Complain to the council first: it has to say how. If you are not satisfied with its answer, the Local "
        "Government and Social Care Ombudsman may look into it. Inspectors judge services as a whole, and do not "
        "decide what went wrong for one family.",
    )


def _newest_first(found: Iterable[Framework]) -> list[Framework]:
    """Those in use before those that ended, and among them what decides a position; last those of unknown time."""
    order = sorted(found, key=lambda each: each.inspections_from or datetime.date.min, reverse=True)
    return sorted(order, key=lambda each: (_ended(each), each.bears_position), reverse=True)


def _ended(framework: Framework) -> datetime.date:
    if framework.inspections_from is None:
        return datetime.date.min
    return framework.inspections_to or datetime.date.max


def _entry_of(framework: Framework) -> Entry:
    name = framework.known_as if framework.short == framework.known_as else f"{framework.known_as} ({framework.short})"
    return Entry(word_anchor(framework.key), name, framework.plain_words or "", formal=_formal(framework))


def _formal(framework: Framework) -> str:
    """Its name in full and its years: `Joint area review of services for children, 2005 to 2008`."""
    first, last = framework.inspections_from, framework.inspections_to
    if first is None:
        return framework.name
    if last is None:
        return f"{framework.name}, since {first.year}"
    years = str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{framework.name}, {years}"


def _overall(today: datetime.date) -> str:
    words = "One grade that sums up all the others of an inspection."
    month = first_month_without(overall_area(), today)
    if not month:
        return words
    return (
        f"{words} Inspections that start from {month} no longer give it: {_WHY}. Nothing took its place, so that each "
        "judgement stands by itself. These pages do not work out an overall grade of their own."
    )


def _asked_for() -> Iterator[Entry]:
    yield Entry(
        "recommendation",
        "Recommendation",
        "What inspectors say in the report’s own list that a council, or its partners, should do or make better. It "
        "says what they found when they were there, not what has been done since.",
    )
    yield Entry(
        "area-for-improvement",
        "Area for improvement",
        "The same as a recommendation, under the name that some reports give their list. Others call the list “What "
        "needs to improve”.",
    )
    yield Entry(
        "priority-action",
        "Area for priority action",
        "A more serious one: something that inspectors wanted put right before all else. Some reports and letters list "
        "such points apart.",
    )
    yield Entry("after-a-report", "What the council does after a report", _after_a_report())


def _after_a_report() -> str:
    """With the time that the council has under the rules of today; without it where they set none in working days."""
    rules = next((each.statement for each in _newest_first(frameworks().values()) if each.bears_position), None)
    within = f", within {rules.working_days} working days of receiving it" if rules and rules.working_days else ""
    return (
        f"After a full inspection it has to say in writing what it will do about it{within}. After a visit or a joint "
        "inspection this differs. These pages show only what it has published here as its reply to a recommendation; "
        "ask the council for the rest."
    )


def _councils() -> Iterator[Entry]:
    yield Entry(
        "statistical-neighbours",
        "Statistical neighbours",
        "Councils that the Department for Education sets beside a council to compare it with, by its list of "
        f"{NEIGHBOURS_SINCE.year}. They need not be near it, and a council need not be on the list of each of its own.",
    )
    yield Entry(
        "childrens-services-trust",
        "Children’s services trust",
        "A body of its own that runs services for children for a council, or for several. Inspectors’ judgements are "
        "still on the council.",
    )
