"""Questions for scrutiny in plain words. Each asks about what a report says; none supposes what became of it."""

from collections.abc import Sequence

from dashboard.charts.grades import grade_sentence
from dashboard.claims.agreement import subject_of
from dashboard.claims.council import judged_sentence
from dashboard.claims.words import join_words
from inspections.reading.letters import upper_first


def asked_again_question(months: Sequence[str]) -> str:
    """`months` are those of the reports, the latest last."""
    return f"Inspectors asked for this in {join_words(months)}. What was done after each report, and what remains?"


def open_question(month: str) -> str:
    return f"Inspectors asked for this in {month}. What has been done since, what remains, and who answers for it?"


def progress_question(month: str) -> str:
    return f"In {month} inspectors looked at the progress with this. What has been done since?"


def weak_question(key: str, area: str, source: str, month: str) -> str:
    """Of a judgement below good."""
    return f"{judged_sentence(key, area, source)} What has changed since {month}, and how does the council know?"


def fallen_question(area: str, before: str, after: str, then: str, now: str) -> str:
    subject = subject_of(area)
    return (
        f"{upper_first(subject.words)}{subject.tail} {subject.was} judged {grade_sentence(before)} in {then} and "
        f"{grade_sentence(after)} in {now}. What are the reasons in the council’s view, and what has changed since?"
    )


def questions_heading(council: str, count: int) -> str:
    if not count:
        return f"{council}: the record raises no question for scrutiny"
    return f"{council}: {count} question{'' if count == 1 else 's'} for scrutiny"
