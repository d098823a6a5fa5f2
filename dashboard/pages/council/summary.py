"""A council in plain sentences, built from its judgements and nothing else."""

import datetime

from dashboard.charts.grades import LOOKS
from dashboard.counting.areas import has_ended
from dashboard.counting.as_at import ended_on
from dashboard.counting.outcome import is_grade, outcome_of
from dashboard.counting.position import Position
from dashboard.shared.words import (
    area_subjects,
    first_month_without,
    format_day,
    format_publication,
    join_words,
    upper_first,
)
from inspections.queries.record import PublishedInspection
from inspections.reading.vocabulary import GRADES, Grade


def summary_sentence(position: Position) -> str:
    """`Inspectors judged services for children in care to be good. Leadership requires improvement to be good.`"""
    by_grade: dict[str, list[str]] = {}
    for area, subject in area_subjects().items():
        key = position.outcome(area)
        if is_grade(key):
            by_grade.setdefault(key, []).append(subject)
    if not by_grade:
        return ""
    order = [grade.value for grade in GRADES if grade in by_grade]
    first, *others = [_sentence(key, by_grade[key], first=at == 0) for at, key in enumerate(order)]
    return " ".join([first, *others])


def _sentence(key: str, subjects: list[str], *, first: bool) -> str:
    words = join_words(subjects)
    if key == Grade.REQUIRES_IMPROVEMENT and not first:
        singular = len(subjects) == 1 and not subjects[0].startswith("services")
        return f"{upper_first(words)} {'requires' if singular else 'require'} improvement to be good."
    if key == Grade.REQUIRES_IMPROVEMENT:
        return f"Inspectors judged that {words} require improvement to be good."
    return f"{'Inspectors' if first else 'They'} judged {words} to be {LOOKS[key].sentence}."


def background_sentence(inspection: PublishedInspection, previous: PublishedInspection | None) -> str:
    """When the last inspection ended and its report came out, and what became of the overall grade."""
    out = format_publication(inspection.published, inspection.published_precision)
    came = f"the report came out {'on' if inspection.published_precision == 'day' else 'in'} {out}"
    start = (
        f"The last inspection ended on {format_day(ended_on(inspection))} and {came}."
        if inspection.end
        else upper_first(came) + "."
    )
    return " ".join(filter(None, (start, _overall(inspection, previous))))


def _overall(inspection: PublishedInspection, previous: PublishedInspection | None) -> str:
    now, before = _overall_grade(inspection), _overall_grade(previous)
    year = previous.published.year if previous else 0
    if not now:
        gone = f"It gave no overall grade{_as_no_other(inspection.published)}"
        return f"{gone}; in {year} the overall grade was {LOOKS[before].sentence}." if before else ""
    words = f"The overall grade was {LOOKS[now].sentence}"
    if not before:
        return words + "."
    return (
        f"{words}, the same as in {year}." if before == now else f"{words}; in {year} it was {LOOKS[before].sentence}."
    )


def _as_no_other(published: datetime.date) -> str:
    """Where inspections of that time give none any more: since when."""
    since = first_month_without("overall", published)
    return f", as no inspection has since {since}" if has_ended("overall", published) else ""


def _overall_grade(inspection: PublishedInspection | None) -> str:
    """Blank where there is none."""
    if inspection is None:
        return ""
    key = outcome_of(inspection, "overall")
    return key if is_grade(key) else ""
