"""The page of one recommendation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dashboard.pages.recommendation.page import recommendation_page
from dashboard.shared.links import recommendation_address
from dashboard.shared.record_cache import published_record
from inspections.people.gate import public
from inspections.queries.addresses import number_of_key
from inspections.queries.lineage import council_lineage
from inspections.queries.links_to_decide import council_of_report
from inspections.queries.progress import progress_verdicts
from inspections.queries.public_replies import public_replies
from inspections.queries.recommendation_address import key_of_present_words


@public
def recommendation(request: HttpRequest, key: str, item: str) -> HttpResponse:
    """The page. Words that were mended since lead to its present address; of a withdrawn report, to what is known."""
    council = council_of_report(key)
    if council is None:
        if number_of_key(key) is not None:
            return redirect("dashboard:inspection_by_key", key=key)
        raise Http404("No inspection has this key.")
    lineage = council_lineage(council.pk)
    place = key, item
    if not any(each.place == place for report in lineage.reports for each in report.items):
        present = key_of_present_words(key, item)
        if present is None or present == item:
            raise Http404("The report has no recommendation of this address.")
        return redirect(recommendation_address((key, present)))
    replies = public_replies(report.key for report in lineage.reports)
    page = recommendation_page(published_record(), lineage, place, progress_verdicts(council.pk), replies)
    return render(request, "dashboard/recommendation/page.html", {"page": page})
