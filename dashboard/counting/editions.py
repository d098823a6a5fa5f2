"""Which edition of its framework an inspection follows, and with it which areas its report prints."""

import datetime
from functools import lru_cache

from inspections.queries.record import PublishedInspection
from inspections.reading.framework import EditionAnswer, Framework
from inspections.reading.frameworks import frameworks

type Deciding = tuple[Framework, datetime.date | None, frozenset[str], datetime.date]
"""What decides on the edition: the framework, the first day on site, the areas printed, the day of publication."""


def edition_answer(inspection: PublishedInspection) -> EditionAnswer:
    """The framework's own answer: decided, or which editions remain."""
    return _edition(_deciding(inspection))


def prints_area(inspection: PublishedInspection, area: str) -> bool:
    """Whether reports like this one print the area, or may do."""
    return _may_print(_deciding(inspection), area, inspection.kind)


def _deciding(inspection: PublishedInspection) -> Deciding:
    areas = frozenset(inspection.judgements)
    return frameworks()[inspection.framework], inspection.start, areas, inspection.published


# Kept, because a page asks this of every judgement that a report does not have: thousands of times, with few answers.
@lru_cache(maxsize=4096)
def _edition(deciding: Deciding) -> EditionAnswer:
    framework, start, areas, published = deciding
    return framework.edition_on(start, areas, published=published)


@lru_cache(maxsize=32_768)
def _may_print(deciding: Deciding, area: str, kind: str) -> bool:
    return _edition(deciding).may_print(area, kind)


def is_graded(framework_key: str) -> bool:
    found = frameworks().get(framework_key)
    return found is not None and found.graded
