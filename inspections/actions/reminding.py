"""Reminders to a council's people: each is written to once when an action or a written statement is due soon, and once
when it is late.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.outgoing_mail import write_mail
from inspections.followup.lateness import Due
from inspections.models import PlannedAction, Reminder
from inspections.queries.followup_people import council_people
from inspections.queries.unsent_statements import UnsentStatement, lately_inspected, unsent_statements

_ENDED: Final = (PlannedAction.Status.DONE, PlannedAction.Status.DROPPED)
_SOON, _LATE = Reminder.Kind.SOON, Reminder.Kind.LATE


def remind() -> str:
    """Write to whoever has not been written to yet; what was done, in words. Doing it again changes nothing."""
    if not settings.MAIL_IS_SENT:
        return "This service does not send email."
    today, written = timezone.localdate(), 0
    open_actions = PlannedAction.objects.exclude(status__in=_ENDED)
    concerned = Q(responses__planned__in=open_actions) | Q(pk__in=lately_inspected(today))
    for council in Authority.objects.filter(concerned).distinct():
        people = [user for user in council_people(council) if user.email]
        if people:
            own = list(open_actions.filter(response__authority=council).order_by("due", "pk"))
            statements = unsent_statements(council.pk, today)
            written += sum(_remind_person(user, council, own, statements) for user in people)
    return f"{written} written." if written else "Nobody needed a reminder."


@transaction.atomic
def _remind_person(
    user: User, council: Authority, actions: Sequence[PlannedAction], statements: Sequence[UnsentStatement]
) -> bool:
    """One mail with all that is new to the person; whether there was anything."""
    new = [row for action in actions if (row := _of_action(user, action))]
    new_statements = [(row, each) for each in statements if (row := _of_statement(user, each))]
    rows = [*new, *(row for row, _ in new_statements)]
    if not rows:
        return False
    late = [row.action for row in new if row.kind == _LATE]
    soon = [row.action for row in new if row.kind == _SOON]
    told = [each for _, each in new_statements]
    address = f"{settings.PUBLIC_ADDRESS}{reverse('inspections:follow_up_of', args=(council.slug,))}"
    write_mail(
        key=f"reminder-{rows[0].pk}",
        to=user.email,
        subject=_subject(len(late), len(soon), told),
        template="mail/reminder.txt",
        context={"council": council, "late": late, "soon": soon, "statements": told, "address": address},
    )
    return True


def _of_action(user: User, action: PlannedAction) -> Reminder | None:
    due, today = Due(action.first_due, action.due, action.done_on), timezone.localdate()
    if due.days_late(today):
        return _new(user, _LATE, due.first, action=action)
    return _new(user, _SOON, due.now, action=action) if due.is_soon(today) else None


def _of_statement(user: User, statement: UnsentStatement) -> Reminder | None:
    kind = _LATE if statement.is_late else _SOON
    return _new(user, kind, statement.due.day, inspection=statement.inspection)


def _new(user: User, kind: str, day: datetime.date, **about: object) -> Reminder | None:
    """None where the person was written to about it already."""
    found = Reminder.objects.get_or_create(user=user, kind=kind, day=day, **about, defaults={"at": timezone.now()})
    row, created = found
    return row if created else None


def _subject(late: int, soon: int, statements: Sequence[UnsentStatement]) -> str:
    """`1 action is late, 2 are due soon, a written statement is due`."""
    told = [f"{count} {_is(count)} {word}" for count, word in ((late, "late"), (soon, "due soon")) if count]
    if told:
        first, *rest = told
        noun = "action" if (late or soon) == 1 else "actions"
        told = [first.replace(" ", f" {noun} ", 1), *rest]
    if statements:
        several = len(statements) > 1
        told.append(f"{len(statements)} written statements are due" if several else "a written statement is due")
    subject = ", ".join(told)
    return subject[0].upper() + subject[1:]


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
