"""Signing in, with patience: after ten wrong passwords an account rests for a quarter of an hour at that address.

django-axes counts, in the database, so that every process counts alike and a restart forgets nothing. It counts names
that no account has as it counts others, so that nobody learns which there are. Whoever guesses from many addresses
meets a second limit, of all wrong passwords under one name; networks where the account is signed in, and browsers in
which it was, do not.
"""

from __future__ import annotations

import logging
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

from inspections.known_browser import is_known
from inspections.limits import Limit, wait_for, waits_already
from inspections.models import SignedIn
from inspections.networks import address_of, network_of, network_of_address

_log = logging.getLogger(__name__)

LOCKED: Final = "too_many_attempts"
UNDER_ONE_NAME: Final = Limit("wrong passwords", 100, 3600)
"""From all addresses together: too few to guess a password of twelve characters, more than anybody mistypes."""


class SignInForm(AuthenticationForm):
    """While an account rests, no password is checked, and the sentence says for how long."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["invalid_login"] = "The username or password is wrong. Capital letters matter in both."

    def clean(self) -> dict[str, Any]:
        name = str(self.cleaned_data.get("username", ""))
        if self.request and name and (rests := resting(self.request, name)):
            note_refused(self.request, name, "for the account rests after wrong passwords")
            raise ValidationError(_resting_words(rests), code=LOCKED)
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            if self.request:
                note_refused(self.request, name, "for no account that may sign in has this name and password")
            if settings.RATE_LIMITS and name:
                wait_for(UNDER_ONE_NAME, name)
            raise
        return cleaned

    def confirm_login_allowed(self, user: Any) -> None:
        """Whoever may not sign in is told what everybody is told who gives a wrong password."""
        if not user.is_active:
            raise self.get_invalid_login_error()


def note_refused(request: HttpRequest, username: str, why: str) -> None:
    """A line of the log for whoever runs this: which account, from where, and why not.

    A name that no account has is not said: somebody may have typed the password there.
    """
    account = User.objects.filter(username=username).values_list("username", flat=True).first()
    address = address_of(request) or "no address"
    named = f"“{account}”" if account else "a name that no account has"
    facts = {"account": account, "address": address}
    _log.warning("a sign-in to %s from %s was refused, %s", named, address, why, extra=facts)


def resting(request: HttpRequest, username: str) -> timedelta | None:
    """How long this account still rests at the address that the request comes from; None where it does not."""
    if AxesProxyHandler.is_allowed(request, {"username": username}):
        return _resting_everywhere(request, username)
    attempts = AccessAttempt.objects.filter(username=username, ip_address=network_of(request))
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first()
    until = (last or timezone.now()) + settings.AXES_COOLOFF_TIME
    return max(until - timezone.now(), timedelta(seconds=1))


def _resting_everywhere(request: HttpRequest, username: str) -> timedelta | None:
    """How long the account rests because it was guessed at from many addresses."""
    waits = waits_already(UNDER_ONE_NAME, username) if settings.RATE_LIMITS else None
    if waits is None:
        return None
    signed_in = SignedIn.objects.filter(user__username=username, address__isnull=False)
    known = {network_of_address(address) for address in signed_in.values_list("address", flat=True) if address}
    is_theirs = network_of(request) in known or is_known(request, username)
    return None if is_theirs else timedelta(seconds=waits)


def _resting_words(rests: timedelta) -> str:
    minutes = math.ceil(rests.total_seconds() / 60)
    wait = "a minute" if minutes == 1 else f"{minutes} minutes"
    return (
        f"There have been too many wrong passwords for this username. Wait {wait} and try again, or ask an "
        "administrator for a new password."
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
