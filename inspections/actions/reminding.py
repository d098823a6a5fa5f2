"""Reminders of a council's actions: each of its people is written to once when one is due soon, and once when it is
late.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.outgoing_mail import write_mail
from inspections.followup.lateness import Due
from inspections.models import PlannedAction, Reminder
from inspections.queries.followup_people import council_people

_ENDED = (PlannedAction.Status.DONE, PlannedAction.Status.DROPPED)


def remind() -> str:
    """Write to whoever has not been written to yet; what was done, in words. Doing it again changes nothing."""
    if not settings.MAIL_IS_SENT:
        return "This installation sends no mail."
    today, written = timezone.localdate(), 0
    open_actions = PlannedAction.objects.exclude(status__in=_ENDED)
    for council in Authority.objects.filter(responses__planned__in=open_actions).distinct():
        own = list(open_actions.filter(response__authority=council).order_by("due", "pk"))
        people = [user for user in council_people(council) if user.email]
        written += sum(_remind_person(user, council, own, today) for user in people)
    return f"{written} written." if written else "Nobody had to be written to."


@transaction.atomic
def _remind_person(user: User, council: Authority, actions: Iterable[PlannedAction], today: datetime.date) -> bool:
    """One mail with all that is new to the person; whether there was anything."""
    new = [row for action in actions if (row := _new_reminder(user, action, today))]
    if not new:
        return False
    late = [row.action for row in new if row.kind == Reminder.Kind.LATE]
    soon = [row.action for row in new if row.kind == Reminder.Kind.SOON]
    address = f"{settings.PUBLIC_ADDRESS}{reverse('inspections:follow_up_of', args=(council.slug,))}"
    write_mail(
        key=f"reminder-{new[0].pk}",
        to=user.email,
        subject=_subject(len(late), len(soon)),
        template="mail/reminder.txt",
        context={"council": council, "late": late, "soon": soon, "address": address},
    )
    return True


def _new_reminder(user: User, action: PlannedAction, today: datetime.date) -> Reminder | None:
    due = Due(action.first_due, action.due, action.done_on)
    if due.days_late(today):
        kind, day = Reminder.Kind.LATE, due.first
    elif due.is_soon(today):
        kind, day = Reminder.Kind.SOON, due.now
    else:
        return None
    row, created = Reminder.objects.get_or_create(
        action=action, user=user, kind=kind, day=day, defaults={"at": timezone.now()}
    )
    return row if created else None


def _subject(late: int, soon: int) -> str:
    """`1 action is late, 2 are due soon`."""
    told = [f"{count} {_is(count)} {word}" for count, word in ((late, "late"), (soon, "due soon")) if count]
    first, *rest = told
    noun = "action" if (late or soon) == 1 else "actions"
    return ", ".join((first.replace(" ", f" {noun} ", 1), *rest))


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
