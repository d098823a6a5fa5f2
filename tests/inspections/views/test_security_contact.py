"""security.txt says whom to tell of a hole, as RFC 9116 writes it, where somebody is named."""

from __future__ import annotations

import datetime

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from config.environment import contact as contact_in
from tests.inspections.once import OF_A_PAGE

pytestmark = OF_A_PAGE
PATH = "/.well-known/security.txt"


@pytest.mark.parametrize(
    ("named", "contact"),
    [
        ("security@outcomes.example", "mailto:security@outcomes.example"),
        ("Jo Lee <jo.lee@outcomes.example>", "mailto:jo.lee@outcomes.example"),
        ("mailto:jo@outcomes.example", "mailto:jo@outcomes.example"),
        ("https://outcomes.example/report", "https://outcomes.example/report"),
    ],
)
def test_it_names_whom_to_tell(
    named: str, contact: str, client: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, db: None
):
    monkeypatch.setenv("SECURITY_CONTACT", named)
    settings.SECURITY_CONTACT = contact_in("SECURITY_CONTACT")
    settings.PUBLIC_ADDRESS = "https://outcomes.example"
    answer = client.get(PATH)
    lines = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    ends = datetime.datetime.fromisoformat(lines.pop("Expires"))
    assert timezone.now() < ends < timezone.now() + datetime.timedelta(days=365)
    assert lines == {
        "Contact": contact,
        "Preferred-Languages": "en",
        "Canonical": f"https://outcomes.example{PATH}",
    }
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "named",
    [
        "security@outcomes.example\nExpires: never",
        "Jo\n<jo@outcomes.example>",
        "http://outcomes.example/report",
        "ask Jo",
        "Jo <jo@outcomes.example> or Sam <sam@outcomes.example>",
    ],
)
def test_a_contact_that_no_program_could_open_is_said_at_start(named: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECURITY_CONTACT", named)
    with pytest.raises(ImproperlyConfigured, match="it must be an email address, or an address that begins with"):
        contact_in("SECURITY_CONTACT")


def test_where_nobody_is_named_there_is_none(client: Client, settings: LazySettings, db: None):
    settings.SECURITY_CONTACT = ""
    assert client.get(PATH).status_code == 404
