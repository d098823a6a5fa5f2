"""The page of one's own account: the name in public, the password, the second factor, where one is signed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_POST

from inspections.actions.accounts import set_public_name
from inspections.actions.sessions import end_session, end_sessions
from inspections.errors import InvalidValueError
from inspections.people.factors import has_second_factor, recovery_codes_left
from inspections.people.gate import needs, person_of
from inspections.people.rights import NAMES, Right, rights_words
from inspections.queries.people import live_sessions
from inspections.queries.public_names import public_name_of
from inspections.roles import account_role
from inspections.signing_in import ChangePasswordForm
from inspections.views.signing_in import note_this_session


@needs(Right.OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """GET shows the account with the name of now; POST saves the name."""
    by, problem = person_of(request), None
    name = public_name_of(by) or ""
    if request.method == "POST":
        name = request.POST.get("public_name", "")
        try:
            chosen = set_public_name(by=by, name=name)
        except InvalidValueError as error:
            problem = error.message
        else:
            said = (
                f"Your corrections are shown under the name {chosen}."
                if chosen
                else "Your corrections do not name you."
            )
            messages.success(request, said)
            return redirect("inspections:account")
    role = account_role(by)
    context = {
        "name": name,
        "problem": problem,
        "errors": [(problem, "public_name")] if problem else [],
        "role": NAMES[role] if role else None,
        "council": by.person.council if hasattr(by, "person") else None,
        "may_do": rights_words(role),
        "second_factor": has_second_factor(by),
        "codes_left": recovery_codes_left(by),
        "sessions": live_sessions(by),
        "this_session": request.session.session_key,
    }
    return render(request, "inspections/account.html", context)


@needs(Right.OWN_ACCOUNT)
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one session, or all but this one."""
    by, given = person_of(request), request.POST.get("session", "")
    if given == "others":
        count = end_sessions(user=by, except_for=request.session.session_key)
        said = "You are now signed out everywhere else." if count else "You were not signed in anywhere else."
        messages.success(request, said)
    elif given.isdecimal() and len(given) < 10 and end_session(by=by, session=int(given)):
        messages.success(request, "That browser has been signed out.")
    else:
        messages.info(request, "That browser was already signed out.")
    return redirect("inspections:account")


class ChangePassword(auth.PasswordChangeView):
    """Ends every other session; this one goes on."""

    form_class = ChangePasswordForm
    template_name = "inspections/account/password.html"
    success_url = reverse_lazy("inspections:account")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        by = person_of(self.request)
        end_sessions(user=by, except_for=self.request.session.session_key)
        note_this_session(self.request, by)
        messages.success(self.request, "Your password has been changed. You are signed out everywhere else.")
        return answer


change_password = needs(Right.OWN_ACCOUNT)(ChangePassword.as_view())
