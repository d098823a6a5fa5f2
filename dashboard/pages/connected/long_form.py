"""Positions in long form: a row for each council, judgement and year, with a type for each column."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

from dashboard.claims.words import area_name
from dashboard.counting.areas import current_areas
from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import NoGrade
from dashboard.counting.population import population_of
from dashboard.counting.position import Position
from dashboard.counting.record import Record
from dashboard.open_data.fields import PublishedField
from inspections.qualified_grade import bare, why_marked
from inspections.reading.vocabulary import GRADES

type Row = tuple[Any, ...]

_YEAR_ENDS: Final = (3, 31)
"""Statistics of children's services are as at 31 March."""
FIELDS: Final = (
    PublishedField("dfe_number", "string", "The council's number at the Department for Education.", required=True),
    PublishedField("council", "string", "Its short name.", required=True),
    PublishedField("region", "string", "Region, of the nine of the Office for National Statistics.", required=True),
    PublishedField("council_type", "string", "Type of council, as it is today.", required=True),
    PublishedField("indicator", "string", "The key of the judgement.", required=True),
    PublishedField("indicator_name", "string", "Its name.", required=True),
    PublishedField("year", "integer", "The year of the date.", required=True),
    PublishedField("as_at", "date", "31 March of the year; the last row is of the newest report.", required=True),
    PublishedField("value", "integer", "4 is best, 1 is worst; blank where there is no grade."),
    PublishedField(
        "outcome",
        "string",
        "The grade, or why there is none.",
        required=True,
        values=(*(str(grade) for grade in GRADES), *(str(each) for each in NoGrade)),
    ),
    PublishedField("marked", "string", "Why the grade is marked as not the inspectors' own; blank where it is."),
    PublishedField(
        "inspection", "string", "The key of the inspection that the grade is of; blank where there is none."
    ),
    PublishedField("published", "date", "When its report came out; blank where there is none."),
    PublishedField(
        "complete_to",
        "date",
        "The day to which the record holds every graded report; blank: it is not said to be complete.",
    ),
)
HEADER: Final = tuple(field.name for field in FIELDS)


def long_rows(record: Record) -> Iterator[Row]:
    """By year, then council, then judgement. A year whose 31 March the record does not reach has no row of that day."""
    for day in _days(record):
        for position in population_of(record, AsAt(day)).standing:
            for area in current_areas():
                yield (*_row(position, area, day), record.reach.complete_to)


def _days(record: Record) -> list[datetime.date]:
    dated = [i.published for i in record.inspections if any(area in i.judgements for area in current_areas())]
    if not dated:
        return []
    years = range(min(dated).year, record.last_day.year + 1)
    days = [datetime.date(year, *_YEAR_ENDS) for year in years]
    return [*(day for day in days if min(dated) <= day < record.last_day), record.last_day]


def _row(position: Position, area: str, day: datetime.date) -> Row:
    council, outcome = position.council, position.outcome(area)
    judging = position.inspection_judging(area) if position.gap is None else None
    judgement = judging.judgements.get(area) if judging else None
    return (
        council.dfe_number,
        council.name,
        council.region,
        council.type,
        area,
        area_name(area),
        day.year,
        day,
        judgement.rank if judgement else None,
        bare(outcome),
        why_marked(outcome) or None,
        judging.key if judging and judgement else None,
        judging.published if judging and judgement else None,
    )
