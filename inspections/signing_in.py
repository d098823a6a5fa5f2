"""Signing in, with patience: after ten wrong passwords an account rests for a quarter of an hour at that address.

Each web process counts for itself, so that a few more than ten may get through, which is still too few to guess with.
Behind a proxy every request comes from the proxy; there the address is the one that the proxy adds to X-Forwarded-For.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest

MOST_ATTEMPTS = 10
"""More than a person who mistypes needs, and far fewer than guessing does."""
REST_SECONDS = 15 * 60
_RESTING = (
    "There were too many wrong passwords for this account. Wait a quarter of an hour and try again, or ask an "
    "administrator for a new password."
)


class SignInForm(AuthenticationForm):
    """Counts wrong passwords by account and address; while one rests, no password is checked."""

    def clean(self) -> dict[str, Any]:
        key = self._key()
        if (cache.get_or_set(key, 0, REST_SECONDS) or 0) >= MOST_ATTEMPTS:
            raise ValidationError(_RESTING, code="too_many_attempts")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            _count(key)
            raise
        cache.delete(key)
        return cleaned

    def _key(self) -> str:
        address = _address_of(self.request) if self.request else ""
        name = str(self.cleaned_data.get("username", "")).casefold()
        return f"sign-in-{hashlib.sha256(f'{address} {name}'.encode()).hexdigest()}"


def _address_of(request: HttpRequest) -> str:
    """The last of the forwarded addresses is the proxy's own word; those before it are whatever the client says."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address
    return address


def _count(key: str) -> None:
    try:
        cache.incr(key)
    except ValueError:
        # The count has expired in the meantime: start again.
        cache.set(key, 1, REST_SECONDS)
