"""Importing a table of outcomes: checked first and shown, written only when the editor says so."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from inspections.actions.imports import Imported, import_outcomes
from inspections.errors import InvalidValueError
from inspections.intake.outcome_table import COLUMNS
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right

_MOST_BYTES = 10 * 1024 * 1024


@needs(Right.PUBLISH)
@require_http_methods(["GET", "POST"])
def import_table(request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST checks the table, and with do=import loads it."""
    context: dict[str, object] = {"columns": COLUMNS}
    if request.method == "POST":
        dry_run = request.POST.get("do") != "import"
        result, problem = _import(request, dry_run=dry_run)
        if result and not problem and not dry_run:
            messages.success(request, _done(len(result.added)))
            return redirect("inspections:import")
        context |= {"result": result, "problem": problem, "errors": [(problem, "file")] if problem else []}
    return render(request, "inspections/import.html", context)


def _done(added: int) -> str:
    if added == 0:
        return "Nothing was added: the record has every inspection of the table."
    return f"{added} inspection{' was' if added == 1 else 's were'} added to the record."


def _import(request: HttpRequest, *, dry_run: bool) -> tuple[Imported | None, str | None]:
    """What the table brings, and what stands in its way."""
    try:
        name, text = _table(request)
    except InvalidValueError as error:
        return None, error.message
    result = import_outcomes(name=name, text=text, by=person_of(request), dry_run=dry_run)
    return result, _refusal(result)


def _table(request: HttpRequest) -> tuple[str, str]:
    """The name and the text of the chosen file; InvalidValueError where it cannot be a table."""
    file = request.FILES.get("file")
    if file is None:
        raise InvalidValueError("No file was chosen. Choose a CSV file, then check it.")
    if (file.size or 0) > _MOST_BYTES:
        raise InvalidValueError("This file is larger than 10 MB, too large for a table of outcomes.")
    try:
        return file.name or "", file.read().decode("utf-8")
    except UnicodeDecodeError:
        sentence = "This is not a CSV file in UTF-8. Save the table as “CSV UTF-8” and choose that."
        raise InvalidValueError(sentence) from None


def _refusal(result: Imported) -> str | None:
    if result.loaded_before:
        return "This very table was imported before; nothing is left to add."
    if result.problems:
        return "The table was not imported: put right what is listed below, and check it again."
    return None
