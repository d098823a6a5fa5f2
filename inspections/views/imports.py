"""Importing a table of outcomes: its source, its columns, what it would bring, and taking it back as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inspections.actions.imports import (
    choose_sheet,
    confirm_import,
    drop_proposal,
    propose_import,
    take_import_back,
    understand_columns,
)
from inspections.errors import RefusedError
from inspections.models import Import
from inspections.models.choices import kind_choices
from inspections.people.bodies import takes_files
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.imports import import_by_number, imports_to_tell, rows_of_import
from inspections.review.file_list import count_noun
from inspections.review.import_changes import Stand
from inspections.review.import_proposal import ProposedTable
from inspections.review.import_words import (
    changed_rows,
    column_rows,
    field_choices,
    new_rows,
    plan_heading,
    understood_columns,
    usable_frameworks,
    word_rows,
)
from inspections.views.import_form import SourceForm, read_mapping

PAGE_SIZE: Final = 50
"""As many as a person looks through before asking for more."""
_PREVIEWED: Final = 15
"""Rows of a sheet in which a person looks for the headings."""


@needs(Right.PUBLISH)
@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The form for a table, and what was imported before. POST proposes an import."""
    form = SourceForm(request.POST or None, request.FILES or None) if request.method == "POST" else SourceForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = propose_import(name=file.name, data=file.read(), source=form.source, by=person_of(request))
        except RefusedError as error:
            form.add_error("file", error.message)
        else:
            return redirect("inspections:import", row.pk)
    page = Paginator(imports_to_tell(person_of(request)), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "inspections/imports.html", {"form": form, "page": page})


@needs(Right.PUBLISH)
@require_safe
def import_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What has to be said next of a proposal, its summary, or what an import brought."""
    row = _import(pk)
    if row.state != Import.State.PROPOSED:
        page = Paginator(rows_of_import(row), PAGE_SIZE).get_page(request.GET.get("page"))
        return render(request, "inspections/import/loaded.html", {"row": row, "page": page})
    proposed = ProposedTable(row)
    step = request.GET.get("step", "")
    if proposed.sheet is None or proposed.table is None or step == "sheet":
        return _sheet_page(request, row, proposed)
    if step == "columns" or not proposed.is_understood:
        return _columns_page(request, row, proposed)
    return _summary_page(request, row, proposed)


@needs(Right.PUBLISH)
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Take another sheet of the file, or another row for the headings."""
    _import(pk)
    text = request.POST.get("header_row", "").strip()
    header = int(text) if text.isdecimal() and len(text) < 6 and int(text) else None
    return _step(request, pk, lambda: choose_sheet(pk=pk, sheet=request.POST.get("sheet", ""), header_row=header))


@needs(Right.PUBLISH)
@require_POST
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the columns and words mean; what is still to say is asked on the same page."""
    proposed = ProposedTable(_import(pk))
    if proposed.table is None or proposed.mapping is None:
        return redirect("inspections:import", pk)
    mapping = read_mapping(request.POST, proposed.table, proposed.mapping)
    return _step(request, pk, lambda: understand_columns(pk=pk, mapping=mapping, by=person_of(request)))


@needs(Right.PUBLISH)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the summary showed."""
    _import(pk)

    def write() -> None:
        take, mark = set(request.POST.getlist("take")), request.POST.get("mark", "")
        row = confirm_import(pk=pk, take=take, mark=mark, by=person_of(request))
        facts = f"{count_noun(row.changed, 'inspection')} changed" if row.changed else ""
        new = f"{count_noun(row.added, 'inspection')} added" if row.added else ""
        messages.success(request, f"Imported: {', '.join(filter(None, (new, facts))) or 'nothing was new'}.")

    return _step(request, pk, write)


@needs(Right.PUBLISH)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    _import(pk)
    why = request.POST.get("why", "").strip()
    return _step(request, pk, lambda: take_import_back(pk=pk, by=person_of(request), why=why))


@needs(Right.PUBLISH)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a proposal up."""
    _import(pk)
    try:
        drop_proposal(pk=pk)
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:imports")


def _step(request: HttpRequest, pk: int, do: Callable[[], object]) -> HttpResponse:
    """Do it, or say why not; then lead to what comes next."""
    try:
        do()
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:import", pk)


def _sheet_page(request: HttpRequest, row: Import, proposed: ProposedTable) -> HttpResponse:
    shown = proposed.sheet or (proposed.sheets[0] if len(proposed.sheets) == 1 else None)
    context = {
        "row": row,
        "sheets": [(sheet, sheet in proposed.usable) for sheet in proposed.sheets],
        "shown": shown,
        "preview": list(enumerate(shown.rows[:_PREVIEWED], start=1)) if shown else [],
    }
    return render(request, "inspections/import/sheet.html", context)


def _columns_page(request: HttpRequest, row: Import, proposed: ProposedTable) -> HttpResponse:
    table, mapping = proposed.table, proposed.mapping
    if table is None or mapping is None:
        raise Http404
    unknown, known = word_rows(table, mapping)
    context = {
        "row": row,
        "table": table,
        "mapping": mapping,
        "columns": column_rows(table, mapping),
        "fields": field_choices(),
        "unknown": unknown,
        "known": known,
        "problems": proposed.problems,
        "frameworks": usable_frameworks(),
        "kinds": kind_choices(),
        "several": len(proposed.sheets) > 1,
    }
    return render(request, "inspections/import/columns.html", context)


def _summary_page(request: HttpRequest, row: Import, proposed: ProposedTable) -> HttpResponse:
    plan, table, mapping = proposed.plan(), proposed.table, proposed.mapping
    if plan is None or table is None or mapping is None or proposed.sheet is None:
        raise Http404
    facts = {stand.value: changed_rows(plan.changed, stand) for stand in Stand}
    lists: dict[str, Sequence[object]] = {"new": new_rows(plan.added), "problems": plan.problems, **facts}
    context = {
        "row": row,
        "plan": plan,
        "heading": plan_heading(plan),
        "source": proposed.source_text,
        "sheet": proposed.sheet,
        "table": table,
        "several": len(proposed.sheets) > 1,
        "understood": understood_columns(table, mapping),
        "remembered": proposed.remembered if row.mapping is None else None,
        # All of it, however long: nothing is written that could not be looked at.
        **lists,
        "counts": {name: len(rows) for name, rows in lists.items()},
        "unusable": len({each.line for each in plan.problems}),
        "has_effect": any(lists[name] for name in ("new", "fills", "alters")),
    }
    return render(request, "inspections/import/summary.html", context)


def _import(pk: int) -> Import:
    row = import_by_number(pk)
    if row is None:
        raise Http404
    return row
