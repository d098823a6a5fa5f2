"""Each request can be followed by its id, and no log line holds what an address may hide."""

import json
import logging

import pytest
from django.conf import settings
from django.test import Client
from pythonjsonlogger.json import JsonFormatter

from config import request_log
from config.log_paths import HidePaths
from config.request_id import AddRequestId
from config.request_log import HEADER

pytestmark = pytest.mark.django_db
TOKEN = "a-secret-token-of-somebody"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="requests")
    caplog.handler.addFilter(AddRequestId())
    return caplog


def test_each_answer_has_an_id_of_its_own(client: Client) -> None:
    first, second = (client.get("/healthz").headers[HEADER] for _ in range(2))
    assert first != second
    assert len(first) == len(second) == 32


def test_the_id_that_a_proxy_sent_is_kept(client: Client, lines: pytest.LogCaptureFixture) -> None:
    assert client.get("/healthz", headers={HEADER: "edge-12345678"}).headers[HEADER] == "edge-12345678"
    assert {record.request_id for record in lines.records if record.name == "requests"} == {"edge-12345678"}


@pytest.mark.parametrize("sent", ["short", "x" * 65, "two words here", "line%0abreak", "<script>alert"])
def test_an_id_that_could_spoil_a_log_is_replaced(client: Client, sent: str) -> None:
    assert client.get("/healthz", headers={HEADER: sent}).headers[HEADER] != sent


def test_a_line_names_the_pattern_and_never_the_address(client: Client, lines: pytest.LogCaptureFixture) -> None:
    client.get(f"/invitation/{TOKEN}/?q={TOKEN}")
    (line,) = [record for record in lines.records if record.name == "requests"]
    assert line.getMessage().startswith("GET invitation/<str:token>/ ")
    assert TOKEN not in str(line.__dict__)


def test_an_unknown_method_or_address_adds_no_name_of_its_own(client: Client, lines: pytest.LogCaptureFixture) -> None:
    client.generic("BREW", "/no-such-page-at-all/")
    (line,) = [record for record in lines.records if record.name == "requests"]
    assert (line.method, line.route) == ("(other)", "(none)")


def test_what_was_slow_or_failed_is_a_warning(
    client: Client, lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/healthz")
    monkeypatch.setattr(request_log, "SLOW_SECONDS", -1)
    client.get("/healthz")
    assert [record.levelname for record in lines.records if record.name == "requests"] == ["INFO", "WARNING"]


def test_as_json_a_line_is_an_object(settings) -> None:
    about = dict(settings.LOGGING["formatters"]["json"])
    about.pop("()")
    formatter = JsonFormatter(about.pop("format"), **about)
    record = logging.LogRecord("requests", logging.WARNING, "", 0, "GET %s", ("council",), None)
    record.request_id, record.milliseconds = "edge-12345678", 12
    found = json.loads(formatter.format(record))
    assert {name: found[name] for name in ("level", "logger", "request_id", "message", "milliseconds")} == {
        "level": "WARNING",
        "logger": "requests",
        "request_id": "edge-12345678",
        "message": "GET council",
        "milliseconds": 12,
    }


@pytest.mark.parametrize(
    ("path", "route"),
    [
        (f"/watching/confirm/{TOKEN}/", "watching/confirm/<str:token>/"),
        (f"/invitation/{TOKEN}/", "invitation/<str:token>/"),
        ("/no-such-page-at-all/", None),
    ],
)
def test_what_django_says_of_a_forged_form_hides_the_token_too(path: str, route: str | None) -> None:
    kept: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(record.getMessage())

    handler = Keep()
    handler.addFilter(HidePaths())
    logger = logging.getLogger("django.security.csrf")
    logger.addHandler(handler)
    try:
        Client(enforce_csrf_checks=True).post(path, {"any": "form"})
    finally:
        logger.removeHandler(handler)
    assert kept == ([f"Forbidden (CSRF cookie not set.): {route}"] if route else [])


def test_the_console_hides_paths() -> None:
    assert "no_paths" in settings.LOGGING["handlers"]["console"]["filters"]
