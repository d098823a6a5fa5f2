"""The meaning of each column name, the same in every table of a page."""

from typing import Final

from dashboard.charts.grades import LOOKS
from dashboard.claims.words import area_name
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first

_MEANINGS: Final = {
    "as_at": "The date that the table is as at.",
    "basis": "published: reports out by the date. inspected: inspections ended by the date, published by a cut-off.",
    "published_until": "The last day of publication that counts.",
    "complete_to": "The day to which the record holds everything that is counted; blank if it is not complete.",
    "scope_region": "The region that the page was asked for; blank: all of them, or a page that has no such choice.",
    "scope_type": "The type of council that the page was asked for, by its key; blank: all, or no such choice.",
    "about": "What the table holds: its title, its measure and whom it counts.",
    "licence": "The source, and the terms of use.",
    "address": "The page that the table comes from, with its date.",
    "dfe_number": "DfE number of the council, three digits; it stays where names and codes change.",
    "council": "Short name of the council.",
    "region": "Region of the council, or of those counted.",
    "council_type": "Type of council, as it is today.",
    "type": "Type of council, as it is today.",
    "group": "Whose councils are counted.",
    "group_kind": "The same as a key: neighbours, region or england.",
    "unit": "What one counted unit is: a council, or an inspection.",
    "framework": "Framework of the inspection, or the frameworks counted.",
    "kind": "Kind of inspection within its framework, or of passage.",
    "start": "First day on site; blank where it is not known.",
    "end": "Last day on site, or for a spell how it ended.",
    "inspection_ended": "Last day on site of the latest inspection; blank where it is not known.",
    "published": "Publication of the report; the last day of the month or year that is known.",
    "published_precision": "How exactly the publication is known: day, month or year.",
    "area": "What was judged.",
    "judgement": "What was judged, in words.",
    "grade": "The grade, or why there is none; inspected: an inspection that gives no grades.",
    "source": "Where the grade comes from: report, press, derived, import or entered.",
    "qualified_grades": "Columns of the row whose grade is not the report’s own, each with why: press, derived (from "
    "national counts) or unsure; spaces between. Blank: every grade is a report’s or official statistics’.",
    "count": "How many.",
    "percent": "Rounded percentage of those judged; blank for what is no grade.",
    "good_or_better": "How many are outstanding or good.",
    "judged": "How many have a grade: the number that percentages are of.",
    "population": "How many there are, judged or not.",
    "date": "The day that the row counts at.",
    "since": "The earlier date.",
    "change": "Good or better now less good or better then.",
    "days": "Days since the start: of a spell its length, else since the inspection ended.",
    "grade_before": "Grade at the inspection before.",
    "grade_after": "Grade at the later inspection.",
    "grades_up": "How many grades up; below zero down. Do not average.",
    "step": "latest: the last step of each council. all: every step. Else those from one framework to the next.",
    "inadequate_since": "Publication of the first report that found it inadequate.",
    "reports": "How many reports.",
    "until": "The day up to which the spell is followed.",
    "at_risk": "Spells that still went on just before that day.",
    "ended": "Spells that ended on that day, or the last day on site.",
    "share_going_on": "Kaplan–Meier estimate of the share that still goes on after that day.",
    "share_low": "Lower bound of its 95% interval, by Greenwood’s formula on the log-log scale; blank without one.",
    "share_high": "Upper bound of that interval.",
    "inspection": "Stable key: DfE number, framework and first day on site, else publication.",
    "position": "Its place in the list, from 1.",
    "number": "Its number in the report.",
    "heading": "The heading above it in the report.",
    "audience": "Whom it addresses.",
    "page": "Page of the report, from 1.",
    "first_page": "First page of the report that it stands on, from 1.",
    "last_page": "Last page of the report that it stands on.",
    "themes": "Keys of its themes, with spaces between.",
    "text": "The words of the report; blank where its licence does not allow them to be passed on.",
    "theme": "Key of the theme.",
    "label": "Name of the theme.",
    "year": "Year of publication.",
    "of_reports": "All reports of the year that recommend anything.",
    "state": "What became of it since the report before; blank where that cannot be known.",
    "previous_grade": "The grade of the same judgement at the graded inspection before, or why there is none.",
    "previous_published": "Publication of the graded inspection before.",
    "visits": "Monitoring visits on the record, which need not be all that there were; blank where it holds none and "
    "may lack some.",
    "up": "Judgements that moved up against the inspection before, with spaces between.",
    "down": "Judgements that moved down, with spaces between.",
}
_ENDS: Final = {"_before": "at the inspection before", "_after": "at the later inspection", "_then": "then"}


def column_meaning(column: str) -> str:
    """One sentence about the column. Raises KeyError for an unknown one: no table may go out with it unexplained."""
    if column in _MEANINGS:
        return _MEANINGS[column]
    if column in LOOKS:
        return f"How many: {LOOKS[column].sentence}."
    if column in _area_keys():
        return f"Grade for {lower_first(area_name(column))}, or why there is none."
    for end, words in _ENDS.items():
        if column.endswith(end):
            return f"{column_meaning(column.removesuffix(end)).rstrip('.')}, {words}."
    raise KeyError(column)


def _area_keys() -> set[str]:
    return {area.key for each in frameworks().values() for edition in each.editions for area in edition.areas}
