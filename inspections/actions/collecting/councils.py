"""The page of each council of the list: which reports it has; one that fails is said, and the others go on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import batched
from typing import Final

from django.db import transaction
from django.utils import timezone

from inspections.actions.collecting.alarms import raise_alarm
from inspections.actions.collecting.reading_pages import ask_page
from inspections.collecting.fetching import FetchError, PoliteClient
from inspections.collecting.kinds import frameworks_listed_as
from inspections.collecting.origins import Origins
from inspections.collecting.pages import ChangedPageError, CouncilPage, ReportOnPage, read_council_page
from inspections.models import CollectingRun, Inspection, ListedCouncil, ListedReport
from inspections.reading.letters import upper_first

_MAY_HAVE_NONE: Final = datetime.timedelta(days=4 * 365)
"""After that every council was inspected or visited."""
_AT_ONCE: Final = 500
"""Rows that one query names."""


def ask_councils(client: PoliteClient, run: CollectingRun, origins: Origins) -> None:
    """Those that were not asked in this run. Raises StopCollectingError."""
    for council in ListedCouncil.objects.filter(listed_in=run).exclude(asked_in=run).order_by("pk"):
        try:
            page = ask_page(client, council.address, read_council_page, CouncilPage)
        except FetchError as error:
            _note_problem(run, council, error.message)
        except ChangedPageError as error:
            _note_changed(run, council, error.message)
        else:
            _keep_reports(run, council, page, origins)


@transaction.atomic
def _note_problem(
    run: CollectingRun, council: ListedCouncil, why: str, *, could_not: str = "could not be read"
) -> None:
    council.asked_in, council.problem = run, why
    council.save()
    raise_alarm(run, f"page:{council.urn}", f"The page of {council.name} {could_not}. {why}")


def _note_changed(run: CollectingRun, council: ListedCouncil, why: str) -> None:
    """A council that is new, and of which nobody knows a report, may well have none: then its page lists none."""
    since = council.authority.valid_from if council.authority else None
    is_new = since is not None and timezone.localdate() - since < _MAY_HAVE_NONE
    known = council.reports.exists() or Inspection.objects.filter(authority=council.authority_id).exists()
    if known or not is_new:
        _note_problem(run, council, f"The page has changed: {why}.")
        return
    council.asked_in, council.problem = run, ""
    council.save()


@transaction.atomic
def _keep_reports(run: CollectingRun, council: ListedCouncil, page: CouncilPage, origins: Origins) -> None:
    for doubt in page.doubts:
        raise_alarm(run, f"doubt:{council.urn}:{doubt}", f"On the page of {council.name}, {doubt}.")
    held = {row.address: row for row in council.reports.all()}
    for each in page.reports:
        if not origins.has_file(each.address):
            words = (
                f"On the page of {council.name}, “{each.words}” leads to {each.address}, which is not an "
                "address we check."
            )
            raise_alarm(run, f"elsewhere:{council.urn}:{each.address}", words)
        elif not frameworks_listed_as(each.what, None):
            raise_alarm(
                run, f"kind:{each.what}", f"The site lists a kind of report that we do not recognise: “{each.what}”."
            )
        elif not frameworks_listed_as(each.what, _day(each)):
            words = f"On the page of {council.name}, “{each.words}” has a date on which no report of its kind existed."
            raise_alarm(run, f"day:{council.urn}:{each.address}", words)
        held[each.address] = _kept(run, council, each, held.get(each.address))
    _note_seen(run, [held[each.address] for each in page.reports])
    council.asked_in, council.problem = run, ""
    council.save()
    if page.unusable:
        why = f"{upper_first('; '.join(page.unusable))}."
        _note_problem(run, council, why, could_not="could not be read in full")


def _kept(run: CollectingRun, council: ListedCouncil, each: ReportOnPage, held: ListedReport | None) -> ListedReport:
    """A row of history is written where something changed; that it was seen again is none."""
    said = {"what": each.what, "words": each.words, "day": _day(each), "gone_at": None}
    if held is not None and all(getattr(held, name) == value for name, value in said.items()):
        return held
    # As it is now: while the others of the page were looked at, somebody may have set it aside.
    row = council.reports.select_for_update().filter(address=each.address).first()
    if row is None:
        row = ListedReport(council=council, address=each.address, found_at=timezone.now(), found_in=run)
    for name, value in said.items():
        setattr(row, name, value)
    row.seen_in = run
    row.save()
    return row


def _note_seen(run: CollectingRun, rows: Iterable[ListedReport]) -> None:
    """Those that are as they were, many at once: every report of the site is one of them each day."""
    unchanged = {row.pk for row in rows if row.seen_in_id != run.pk}
    for some in batched(unchanged, _AT_ONCE):
        ListedReport.objects.filter(pk__in=some).update(seen_in=run)


def _day(each: ReportOnPage) -> datetime.date | None:
    return datetime.date.fromisoformat(each.day) if each.day else None
