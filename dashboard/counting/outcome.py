"""The outcome of an area in an inspection: a grade, or the reason why there is none. Charts use the same keys."""

from enum import StrEnum

from dashboard.counting.editions import is_graded, prints_area
from inspections.queries.record import PublishedInspection
from inspections.reading.vocabulary import GOOD_OR_BETTER, RANKS


class NoGrade(StrEnum):
    """Why there is no grade. These are different facts and are never merged.

    `NEWER_NOT_ON_RECORD` is a council whose latest known inspection is missing from the record; `NOT_ON_RECORD` is
    the missing inspection itself.
    """

    NOT_JUDGED = "not_judged"
    NOT_PRINTED = "not_printed"
    VISIT = "visit"
    COULD_NOT_BE_READ = "could_not_be_read"
    NOT_IN_RECORD = "not_in_record"
    NOT_YET_INSPECTED = "not_yet_inspected"
    NEWER_NOT_ON_RECORD = "newer_not_on_record"
    NOT_ON_RECORD = "not_on_record"


def outcome_of(inspection: PublishedInspection, area: str) -> str:
    """The grade of an area, marked if it is second-hand or uncertain, or a key of NoGrade."""
    judgement = inspection.judgements.get(area)
    if judgement is not None:
        return judgement.shown_grade or NoGrade.COULD_NOT_BE_READ.value
    return _why_absent(inspection, area).value


def _why_absent(inspection: PublishedInspection, area: str) -> NoGrade:
    if not is_graded(inspection.framework):
        return NoGrade.VISIT
    if not prints_area(inspection, area):
        return NoGrade.NOT_PRINTED
    # A report that was read prints everything it judged; a secondary source may simply leave an area out.
    return NoGrade.NOT_IN_RECORD if inspection.origin == "import" else NoGrade.NOT_PRINTED


def is_grade(key: str) -> bool:
    return key in RANKS


def is_good(key: str) -> bool:
    return key in GOOD_OR_BETTER
