"""The register's pages: enter a change, look at what follows, save exactly that; the changes made, and undoing one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from authorities.changes.making import (
    Asked,
    CannotEnterError,
    CannotUndoError,
    made_a_moment_ago,
    make_change,
    undo_change,
)
from authorities.changes.undoing import dependents, steps_of
from authorities.loading import facts_kept
from authorities.models import DeliveryBody, RegisterChange
from authorities.queries import authority_by_number
from authorities.register import authority_rows
from dashboard.pages.register.choices import council_choices
from dashboard.pages.register.entries import (
    BodyEntry,
    DetailsEntry,
    Entry,
    ReorganisationEntry,
    StartForm,
    add_problems,
    errors_of,
    is_valid,
)
from dashboard.pages.register.preview import Preview, preview_of
from dashboard.pages.register.row_words import row_lines
from dashboard.shared.record_cache import published_record
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right

PAGE_SIZE = 25
"""As many changes as a person looks through before asking for more."""
_OF_THE_PREVIEW = ("csrfmiddlewaretoken", "do", "shown", "agreed")


@needs(Right.ADMINISTER)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The changes that were entered, newest first, and the ways to enter one."""
    found = RegisterChange.objects.select_related("made_by", "undone_by").defer("steps")
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "councils": council_choices(),
        "bodies": DeliveryBody.objects.select_related("authority").order_by("name", "valid_from", "authority"),
        "kept": facts_kept(authority_rows()),
    }
    return render(request, "dashboard/register/page.html", context)


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def reorganise(request: HttpRequest) -> HttpResponse:
    """First the day and the councils, which then stand in the address; then what the new ones are."""
    start = StartForm(request.GET) if request.GET else StartForm()
    if not request.GET or not start.is_valid():
        # The councils that end are no longer among those to choose from, once it is saved.
        if same := _saved_a_moment_ago(request):
            return redirect("dashboard:register_change", same.pk)
        errors = [(f"{bound.label}: {each}", bound.id_for_label) for bound in start for each in bound.errors]
        return render(request, "dashboard/register/start.html", {"start": start, "errors": errors})
    return _answer(request, ReorganisationEntry(start, request.POST or None))


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """The council stands in the address by its DfE number."""
    if "council" not in request.GET:
        return redirect("dashboard:register")
    council = authority_by_number(request.GET["council"])
    if council is None:
        raise Http404
    return _answer(request, DetailsEntry(council, request.POST or None))


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest) -> HttpResponse:
    """The body stands in the address by one of its rows; those with the same dates belong to it."""
    pk = request.GET.get("body", "")
    known: list[DeliveryBody] = []
    if pk:
        row = DeliveryBody.objects.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 10 else None
        if row is None:
            raise Http404
        same = DeliveryBody.objects.filter(
            name=row.name, kind=row.kind, valid_from=row.valid_from, valid_to=row.valid_to
        )
        known = list(same.select_related("authority"))
    return _answer(request, BodyEntry(known, request.POST or None))


@needs(Right.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What one change wrote, who made it and why. POST undoes it."""
    found = RegisterChange.objects.select_related("made_by", "undone_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    why, errors = " ".join(request.POST.get("why", "").split())[:300], []
    if request.method == "POST":
        if not why:
            errors = [("Say why you are undoing it.", "why")]
        else:
            try:
                undo_change(change=pk, by=person_of(request), why=why)
            except CannotUndoError as error:
                errors = [(reason, "undo") for reason in error.reasons]
            else:
                messages.success(request, f"Undone: {found.title}. The register is as it was before.")
                return redirect("dashboard:register_change", pk)
    context = {
        "change": found,
        "rows": row_lines(steps_of(found)),
        "stands_in_the_way": dependents(found) if found.undone_at is None else [],
        "errors": errors,
    }
    return render(request, "dashboard/register/change.html", context)


def _answer(request: HttpRequest, entry: Entry) -> HttpResponse:
    """The form; what follows from it; or, where exactly that was saved, the change."""
    do = request.POST.get("do", "")
    if request.method == "POST" and do != "edit" and is_valid(entry):
        try:
            preview, made = _made(request, entry, save=do == "save")
        except CannotEnterError as error:
            if same := _saved_a_moment_ago(request):
                return redirect("dashboard:register_change", same.pk)
            add_problems(entry, error.problems)
        else:
            if made is not None:
                messages.success(request, f"Saved: {made.title}.")
                return redirect("dashboard:register_change", made.pk)
            return render(request, "dashboard/register/preview.html", _shown(request, entry, preview))
    context = {"entry": entry, "errors": errors_of(entry), "councils": [label for _, label in council_choices()]}
    return render(request, entry.template, context)


def _made(request: HttpRequest, entry: Entry, *, save: bool) -> tuple[Preview, RegisterChange | None]:
    """Saved only as it was shown, and only if what it warns of was agreed to."""
    wanted, reasons = entry.wanted(), entry.reason.cleaned_data
    asked = Asked(wanted, entry.title(wanted), person_of(request), reasons["why"], reasons["source"])
    before, shown, agreed = published_record(), request.POST.get("shown"), request.POST.get("agreed")
    return make_change(
        asked,
        look=lambda steps: preview_of(asked, before, steps),
        keep=lambda seen: save and seen.mark == shown and bool(agreed or not seen.warnings),
    )


def _saved_a_moment_ago(request: HttpRequest) -> RegisterChange | None:
    """What the same person saved with the same words just now: the button was pressed twice."""
    if request.POST.get("do") != "save":
        return None
    words = {name: request.POST.get(name, "").strip() for name in ("why", "source")}
    return made_a_moment_ago(by=person_of(request), **words)


def _shown(request: HttpRequest, entry: Entry, preview: Preview) -> dict[str, object]:
    saving = request.POST.get("do") == "save"
    changed = saving and request.POST.get("shown") != preview.mark
    problem = "Say that you know this, or change what you entered." if saving and not changed else ""
    return {
        "preview": preview,
        "reason": entry.reason.cleaned_data,
        "kept": [
            (name, value) for name, values in request.POST.lists() for value in values if name not in _OF_THE_PREVIEW
        ],
        "changed": changed,
        "errors": [(problem, "agreed")] if problem else [],
        "here": request.get_full_path(),
    }
