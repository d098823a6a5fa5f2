"""The files of a council's follow-up, behind the same gate as its pages, and never kept by a browser."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from authorities.queries import authority_by_slug
from dashboard.committee_paper.action_plan.document import write_document
from dashboard.committee_paper.action_plan.plan import Plan, of_report
from dashboard.committee_paper.action_plan.table import HEADER, plan_rows, write_workbook
from dashboard.committee_paper.writing import DOCX
from dashboard.files.csv import csv_file
from dashboard.web.downloads import attachment
from inspections.people.gate import needs_for_council, person_of
from inspections.people.rights import Right
from inspections.queries.followup import council_follow_up


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponseBase:
    plan = _plan(request, slug)
    return attachment(lambda file: write_document(file, plan), _stem(slug, plan), "docx", DOCX)


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def workbook(request: HttpRequest, slug: str) -> HttpResponseBase:
    plan = _plan(request, slug)
    return attachment(lambda file: write_workbook(file, plan), _stem(slug, plan))


@needs_for_council(Right.FOLLOW_UP)
@require_safe
def lines(request: HttpRequest, slug: str) -> HttpResponseBase:
    plan = _plan(request, slug)
    return csv_file(_stem(slug, plan), HEADER, tuple(plan_rows(plan)))


def _plan(request: HttpRequest, slug: str) -> Plan:
    council = authority_by_slug(slug)
    if council is None:
        raise Http404
    person = person_of(request)
    return Plan(
        council=council.name,
        follow_up=of_report(council_follow_up(council.pk), request.GET.get("report", "")),
        made_by=person.get_full_name() or person.get_username(),
        address=request.build_absolute_uri(reverse("inspections:follow_up_of", args=(slug,))),
    )


def _stem(slug: str, plan: Plan) -> str:
    return f"{slug}-action-plan-private-{plan.today.isoformat()}"
