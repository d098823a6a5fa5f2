"""The action plan as files: all that the pages show, marked as private, and for nobody else."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import docx
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inspections.actions import evidence, planning, responding
from tests.answers import put_away
from tests.dashboard.csv_files import cells_of, content_of
from tests.dashboard.workbooks import opened
from tests.followed_up import HOMES, SUPERVISION, Kept, follow_up_of_derby, signed_in
from tests.two_reports import publish_report


@pytest.fixture
def kept(register: None, editor: User, settings: Any, tmp_path: Path) -> Kept:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return follow_up_of_derby(editor)


@pytest.fixture
def own(kept: Kept) -> Client:
    return signed_in(kept.kim)


def file(kind: str) -> str:
    return reverse(f"dashboard:plan_{kind}", args=("derby",))


def words_of(client: Client, query: str = "") -> str:
    """Every word of the document, those in tables too."""
    document = docx.Document(io.BytesIO(content_of(client.get(f"{file('document')}{query}"))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    foot = document.sections[0].footer.paragraphs[0].text
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, foot])


def lines_of(client: Client) -> list[dict[str, str]]:
    header, *rows = cells_of(client, file("lines"))
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_table_has_a_row_for_each_action_and_each_recommendation_without_one(kept: Kept, own: Client):
    first, second = lines_of(own)
    late = (timezone.localdate() - datetime.date(2025, 9, 30)).days
    told = {
        "inspection": kept.report.key,
        "statement_due": "2025-03-07",
        "statement_counted": "true",
        "statement_sent": "",
        "number": "1",
        "recommendation": SUPERVISION,
        "response": "We meet monthly.",
        "reply": "waiting for an administrator",
        "action": "Audit supervision",
        "owner": "Head of practice",
        "status": "Not started",
        "first_due": "2025-09-30",
        "due": "2025-09-30",
        "done_on": "",
        "days_late": f"{late}",
        "evidence": "minutes.pdf",
    }
    assert {name: first[name] for name in told} == told
    assert first["progress"].endswith("Kim Lee: thirty of sixty done")
    assert first["private"].startswith("Private: Derby City Council only. Made on ")
    assert (second["recommendation"], second["action"], second["days_late"]) == (HOMES, "", "")


def test_the_workbook_has_the_same_lines_and_says_whose_it_is(kept: Kept, own: Client):
    book = opened(content_of(own.get(file("workbook"))))
    assert [len(rows) for rows in book.sheets.values()][1] == 3
    assert ["Private", lines_of(own)[0]["private"]] in book.sheets["About"]
    assert any("Audit supervision" in row and "minutes.pdf" in row for row in book.sheets["Actions"])


def test_the_document_has_response_owner_dates_status_progress_and_evidence(kept: Kept, own: Client):
    council = kept.report.authority_id
    link = {"link": "https://example.org/a", "name": "The audit"}
    evidence.add_link(council=council, action=kept.action.pk, by=kept.kim, **link)
    due = datetime.date(2030, 1, 31)
    planning.add_note(council=council, action=kept.action.pk, text="Held up.", due=due, by=kept.kim)
    sent = datetime.date(2025, 3, 1)
    responding.say_statement_sent(council=council, inspection=kept.report.key, sent_on=sent, by=kept.kim)
    shown = words_of(own)
    for words in (
        SUPERVISION,
        "We meet monthly.",
        "Head of practice",
        "31 January 2030",
        "First due on 30 September 2025",
        "Late by",
        "Not started",
        "thirty of sixty done",
        "new due date 31 January 2030, before 30 September 2025",
        "minutes.pdf",
        "The audit: https://example.org/a",
        "No response yet.",
        "about 7 March 2025, counted from publication. It was sent on 1 March 2025.",
        "Private: Derby City Council only",
    ):
        assert words in shown, words


def test_words_that_no_report_has_now_stand_in_every_file(kept: Kept, own: Client):
    kept.action.response.__class__.objects.update(item="0" * 16, item_text="Words that are gone.")
    assert [line["recommendation"] for line in lines_of(own)] == [SUPERVISION, HOMES, "Words that are gone."]
    assert lines_of(own)[2]["action"] == "Audit supervision"
    shown = words_of(own)
    assert "Written about words that are no longer on the record" in shown
    assert "Words that are gone." in shown


def test_a_file_is_of_one_report_where_one_is_asked_for(kept: Kept, own: Client, editor: User):
    later = publish_report(editor, "2026", "The quality of early help.")
    assert "The quality of early help." in words_of(own)
    shown = words_of(own, f"?report={kept.report.key}")
    assert "Audit supervision" in shown
    assert "The quality of early help." not in shown
    assert "Audit supervision" not in words_of(own, f"?report={later.key}")
    assert "No recommendation to this council" in words_of(own, "?report=of-nobody")


def test_a_table_with_nothing_to_tell_still_says_whose_it_is(kept: Kept, own: Client):
    header, *rows = cells_of(own, f"{file('lines')}?report=of-nobody")
    assert len(rows) == 1
    told = dict(zip(header, rows[0], strict=True))
    assert told.pop("private").startswith("Private: Derby City Council only. Made on ")
    assert not any(told.values())


def test_what_somebody_wrote_runs_as_no_formula(kept: Kept, own: Client):
    planning.change_action(
        council=kept.report.authority_id, action=kept.action.pk, title="=1+1", owner="@Head", by=kept.kim
    )
    assert (lines_of(own)[0]["action"], lines_of(own)[0]["owner"]) == ("'=1+1", "'@Head")
    assert opened(content_of(own.get(file("workbook")))).formulas == 0


@pytest.mark.parametrize("kind", ["document", "workbook", "lines"])
def test_a_file_is_saved_under_a_name_that_says_it_is_private_and_is_kept_by_no_cache(kept: Kept, own, kind: str):
    answer = own.get(file(kind))
    content_of(answer)
    assert "derby-action-plan-private-" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    put_away(answer)
    assert own.post(file(kind)).status_code == 405


def test_the_page_leads_to_the_files_and_to_what_everybody_sees(kept: Kept, own: Client):
    shown = own.get(kept.url("follow_up_of")).content.decode()
    assert all(f'href="{file(kind)}"' in shown for kind in ("document", "workbook", "lines"))
    public = reverse("dashboard:recommendation", args=kept.on)
    assert f'href="{public}"' in own.get(kept.url("follow_up_on", *kept.on)).content.decode()
    assert Client().get(public).status_code == 200
