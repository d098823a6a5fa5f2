"""The one list of everything that people changed, with its filters."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from authorities.queries import all_authorities
from inspections.actions.putting_back import put_back
from inspections.errors import InvalidValueError, RefusedError
from inspections.models.logged_change import ChangesAsked
from inspections.partial_dates import format_day
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.change_log import change_log, people_who_changed
from inspections.review.change_list import shown_changes
from inspections.review.cleaning import clean_value

PAGE_SIZE = 50
"""As many changes as a person looks through before asking for more."""


@needs(Right.SEE)
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """Filtered by council, person and day; what the address asks for and there is not is said."""
    notes: list[str] = []
    councils, people = all_authorities(), people_who_changed()
    slug, who = request.GET.get("council", ""), request.GET.get("person", "")
    council = next((each for each in councils if each.slug == slug), None)
    person = next((each for each in people if str(each.pk) == who), None)
    if slug and council is None:
        notes.append(f"“{slug[:40]}” is not a council on this record, so it was left out.")
    if who and person is None:
        notes.append(f"“{who[:20]}” is not somebody who changed anything here, so it was left out.")
    since, until = (_day(request.GET, name, notes) for name in ("since", "until"))
    asked = ChangesAsked(council.pk if council else None, person.pk if person else None, since, until)
    number = _number(request.GET.get("page"))
    log = change_log(asked, first=(number - 1) * PAGE_SIZE, count=PAGE_SIZE)
    page = Paginator(range(log.count), PAGE_SIZE).get_page(number)
    if page.number != number:
        log = change_log(asked, first=(page.number - 1) * PAGE_SIZE, count=PAGE_SIZE)
    state = {"council": slug if council else "", "person": who if person else ""}
    state |= {"since": since.isoformat() if since else "", "until": until.isoformat() if until else ""}
    state = {name: value for name, value in state.items() if value}
    context = {
        "heading": _heading(log.count, bool(state)),
        "changes": shown_changes(log.changes),
        "page": page,
        "query": urlencode(state),
        "notes": notes,
        "is_set": bool(state),
        "councils": [("", "Every council", council is None)]
        + [(each.slug, each.short_name, each is council) for each in councils],
        "people": [("", "Everybody", person is None)]
        + [(str(each.pk), each.get_full_name() or each.username, each is person) for each in people],
        "since": format_day(since) if since else request.GET.get("since", "")[:40],
        "until": format_day(until) if until else request.GET.get("until", "")[:40],
    }
    return render(request, "inspections/changes.html", context)


@needs(Right.PUBLISH)
@require_POST
def put_deleted_back(request: HttpRequest) -> HttpResponse:
    """Put back what somebody deleted among all records."""
    try:
        what = put_back(deletion=request.POST.get("deletion", ""), by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Put back as it was: {what}.")
    return redirect("inspections:changes")


def _heading(count: int, filtered: bool) -> str:
    if not count:
        return "No change matches what you chose" if filtered else "Changes"
    return f"{count:,} change{'' if count == 1 else 's'}"


def _day(query: Mapping[str, str], name: str, notes: list[str]) -> datetime.date | None:
    """Typed in words or figures; one day alone is from and to."""
    text = query.get(name, "").strip()[:40]
    try:
        value = clean_value("inspection_start", text)
    except InvalidValueError as error:
        notes.append(f"{error.message} It was left out.")
        return None
    return datetime.date.fromisoformat(value) if value else None


def _number(text: str | None) -> int:
    return max(int(text), 1) if text and text.isdecimal() and len(text) < 6 else 1
