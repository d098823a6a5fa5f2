"""The answer to a form whose token ran out: what was typed in it, where it came from a page of this site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache

from inspections.people.gate import public
from inspections.people.typed_in_vain import is_of_this_site, page_of_form, typed_in_vain


@public
@never_cache
def form_ran_out(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Named in the settings. What another site makes a browser send is repeated to nobody."""
    try:
        typed = typed_in_vain(request) if is_of_this_site(request) else []
    except UnreadablePostError:
        typed = []
    if not typed:
        return csrf_failure(request, reason=reason)
    context = {"typed": typed, "page": page_of_form(request)}
    return render(request, "inspections/run_out.html", context, status=403)
