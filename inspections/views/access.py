"""Who may do what: editors are people whose permissions let them change reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

EDIT = "inspections.change_report"

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def editor_required[**P](view: View[P]) -> View[P]:
    """Anybody else is asked to sign in; whoever is signed in and may not edit is told so."""
    # What an editor saw before a step is out of date after it: the back button has to ask again.
    return never_cache(login_required(permission_required(EDIT, raise_exception=True)(view)))


def is_editor(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.has_perm(EDIT)


def signed_in_editor(request: HttpRequest) -> User:
    """The signed-in editor; only for views behind editor_required."""
    return signed_in_person(request)


def signed_in_person(request: HttpRequest) -> User:
    """Whoever is signed in; only for views that ask for that."""
    if not request.user.is_authenticated:
        raise TypeError("this view asks nobody to sign in")
    return request.user
