"""Publishing reports together: the summary to confirm, the progress, and taking all of it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inspections.actions.batches import confirm_batch, give_up_batch, propose_batch, take_batch_back
from inspections.errors import RefusedError
from inspections.models import Batch
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.batches import (
    BatchProgress,
    batch_summary,
    batch_with_counts,
    batches_to_tell,
    confirmed_batches,
    drawn_by_chance,
    progress_of,
    reports_of_batch,
)
from inspections.queries.report_list import filter_choices, reports_in_section
from inspections.review.batch_words import BatchTold, Counts, batch_row, batch_told, framework_counts, more_published
from inspections.review.drawn_report import drawn_report
from inspections.views.report_filter import read_params

PAGE_SIZE = 50
"""As many reports as a person looks through before asking for more."""


@needs(Right.SEE, to_change=Right.EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def batches(request: HttpRequest) -> HttpResponse:
    """All that were published together. POST proposes one: the reports that are ticked, or all that agree."""
    if request.method == "POST":
        return _propose(request)
    page = Paginator(confirmed_batches(), PAGE_SIZE).get_page(request.GET.get("page"))
    now = timezone.now()
    told = [told_of(progress_of(batch)) for batch in page]
    return render(request, "inspections/batches.html", {"page": page, "batches": told, "now": now})


@needs(Right.SEE)
@require_safe
def batch_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The summary before it is confirmed, then its progress; htmx gets the part that moves."""
    batch = _batch(pk)
    page = Paginator(reports_of_batch(batch), PAGE_SIZE).get_page(request.GET.get("page"))
    summary = batch_summary(batch)
    context = {
        "told": told_of(progress_of(batch)),
        "summary": summary,
        "frameworks": framework_counts(summary.frameworks),
        "more": more_published(
            summary.findings, mentions=summary.mentions, themes=summary.themes, windows=summary.windows
        ),
        "rows": [batch_row(item) for item in page],
        "page": page,
    }
    template = "inspections/batch.html"
    return render(request, f"{template}#batch" if request.htmx else template, context)  # type: ignore[attr-defined]


@needs(Right.SEE)
@require_safe
def drawn(request: HttpRequest, pk: int) -> HttpResponse:
    """Ten reports of a batch, drawn by chance, each with its values beside the page; `draw` counts the draws."""
    batch, text = _batch(pk), request.GET.get("draw", "1")
    draw = int(text) if text.isdecimal() and len(text) < 10 else 1
    reports = drawn_by_chance(batch, draw)
    if not reports:
        return redirect("inspections:batch", pk)
    context = {
        "batch": batch,
        "drawn": [drawn_report(report) for report in reports],
        "total": batch_summary(batch).reports,
        "next": draw + 1,
    }
    return render(request, "inspections/drawn.html", context)


@needs(Right.PUBLISH)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish them; the queue then says how far it is."""
    _batch(pk)
    try:
        confirm_batch(batch=pk, by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:reports")


@needs(Right.EDIT)
@require_POST
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal out of the publishers' queue."""
    _batch(pk)
    try:
        give_up_batch(batch=pk, by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "The proposal has been cancelled. The reports are waiting in the queue as before.")
    return redirect("inspections:reports")


@needs(Right.PUBLISH)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    _batch(pk)
    try:
        take_batch_back(batch=pk, by=person_of(request), why=request.POST.get("why", "").strip())
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("inspections:batch", pk)


def batches_told() -> list[BatchTold]:
    """What the queue says of batches: those that move, and those that ended of late."""
    return [told_of(progress) for progress in batches_to_tell(timezone.now())]


def told_of(progress: BatchProgress) -> BatchTold:
    names = ("done", "of", "published", "left", "taken_back", "kept")
    counts = Counts(**{name: getattr(progress, name) for name in names})
    return batch_told(progress.batch, counts, timezone.now())


def _propose(request: HttpRequest) -> HttpResponse:
    """Those that are ticked; with `all`, every report that agrees and is as the filter of the address asks."""
    if request.POST.get("all"):
        wanted = read_params(request.GET, filter_choices()).wanted
        chosen = list(reports_in_section("agree", wanted).values_list("pk", flat=True))
    else:
        chosen = [int(text) for text in request.POST.getlist("report") if text.isdecimal() and len(text) < 10]
    try:
        batch = propose_batch(reports=chosen, by=person_of(request))
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("inspections:reports")
    return redirect("inspections:batch", batch.pk)


def _batch(pk: int) -> Batch:
    batch = batch_with_counts(pk)
    if batch is None:
        raise Http404
    return batch
