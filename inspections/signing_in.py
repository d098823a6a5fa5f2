"""Signing in, with patience: after ten wrong passwords an account rests for a quarter of an hour at that address.

django-axes counts, in the database, so that every process counts alike and a restart forgets nothing. It counts names
that no account has as it counts others, so that nobody learns which there are. Behind a proxy every request comes from
the proxy; there the address is the one that the proxy adds to X-Forwarded-For. Of IPv6 a network is one address, for
whoever has one address there has all of them.
"""

from __future__ import annotations

import ipaddress
import math
from datetime import timedelta
from typing import Any, Final

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

_NETWORK_BITS: Final = 64
"""What an IPv6 customer is given at least."""
_UNKNOWN: Final = "0.0.0.0"  # noqa: S104  (all who give no address are counted as one)
LOCKED: Final = "too_many_attempts"


class SignInForm(AuthenticationForm):
    """While an account rests, no password is checked, and the sentence says for how long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_login"] = (
            "The username or the password is not right. Capital letters matter in both."
        )

    def clean(self) -> dict[str, Any]:
        name = str(self.cleaned_data.get("username", ""))
        if self.request and name and (rests := resting(self.request, name)):
            raise ValidationError(_resting_words(rests), code=LOCKED)
        cleaned: dict[str, Any] = super().clean()
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        """Whoever may not sign in is told what everybody is told who gives a wrong password."""
        if not user.is_active:
            raise self.get_invalid_login_error()


def resting(request: HttpRequest, username: str) -> timedelta | None:
    """How long this account still rests at the address that the request comes from; None where it does not."""
    if AxesProxyHandler.is_allowed(request, {"username": username}):
        return None
    attempts = AccessAttempt.objects.filter(username=username, ip_address=network_of(request))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    until = (last or timezone.now()) + settings.AXES_COOLOFF_TIME
    return max(until - timezone.now(), timedelta(seconds=1))


def network_of(request: HttpRequest) -> str:
    """The address that wrong passwords are counted by: of IPv6, its network."""
    text = address_of(request)
    if text is None:
        return _UNKNOWN
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), _NETWORK_BITS), strict=False).network_address)
    return text


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from; None where that is no address of the internet, such as a socket.

    The last of the forwarded addresses is the proxy's own word; those before it are whatever the client says.
    """
    text: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        text = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or text
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


def _resting_words(rests: timedelta) -> str:
    minutes = math.ceil(rests.total_seconds() / 60)
    wait = "a minute" if minutes == 1 else f"{minutes} minutes"
    return (
        f"There were too many wrong passwords under this name. Wait {wait} and try again, or ask an administrator for "
        "a new password."
    )


class NewPasswordForm(SetPasswordForm[User]):
    """Its page says what a password has to be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = ""
        self.fields["new_password2"].label = "New password again"


class ChangePasswordForm(NewPasswordForm, PasswordChangeForm):
    """Asks for the current password first."""

    field_order = ("old_password", "new_password1", "new_password2")
