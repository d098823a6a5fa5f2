"""A batch on the screen: what would be published, how far it is, what became of each report."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from inspections.finding import FINDING_WORDS, FindingKind
from inspections.models import Batch, BatchReport, Report
from inspections.review.file_list import FileRow, count_noun, file_row, format_moment
from inspections.review.labels import framework_words, grade_label, value_label

State = Batch.State


@dataclass(frozen=True)
class Counts:
    """Of the reports of a batch: dealt with in its present state, of how many; published, left, taken back, kept."""

    done: int
    of: int
    published: int
    left: int
    taken_back: int
    kept: int


@dataclass(frozen=True)
class BatchTold:
    """A batch in a sentence; `may_undo` where it can be taken back, `minutes` left where that is known."""

    batch: Batch
    counts: Counts
    sentence: str
    by: str
    may_undo: bool
    minutes: int | None


@dataclass(frozen=True)
class BatchRow:
    """A report of a batch: its row in the list, its grades where nothing on the record confirms them, its fate."""

    file: FileRow
    brings: str
    grades: tuple[tuple[str, str], ...]
    state: str
    state_words: str
    reason: str


def batch_told(batch: Batch, counts: Counts, now: datetime.datetime) -> BatchTold:
    person = batch.taken_back_by or batch.made_by
    return BatchTold(
        batch=batch,
        counts=counts,
        sentence=_sentence(batch, counts, now),
        by=person.get_full_name() or person.get_username(),
        may_undo=batch.state in (State.PUBLISHING, State.PUBLISHED) and bool(counts.published or batch.is_moving),
        minutes=_minutes_left(batch, counts, now),
    )


def _sentence(batch: Batch, counts: Counts, now: datetime.datetime) -> str:
    """ "153 reports published at 10:04; 2 left in the queue"."""
    if batch.state == State.PROPOSED:
        return f"{count_noun(counts.of, 'report')}, not confirmed"
    if batch.state == State.GIVEN_UP:
        return f"The proposal of {count_noun(counts.of, 'report')} was cancelled; none of it was published"
    if batch.state == State.PUBLISHING:
        return f"{counts.done:,} of {count_noun(counts.of, 'report')} published"
    if batch.state == State.TAKING_BACK:
        return f"{counts.done:,} of {count_noun(counts.of, 'report')} taken back"
    if batch.state == State.PUBLISHED:
        left = f"; {counts.left:,} left in the queue" if counts.left else ""
        return f"{count_noun(counts.published, 'report')} published{_at(batch.finished_at, now)}{left}"
    kept = f"; {counts.kept:,} were left, because somebody has changed them since" if counts.kept else ""
    return f"{count_noun(counts.taken_back, 'report')} taken back{_at(batch.taken_back_at, now)}{kept}"


def more_published(findings: Iterable[tuple[str, int]], *, mentions: int, themes: int, windows: int) -> list[str]:
    """What goes onto the record beside judgements and recommendations, a line each; nothing that is not there."""
    lines = []
    for kind, count in findings:
        words = FINDING_WORDS[FindingKind(kind)]
        said = " with what the report says of the progress" if kind == FindingKind.PROGRESS else ""
        lines.append(f"{count:,} {words.noun if count == 1 else words.plural}{said}")
    if mentions:
        lines.append(f"{count_noun(mentions, 'mention')} of other inspections and visits, as the reports' own words")
    if themes:
        lines.append(f"what {count_noun(themes, 'visit')} looked at, as the report says it")
    if windows:
        lines.append(f"the periods on site of {count_noun(windows, 'inspection')} with more than one")
    return lines


def _at(moment: datetime.datetime | None, now: datetime.datetime) -> str:
    if moment is None:
        return ""
    words = format_moment(moment, now)
    return f" {'at ' if ':' in words[:3] else 'on ' if words[0].isdecimal() else ''}{words[0].lower()}{words[1:]}"


def _minutes_left(batch: Batch, counts: Counts, now: datetime.datetime) -> int | None:
    since = batch.taken_back_at or batch.confirmed_at
    if not batch.is_moving or not counts.done or since is None:
        return None
    spent = (now - since).total_seconds()
    return max(1, math.ceil((counts.of - counts.done) * spent / counts.done / 60))


def batch_row(item: BatchReport) -> BatchRow:
    """With the grades of a report that brings what the record does not hold: they are published on its word alone."""
    return BatchRow(
        file=file_row(item.report, now=timezone.now()),
        brings=_brings(item.report),
        grades=_grades(item.report) if item.state == BatchReport.State.WAITING else (),
        state=item.state,
        state_words=item.get_state_display(),
        reason=item.reason,
    )


def _brings(report: Report) -> str:
    """What there is to say of it before it is published; afterwards, how much it brought."""
    counts = f"{count_noun(report.judgement_count, 'judgement')}, {_recommendations(report)}"
    return f"{report.to_do}; {counts}" if report.state == Report.State.TO_REVIEW and report.to_do else counts


def _recommendations(report: Report) -> str:
    return count_noun(report.recommendation_count, "recommendation")


def _grades(report: Report) -> tuple[tuple[str, str], ...]:
    if report.group != Report.Group.ADDS or report.state != Report.State.TO_REVIEW:
        return ()
    draft = report.as_draft()
    return tuple((value_label(draft, each.key), grade_label(each.value)) for each in draft.judgements)


def framework_counts(frameworks: tuple[tuple[str, int], ...]) -> str:
    """ "99 ILACS, 52 SIF"."""
    return ", ".join(f"{count:,} {framework_words(key)}" for key, count in frameworks if key)
