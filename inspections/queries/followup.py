"""What a council does about its recommendations, report by report: its own people's, and nobody else's to read.

Whoever calls this has asked the gate for the council first (`may_for(…, Right.FOLLOW_UP, council=…)`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from inspections.followup.lateness import Due
from inspections.followup.statement import StatementDue
from inspections.followup.words_answered import Standing, places_of
from inspections.models import CouncilReply, CouncilResponse, Evidence, PlannedAction, ProgressNote, SentStatement
from inspections.partial_dates import format_day
from inspections.queries.lineage import LinkedItem, ReportItems, council_reports
from inspections.queries.public_replies import statements_due

_STATUS = PlannedAction.Status


def written_on(inspection: str, council: int) -> bool:
    """Whether the council has written anything on the recommendations of the inspection with this key."""
    models = (CouncilResponse, SentStatement)
    return any(model.objects.filter(inspection=inspection, authority=council).exists() for model in models)


@dataclass(frozen=True)
class NoteLine:
    """What happened; with a new due date, what it was and became."""

    at: datetime.datetime
    by: str
    text: str
    due_before: datetime.date | None
    due_after: datetime.date | None

    @property
    def on(self) -> datetime.date:
        return timezone.localdate(self.at)


@dataclass(frozen=True)
class EvidenceLine:
    """A link, or a file of that name; `link` is blank where it is a file."""

    pk: int
    name: str
    link: str


@dataclass(frozen=True)
class ActionLine:
    """An action with its notes, newest first, and what shows it; `recommendation` are the words it is on."""

    pk: int
    response: int
    title: str
    owner: str
    status: PlannedAction.Status
    due: Due
    notes: tuple[NoteLine, ...]
    shown_by: tuple[EvidenceLine, ...]
    recommendation: str
    number: int | None

    @property
    def last_note(self) -> NoteLine | None:
        return self.notes[0] if self.notes else None

    @property
    def evidence(self) -> int:
        """How many links and files."""
        return len(self.shown_by)

    @property
    def is_done(self) -> bool:
        return self.status == _STATUS.DONE

    def order(self, today: datetime.date) -> tuple[bool, bool, datetime.date, int]:
        """Late first, then by date, done last."""
        return self.is_done, not self.due.days_late(today), self.due.first if self.is_done else self.due.now, self.pk


@dataclass(frozen=True)
class FollowedUp:
    """A recommendation with what its council does about it; `item` None: its words are not in the report any more.

    `answered` are the words that the response was written to, None where there is no response yet.
    """

    inspection: str
    item: LinkedItem | None
    response: int | None
    text: str
    answered: str | None
    standing: Standing
    actions: tuple[ActionLine, ...]
    reply: CouncilReply | None
    waiting: CouncilReply | None
    returned: CouncilReply | None

    @property
    def words(self) -> str:
        return self.item.text if self.item else self.answered or ""

    @property
    def replied_on(self) -> datetime.date | None:
        """When the reply that everybody reads was published."""
        return timezone.localdate(self.reply.decided_at) if self.reply and self.reply.decided_at else None

    @property
    def summary(self) -> str:
        """`Response in draft; 1 action; a reply waits for an administrator.`"""
        count = len(self.actions)
        told = ["Response in draft" if self.text else "No response yet"]
        told.append(f"{count or 'no'} action{'' if count == 1 else 's'}")
        if self.replied_on:
            told.append(f"reply public since {format_day(self.replied_on)}")
        if self.waiting:
            told.append("a reply is waiting for an administrator")
        if self.returned:
            told.append("a reply was returned")
        if self.standing is Standing.MENDED:
            told.append("the words of the report have been corrected since")
        return f"{'; '.join(told)}."


@dataclass(frozen=True)
class ReportFollowUp:
    """A report of the council with its recommendations in their order.

    `statement` is None where no day is known, and `sent_on` where nobody said that it was sent.
    """

    report: ReportItems
    statement: StatementDue | None
    sent_on: datetime.date | None
    lines: tuple[FollowedUp, ...]

    @cached_property
    def actions(self) -> tuple[ActionLine, ...]:
        return tuple(action for line in self.lines for action in line.actions)


@dataclass(frozen=True)
class CouncilFollowUp:
    """Newest report first; `apart` is what answers words that no report on the record has now. `today` is the day on
    which it was looked up, which late is counted to.
    """

    reports: tuple[ReportFollowUp, ...]
    apart: tuple[FollowedUp, ...]
    today: datetime.date

    @cached_property
    def actions(self) -> tuple[ActionLine, ...]:
        return tuple(action for line in self.lines for action in line.actions)

    @cached_property
    def lines(self) -> tuple[FollowedUp, ...]:
        return (*(line for report in self.reports for line in report.lines), *self.apart)


def council_follow_up(authority: int) -> CouncilFollowUp:
    """Every report of the council that is on the record in its words, and every response. Some nine queries."""
    reports = council_reports(authority)
    rows = list(_responses(authority))
    due = statements_due(report.key for report in reports)
    placed, apart = _placed(reports, rows)
    sent = dict(SentStatement.objects.filter(authority=authority).values_list("inspection", "sent_on"))
    found = [
        ReportFollowUp(
            report, due.get(report.key), sent.get(report.key), tuple(_line(item, placed) for item in report.items)
        )
        for report in reversed(reports)
    ]
    gone = tuple(_followed(row.inspection, None, row, Standing.GONE) for row in apart)
    return CouncilFollowUp(tuple(found), gone, timezone.localdate())


def _responses(authority: int) -> QuerySet[CouncilResponse]:
    notes = Prefetch("notes", ProgressNote.objects.select_related("by"))
    evidence = Prefetch("evidence", Evidence.objects.filter(removed_at=None), to_attr="shown_by")
    planned = PlannedAction.objects.prefetch_related(notes, evidence)
    return CouncilResponse.objects.filter(authority=authority).prefetch_related(
        Prefetch("planned", planned), Prefetch("replies", CouncilReply.objects.select_related("asked_by", "decided_by"))
    )


type _Placed = Mapping[tuple[str, str], tuple[CouncilResponse, Standing]]


def _placed(reports: Sequence[ReportItems], rows: Iterable[CouncilResponse]) -> tuple[_Placed, list[CouncilResponse]]:
    """The responses by the place of what they answer, and those that answer nothing that is on the record now."""
    placed: dict[tuple[str, str], tuple[CouncilResponse, Standing]] = {}
    left = {row.pk: row for row in rows}
    for report in reports:
        of_report = [row for row in left.values() if row.inspection == report.key]
        items = {item.text: item for item in report.items}
        for answered, (text, standing) in places_of((row.item_text for row in of_report), items).items():
            row = next(row for row in of_report if row.item_text == answered)
            placed[items[text].place] = (left.pop(row.pk), standing)
    return placed, list(left.values())


def _line(item: LinkedItem, placed: _Placed) -> FollowedUp:
    row, standing = placed.get(item.place, (None, Standing.SAME))
    return _followed(item.inspection, item, row, standing)


def _followed(inspection: str, item: LinkedItem | None, row: CouncilResponse | None, standing: Standing) -> FollowedUp:
    if row is None:
        return FollowedUp(inspection, item, None, "", None, standing, (), None, None, None)
    replies = {reply.state: reply for reply in reversed(row.replies.all())}
    newest = row.replies.all()[0] if row.replies.all() else None
    words = item.text if item else row.item_text
    return FollowedUp(
        inspection=inspection,
        item=item,
        response=row.pk,
        text=row.text,
        answered=row.item_text,
        standing=standing,
        actions=tuple(_action(each, words, item) for each in row.planned.all()),
        reply=replies.get(CouncilReply.State.PUBLIC),
        waiting=replies.get(CouncilReply.State.ASKED),
        returned=newest if newest and newest.state == CouncilReply.State.RETURNED else None,
    )


def _action(row: PlannedAction, words: str, item: LinkedItem | None) -> ActionLine:
    kept: list[Evidence] = row.shown_by  # type: ignore[attr-defined]
    return ActionLine(
        pk=row.pk,
        response=row.response_id,
        title=row.title,
        owner=row.owner,
        status=_STATUS(row.status),
        due=Due(row.first_due, row.due, row.done_on),
        notes=tuple(map(note_line, row.notes.all())),
        shown_by=tuple(EvidenceLine(each.pk, each.name, each.link) for each in kept),
        recommendation=words,
        number=item.position if item else None,
    )


def note_line(row: ProgressNote) -> NoteLine:
    by = row.by.get_full_name() or row.by.get_username()
    return NoteLine(row.at, by, row.text, row.due_before, row.due_after)
