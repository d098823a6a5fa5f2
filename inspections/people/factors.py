"""Whether somebody has a second factor, and whether they need one."""

from __future__ import annotations

from django.contrib.auth.models import User
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice


def has_second_factor(user: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def lacks_second_factor(user: User) -> bool:
    """Whether an administrator asks for one and there is none yet."""
    person = getattr(user, "person", None)
    return person is not None and person.second_factor_required and not has_second_factor(user)


def recovery_codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())
