"""The page of one's own account: under which name one's corrections stand in public, or none."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from inspections.actions.accounts import set_public_name
from inspections.errors import InvalidValueError
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right
from inspections.queries.public_names import public_name_of


@needs(Right.OWN_ACCOUNT)
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """GET shows the form with the name of now; POST saves it."""
    by, problem = person_of(request), None
    name = public_name_of(by) or ""
    if request.method == "POST":
        name = request.POST.get("public_name", "")
        try:
            chosen = set_public_name(by=by, name=name)
        except InvalidValueError as error:
            problem = error.message
        else:
            said = f"Your corrections stand under the name {chosen}." if chosen else "Your corrections name nobody."
            messages.success(request, said)
            return redirect("inspections:account")
    errors = [(problem, "public_name")] if problem else []
    return render(request, "inspections/account.html", {"name": name, "problem": problem, "errors": errors})
