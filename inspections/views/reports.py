"""The page of reports: add files, and watch each on its way."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from authorities.queries import inspectorate_pages
from inspections.models import Report
from inspections.people.bodies import takes_files
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right, may
from inspections.queries.batches import proposals_by_editors, published_alone
from inspections.queries.collecting import collected_lately
from inspections.queries.report_list import (
    ReportFilter,
    filter_choices,
    reading_progress,
    reports_in_section,
    section_counts,
)
from inspections.queries.watched import watched_folder
from inspections.queries.zips import zips_to_tell
from inspections.review.queue_sections import QueueSection, finding_words, queue_section
from inspections.views.adding import add_files
from inspections.views.batches import batches_told
from inspections.views.putting_aside import undo_offered
from inspections.views.report_filter import TABS, ReportsParams, filter_fields, read_params, tabs

PAGE_SIZE = 50
"""As many files as a person looks through before asking for more."""
FIRST_FEW = 10
"""So many of each group are shown where several groups are; each group has a page of its own."""


@needs(Right.SEE, to_change=Right.EDIT)
@takes_files
@require_http_methods(["GET", "POST"])
def reports(request: HttpRequest) -> HttpResponse:
    """The queue in its groups; htmx gets the part of it that moves. POST adds files."""
    if request.method == "POST":
        return add_files(request)
    choices, now = filter_choices(), timezone.now()
    params = read_params(request.GET, choices)
    counts = section_counts(params.wanted)
    total, told, zips = sum(counts.values()), batches_told(), zips_to_tell(now)
    sections, page = _sections(request, params, counts)
    context = {
        "finding": finding_words(counts, filtered=params.wanted.is_set),
        "params": params,
        "fields": filter_fields(params, choices),
        "clear": ReportsParams(params.tab, ReportFilter(), ()).address(),
        "tabs": tabs(params, counts),
        "sections": sections,
        "page": page,
        "total": total,
        "progress": reading_progress(now) if counts["way"] else None,
        "sources": inspectorate_pages() if _is_done(params, counts) else [],
        "put_aside": undo_offered(request),
        "batches": told,
        "zips": zips,
        "alone": published_alone(person_of(request).pk, now) if may(request.user, Right.PUBLISH) else [],
        "proposals": proposals_by_editors() if may(request.user, Right.PUBLISH) else [],
        "agreeing": counts["agree"] if "agree" in TABS[params.tab][1] else 0,
        "filtered": urlencode(params.state),
        "propose": f"{reverse('inspections:batches')}?{urlencode(params.state)}",
        "moving": counts["way"]
        or any(each.batch.is_moving for each in told)
        or any(each.finished_at is None for each in zips),
        "address": request.get_full_path(),
        "most_files": settings.UPLOAD_MAX_FILES,
        "most_mib": settings.UPLOAD_MAX_MIB,
        "watched": watched_folder(settings.WATCH_FOLDER, now),
        "collected": collected_lately(),
        "most_zip_mib": settings.UPLOAD_MAX_ZIP_MIB,
    }
    template = "inspections/reports.html"
    return render(request, f"{template}#files" if request.htmx else template, context)  # type: ignore[attr-defined]


def _is_done(params: ReportsParams, counts: Mapping[str, int]) -> bool:
    """Whether nothing waits, so that the page says where more reports come from."""
    waiting = sum(count for key, count in counts.items() if key not in ("published", "withdrawn"))
    return params.tab in ("", "person") and not params.wanted.is_set and not waiting


def _sections(
    request: HttpRequest, params: ReportsParams, counts: Mapping[str, int]
) -> tuple[list[QueueSection], Page[Report] | None]:
    """The parts of the tab that hold anything; one alone is paged, of several the first few each."""
    now = timezone.now()
    keys = [key for key in TABS[params.tab][1] if counts[key]]
    if len(TABS[params.tab][1]) == 1:
        found = reports_in_section(TABS[params.tab][1][0], params.wanted)
        page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
        return [queue_section(key, counts[key], list(page), now=now) for key in keys], page
    sections = []
    for key in keys:
        rows = list(reports_in_section(key, params.wanted)[:FIRST_FEW])
        more = params.address(show=key) if counts[key] > FIRST_FEW else None
        sections.append(queue_section(key, counts[key], rows, now=now, more=more))
    return sections, None
