"""Which edition of its framework an inspection follows, and with it which areas its report prints."""

from inspections.queries.record import PublishedInspection
from inspections.reading.framework import EditionAnswer
from inspections.reading.frameworks import frameworks


def edition_of(inspection: PublishedInspection) -> EditionAnswer:
    """The framework's own answer: decided, or which editions remain."""
    framework = frameworks()[inspection.framework]
    return framework.edition_on(inspection.start, inspection.judgements.keys(), published=inspection.published)


def prints_area(inspection: PublishedInspection, area: str) -> bool:
    """Whether reports like this one print the area, or may do."""
    return edition_of(inspection).may_print(area, inspection.kind)


def is_graded(framework_key: str) -> bool:
    found = frameworks().get(framework_key)
    return found is not None and found.graded
