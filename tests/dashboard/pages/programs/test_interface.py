"""How the interface answers: revalidated, readable by other sites, within limits, and in one shape where it refuses."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from authorities.models import Authority
from dashboard.pages.programs.api import description
from inspections import lanes
from inspections.limits import Limit, tally
from tests.dashboard.seen import see

COUNCIL = "/api/v1/councils/861"
DOCS = Path("docs/interface-for-programs.md")


def test_an_answer_is_sent_again_only_where_the_record_changed(record, client: Client):
    etag = client.get(COUNCIL).headers["ETag"]
    unchanged = client.get(COUNCIL, headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged.headers["ETag"] == etag
    council = Authority.objects.get(dfe_number="861")
    council.save()
    changed = client.get(COUNCIL, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/v1/councils/999", 404), ("/api/v1/councils?region=Mars", 422), ("/api/v1/positions?as_at=2999-01-01", 422)],
)
def test_what_is_not_there_is_never_unchanged(record, client: Client, address: str, status: int):
    for asked in (client.get(COUNCIL).headers["ETag"], "*"):
        answer = client.get(address, headers={"If-None-Match": asked})
        assert answer.status_code == status
        assert "ETag" not in answer.headers


def test_pages_of_other_sites_may_read_without_credentials(record, client: Client):
    for response in (client.get(COUNCIL), client.get("/api/v1/nothing"), client.post(COUNCIL)):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
    before = client.options(COUNCIL)
    assert before.status_code == 204
    assert before.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert before.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for page in ("/", "/api/", "/data/councils.csv"):
        assert "Access-Control-Allow-Origin" not in client.get(page).headers, page


def test_the_next_part_is_a_link_too_and_head_is_get_without_the_body(record, client: Client):
    response = client.get("/api/v1/councils?size=1")
    assert response.headers["Link"] == f'<{response.json()["next"]}>; rel="next"'
    head = client.head("/api/v1/councils?size=1")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == response.headers["ETag"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v2/councils", 404),
        ("GET", "/api/v1/councils/", 404),
        ("GET", "/api/v1/councils/%00", 400),
        ("POST", "/api/v1/councils", 405),
        ("DELETE", "/api/v1/inspections/x", 405),
        ("PUT", "/api/v1/", 405),
    ],
)
def test_every_refusal_has_one_shape(db, method: str, address: str, status: int):
    response = Client(enforce_csrf_checks=True).generic(method, address)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    error = response.json()["error"]
    assert error["status"] == status
    assert error["message"].endswith(".")
    assert error["problems"] == []
    assert (response.headers.get("Allow") == "GET, HEAD, OPTIONS") == (status == 405)


def test_a_long_body_and_a_failure_have_that_shape_too(db, client: Client, monkeypatch: pytest.MonkeyPatch):
    long = client.post(COUNCIL, b"x" * 300_000, content_type="application/octet-stream")
    assert (long.status_code, long.json()["error"]["status"]) == (413, 413)
    monkeypatch.setattr("dashboard.pages.programs.api.first_row", lambda *_: 1 / 0)
    client.raise_request_exception = False
    failed = client.get(COUNCIL)
    assert (failed.status_code, failed.json()["error"]["status"]) == (500, 500)
    monkeypatch.setattr(lanes, "lanes", lanes.Lanes(threads=1))
    with lanes.lanes.place("files"):
        busy = client.get(COUNCIL)
    assert (busy.status_code, busy.json()["error"]["status"]) == (503, 503)
    assert busy.headers["Retry-After"] == "10"


@pytest.fixture
def limited(settings, tmp_path: Path) -> Iterator[None]:
    settings.RATE_LIMITS = True
    if connection.vendor == "sqlite":
        settings.DATA_DIR = tmp_path
    yield
    tally.close()


@pytest.mark.usefixtures("limited")
def test_who_asks_too_often_is_told_when_to_go_on(db, client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tally.time, "time", lambda: 1_000_000.0)
    monkeypatch.setattr("dashboard.web.for_programs.LIMIT", Limit("programs", 2, 60))
    answers: list[HttpResponse] = [client.get("/api/v1/inspections/x") for _ in range(3)]
    assert [each.status_code for each in answers] == [404, 404, 429]
    assert answers[-1].headers["Retry-After"] == "30"
    assert answers[-1].json()["error"]["message"] == "Too many requests came from your address. Go on in 30 seconds."
    # Somebody else, and the pages.
    assert client.get("/api/v1/inspections/x", REMOTE_ADDR="192.0.2.9").status_code == 404
    assert client.get("/api/").status_code == 200


def test_programs_have_a_lane_of_their_own():
    request = RequestFactory().get("/api/v1/openapi.json")
    request.resolver_match = resolve(request.path)
    assert lanes.lane_of(request) == "programs"


def test_the_page_says_whatever_the_description_says(record, client: Client):
    seen = see(client.get("/api/"))
    for path, methods in description()["paths"].items():
        assert f"GET {path}" in seen.text
        for each in methods["get"]["parameters"]:
            assert each["name"] in seen.text
    assert [row[:2] for row in seen.table("Fields of Judgements")][:3] == [
        ["Name", "Type"],
        ["inspection", "string"],
        ["dfe_number", "string"],
    ]
    assert seen.links["openapi.json"] == "/api/v1/openapi.json"
    for address in (each for each in seen.links.values() if each.startswith("http://testserver/api/v1/")):
        assert client.get(address).status_code == 200


def test_the_description_is_of_every_operation_with_both_kinds_of_answer(record, client: Client):
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert found["servers"] == [{"url": "http://testserver"}]
    for path, methods in found["paths"].items():
        assert set(methods) == {"get"}
        assert {"200", "422", "429"} <= set(methods["get"]["responses"]), path
    assert [each["address"] for each in client.get("/api/v1/").json()["tables"]] == [
        f"http://testserver{path}" for path in found["paths"] if "{" not in path
    ]


def example(language: str, address: str) -> str:
    """The lines of the documentation, which ask the server of the test instead."""
    code = DOCS.read_text(encoding="utf-8").partition(f"```{language}\n")[2].partition("```")[0]
    assert len([line for line in code.splitlines() if line]) == 3
    return code.replace("http://127.0.0.1:8000", address)


def test_the_three_lines_of_pandas_give_a_table(record, live_server, tmp_path: Path, transactional_db):
    script = tmp_path / "example.py"
    script.write_text(example("python", live_server.url), encoding="utf-8")
    judgements = runpy.run_path(str(script))["judgements"]
    assert set(judgements["grade"]) == {"inadequate"}
    assert judgements["dfe_number"].map(type).eq(str).all()
    assert len(judgements) > 50


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R with jsonlite: there is no Rscript here")
def test_the_three_lines_of_r_give_a_table(record, live_server, transactional_db):
    code = example("r", live_server.url) + 'cat(nrow(judgements) > 50, unique(judgements$grade) == "inadequate")'
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True, timeout=600)
    assert done.stdout == "TRUE TRUE"
