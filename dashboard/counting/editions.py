"""Which edition of its framework an inspection follows, and so which areas its report prints."""

import datetime
from functools import lru_cache

from inspections.queries.record import PublishedInspection
from inspections.reading.framework import EditionAnswer, Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Kind

type EditionFacts = tuple[Framework, datetime.date | None, frozenset[str], datetime.date]
"""The facts that decide the edition: framework, first day on site, areas printed, day of publication."""


def edition_answer(inspection: PublishedInspection) -> EditionAnswer:
    """The framework's answer: the edition, or those that remain possible."""
    return _edition(_facts_of(inspection))


def prints_area(inspection: PublishedInspection, area: str) -> bool:
    """Whether reports of this edition and kind print the area; True too if the edition is undecided and one may."""
    return _may_print(_facts_of(inspection), area, inspection.kind)


def _facts_of(inspection: PublishedInspection) -> EditionFacts:
    areas = frozenset(inspection.judgements)
    return frameworks()[inspection.framework], inspection.start, areas, inspection.published


# Cached because a page asks this for every judgement that a report lacks: thousands of calls, few distinct answers.
@lru_cache(maxsize=4096)
def _edition(facts: EditionFacts) -> EditionAnswer:
    framework, start, areas, published = facts
    return framework.edition_on(start, areas, published=published)


@lru_cache(maxsize=32_768)
def _may_print(facts: EditionFacts, area: str, kind: str) -> bool:
    return _edition(facts).may_print(area, kind)


def is_graded(framework_key: str) -> bool:
    found = frameworks().get(framework_key)
    return found is not None and found.graded


def without_grades(framework_key: str, kind: str) -> str:
    """The key of how a document is marked that has no grades: a visit, or an inspection that gives none.

    Blank for one whose framework gives grades: if it has none, they are only missing from the record.
    """
    if is_graded(framework_key):
        return ""
    return "visit" if kind == Kind.VISIT else "inspected"
