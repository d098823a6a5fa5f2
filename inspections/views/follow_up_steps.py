"""What a council's own people send from the pages of its follow-up; what is refused comes back as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from inspections.actions import evidence, planning, replying, responding
from inspections.errors import InvalidValueError, RefusedError
from inspections.people.gate import needs_for_council, person_of
from inspections.people.rights import Right
from inspections.views import follow_up_forms as forms
from inspections.views.follow_up import action_page, council_at, recommendation_page

type _Form = type[forms.FollowUpForm]


@needs_for_council(Right.FOLLOW_UP)
@require_POST
def recommendation_step(request: HttpRequest, slug: str, key: str, item: str, name: str) -> HttpResponse:
    """Keep the response, plan an action, or ask for a reply to be published."""
    council, by = council_at(slug), person_of(request)
    steps: Mapping[str, tuple[_Form, Callable[..., object], str]] = {
        "response": (forms.ResponseForm, partial(responding.save_response, place=(key, item)), "Saved. It is private."),
        "plan": (forms.PlanForm, partial(planning.plan_action, place=(key, item)), "The action has been added."),
        "reply": (forms.ReplyForm, partial(replying.ask_at, place=(key, item)), _ASKED),
    }
    if name not in steps:
        raise Http404
    form_class, act, said = steps[name]
    form = form_class(request.POST, prefix=name)
    if not form.keep(act, council=council.pk, by=by):
        return recommendation_page(request, council, key, item, **{name: form})
    messages.success(request, said)
    return redirect("inspections:follow_up_on", slug, key, item)


@needs_for_council(Right.FOLLOW_UP)
@require_POST
def action_step(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    """Note something, change the words, add evidence, or plan it no longer."""
    council, by = council_at(slug), person_of(request)
    if name not in _ON_ACTION:
        raise Http404
    form_class, act, said = _ON_ACTION[name]
    form = form_class(request.POST, request.FILES, prefix=name)
    try:
        if not form.keep(act, council=council.pk, action=pk, by=by):
            return action_page(request, council, pk, **{name: form})
    except ObjectDoesNotExist:
        raise Http404 from None
    messages.success(request, said)
    return redirect("inspections:planned", slug, pk)


@needs_for_council(Right.FOLLOW_UP)
@require_POST
def one_press(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    """A step that one press takes: on an action, evidence, a reply, or a response whose words are gone."""
    council, by = council_at(slug), person_of(request)
    if name not in _PRESSES:
        raise Http404
    try:
        messages.success(request, _PRESSES[name](request, council.pk, pk, by))
    except ObjectDoesNotExist:
        raise Http404 from None
    except RefusedError as error:
        messages.error(request, error.message)
    return _back(request, slug)


@needs_for_council(Right.FOLLOW_UP)
@require_POST
def statement(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """When the written statement on a report was sent."""
    council = council_at(slug)
    form = forms.SentForm(request.POST)
    act = partial(responding.say_statement_sent, council=council.pk, inspection=key, by=person_of(request))
    if form.keep(act):
        messages.success(request, "Saved.")
    else:
        messages.error(request, " ".join(str(message) for each in form.errors.values() for message in each))
    return redirect("inspections:follow_up_of", slug)


def _add_file(*, file: Any, council: int, action: int, by: Any) -> None:
    if file is None:
        raise InvalidValueError("Choose a file.")
    evidence.add_evidence_file(council=council, action=action, name=file.name, file=file, by=by)


def _move(request: HttpRequest, council: int, pk: int, by: Any) -> str:
    shown = request.POST.get("as_shown")
    row = planning.move_action(council=council, action=pk, status=request.POST.get("status", ""), by=by, as_shown=shown)
    return f"“{row.title}” is now: {row.get_status_display().lower()}."


def _remove(request: HttpRequest, council: int, pk: int, by: Any) -> str:
    evidence.remove(council=council, evidence=pk, by=by)
    return "The evidence has been removed, and its file deleted."


def _call_back(request: HttpRequest, council: int, pk: int, by: Any) -> str:
    replying.call_back(council=council, reply=pk, by=by)
    return "Request cancelled: nothing is waiting to be published."


def _take_back(request: HttpRequest, council: int, pk: int, by: Any) -> str:
    replying.take_reply_back(council=council, reply=pk, by=by)
    return "Taken back: the reply is no longer public."


def _belongs(request: HttpRequest, council: int, pk: int, by: Any) -> str:
    """What was written to words that are gone is given to a recommendation of today."""
    responding.move_response(council=council, response=pk, item=request.POST.get("item", ""), by=by)
    return "It is now with that recommendation."


_ASKED: Final = "Sent to an administrator to decide. Until then none of it is public."
_ON_ACTION: Final[Mapping[str, tuple[_Form, Callable[..., object], str]]] = {
    "note": (forms.NoteForm, planning.add_note, "The note has been saved."),
    "change": (forms.ChangeForm, planning.change_action, "Saved."),
    "link": (forms.LinkForm, evidence.add_link, "The link has been saved. It stays private."),
    "file": (forms.FileForm, _add_file, "The file has been saved. It stays private."),
    "drop": (forms.DropForm, planning.drop_action, "The action is no longer planned. It stays here with its notes."),
}
_PRESSES: Final[Mapping[str, Callable[[HttpRequest, int, int, Any], str]]] = {
    "move": _move,
    "remove": _remove,
    "call-back": _call_back,
    "take-back": _take_back,
    "belongs": _belongs,
}


def _back(request: HttpRequest, slug: str) -> HttpResponse:
    """To the page that was pressed on, where it is one of this council's follow-up; else to the first."""
    home = f"/follow-up/{slug}/"
    wanted = request.POST.get("back", "")
    return redirect(wanted) if wanted.startswith(home) else redirect("inspections:follow_up_of", slug)
