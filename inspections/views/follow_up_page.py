"""What the pages of a council's follow-up show, from what the queries find."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.contrib.auth.models import User

from authorities.models import Authority
from inspections.models import PlannedAction
from inspections.partial_dates import format_day, format_partial_date
from inspections.queries.followup import ActionLine, CouncilFollowUp, FollowedUp, ReportFollowUp
from inspections.queries.followup_people import administrators, council_people
from inspections.reading.frameworks import frameworks
from inspections.views.follow_up_forms import Chosen

_STATUS: Final = PlannedAction.Status
_COLUMNS: Final = (_STATUS.NOT_STARTED, _STATUS.UNDER_WAY, _STATUS.TO_CHECK, _STATUS.DONE)
LATE: Final = "late"


@dataclass(frozen=True)
class Band:
    """Who can read the page, by name and role; how many of them can change it is the same."""

    council: Authority
    people: Sequence[User]
    administrators: Sequence[User]

    @property
    def readers(self) -> int:
        return len(self.people) + len(self.administrators)


@dataclass(frozen=True)
class Row:
    """An action as a row or card: `forth` and `back` are the columns beside its own, None where there is none."""

    action: ActionLine
    today: datetime.date

    @property
    def late(self) -> bool:
        return bool(self.action.due.days_late(self.today))

    @property
    def due(self) -> str:
        return format_day(self.action.due.now)

    @property
    def first(self) -> str | None:
        """The date that was given first, where there is another since."""
        return format_day(self.action.due.first) if self.action.due.was_moved else None

    @property
    def words(self) -> str:
        return "No longer planned" if self.action.status == _STATUS.DROPPED else self.action.due.words(self.today)

    @property
    def forth(self) -> PlannedAction.Status | None:
        return _beside(self.action.status, 1)

    @property
    def back(self) -> PlannedAction.Status | None:
        return _beside(self.action.status, -1)


@dataclass(frozen=True)
class Column:
    status: PlannedAction.Status
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class ReportCard:
    """A report with its recommendations."""

    follow_up: ReportFollowUp

    @property
    def name(self) -> str:
        return report_name(self.follow_up)

    @property
    def answered(self) -> int:
        return sum(bool(line.text) for line in self.follow_up.lines)


@dataclass(frozen=True)
class FollowUpPage:
    """`rows` are those chosen, late first and done last; `every` all that are planned still or done."""

    band: Band
    rows: tuple[Row, ...]
    every: tuple[Row, ...]
    dropped: tuple[Row, ...]
    reports: tuple[ReportCard, ...]
    apart: tuple[FollowedUp, ...]
    lines: tuple[FollowedUp, ...]
    owners: tuple[str, ...]

    @cached_property
    def heading(self) -> str:
        """`2 of 6 actions are late, 1 is done`."""
        if not self.every:
            return "No action has been planned yet"
        late, done = (sum(each) for each in zip(*((r.late, r.action.is_done) for r in self.every), strict=True))
        noun = "action" if len(self.every) == 1 else "actions"
        return f"{late or 'None'} of {len(self.every)} {noun} {_is(late)} late, {done or 'none'} {_is(done)} done"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(status, tuple(r for r in self.rows if r.action.status == status)) for status in _COLUMNS)

    @cached_property
    def public(self) -> tuple[FollowedUp, ...]:
        """The recommendations with a reply that everybody can read."""
        return tuple(line for line in self.lines if line.reply)

    @cached_property
    def waiting(self) -> tuple[FollowedUp, ...]:
        return tuple(line for line in self.lines if line.waiting)

    @cached_property
    def returned(self) -> tuple[FollowedUp, ...]:
        return tuple(line for line in self.lines if line.returned)


def report_name(follow_up: ReportFollowUp) -> str:
    """The framework, and the day of the report."""
    report = follow_up.report
    return f"{frameworks()[report.framework].known_as}, {format_partial_date(report.when)}"


def band_of(council: Authority) -> Band:
    return Band(council, council_people(council), administrators())


def follow_up_page(council: Authority, found: CouncilFollowUp, today: datetime.date, chosen: Chosen) -> FollowUpPage:
    ordered = sorted(found.actions, key=lambda action: action.order(today))
    rows = tuple(Row(action, today) for action in ordered)
    every = tuple(row for row in rows if row.action.status != _STATUS.DROPPED)
    return FollowUpPage(
        band=band_of(council),
        rows=tuple(row for row in every if _fits(row, chosen)),
        every=every,
        dropped=tuple(row for row in rows if row.action.status == _STATUS.DROPPED),
        reports=tuple(map(ReportCard, found.reports)),
        apart=tuple(line for line in found.apart if line.text or line.actions or line.reply or line.waiting),
        lines=found.lines,
        owners=tuple(sorted({row.action.owner for row in every}, key=str.casefold)),
    )


def rows_of(actions: Iterable[ActionLine], today: datetime.date) -> tuple[Row, ...]:
    return tuple(Row(action, today) for action in sorted(actions, key=lambda action: action.order(today)))


def _fits(row: Row, chosen: Chosen) -> bool:
    action = row.action
    by_status = not chosen.status or (row.late if chosen.status == LATE else action.status == chosen.status)
    by_owner = not chosen.owner or action.owner == chosen.owner
    return by_status and by_owner and (chosen.due is None or action.due.now <= chosen.due)


def _is(count: int) -> str:
    return "are" if count > 1 else "is"


def _beside(status: PlannedAction.Status, steps: int) -> PlannedAction.Status | None:
    if status not in _COLUMNS:
        return _STATUS.NOT_STARTED if steps > 0 else None
    place = _COLUMNS.index(status) + steps
    return _COLUMNS[place] if 0 <= place < len(_COLUMNS) else None
