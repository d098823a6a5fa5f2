"""The gate: every view declares in one line what it asks of a person, and is refused in words where that is missing.

`@public`, `@needs(Right.SEE)`, `@needs(Right.SEE, to_change=Right.EDIT)` or `@needs_for_council(Right.FOLLOW_UP)`
stands above everything else of a view. A test walks every address and fails on a view that declares nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Final, cast

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from inspections.people.factors import lacks_second_factor
from inspections.people.refusals import refusal, refusal_for_council
from inspections.people.rights import Right, may, may_for
from inspections.people.typed_in_vain import page_of_form, typed_in_vain

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_SAFE: Final = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Needed:
    """What a view asks for: to look at it, and to send anything to it; None: nothing, it is for everybody.

    `of_own_council`: a council editor may only enter the own council's.
    """

    to_see: Right | None
    to_change: Right | None
    of_own_council: bool = False

    def by(self, method: str | None) -> Right | None:
        return self.to_see if method in _SAFE else self.to_change


def public[**P](view: View[P]) -> View[P]:
    """For everybody, signed in or not."""
    return _declared(view, Needed(None, None))


def needs[**P](to_see: Right, *, to_change: Right | None = None) -> Callable[[View[P]], View[P]]:
    """For people with the right; `to_change` is asked for by whatever is not a mere look."""
    needed = Needed(to_see, to_change or to_see)

    def gate(view: View[P]) -> View[P]:
        @wraps(view)
        def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return admit(request, needed) or view(request, *args, **kwargs)

        return _declared(_private(cast("View[P]", asked)), needed)

    return gate


def needs_for_council[**P](right: Right) -> Callable[[View[P]], View[P]]:
    """For people with the right for the council in the address (`slug`): of council editors, only its own."""
    needed = Needed(right, right, of_own_council=True)

    def gate(view: View[P]) -> View[P]:
        @wraps(view)
        def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return admit(request, needed, council=str(kwargs["slug"])) or view(request, *args, **kwargs)

        return _declared(_private(cast("View[P]", asked)), needed)

    return gate


def admit(request: HttpRequest, needed: Needed, *, council: str | None = None) -> HttpResponseBase | None:
    """None where the person may go on; the way to sign in for a visitor, and to the second factor that somebody needs.

    Raises PermissionDenied, in words, for everybody else.
    """
    right = needed.by(request.method)
    if right is None:
        return None
    if not request.user.is_authenticated:
        return _to_sign_in(request)
    if not may(request.user, right):
        raise PermissionDenied(refusal(request.user, right))
    if council is not None and not may_for(request.user, right, council=council):
        raise PermissionDenied(refusal_for_council(request.user))
    if right is not Right.OWN_ACCOUNT and lacks_second_factor(request.user):
        return redirect("inspections:second_factor")
    return None


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """The way to sign in and back; htmx gets it for the whole window, or the page would stand inside the page.

    Whoever sent a form with something typed in it is shown that, for it is not saved.
    """
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if not htmx:
        to_sign_in = redirect_to_login(page_of_form(request))
        if typed := typed_in_vain(request):
            context = {"typed": typed, "sign_in": to_sign_in.headers["Location"]}
            return render(request, "inspections/signed_out.html", context, status=403)
        return to_sign_in
    back = redirect_to_login(htmx.current_url_abs_path or request.get_full_path())
    return HttpResponseClientRedirect(back.headers["Location"])


def needed_of(view: object) -> Needed | None:
    """What the view declares; None where it declares nothing, which is a mistake."""
    found = getattr(view, "needed", None)
    return found if isinstance(found, Needed) else None


def person_of(request: HttpRequest) -> User:
    """Whoever is signed in; only for views that ask for that."""
    if not request.user.is_authenticated:
        raise TypeError("this view asks nobody to sign in")
    return request.user


def _private[**P](view: View[P]) -> View[P]:
    # What somebody saw before a step is out of date after it: the back button has to ask again.
    return never_cache(view)


def _declared[**P](view: View[P], needed: Needed) -> View[P]:
    if needed_of(view):
        raise TypeError(f"{view} declares twice what it needs")
    view.needed = needed  # type: ignore[attr-defined]
    return view
