"""A council's follow-up, for its own people: what it does about every recommendation, and how far it is.

Every view names the council in its address and asks the gate for it; every row is looked up within that council.
"""

from __future__ import annotations

import datetime
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from authorities.models import Authority
from authorities.queries import authority_by_slug
from inspections.actions.evidence import has_bytes
from inspections.intake.evidence_store import open_evidence
from inspections.models import Evidence, PlannedAction
from inspections.people.gate import needs, needs_for_council, person_of
from inspections.people.rights import Right
from inspections.queries.followup import FollowedUp, council_follow_up
from inspections.queries.followup_changes import changes_since, since_words
from inspections.queries.followup_history import action_history, reply_history
from inspections.queries.followup_people import councils_that_follow_up
from inspections.roles import Role, account_role
from inspections.views import follow_up_forms as forms
from inspections.views.follow_up_page import band_of, follow_up_page, report_name, rows_of

CHANGES_SHOWN: Final = datetime.timedelta(days=28)
"""From one meeting of a board to the next."""


@needs(Right.FOLLOW_UP)
@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """Where a council editor's own council is; administrators choose one."""
    user = person_of(request)
    if account_role(user) == Role.COUNCIL and user.person.council:
        return redirect("inspections:follow_up_of", user.person.council.slug)
    return render(request, "inspections/follow_up/councils.html", {"councils": councils_that_follow_up()})


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def follow_up_of(request: HttpRequest, slug: str) -> HttpResponse:
    council = council_at(slug)
    found = council_follow_up(council.pk)
    chosen = forms.FilterForm(request.GET).chosen({action.owner for action in found.actions})
    page = follow_up_page(council, found, timezone.localdate(), chosen)
    context = {
        "page": page,
        "council": council,
        "band": page.band,
        "as_board": request.GET.get("form") == "board",
        "owners": forms.options("All owners", ((each, each) for each in page.owners), chosen.owner),
        "statuses": forms.options("All", forms.STATUSES, chosen.status),
        "due": request.GET.get("due", ""),
        "chosen": chosen,
        "printed_by": person_of(request),
        "today": timezone.localdate(),
    }
    return render(request, "inspections/follow_up/council.html", context)


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed since a day, four weeks ago where none is given."""
    council = council_at(slug)
    form = forms.SinceForm(request.GET)
    since = form.chosen() or timezone.localdate() - CHANGES_SHOWN
    found = changes_since(council.pk, since)
    context = {
        "council": council,
        "band": band_of(council),
        "changes": found,
        "heading": since_words(since, len(found)),
        "since": since,
        "left_out": forms.no_day_words(form.data["since"]) if form.errors else "",
    }
    return render(request, "inspections/follow_up/changes.html", context)


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def recommendation(request: HttpRequest, slug: str, key: str, item: str) -> HttpResponse:
    return recommendation_page(request, council_at(slug), key, item)


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def planned(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return action_page(request, council_at(slug), pk)


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def evidence(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """A file of evidence, to be saved: no browser opens it in this site's name, whatever it holds."""
    council = council_at(slug)
    row = Evidence.objects.filter(pk=pk, action__response__authority=council).first()
    if row is None or not has_bytes(row):
        raise Http404
    file = open_evidence(row.stored)
    response = FileResponse(file, as_attachment=True, filename=row.name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def council_at(slug: str) -> Authority:
    council = authority_by_slug(slug)
    if council is None:
        raise Http404
    return council


def recommendation_page(
    request: HttpRequest, council: Authority, key: str, item: str, **typed: forms.FollowUpForm
) -> HttpResponse:
    """The page of one recommendation; `typed` are forms that were refused, with what was typed."""
    line, name = _line_at(council, key, item)
    text = line.text
    context = {
        "council": council,
        "band": band_of(council),
        "line": line,
        "report": name,
        "key": key,
        "item": item,
        "rows": rows_of(line.actions, timezone.localdate()),
        "response": forms.ResponseForm(initial={"text": text, "as_shown": text}, prefix="response"),
        "plan": forms.PlanForm(prefix="plan"),
        "reply": forms.ReplyForm(initial={"text": text, "as_shown": line.words}, prefix="reply"),
        "replies": reply_history(line.response),
        **typed,
    }
    context["refused"] = next(iter(typed.values()), None)
    return render(request, "inspections/follow_up/recommendation.html", context, status=422 if typed else 200)


def action_page(request: HttpRequest, council: Authority, pk: int, **typed: forms.FollowUpForm) -> HttpResponse:
    """The page of one action; `typed` are forms that were refused, with what was typed."""
    row = PlannedAction.objects.filter(pk=pk, response__authority=council).select_related("response").first()
    if row is None:
        raise Http404
    line = next(each for each in council_follow_up(council.pk).lines if each.response == row.response_id)
    (shown,) = rows_of((each for each in line.actions if each.pk == pk), timezone.localdate())
    context = {
        "council": council,
        "band": band_of(council),
        "line": line,
        "row": shown,
        "note": forms.NoteForm(prefix="note"),
        "change": forms.ChangeForm(initial={"title": row.title, "owner": row.owner}, prefix="change"),
        "link": forms.LinkForm(prefix="link"),
        "file": forms.FileForm(prefix="file"),
        "drop": forms.DropForm(prefix="drop"),
        "kept": Evidence.objects.filter(action=row).select_related("added_by", "removed_by"),
        "history": action_history(row),
        "is_dropped": row.status == PlannedAction.Status.DROPPED,
        **typed,
    }
    context["refused"] = next(iter(typed.values()), None)
    return render(request, "inspections/follow_up/action.html", context, status=422 if typed else 200)


def _line_at(council: Authority, key: str, item: str) -> tuple[FollowedUp, str]:
    """The recommendation on the record now, and what its report is called. Raises Http404."""
    for report in council_follow_up(council.pk).reports:
        for line in report.lines:
            if line.item and line.item.place == (key, item):
                return line, report_name(report)
    raise Http404("This recommendation is not on the record, or its words have changed.")
