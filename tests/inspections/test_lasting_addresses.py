"""What outlives an answer, a mail or a kept file, never holds what somebody wrote into a header."""

from __future__ import annotations

import re

import pytest
from django.conf import LazySettings, settings
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, RequestFactory
from django.urls import reverse

from config.environment import public_address
from inspections.kept_files import forget_kept_files
from inspections.lasting_addresses import lasting_addresses, lasting_origin

PUBLIC = "https://outcomes.example"


@pytest.fixture(autouse=True)
def known_by(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["outcomes.example", "localhost", ".council.example"]
    settings.PUBLIC_ADDRESS = PUBLIC
    settings.CSRF_TRUSTED_ORIGINS = [PUBLIC, "http://other.council.example:8443"]


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("outcomes.example", "http://outcomes.example"),
        ("outcomes.example:8000", "http://outcomes.example:8000"),
        ("OUTCOMES.example.", "http://outcomes.example"),
        ("localhost:8000", PUBLIC),
        ("other.council.example:8443", "http://other.council.example:8443"),
        ("outcomes.example:31337", PUBLIC),
        ("localhost:1", PUBLIC),
        ("a1.council.example", PUBLIC),
        ("other.council.example:8444", PUBLIC),
    ],
)
def test_an_origin_that_no_setting_names_is_not_taken_over(host: str, origin: str) -> None:
    request = RequestFactory().get("/", headers={"host": host}, SERVER_PORT="8000")
    assert lasting_origin(request) == origin
    assert lasting_addresses(request)("/data/?a=b") == f"{origin}/data/?a=b"


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000"])
def test_a_machine_that_is_known_by_no_name_is_known_by_its_own(host: str, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS, settings.PUBLIC_ADDRESS = ["localhost", "127.0.0.1"], "http://127.0.0.1:8000"
    assert lasting_origin(RequestFactory().get("/", headers={"host": host}, SERVER_PORT="8000")) == f"http://{host}"


def test_every_port_and_every_name_that_a_pattern_covers_are_given_one_and_the_same_file(
    record: None, client: Client
) -> None:
    forget_kept_files()
    hosts = ["outcomes.example", *(f"outcomes.example:{port}" for port in (1, 8443)), "x.council.example"]
    files = {host: b"".join(client.get("/data/inspections.csv", headers={"host": host})) for host in hosts}
    kept = [path for path in settings.KEPT_FILES_ROOT.iterdir() if path.suffix != ".lock"]
    assert len(kept) == len(set(files.values())) == 2
    assert b"https://outcomes.example/inspections/" in files["x.council.example"]
    assert b"http://outcomes.example/inspections/" in files["outcomes.example"]


def test_a_link_for_a_new_password_leads_nowhere_else(client: Client, editor: User) -> None:
    editor.email = "jo@example.org"
    editor.save()
    client.post(reverse("forgotten_password"), {"email": "jo@example.org"}, headers={"host": "outcomes.example:31337"})
    assert re.findall(r"https?://[^/]+", str(mail.outbox[0].body)) == [PUBLIC]


@pytest.mark.parametrize(
    ("host", "trusted", "address"),
    [
        ("127.0.0.1", [], "http://127.0.0.1:8000"),
        ("0.0.0.0", [], "http://localhost:8000"),
        ("::1", [], "http://[::1]:8000"),
        ("0.0.0.0", ["https://*.example.org", "https://outcomes.example.org"], "https://outcomes.example.org"),
    ],
)
def test_the_public_address_is_one_that_can_be_opened(
    host: str, trusted: list[str], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PUBLIC_ADDRESS", raising=False)
    assert public_address(host, 8000, trusted) == address


def test_a_public_address_that_is_none_is_said_at_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_ADDRESS", "outcomes.example.org")
    with pytest.raises(ImproperlyConfigured, match="write it as https://outcomes"):
        public_address("127.0.0.1", 8000, [])
    monkeypatch.setenv("PUBLIC_ADDRESS", "https://outcomes.example.org/")
    assert public_address("127.0.0.1", 8000, []) == "https://outcomes.example.org"
