"""What each kind of no grade means."""

import datetime
from typing import Final

from dashboard.charts.grades import ABSENCES
from dashboard.claims.words import first_month_without, position_words
from dashboard.counting.areas import overall_area

# `{month}` is the first month without an overall grade, `{under}` what counts for where a council stands.
_MEANINGS: Final = {
    "not_judged": "The report says so itself, as for a council with too few children to judge.",
    "not_printed": "The framework has no such judgement, such as an overall grade since {month}.",
    "visit": "Inspectors wrote a letter about what they found. No grade is given, and none is moved.",
    "inspected": "Some inspections give no grade: inspectors say in words what they found. No grade is moved.",
    "could_not_be_read": "The report prints a grade that neither the reader nor an editor could make out.",
    "not_in_record": "A secondary source, such as a newspaper, is silent about it.",
    "not_yet_inspected": "The record has no inspection under {under} by the date, as with a council that is new.",
    "newer_not_on_record": "A newer report is known of and not on the record: where it stands is not known.",
    "not_on_record": "On a timeline, a report that is known to have come out and has not been added.",
}


def absence_meanings(today: datetime.date) -> tuple[tuple[str, str], ...]:
    """The key of each kind with what it means, in the order of the key to the marks."""
    month = first_month_without(overall_area(), today)
    return tuple((look.key, _MEANINGS[look.key].format(month=month, under=position_words())) for look in ABSENCES)
