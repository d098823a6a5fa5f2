"""The app that shows somebody's codes, and a clock that stands still for it and for whoever checks them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Final

import pytest
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp import models
from django_otp.plugins.otp_totp.models import TOTPDevice

NOW: Final = 1_800_000_000
"""Any moment, in seconds of Unix time."""


def stop_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are checked as at NOW: else half a minute that ends within a test makes its next code one too late."""
    monkeypatch.setattr(models, "time", SimpleNamespace(time=lambda: NOW))


def code_of_app(device: TOTPDevice, *, later: int = 0) -> str:
    """What the app shows, a number of half minutes after NOW."""
    app = TOTP(device.bin_key, device.step, device.t0, device.digits)
    app.time = NOW + device.step * later
    return f"{app.token():06d}"
