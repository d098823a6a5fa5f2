"""Which edition of its framework an inspection belongs to, and with it which areas its report prints."""

import datetime
from functools import cache

from inspections.queries.record import PublishedInspection
from inspections.reading.framework import Edition
from inspections.reading.frameworks import frameworks


def edition_of(inspection: PublishedInspection) -> Edition:
    """The edition in force when the inspection started, unless the areas it holds belong to another one."""
    by_date = _in_force(inspection.framework, inspection.start or inspection.published)
    if _holds(inspection, by_date):
        return by_date
    return next((e for e in frameworks()[inspection.framework].editions if _holds(inspection, e)), by_date)


def _holds(inspection: PublishedInspection, edition: Edition) -> bool:
    return inspection.judgements.keys() <= _keys(inspection.framework, edition.key)


@cache
def _in_force(framework_key: str, day: datetime.date) -> Edition:
    """The last edition that had begun by that day; the first one for what came before."""
    editions = frameworks()[framework_key].editions
    begun = [e for e in editions if e.inspections_from is None or e.inspections_from <= day]
    return (begun or list(editions))[-1 if begun else 0]


@cache
def _keys(framework_key: str, edition_key: str) -> frozenset[str]:
    editions = frameworks()[framework_key].editions
    return frozenset(area.key for edition in editions if edition.key == edition_key for area in edition.areas)


def prints_area(inspection: PublishedInspection, area: str) -> bool:
    """Whether reports of this kind print the area. A SIF re-inspection came without a review of the board."""
    if area == "lscb" and inspection.framework == "sif" and inspection.kind == "re-inspection":
        return False
    return area in _keys(inspection.framework, edition_of(inspection).key)


def is_graded(framework_key: str) -> bool:
    found = frameworks().get(framework_key)
    return found is not None and found.graded
