"""The browser in which somebody signed in before: guesses from elsewhere do not keep it out.

A signed cookie names the account and stands for its password of that day, and is sent to the page of signing in alone.
It opens nothing: whoever has it may only try a password while others, who guess from everywhere, may not.
"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE: Final = "known_browser"
_SALT: Final = "inspections.known_browser"
_SECONDS: Final = 90 * 24 * 3600
"""Whoever signs in less often meets the limit for everybody, on a bad day."""


def remember(answer: HttpResponse, user: User) -> None:
    """Once somebody has signed in, with whatever that takes."""
    answer.set_cookie(
        COOKIE,
        signing.dumps({"name": user.get_username(), "stands": _stands_for(user)}, salt=_SALT),
        max_age=_SECONDS,
        path=reverse("login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def is_known(request: HttpRequest, username: str) -> bool:
    """Whether somebody signed in to this account in this browser, and its password is the same still."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return False
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None or said.get("name") != username:
        return False
    return constant_time_compare(str(said.get("stands", "")), _stands_for(user))


def _stands_for(user: User) -> str:
    """Another for each password, and nothing that leads back to it."""
    return salted_hmac(_SALT, user.password, algorithm="sha256").hexdigest()[:32]
