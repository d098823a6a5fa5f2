"""Telling those whose mail is due; each of a moment once, whichever process does it and wherever it is killed."""

from __future__ import annotations

import datetime

from django.conf import settings

from dashboard.shared.record_cache import published_record
from dashboard.watching.digest import digest_of
from dashboard.watching.news import news_between
from inspections.actions.watches import write_digest
from inspections.queries.watching import QUEUE, due_watchers, waiting_for


def tell_watchers(at: datetime.datetime | None = None) -> int:
    """How many mails were written. The news are gathered once for all; `at` is now where it is not given."""
    due = due_watchers(at)
    if not due:
        return 0
    news = news_between(published_record(), min(each.since for each in due), max(each.until for each in due))
    written = 0
    for each in due:
        own = [item for item in news if each.since < item.at <= each.until]
        waiting = waiting_for(each.watcher.email) if QUEUE in each.topics else 0
        digest = digest_of(own, each.topics, waiting)
        context = {"sections": digest.sections, "following": digest.following, "base": settings.PUBLIC_ADDRESS}
        written += write_digest(watcher=each.watcher.pk, until=each.until, subject=digest.subject, context=context)
    return written
