"""What the files hold: the whole follow-up of a council on a day, and the words that say whose it is."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.claims.words import kind_name
from inspections.partial_dates import format_day, format_partial_date
from inspections.queries.followup import ActionLine, CouncilFollowUp, FollowedUp, NoteLine, ReportFollowUp


@dataclass(frozen=True)
class Plan:
    """`made_by` is whoever takes the file, and `address` the page that it comes from."""

    council: str
    follow_up: CouncilFollowUp
    made_by: str
    address: str

    @property
    def today(self) -> datetime.date:
        return self.follow_up.today

    @property
    def private(self) -> str:
        """The mark on every file and every sheet of paper."""
        return f"Private: {self.council} only. Made on {format_day(self.today)} by {self.made_by}."

    @property
    def lines(self) -> Iterator[tuple[ReportFollowUp | None, FollowedUp]]:
        """Every recommendation with its report; None for what answers words that are not on the record now."""
        for report in self.follow_up.reports:
            yield from ((report, line) for line in report.lines)
        yield from ((None, line) for line in self.follow_up.apart)

    def in_order(self, line: FollowedUp) -> list[ActionLine]:
        """Late ones first, done last."""
        return sorted(line.actions, key=lambda action: action.order(self.today))


def of_report(follow_up: CouncilFollowUp, key: str) -> CouncilFollowUp:
    """What is done about one report, by the key of its inspection; all of it where the key is blank."""
    if not key:
        return follow_up
    reports = tuple(each for each in follow_up.reports if each.report.key == key)
    return replace(follow_up, reports=reports, apart=tuple(line for line in follow_up.apart if line.inspection == key))


def report_words(report: ReportFollowUp) -> str:
    """`ILACS inspection, 15 July 2025`"""
    own = report.report
    return f"{kind_name(own.framework, own.kind)}, {format_partial_date(own.when)}"


def statement_words(report: ReportFollowUp) -> str:
    due = report.statement
    told = [
        f"The written statement is due {due.words}." if due else "We do not know by when a written statement is due."
    ]
    told += [f"It was sent on {format_day(report.sent_on)}."] if report.sent_on else []
    return " ".join(told)


def note_words(note: NoteLine) -> str:
    """`20 November 2026, Kim Lee: 34 of 60 done (new due date 31 December 2026, before 30 September 2026)`"""
    moved = ""
    if note.due_before and note.due_after:
        moved = f" (new due date {format_day(note.due_after)}, before {format_day(note.due_before)})"
    return f"{format_day(note.on)}, {note.by}: {note.text}{moved}"


def reply_words(line: FollowedUp) -> str:
    """What became of a reply; blank where none was ever asked for."""
    told = []
    if line.reply and line.replied_on:
        told.append(f"public since {format_day(line.replied_on)}, signed as {line.reply.signed_as}")
    told += ["waiting for an administrator"] if line.waiting else []
    told += ["returned"] if line.returned else []
    return "; ".join(told)
