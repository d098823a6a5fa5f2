"""Who hears of a run: editors of what is new or gone, administrators of what is wrong as well; once for each run."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse

from inspections.actions.outgoing_mail import write_mail
from inspections.models import Batch, BatchReport, CollectingAlarm, CollectingRun, ListedReport
from inspections.people.rights import Right, may

_NAMED: Final = 20
"""So many reports are named in a mail; any more are counted."""


def tell_editors(run: CollectingRun) -> None:
    """Write a mail to each person with an address; none where nothing happened that they have to know."""
    news = _news(run)
    alarms = list(CollectingAlarm.objects.filter(raised_in=run).order_by("pk").values_list("words", flat=True))
    for user in _editors():
        wrong = alarms if may(user, Right.ADMINISTER) else []
        if wrong or any(news.values()):
            _write(run, user, news, wrong)


def tell_of_published(batch: Batch) -> None:
    """Write to everybody who edits which reports of the batch were published without a person, once for each batch."""
    items = list(batch.items.select_related("report").order_by("pk"))
    published = [each.report for each in items if each.state == BatchReport.State.PUBLISHED]
    if not published:
        return
    context = {
        "published": published[:_NAMED],
        "count": len(published),
        "more": max(len(published) - _NAMED, 0),
        "left": len(items) - len(published),
        "page": settings.PUBLIC_ADDRESS + reverse("inspections:batch", args=[batch.pk]),
    }
    subject = f"Collecting: {len(published)} published that agree{'s' if len(published) == 1 else ''} with the record"
    for user in _editors():
        key = f"collected published {batch.pk} {user.pk}"
        write_mail(key=key, to=user.email, subject=subject, template="mail/collected_published.txt", context=context)


def _editors() -> list[User]:
    people = User.objects.filter(is_active=True).exclude(email="").select_related("person").order_by("pk")
    return [user for user in people if may(user, Right.EDIT)]


def _news(run: CollectingRun) -> dict[str, list[ListedReport]]:
    rows = ListedReport.objects.select_related("council", "report")
    return {
        "taken": list(rows.filter(taken_in=run)),
        "not_here": list(rows.filter(found_in=run, report=None, gone_at=None)),
        "gone": list(rows.filter(gone_at=run.ended_at)),
    }


def _write(run: CollectingRun, user: User, news: dict[str, list[ListedReport]], wrong: list[str]) -> None:
    lists = {name: (rows[:_NAMED], len(rows), max(len(rows) - _NAMED, 0)) for name, rows in news.items()}
    write_mail(
        key=f"collected {run.pk} {user.pk}",
        to=user.email,
        subject=_subject(news, wrong),
        template="mail/collected.txt",
        context={
            "run": run,
            "publishes": settings.COLLECT_PUBLISH != "nothing",
            "lists": lists,
            "wrong": wrong[:_NAMED],
            "more_wrong": max(len(wrong) - _NAMED, 0),
            "queue": settings.PUBLIC_ADDRESS + reverse("inspections:reports"),
            "page": settings.PUBLIC_ADDRESS + reverse("inspections:collecting"),
        },
    )


def _subject(news: dict[str, list[ListedReport]], wrong: list[str]) -> str:
    taken, gone = len(news["taken"]), len(news["gone"])
    parts = [f"{taken} new report{'' if taken == 1 else 's'}"] if taken else []
    parts += [f"{gone} no longer listed"] if gone else []
    parts += [f"{len(wrong)} alarm{'' if len(wrong) == 1 else 's'}"] if wrong else []
    return f"Collecting: {', '.join(parts) or 'reports that are not here yet'}"
