"""A council's follow-up is its own: nobody else gets a row, a file or a word of it, by whatever address."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from authorities.models import Authority, Succession
from inspections.actions.people import change_role, close_account
from inspections.models import CouncilReply, CouncilResponse, Evidence, PlannedAction
from inspections.queries.public_replies import public_replies
from inspections.roles import Role
from tests.answers import put_away
from tests.followed_up import PDF, SECRETS, Kept, signed_in, text
from tests.people import person


@pytest.fixture
def own(kept: Kept) -> Client:
    return signed_in(kept.kim)


def addresses(kept: Kept) -> list[str]:
    """Every address that shows anything of it, and those that take what a form sends."""
    return [
        kept.url("follow_up_of"),
        f"{kept.url('follow_up_of')}?form=board",
        f"{kept.url('follow_up_changes')}?since=2000-01-01",
        kept.url("follow_up_on", *kept.on),
        kept.url("planned", kept.action.pk),
        kept.url("evidence", kept.file.pk),
        *(kept.url("action_step", kept.action.pk, name) for name in ("note", "change", "link", "file", "drop")),
        *(kept.url("follow_up_step", *kept.on, name) for name in ("response", "plan", "reply")),
        kept.url("one_press", kept.action.pk, "move"),
        kept.url("one_press", kept.file.pk, "remove"),
        kept.url("one_press", kept.reply.pk, "call-back"),
        kept.url("one_press", kept.reply.pk, "take-back"),
        kept.url("one_press", kept.action.response_id, "belongs"),
        kept.url("statement_sent", kept.report.key),
    ]


def files() -> list[str]:
    return [reverse(f"dashboard:plan_{kind}", args=("derby",)) for kind in ("document", "workbook", "lines")]


def state() -> list[object]:
    models = (CouncilResponse, PlannedAction, Evidence, CouncilReply)
    return [sorted(map(repr, model.objects.values_list())) for model in models]


def test_of_all_people_only_its_own_and_administrators_get_anything(kept: Kept):
    leeds = Authority.objects.get(slug="leeds")
    people = {
        "a visitor": Client(),
        "nobody's": signed_in(person("no-role", None)),
        "a reader": signed_in(person("reader", Role.READER)),
        "an editor": signed_in(person("eddy", Role.EDITOR)),
        "a publisher": signed_in(person("publisher", Role.PUBLISHER)),
        "another council's editor": signed_in(person("leeds", Role.COUNCIL, council=leeds)),
    }
    before = state()
    for who, client in people.items():
        for address in (*addresses(kept), *files()):
            for method in ("get", "head", "post", "put", "delete"):
                answer = getattr(client, method)(address)
                put_away(answer)
                assert answer.status_code == (302 if who == "a visitor" else 403), (who, method, address)
                assert not any(secret in answer.content.decode() for secret in SECRETS), (who, method, address)
                if who == "a visitor":
                    assert answer.headers["Location"].startswith("/sign-in/"), address
    assert state() == before


def test_through_their_own_addresses_another_councils_people_reach_no_row(kept: Kept):
    leeds = signed_in(person("leeds", Role.COUNCIL, council=Authority.objects.get(slug="leeds")))
    before = state()
    for address in addresses(kept)[3:]:
        theirs = address.replace("/derby/", "/leeds/")
        for method in ("get", "post"):
            answer = getattr(leeds, method)(theirs, {"text": "x", "status": "done", "title": "x", "owner": "y"})
            put_away(answer)
            if method == "post" and "statement" in theirs:
                assert answer.status_code == 302
            else:
                assert answer.status_code in (404, 405), (method, theirs, answer.status_code)
            assert not any(secret in answer.content.decode() for secret in SECRETS), theirs
    assert state() == before


def test_nothing_of_it_is_on_any_public_page_or_in_the_editors_changes(kept: Kept, editor_client: Client):
    public = [
        "/",
        "/councils/derby/",
        f"/inspections/{kept.report.key}/",
        "/recommendations/",
        "/councils/derby/asked/",
    ]
    for address in [*public, reverse("inspections:changes"), reverse("inspections:reports")]:
        shown = editor_client.get(address, follow=True).content.decode()
        assert [secret for secret in SECRETS if secret in shown] == [], address


def test_the_file_is_saved_and_never_opened_in_the_sites_name(kept: Kept, own: Client):
    answer = own.get(kept.url("evidence", kept.file.pk))
    assert b"".join(answer.streaming_content) == PDF
    put_away(answer)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["", "reports/", "static/", "media/", "evidence/"])
def test_no_address_is_that_of_the_file_itself(kept: Kept, own: Client, name: str):
    assert own.get(f"/{name}{kept.file.stored}").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.html", b"<script>", "Evidence has to be a PDF"),
        ("picture.svg", b"<svg>", "Evidence has to be a PDF"),
        ("minutes.pdf", b"MZ\x90", "but its contents are something else"),
        ("table.csv", b"a,b\0c", "but its contents are something else"),
        ("empty.pdf", b"", "This file is empty"),
        ("large.pdf", b"%PDF-" + b"x" * 1024 * 1024, "This file is larger than 1 MB"),
    ],
)
def test_what_is_no_evidence_is_refused_in_words(kept, own, settings, name: str, content: bytes, said: str):
    settings.EVIDENCE_MAX_MIB = 1
    answer = own.post(kept.url("action_step", kept.action.pk, "file"), {"file-file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Evidence.objects.count() == 1
    assert len(list(Path(settings.EVIDENCE_ROOT).iterdir())) == 1


def test_a_council_has_only_so_much_room(kept, own, settings):
    settings.EVIDENCE_MAX_COUNCIL_MIB = 0
    answer = own.post(kept.url("action_step", kept.action.pk, "file"), {"file-file": SimpleUploadedFile("a.txt", b"a")})
    assert "which is the most that can be kept here" in answer.content.decode()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "minutes", "ftp://example.org/a", "https://"])
def test_a_link_is_an_address_of_the_web(kept, own, link: str):
    assert own.post(kept.url("action_step", kept.action.pk, "link"), {"link-link": link}).status_code == 422
    assert Evidence.objects.filter(stored="").count() == 0


def test_removed_evidence_leaves_neither_bytes_nor_name(kept, own, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        own.post(kept.url("one_press", kept.file.pk, "remove"))
    assert own.get(kept.url("evidence", kept.file.pk)).status_code == 404
    shown = text(own, kept.url("planned", kept.action.pk))
    assert "minutes.pdf" not in shown
    assert "Removed on" in shown
    assert list(Path(settings.EVIDENCE_ROOT).iterdir()) == []


def test_who_lost_the_role_or_the_account_reads_nothing_more_and_what_they_wrote_stays(kept: Kept):
    leeds, page = Authority.objects.get(slug="leeds"), kept.url("follow_up_of")
    moved = signed_in(kept.kim)
    change_role(account=kept.kim.pk, role=Role.COUNCIL, council=leeds, by=kept.ada)
    assert moved.get(page).status_code == 403
    change_role(account=kept.kim.pk, role=Role.READER, council=None, by=kept.ada)
    assert moved.get(page).status_code == 403
    close_account(account=kept.kim.pk, by=kept.ada)
    assert moved.get(page).status_code == 302
    shown = text(signed_in(kept.ada), kept.url("planned", kept.action.pk))
    assert "Kim Lee: Planned" in shown
    # What waited can still be decided.
    signed_in(kept.ada).post(reverse("inspections:decide_reply", args=(kept.reply.pk, "accept")))
    assert len(public_replies()) == 1


@pytest.mark.parametrize(
    ("extent", "days", "status"),
    [("whole", -1, 200), ("whole", 1, 403), ("part", -1, 403), ("all but a part", -1, 403)],
)
def test_the_council_that_took_it_over_whole_goes_on_with_its_follow_up(kept, extent: str, days: int, status: int):

    leeds = Authority.objects.get(slug="leeds")
    date = timezone.localdate() + datetime.timedelta(days=days)
    Succession.objects.create(predecessor=kept.report.authority, successor=leeds, date=date, extent=extent)
    client = signed_in(person("leeds", Role.COUNCIL, council=leeds, first_name="Lee"))
    assert client.get(kept.url("follow_up_of")).status_code == status
    band = text(signed_in(kept.ada), kept.url("follow_up_of"))
    assert ("council editor for Leeds" in band) is (status == 200)
