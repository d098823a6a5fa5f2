"""What is kept for a time goes then, and the page that says for how long says what the code does."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.conf import LazySettings, settings
from django.contrib.auth.models import User
from django.utils import timezone

from inspections.actions.retention import KEPT, forget_old
from inspections.models import Batch, Invitation

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).resolve().parents[3] / "docs/retention.md"


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def test_the_page_has_each_with_its_days():
    rows = re.findall(r"^\| ([A-Z][^|]+) \| (?:`(\w+)` \((\d+)\)|(\d+)) \|$", PAGE.read_text(), re.MULTILINE)
    written = {what: int(of_setting or days) for what, _, of_setting, days in rows}
    assert written == {each.what: each.days() for each in KEPT}
    assert [getattr(settings, name) for _, name, *_ in rows if name] == [settings.REFUSED_KEPT_DAYS]


def test_what_is_older_goes_and_the_rest_stays(administrator: User):
    for days, name in ((31, "old"), (29, "new")):
        attempt = AccessAttempt.objects.create(username=name, ip_address="192.0.2.1", failures_since_start=1)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=ago(days))
        Invitation.objects.create(
            digest=name,
            name=name,
            email=f"{name}@example.org",
            role="reader",
            made_at=ago(60),
            made_by=administrator,
            expires_at=ago(days),
        )
        Batch.objects.create(state="proposed", made_at=ago(days + 60), made_by=administrator)
    said = forget_old()
    assert said == (
        "Names and addresses of wrong passwords: 1; Names and addresses of invitations that nobody used: 1; "
        "Publications together that nobody confirmed: 1"
    )
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["new"]
    assert sorted(Invitation.objects.values_list("name", flat=True)) == ["", "new"]
    assert Batch.objects.count() == 1
    assert forget_old() == "Nothing was due."


def test_what_was_half_written_when_the_server_was_killed_goes_after_a_day(settings: LazySettings, tmp_path: Path):
    settings.DATA_DIR, settings.MEDIA_ROOT, settings.EVIDENCE_ROOT = (
        tmp_path,
        tmp_path / "reports",
        tmp_path / "evidence",
    )
    settings.MEDIA_ROOT.mkdir()
    old, new, kept = (settings.MEDIA_ROOT / name for name in ("incoming-old", "incoming-new", "whole.pdf"))
    for path in (old, new, kept):
        path.write_bytes(b"words")
    for path in (old, kept):
        os.utime(path, (0, 0))
    assert (
        forget_old() == "Files that were being written when the server was killed, and zips that nobody will unpack: 1"
    )
    assert (old.exists(), new.exists(), kept.exists()) == (False, True, True)
