"""Positions as a table: a row for each council and judgement at a date, with a type for each column."""

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
from dashboard.counting.scope import CURRENT
from dashboard.open_data.fields import PublishedField, PublishedTable
from inspections.qualified_grade import bare, why_marked
from inspections.reading.vocabulary import GRADES

type Row = tuple[Any, ...]

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
POSITIONS: Final = PublishedTable(
    "positions",
    "Positions at a date",
    "Where every council of the date stood: the grades of its latest graded inspection, judgement by judgement. One "
    "row per council and judgement.",
    ("dfe_number", "indicator"),
    FIELDS,
)


def first_position(record: Record) -> datetime.date | None:
    """The day of the first report that gives a position; None where there is none."""
    return min((each.published for each in record.inspections if CURRENT.covers(each)), default=None)


def position_rows(record: Record, as_at: AsAt) -> Iterator[Row]:
    """By council, then judgement; plain values in the order of the fields."""
    complete = _day(record.reach.complete_to)
    for position in population_of(record, as_at).standing:
        for area in current_areas():
            yield (*_row(position, area, as_at.date), complete)


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
        day.isoformat(),
        judgement.rank if judgement else None,
        bare(outcome),
        why_marked(outcome) or None,
        judging.key if judging and judgement else None,
        _day(judging.published) if judging and judgement else None,
    )


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
