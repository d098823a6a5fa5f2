"""The list of councils, finding one by typing, and the page of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from authorities.queries import bodies_of, search
from dashboard.exports import council_sheet
from dashboard.pages.bodies import bodies
from dashboard.pages.chained import chained_of
from dashboard.pages.council import council_page
from dashboard.pages.councils import council_href, councils_page, suggestions
from dashboard.pages.frame import regions_of
from dashboard.pages.recommending import improvements
from dashboard.pages.returning import chips_of, past_of, since, told
from dashboard.params import CouncilsParams, Params, read_councils, read_params
from dashboard.positions.record import Council, Record
from dashboard.queries import neighbours_of, the_record
from dashboard.sheets import csv_response
from inspections.queries.recommended import recommended
from inspections.queries.record import inspection_with_evidence

SUGGESTED, LISTED = 8, 200


def councils(request: HttpRequest) -> HttpResponse:
    record = the_record()
    params = _params(request, record)
    found = [authority.pk for authority in search(params.q, limit=LISTED)] if params.q else None
    context = {"page": councils_page(record, params, found), "params": params}
    return render(request, "dashboard/councils.html", context)


def find(request: HttpRequest) -> HttpResponse:
    """Suggestions while a person types; without JavaScript the form leads on to the council, or to the list."""
    record = the_record()
    params = _params(request, record)
    found = [authority.pk for authority in search(params.q, limit=SUGGESTED)]
    if request.htmx:  # type: ignore[attr-defined]
        context = {"found": suggestions(record, found, params), "q": params.q}
        return render(request, "dashboard/national.html#suggestions", context)
    if len(found) == 1:
        return redirect(council_href(record.by_pk[found[0]], params.when_query))
    return redirect(reverse("dashboard:councils") + params.address())


def council(request: HttpRequest, slug: str) -> HttpResponse:
    record = the_record()
    one = _council(record, slug)
    params = _plain(request, record)
    page = council_page(record, one, neighbours_of(one), params)
    evidence = inspection_with_evidence(page.latest_pk) if page.latest_pk else None
    past = past_of(record, one, params.when.as_at)
    words = recommended(past.pks)
    changed = since(past, words)
    improve = improvements(evidence, changed.marks if changed else {}, chips_of(past, words))
    context = {
        "page": page,
        "improve": improve,
        "since": changed,
        "told": told(past, words),
        "chained": chained_of(record, one, params),
        "bodies": bodies(bodies_of(one.pk), one.pk, params.when.date),
        "params": params,
    }
    return render(request, "dashboard/council.html", context)


def council_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The council's timeline: one row a judgement."""
    record = the_record()
    one = _council(record, slug)
    return csv_response(council_sheet(record, one, _plain(request, record)))


def _council(record: Record, slug: str) -> Council:
    found = record.council_with(slug)
    if found is None:
        raise Http404(f"No council has the address “{slug}”.")
    return found


def _params(request: HttpRequest, record: Record) -> CouncilsParams:
    return read_councils(request.GET.dict(), localdate(), regions_of(record))


def _plain(request: HttpRequest, record: Record) -> Params:
    return read_params(request.GET.dict(), localdate(), regions_of(record))
