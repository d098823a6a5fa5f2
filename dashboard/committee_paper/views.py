"""The committee paper of a council, sent as a Word document."""

from django.http import HttpRequest, HttpResponseBase

from dashboard.committee_paper.paper import committee_paper
from dashboard.committee_paper.writing import DOCX, write_paper
from dashboard.pages.council.views import dossier_of_request
from dashboard.web.downloads import attachment
from dashboard.web.http_cache import revalidated_by_record


@revalidated_by_record
def paper(request: HttpRequest, slug: str) -> HttpResponseBase:
    dossier = dossier_of_request(request, slug)
    made, date = committee_paper(dossier, request.build_absolute_uri), dossier.params.when.date
    stem = f"{dossier.council.slug}-committee-paper-{date}"
    return attachment(lambda file: write_paper(file, made, date), stem, "docx", DOCX)
