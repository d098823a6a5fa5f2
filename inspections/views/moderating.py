"""The replies that councils ask to publish, for administrators: accept one, or return it with the reason."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from inspections.actions import replying
from inspections.errors import RefusedError
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.followup_history import public_now, replies_that_wait


@needs(Right.ADMINISTER)
@require_safe
def replies(request: HttpRequest) -> HttpResponse:
    return _page(request)


@needs(Right.ADMINISTER)
@require_POST
def decide(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Accept, return with a reason, or take back what is public."""
    by = person_of(request)
    reason = request.POST.get("reason", "")
    try:
        if name == "accept":
            replying.accept_reply(reply=pk, by=by)
            messages.success(request, "Accepted. It now appears beside the recommendation.")
        elif name == "return":
            replying.return_reply(reply=pk, reason=reason, by=by)
            messages.success(request, "Returned to the council with your reason.")
        elif name == "take-back":
            replying.take_back_as_administrator(reply=pk, by=by, why=reason)
            messages.success(request, "Taken back: the reply is no longer public.")
        else:
            raise Http404
    except ObjectDoesNotExist:
        raise Http404 from None
    except RefusedError as error:
        return _page(request, problem=error.message, at=pk, typed=reason)
    return redirect("inspections:replies")


def _page(request: HttpRequest, *, problem: str = "", at: int | None = None, typed: str = "") -> HttpResponse:
    """What waits and what is public; a problem stands at the reply that it is about, with what was typed."""
    context = {
        "waiting": replies_that_wait(),
        "public": public_now(),
        "problem": problem,
        "at": at,
        "typed": typed,
        "oneself": person_of(request),
        "errors": [(problem, f"reply-{at}")] if problem else [],
    }
    return render(request, "inspections/follow_up/replies.html", context, status=422 if problem else 200)
