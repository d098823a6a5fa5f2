"""Setting up a second factor, its recovery codes, and turning it off; what is there is changed for a code alone."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from inspections.actions.second_factor import (
    begin_second_factor,
    confirm_second_factor,
    new_recovery_codes,
    remove_second_factor,
    use_code,
)
from inspections.actions.sessions import end_sessions
from inspections.errors import InvalidValueError, WrongStateError
from inspections.people.factors import has_second_factor, lacks_second_factor, recovery_codes_left
from inspections.people.gate import needs, person_of
from inspections.people.rights import Right


@needs(Right.OWN_ACCOUNT)
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """What to put into an app, and the field for a code of it; where there is one, what can be done with it."""
    by = person_of(request)
    if has_second_factor(by):
        return render(request, "inspections/account/second_factor.html", {"codes_left": recovery_codes_left(by)})
    problem = None
    if request.method == "POST":
        try:
            codes = confirm_second_factor(user=by, code=request.POST.get("code", ""))
        except WrongStateError:
            return redirect("inspections:second_factor")
        except InvalidValueError as error:
            problem = error.message
        else:
            # Whoever signed in with the password alone has to come again with a code.
            end_sessions(user=by, except_for=request.session.session_key)
            return _codes(request, codes, "Your second factor is on.")
    return _set_up(request, by, problem)


@needs(Right.OWN_ACCOUNT)
@sensitive_post_parameters("code")
@require_POST
def codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of those of before, for a code."""
    by = person_of(request)
    problem = use_code(user=by, code=request.POST.get("code", ""))
    if problem:
        return _refused(request, by, problem, "codes-code")
    return _codes(request, new_recovery_codes(user=by), "The old recovery codes no longer work.")


@needs(Right.OWN_ACCOUNT)
@sensitive_post_parameters("code")
@require_POST
def turn_off(request: HttpRequest) -> HttpResponse:
    """Sign in without a second factor from now on, for a code; not where an administrator asks for one."""
    by = person_of(request)
    problem = use_code(user=by, code=request.POST.get("code", ""))
    if problem:
        return _refused(request, by, problem, "off-code")
    remove_second_factor(user=by)
    said = "Your second factor is off."
    if lacks_second_factor(by):
        said += " An administrator requires one: set it up again to carry on."
    messages.success(request, said)
    return redirect("inspections:second_factor" if lacks_second_factor(by) else "inspections:account")


def _set_up(request: HttpRequest, by: User, problem: str | None) -> HttpResponse:
    device = begin_second_factor(user=by)
    context = {
        "qr": _picture(device),
        "secret": _secret(device),
        "problem": problem,
        "errors": [(problem, "code")] if problem else [],
        "needed": lacks_second_factor(by),
    }
    return render(request, "inspections/account/set_up.html", context, status=422 if problem else 200)


def _codes(request: HttpRequest, shown: list[str], said: str) -> HttpResponse:
    return render(request, "inspections/account/codes.html", {"codes": shown, "said": said})


def _refused(request: HttpRequest, by: User, problem: str, field: str) -> HttpResponse:
    context = {
        "codes_left": recovery_codes_left(by),
        "problem": problem,
        "problem_field": field,
        "errors": [(problem, field)],
    }
    return render(request, "inspections/account/second_factor.html", context, status=422)


def _secret(device: TOTPDevice) -> str:
    """The secret as an app takes it when typed, in groups of four."""
    text = device.config_url.split("secret=")[1].split("&")[0]
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _picture(device: TOTPDevice) -> str:
    """The QR code as the address of a picture: dark on light in both schemes, or a phone cannot read it."""
    return str(segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff"))
