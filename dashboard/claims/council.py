"""A council in plain sentences, built from its judgements alone.

A grade from press reports, from national counts or from an editor is never worded as the inspectors' own.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from dashboard.charts.grades import LOOKS, grade_sentence
from dashboard.claims.agreement import Subject, subject_of
from dashboard.claims.words import (
    area_name,
    area_subjects,
    count_noun,
    first_month_without,
    format_publication,
    format_span,
    framework_name,
    join_words,
    kind_name,
)
from dashboard.counting.areas import overall_area, sums_up
from dashboard.counting.council_spells import CouncilSpell
from dashboard.counting.editions import without_grades
from dashboard.counting.outcome import NoGrade, is_grade, outcome_of
from dashboard.counting.position import Position
from dashboard.counting.record import Council
from dashboard.counting.scope import CURRENT
from inspections.judgement import ENTERED
from inspections.partial_dates import format_day
from inspections.qualified_grade import UNSURE, bare, why_marked
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first, upper_first
from inspections.reading.vocabulary import GRADES, Grade

SAID_BY: Final = {
    "press": "According to press reports",
    "derived": "By working back from national counts",
    UNSURE: "According to a source that may be wrong",
    ENTERED: "As entered by an editor",
}
"""How a sentence begins if its grade has another source than the inspectors, by `said_by`."""

VISIT_WORDS: Final = "A visit: inspectors described what they found and gave no grades."
INSPECTED_WORDS: Final = "An inspection that gives no grades: inspectors described what they found."


def no_grades_words(framework: str, kind: str) -> str:
    """Why a document has no grades; blank where one of its kind should have some."""
    return {"visit": VISIT_WORDS, "inspected": INSPECTED_WORDS}.get(without_grades(framework, kind), "")


def summary_sentence(position: Position) -> str:
    """`Inspectors judged services for children in care to be good. Leadership requires improvement to be good.`"""
    found: dict[tuple[str, str], list[Subject]] = {}
    for area in area_subjects():
        key = position.outcome(area)
        if is_grade(key):
            found.setdefault((_position_said_by(position, area, key), bare(key)), []).append(subject_of(area))
    inspectors = [(key, subjects) for grade in GRADES if (subjects := found.get(("", key := grade.value)))]
    sentences = [_sentence(key, subjects, first=at == 0) for at, (key, subjects) in enumerate(inspectors)]
    for source, begins in SAID_BY.items():
        judged = [_judged(k, subjects) for grade in GRADES if (subjects := found.get((source, k := grade.value)))]
        if judged:
            sentences.append(f"{begins}, {'; '.join(judged)}.")
    return " ".join(sentences)


def _position_said_by(position: Position, area: str, key: str) -> str:
    inspection = position.inspection_judging(area)
    judgement = inspection.judgements.get(area) if inspection else None
    return said_by(key, judgement.source if judgement else "")


def said_by(key: str, source: str) -> str:
    """Whose word a grade from that source is, as a key of SAID_BY; blank for the inspectors'."""
    return why_marked(key) or (source if source == ENTERED else "")


def _judged(key: str, subjects: Sequence[Subject]) -> str:
    """`leadership and adoption were judged to require improvement`"""
    were = "were" if len(subjects) > 1 else subjects[0].was
    return f"{join_words(subject.words for subject in subjects)} {were} judged {_judged_what(key)}"


def _judged_what(key: str) -> str:
    return "to require improvement" if key == Grade.REQUIRES_IMPROVEMENT else LOOKS[key].sentence


def _sentence(key: str, subjects: Sequence[Subject], *, first: bool) -> str:
    words = join_words(subject.words for subject in subjects)
    several = len(subjects) > 1 or subjects[0].plural
    if key == Grade.REQUIRES_IMPROVEMENT:
        requires = f"{words} {'require' if several else 'requires'} improvement to be good."
        return f"Inspectors judged that {requires}" if first else upper_first(requires)
    return f"{'Inspectors' if first else 'They'} judged {words} to be {LOOKS[key].sentence}."


def judged_sentence(key: str, area: str, source: str) -> str:
    """One judgement in a sentence: `Inspectors judged services to be good overall.`"""
    subject = subject_of(area)
    if why := said_by(key, source):
        return f"{SAID_BY[why]}, {subject.words} {subject.was} judged {_judged_what(key)}{subject.tail}."
    if key == Grade.REQUIRES_IMPROVEMENT:
        return f"Inspectors judged that {subject.graded(key)}."
    return f"Inspectors judged {subject.words} to be {LOOKS[key].sentence}{subject.tail}."


def no_overall_words(inspection: PublishedInspection) -> str:
    """Why an inspection has no overall grade; blank if it has one."""
    return "" if is_grade(outcome_of(inspection, overall_area())) else f"{_why_no_overall(inspection)}."


def background_sentence(
    inspection: PublishedInspection, previous: PublishedInspection | None, *, is_newest: bool = True
) -> str:
    """When the last inspection ended and its report came out, and how the overall grade changed.

    `is_newest` is False if a newer inspection is known to be missing from the record.
    """
    which = "The last inspection" if is_newest else "The last inspection on the record"
    out = format_publication(inspection.published, inspection.published_precision)
    came = f"the report came out {'on' if inspection.published_precision == 'day' else 'in'} {out}"
    start = f"{which} ended on {format_day(inspection.end)} and {came}." if inspection.end else upper_first(came) + "."
    return " ".join(filter(None, (start, _overall(inspection, previous))))


