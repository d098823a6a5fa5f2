"""security.txt says whom to tell of a hole, as RFC 9116 writes it, where somebody is named."""

from __future__ import annotations

import datetime

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

PATH = "/.well-known/security.txt"


@pytest.mark.parametrize(
    ("named", "contact"),
    [
        ("security@outcomes.example", "mailto:security@outcomes.example"),
        ("https://outcomes.example/report", "https://outcomes.example/report"),
        ("security@outcomes.example\nExpires: never", "security@outcomes.exampleExpires:never"),
    ],
)
def test_it_names_whom_to_tell_and_nobody_adds_a_line(
    named: str, contact: str, client: Client, settings: LazySettings, db: None
):
    settings.SECURITY_CONTACT, settings.PUBLIC_ADDRESS = named, "https://outcomes.example"
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


def test_where_nobody_is_named_there_is_none(client: Client, settings: LazySettings, db: None):
    settings.SECURITY_CONTACT = ""
    assert client.get(PATH).status_code == 404
