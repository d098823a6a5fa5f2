"""Following: the form, the link that confirms it, the page that changes it, and the end of it in one click."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dashboard.shared.record_cache import published_record
from dashboard.shared.topics import topic_fields, topics_given
from inspections.actions.watches import (
    LINK_WORKS_FOR,
    ask_to_watch,
    change_watching,
    confirm,
    stop_watching,
    watcher_of_token,
)
from inspections.errors import RefusedError
from inspections.models import Watcher
from inspections.networks import network_of
from inspections.people.gate import public
from inspections.people.rights import Right, may
from inspections.queries.watching import QUEUE, Topic, covered_by


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def watching(request: HttpRequest) -> HttpResponse:
    """The form and the feeds. The answer to POST is the same for every address."""
    given: Any = request.POST if request.method == "POST" else request.GET
    problem = None
    if request.method == "POST":
        problem = _ask(request) if settings.MAIL_IS_SENT else "This service does not send email."
        if problem is None:
            return redirect("dashboard:watching_asked")
    topics = [topic for topic in topics_given(given) if topic.value and covered_by(topic)]
    context = {
        "fields": topic_fields(published_record(), given.dict()),
        "given": given.dict(),
        "every": Watcher.Every.choices,
        "email": given.get("email") or getattr(request.user, "email", ""),
        "errors": [(problem, "email")] if problem else [],
        "mail_is_sent": settings.MAIL_IS_SENT,
        "sees_queue": _sees_queue(request),
        "feed": f"?{urlencode({topics[0].kind: topics[0].value})}" if topics else "",
    }
    return render(request, "dashboard/watching/page.html", context, status=422 if problem else 200)


def _ask(request: HttpRequest) -> str | None:
    """Why it could not be asked for; None where it was."""
    given = request.POST
    try:
        ask_to_watch(
            email=given.get("email", ""),
            topics=[*topics_given(given.dict()), *([QUEUE] if given.get("queue") and _sees_queue(request) else [])],
            every=given.get("every", ""),
            network=network_of(request),
        )
    except RefusedError as error:
        return error.message
    return None


@public
@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest) -> HttpResponse:
    """Whatever address it was: a link is on its way where it may be."""
    return render(request, "dashboard/watching/asked.html", {"days": LINK_WORKS_FOR.days})


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_link(request: HttpRequest, token: str) -> HttpResponse:
    """A button, because programs that look into mail open links. POST confirms."""
    if request.method != "POST":
        return render(request, "dashboard/watching/confirm.html")
    watcher = confirm(token=token)
    if watcher is None:
        return render(request, "dashboard/watching/gone.html", status=404)
    return render(request, "dashboard/watching/confirmed.html", {"watcher": watcher, "names": _names(watcher)})


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """What an address follows, for whoever has the link. POST keeps what is ticked."""
    watcher = watcher_of_token(token)
    if watcher is None:
        return render(request, "dashboard/watching/gone.html", status=404)
    if request.method == "POST":
        kept = [int(pk) for pk in request.POST.getlist("keep") if pk.isdecimal() and len(pk) < 10]
        if not change_watching(watcher=watcher.pk, keep=kept, every=request.POST.get("every", "")):
            return render(request, "dashboard/watching/stopped.html")
        return redirect("dashboard:watching_manage", token)
    rows = [(row, found.name) for row in watcher.watches.all() if (found := covered_by(Topic(row.kind, row.value)))]
    context = {"watcher": watcher, "rows": rows, "token": token, "every": Watcher.Every.choices}
    return render(request, "dashboard/watching/manage.html", context)


@public
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """POST ends it, from a page of ours or from the button of a mail program (RFC 8058), which has no cookie."""
    if request.method != "POST":
        return render(request, "dashboard/watching/stop.html")
    watcher = watcher_of_token(token)
    if watcher is not None:
        stop_watching(watcher=watcher.pk)
    return render(request, "dashboard/watching/stopped.html")


def _sees_queue(request: HttpRequest) -> bool:
    return may(request.user, Right.SEE)


def _names(watcher: Watcher) -> list[str]:
    rows = watcher.watches.exclude(confirmed_at=None)
    return [found.name for row in rows if (found := covered_by(Topic(row.kind, row.value)))]
