"""Steps on the values of one report under review, and who else has it open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inspections.actions import review
from inspections.actions.deciding import Shown, Take, decide
from inspections.actions.draft_editing import ShownValue
from inspections.actions.list_editing import Chosen, ListStep, edit_list, split_item
from inspections.actions.presence import note_presence
from inspections.actions.undoing import put_back, undo_step
from inspections.draft import JUDGEMENT
from inspections.errors import InvalidValueError, RefusedError
from inspections.finding import FindingKind
from inspections.models import Report
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.draft_steps import draft_steps, others_here
from inspections.review.screen import next_to_settle
from inspections.review.step_list import person_words, review_steps
from inspections.views.review_answers import review_address, reviewed_report, screen_answer

_OF_FINDING = ("number", "text", "section", "audience", "tag", "verdict", "words")
_NO_SUCH_STEP = "That step does not exist. Reload the page."


@needs(Right.EDIT)
@require_http_methods(["GET", "POST"])
def change_value(request: HttpRequest, pk: int) -> HttpResponse:
    """One step on one value; a reload of its answer, or coming here after signing in, leads to the review."""
    report = reviewed_report(pk)
    if request.method == "GET":
        return redirect("inspections:review", pk)
    key = request.POST.get("key", "")
    try:
        at = _change(request, pk, key)
    except RefusedError as error:
        return screen_answer(request, reviewed_report(pk), at=key, problem=(key, error.message))
    except Report.DoesNotExist:
        raise Http404 from None
    report = reviewed_report(pk)
    at = at or (next_to_settle(report.as_draft(), key) if report.draft else None)
    if request.htmx:  # type: ignore[attr-defined]
        return screen_answer(request, report, at=at)
    return redirect(review_address(pk, at))


@needs(Right.SEE)
@require_GET
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """The line that says who else is here and what they did since the page was loaded; asked for by the open page."""
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("inspections:review", pk)
    report, by, now = reviewed_report(pk), person_of(request), timezone.now()
    note_presence(report=pk, by=by, now=now)
    text = request.GET.get("since", "")
    since = int(text) if text.isdecimal() and len(text) < 19 else 0
    steps = draft_steps(pk)
    newer = [step for step in steps if step.pk > since]
    shown = review_steps(newer, report.as_draft(), to=by, now=now) if newer and report.draft else None
    context = {
        "report": report,
        "since": since,
        "people": [person_words(person, to=by) for person in others_here(pk, but=by, now=now)],
        "newer": shown.last if shown else None,
        "over": report.state != Report.State.TO_REVIEW,
    }
    return render(request, "inspections/review/people.html", context)


def _change(request: HttpRequest, pk: int, key: str) -> str | None:
    """Call the action that the pressed button stands for; returns the value to look at, None for the next one."""
    do = request.POST.get("do", "")
    if do.startswith("decide-"):
        _decide(request, pk, key)
        return None
    step = _list if do.startswith("list-") else _STEPS.get(do)
    if step is None:
        raise InvalidValueError(_NO_SUCH_STEP)
    return step(request, pk, key)


def _accept(request: HttpRequest, pk: int, key: str) -> None:
    review.accept_value(report=pk, key=key, by=person_of(request), shown=_shown(request, key))


def _set(request: HttpRequest, pk: int, key: str) -> None:
    by, given = person_of(request), request.POST
    value = "" if given.get("do") == "unread" else given.get("value", "")
    if not value and given.get("do") != "unread" and key.startswith(JUDGEMENT):
        # Enter in another field would otherwise settle it as one that nobody could read.
        raise InvalidValueError("Choose a grade, or press “Could not be read”.")
    review.set_value(report=pk, key=key, value=value, by=by, why=_why(request), shown=_shown(request, key))


def _add(request: HttpRequest, pk: int, key: str) -> None:
    area, grade = request.POST.get("area", ""), request.POST.get("value", "")
    review.add_judgement(report=pk, area=area, grade=grade, by=person_of(request), why=_why(request))


def _remove(request: HttpRequest, pk: int, key: str) -> None:
    by = person_of(request)
    review.remove_value(report=pk, key=key, by=by, why=_why(request), shown=_shown(request, key))


def _item(request: HttpRequest, pk: int, key: str) -> None:
    typed = {name: request.POST.get(name, "").strip() for name in _OF_FINDING}
    words = review.FindingWords(**typed, kind=request.POST.get("kind", FindingKind.RECOMMENDATION.value))
    by = person_of(request)
    review.set_item(report=pk, key=key, words=words, by=by, why=_why(request), shown=_shown(request, key))


def _undo(request: HttpRequest, pk: int, key: str) -> str | None:
    patch = undo_step(report=pk, step=_step(request), by=person_of(request))
    there = reviewed_report(pk).as_draft().by_key()
    return next((each for each in patch.keys if each in there), None)


def _put_back(request: HttpRequest, pk: int, key: str) -> str:
    put_back(report=pk, step=_step(request), key=key, by=person_of(request))
    return key


def _split(request: HttpRequest, pk: int, key: str) -> str:
    by, text = person_of(request), request.POST.get("text", "")
    split_item(report=pk, key=key, text=text, by=by, why=_why(request), shown=_shown(request, key))
    return key


def _list(request: HttpRequest, pk: int, key: str) -> str | None:
    """One thing with the items that are ticked; `mark` names each item on the page with the mark of what it showed."""
    given = request.POST
    try:
        step = ListStep(given.get("do", "").removeprefix("list-"))
    except ValueError:
        raise InvalidValueError(_NO_SUCH_STEP) from None
    keys = tuple(dict.fromkeys(given.getlist("item")))
    marks = (each.partition("=") for each in given.getlist("mark"))
    shown = tuple(ShownValue(name, mark) for name, _, mark in marks if name in keys)
    to = given.get("before" if step is ListStep.PLACE else "kind", "")
    edit_list(report=pk, step=step, chosen=Chosen(keys, shown, to), by=person_of(request), why=_why(request))
    there = reviewed_report(pk).as_draft().by_key()
    return next((each for each in keys if each in there), None)


_STEPS: Mapping[str, Callable[[HttpRequest, int, str], str | None]] = {
    "accept": _accept,
    "set": _set,
    "unread": _set,
    "add": _add,
    "remove": _remove,
    "item": _item,
    "undo": _undo,
    "put_back": _put_back,
    "split": _split,
}


def _decide(request: HttpRequest, pk: int, key: str) -> None:
    given = request.POST
    try:
        take = Take(given.get("do", "").removeprefix("decide-"))
    except ValueError:
        raise InvalidValueError(_NO_SUCH_STEP) from None
    shown = Shown(given.get("shown_draft", ""), given.get("shown_record", ""))
    by, value = person_of(request), given.get("value", "")
    decide(report=pk, key=key, take=take, shown=shown, by=by, value=value, why=_why(request))


def _why(request: HttpRequest) -> str | None:
    return request.POST.get("why", "").strip() or None


def _shown(request: HttpRequest, key: str) -> ShownValue | None:
    """The value as the page showed it; None where the form does not say, as that of a new item."""
    return ShownValue(key, request.POST["shown"]) if key and "shown" in request.POST else None


def _step(request: HttpRequest) -> int:
    text = request.POST.get("step", "")
    if not text.isdecimal() or len(text) > 18:
        raise InvalidValueError(_NO_SUCH_STEP)
    return int(text)
