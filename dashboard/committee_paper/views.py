"""The committee paper of a council: as a Word document for everybody, and as a page with a form for its cover.

What is filled in is in no address and is kept nowhere; the action plan goes to people alone who may see it.
"""

from typing import IO

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dashboard.committee_paper.blocks import Paper
from dashboard.committee_paper.cover import FIELDS, Cover
from dashboard.committee_paper.own_template import fill_template
from dashboard.committee_paper.page import paper_page
from dashboard.committee_paper.paper import Enclosed, committee_paper
from dashboard.committee_paper.template_check import TemplateError
from dashboard.committee_paper.writing import DOCX, write_paper
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.views import dossier_of_request
from dashboard.pages.questions.views import questions_of
from dashboard.web.downloads import attachment
from dashboard.web.http_cache import revalidated_by_record
from inspections.people.factors import lacks_second_factor
from inspections.people.gate import public
from inspections.people.rights import Right, may_for
from inspections.queries.action_plan import PlanLine, plan_lines
from inspections.queries.paper_templates import template_content


@revalidated_by_record
def paper(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Without a cover and without a plan: the same for everybody."""
    dossier = dossier_of_request(request, slug)
    made = _paper(request, dossier, Cover(), ())
    return _as_word(made, dossier)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper_with_cover(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The page of the paper with the form; sent with `as=word`, the document."""
    dossier = dossier_of_request(request, slug)
    cover = Cover.from_form(request.POST.dict())
    may_plan = _may_follow_up(request, slug)
    with_plan = may_plan and (request.method != "POST" or "plan" in request.POST)
    made = _paper(request, dossier, cover, _plan(dossier) if with_plan else ())
    template = template_content(dossier.council.pk) if may_plan else None
    error = ""
    if request.method == "POST" and request.POST.get("as") == "word":
        return _as_word(made, dossier)
    if request.method == "POST" and request.POST.get("as") == "own" and template is not None:
        try:
            return _in_template(fill_template(template, made, cover, dossier.council.name), dossier)
        except TemplateError as refused:
            error = str(refused)
    context = _context(dossier, made, cover) | {
        "may_plan": may_plan,
        "with_plan": with_plan,
        "has_template": template is not None,
        "error": error,
    }
    return render(request, "dashboard/committee_paper/page.html", context)


def _may_follow_up(request: HttpRequest, slug: str) -> bool:
    """As the gate asks it, second factor and all."""
    if not request.user.is_authenticated or not may_for(request.user, Right.FOLLOW_UP, council=slug):
        return False
    return not lacks_second_factor(request.user)


def _context(dossier: CouncilDossier, made: Paper, cover: Cover) -> dict[str, object]:
    fields = [(name, label, hint, getattr(cover, name)) for name, label, hint in FIELDS]
    return {"page": paper_page(dossier, made), "params": dossier.params, "fields": fields}


def _paper(request: HttpRequest, dossier: CouncilDossier, cover: Cover, plan: tuple[PlanLine, ...]) -> Paper:
    questions = questions_of(dossier.record, dossier.council, dossier.params)
    enclosed = Enclosed(questions, cover, plan)
    return committee_paper(dossier, request.build_absolute_uri, enclosed)


def _plan(dossier: CouncilDossier) -> tuple[PlanLine, ...]:
    """Those on the latest graded inspection, and what is not done yet on the other reports of the paper."""
    latest = dossier.latest_inspection
    keys = {inspection.key for inspection in dossier.inspections}
    return plan_lines(dossier.council.pk, latest.key if latest else "", keys)


def _as_word(made: Paper, dossier: CouncilDossier) -> HttpResponseBase:
    date = dossier.params.when.date
    stem = f"{dossier.council.slug}-committee-paper-{date}"
    return attachment(lambda file: write_paper(file, made, date), stem, "docx", DOCX)


def _in_template(content: bytes, dossier: CouncilDossier) -> HttpResponseBase:
    stem = f"{dossier.council.slug}-committee-paper-{dossier.params.when.date}"
    return attachment(lambda file: _write(file, content), stem, "docx", DOCX)


def _write(file: IO[bytes], content: bytes) -> None:
    file.write(content)
