"""A council's own template for its papers: kept once it was looked at and filled, by its own people alone."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dashboard.committee_paper.blocks import Paper
from dashboard.committee_paper.cover import Cover
from dashboard.committee_paper.own_template import FIELDS, fill_template
from dashboard.committee_paper.paper import Enclosed, committee_paper
from dashboard.committee_paper.template_check import MOST_BYTES, TemplateError
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.views import dossier_of_request
from dashboard.pages.questions.views import questions_of
from inspections.actions.paper_templates import keep_template, remove_template
from inspections.people.gate import needs_for_council, person_of
from inspections.people.rights import Right
from inspections.queries.paper_templates import template_facts


@needs_for_council(Right.FOLLOW_UP)
@require_http_methods(["GET", "HEAD", "POST"])
def paper_template(request: HttpRequest, slug: str) -> HttpResponseBase:
    dossier = dossier_of_request(request, slug)
    error = ""
    if request.method == "POST":
        if "remove" in request.POST:
            remove_template(council=dossier.council.pk)
            messages.success(request, "The template was removed. Papers have the usual looks again.")
            return redirect(request.path)
        error = _kept(request, dossier)
        if not error:
            messages.success(request, "The template is kept. It was filled with the present paper, and that worked.")
            return redirect(request.path)
    context = {
        "council": dossier.council,
        "template": template_facts(dossier.council.pk),
        "fields": FIELDS,
        "error": error,
        "params": dossier.params,
    }
    return render(request, "dashboard/committee_paper/template.html", context, status=422 if error else 200)


def _kept(request: HttpRequest, dossier: CouncilDossier) -> str:
    """Why the file that was sent cannot be kept; blank where it was."""
    file = request.FILES.get("template")
    if not isinstance(file, UploadedFile) or not file.size:
        return "Choose a Word document (.docx)."
    if file.size > MOST_BYTES:
        return "The file is larger than 3 MB. Make its pictures smaller."
    content = file.read()
    try:
        fill_template(content, _trial(request, dossier), Cover(), dossier.council.name)
    except TemplateError as error:
        return str(error)
    keep_template(council=dossier.council.pk, name=file.name or "", content=content, by=person_of(request))
    return ""


def _trial(request: HttpRequest, dossier: CouncilDossier) -> Paper:
    enclosed = Enclosed(questions_of(dossier.record, dossier.council, dossier.params), Cover(), ())
    return committee_paper(dossier, request.build_absolute_uri, enclosed)