def _overall(inspection: PublishedInspection, previous: PublishedInspection | None) -> str:
    now = outcome_of(inspection, overall_area())
    before = outcome_of(previous, overall_area()) if previous else ""
    then = f"; in {previous.published.year} it was {grade_sentence(before)}" if previous and is_grade(before) else ""
    if is_grade(now):
        words = f"The overall grade was {grade_sentence(now)}"
        same = previous is not None and before == now
        return f"{words}, the same as in {previous.published.year}." if same and previous else f"{words}{then}."
    if not then:
        return ""
    return f"{_why_no_overall(inspection)}{then.replace('it was', 'the overall grade was')}."


def _why_no_overall(inspection: PublishedInspection) -> str:
    """Why there is no overall grade, each reason in its own words."""
    since = first_month_without(overall_area(), inspection.published)
    reasons = {
        NoGrade.NOT_PRINTED: "It gave no overall grade" + (f", as no inspection has since {since}" if since else ""),
        NoGrade.NOT_JUDGED: "It did not judge overall effectiveness",
        NoGrade.NOT_IN_RECORD: "Its overall grade is not in the record",
        NoGrade.COULD_NOT_BE_READ: "Its overall grade could not be read",
    }
    return reasons.get(NoGrade(outcome_of(inspection, overall_area())), "It gave no overall grade")


def judged_when(latest: PublishedInspection, position_date: str, since: str) -> str:
    """The report and its kind; `since` is how long ago that inspection ended, blank if that is not known."""
    words = f"{position_date}, {kind_name(latest.framework, latest.kind)}."
    return f"{words} {upper_first(since)} since that inspection ended." if since else words


def timeline_title(own: Sequence[PublishedInspection], earlier: Sequence[PublishedInspection]) -> str:
    """`Inadequate in 2019, requires improvement in 2022 and 2025`: the headline grades, overall or on leadership.

    Without any, the overall grades of older frameworks; without those, the number of reports.
    """
    return _headline_grades(own) or earlier_grades(earlier) or _report_count(own)


def _headline_grades(own: Sequence[PublishedInspection]) -> str:
    runs: list[tuple[str, list[str]]] = []
    for inspection in [i for i in own if CURRENT.covers(i)][-4:]:
        area = next((each for each in frameworks().headlines if each in inspection.judgements), "")
        area = area or frameworks().headlines[-1]
        words = _grade_words(outcome_of(inspection, area))
        _add_to_runs(runs, words + ("" if sums_up(area) else f" on {lower_first(area_name(area))}"), inspection)
    return _join_runs(runs)


def _grade_words(key: str) -> str:
    """A grade, or why there is none, in words that fit before "in 2019"."""
    return {NoGrade.NOT_IN_RECORD: "a grade not in the record", NoGrade.NOT_JUDGED: "not judged"}.get(
        NoGrade(key) if key in set(NoGrade) else NoGrade.VISIT, grade_sentence(key)
    )


def _add_to_runs(runs: list[tuple[str, list[str]]], words: str, inspection: PublishedInspection) -> None:
    """Adds the year to the last run of equal words, or starts a new run."""
    year = str(inspection.published.year)
    if runs and runs[-1][0] == words:
        runs[-1][1].append(year)
    else:
        runs.append((words, [year]))


def _join_runs(runs: Iterable[tuple[str, list[str]]]) -> str:
    return upper_first(", ".join(f"{words} in {join_words(dict.fromkeys(years))}" for words, years in runs))


def earlier_grades(found: Sequence[PublishedInspection]) -> str:
    """`Adequate in 2006, good in 2008 (APA)`: the overall grades of the framework that gave the latest one."""
    overall = [i for i in found if is_grade(outcome_of(i, overall_area()))]
    same = [i for i in overall if i.framework == overall[-1].framework]
    if not same:
        return ""
    runs: list[tuple[str, list[str]]] = []
    for inspection in same[-4:]:
        _add_to_runs(runs, grade_sentence(outcome_of(inspection, overall_area())), inspection)
    return f"{_join_runs(runs)} ({framework_name(same[-1].framework)})"


def _report_count(own: Sequence[PublishedInspection]) -> str:
    last = own[-1]
    when = format_publication(last.published, last.published_precision)
    return f"{len(own)} reports on the record, the latest of {when}" if len(own) > 1 else f"1 report, of {when}"


def earlier_words(found: Sequence[PublishedInspection]) -> str:
    """`2 inspections under earlier frameworks, the latest APA of 17 December 2008`; blank if there are none."""
    if not found:
        return ""
    last = found[-1]
    when = format_publication(last.published, last.published_precision)
    if len(found) == 1:
        return f"1 inspection under an earlier framework, {framework_name(last.framework)} of {when}"
    count = count_noun(len(found), "inspection")
    return f"{count} under earlier frameworks, the latest {framework_name(last.framework)} of {when}"


def spell_heading(spell: CouncilSpell, council: Council) -> str:
    """From when to when, as exactly as the reports are dated, and how long if both are dated to the day."""
    abolished = is_cut_off(spell, council)
    first, last = spell.reports_and_visits[0], spell.ended_by
    began = month_of_report(first)
    ended = "its last day" if abolished else month_of_report(last) if last else ""
    when = f"from {began} to {ended}" if ended else f"since {began}"
    exact = spell.until > spell.began and all(i.published_precision == "day" for i in (first, last) if i is not None)
    lasted = f": {format_span(spell.began, spell.until)}" if exact else ""
    return f"Inadequate on at least one judgement {when}{lasted}"


def is_cut_off(spell: CouncilSpell, council: Council) -> bool:
    """Whether the council was abolished before the spell ended."""
    return spell.ended_by is None and council.valid_to is not None and spell.until == council.valid_to


def month_of_report(inspection: PublishedInspection) -> str:
    """The month in which a report was published, or its year if no more is known."""
    if inspection.published_precision == "year":
        return f"{inspection.published.year}"
    return f"{inspection.published:%B %Y}"
