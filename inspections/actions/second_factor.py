"""The second factor of an account: a code of an app, set up by proving one, and codes on paper for when it is lost.

django-otp holds the secrets, refuses a code a second time, and makes whoever guesses wait twice as long each time; its
counts are in the database, which all processes share.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from inspections.errors import InvalidValueError, WrongStateError

RECOVERY_CODES: Final = 10
"""As many as fit on a card: somebody who loses the phone once a year has them for as long as they work here."""
# Leaves out letters and digits that are easily mistaken for one another.
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_WRONG: Final = "That code is not right. Codes change every 30 seconds: enter the one your app shows now."
_TOO_EARLY: Final = "There have been wrong codes. Wait {seconds} seconds, then enter the code your app shows."


@transaction.atomic
def begin_second_factor(*, user: User) -> TOTPDevice:
    """The secret to put into an app: the same until a code of it is given, or the set-up is begun anew."""
    if TOTPDevice.objects.filter(user=user, confirmed=True).exists():
        raise WrongStateError("You already have a second factor. To set up another, turn it off first.")
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="App", confirmed=False)


@transaction.atomic
def confirm_second_factor(*, user: User, code: str) -> list[str]:
    """Turn it on with a code that the app shows; returns the recovery codes, which are not shown again.

    Raises InvalidValueError where the code is wrong: then nothing has changed.
    """
    device = begin_second_factor(user=user)
    if not _matches(device, code):
        raise InvalidValueError(_WRONG)
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return new_recovery_codes(user=user)


@transaction.atomic
def new_recovery_codes(*, user: User) -> list[str]:
    """Ten codes that each work once; those of before work no longer."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Paper")
    codes = [_random_code() for _ in range(RECOVERY_CODES)]
    for code in codes:
        device.token_set.create(token=code)
    return codes


@transaction.atomic
def remove_second_factor(*, user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def use_code(*, user: User, code: str) -> str | None:
    """Whether a code of the app or of the paper is right; None where it is, else the sentence to show.

    Committed at once: a wrong code counts, and a right one is used up, whatever happens afterwards.
    """
    given = code.replace(" ", "").lower()
    if not given:
        return _WRONG
    with transaction.atomic():
        kind = TOTPDevice if given.isdecimal() else StaticDevice
        device = kind.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return _WRONG
        allowed, why_not = device.verify_is_allowed()
        if not allowed:
            return _TOO_EARLY.format(seconds=_seconds_until(why_not["locked_until"]))
        return None if device.verify_token(given) else _WRONG


def _matches(device: TOTPDevice, code: str) -> bool:
    # What one may guess at setting up is one's own secret: it is not made to wait.
    device.throttle_reset(commit=False)
    given = code.replace(" ", "")
    return given.isdecimal() and bool(device.verify_token(given))


def _random_code() -> str:
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(2))


def _seconds_until(moment: datetime) -> int:
    return max(1, round((moment - datetime.now(moment.tzinfo)).total_seconds()))
