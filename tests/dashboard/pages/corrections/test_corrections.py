"""The page of corrections, as a visitor sees it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import localtime

from inspections.models import Inspection, Judgement
from inspections.queries.corrections import corrections
from inspections.roles import Role
from tests.dashboard.csv_files import cells_of
from tests.dashboard.seen import Seen, see

type Page = Callable[[str], Seen]


def corrected(by: User, grade: str = "good", why: str = "The report prints it on page 3.") -> Judgement:
    """A grade of the latest inspection of Stoke-on-Trent that a person changed."""
    latest = (
        Inspection.objects.filter(authority__slug="stoke-on-trent", framework="ilacs")
        .exclude(published=None)
        .latest("published")
    )
    judgement = latest.judgements.get(area="leadership")
    judgement.grade, judgement.source = grade, "entered"
    judgement._history_user, judgement._change_reason = by, why
    judgement.save()
    return judgement


def test_a_grade_that_a_person_changed_says_what_it_was_when_and_why(page: Page, editor: User):
    judgement = corrected(editor)

    text = page("/corrections/?council=stoke-on-trent").text
    assert "1 correction to the record of Stoke-on-Trent" in text
    assert "Leadership: was Requires improvement, now Good" in text
    assert "An editor, " in text
    assert "The report prints it on page 3." in text
    assert page("/corrections/").links["Stoke-on-Trent"] == f"/inspections/{judgement.inspection_id}/"


def test_what_was_changed_of_one_inspection_on_one_day_stands_together(page: Page):
    text = page("/corrections/?council=cumbria").text

    assert "8 corrections to the record of Cumbria" in text
    assert text.count("Shipped with the data, 28 November 2026") == 1
    others = "Overall effectiveness, Leadership, Help and protection, Children looked after, Care leavers and Adoption"
    assert f"{others}: source: was from the press, now from official statistics" in text
    assert text.count("All grades agree with the official sheet: nothing is derived any more") == 1


def test_nobody_is_named(page: Page, editor: User):
    corrected(editor)

    html = page("/corrections/").html
    assert "Jo Ede" not in html
    assert ">jo<" not in html


def test_corrections_that_came_with_the_data_are_of_that_role(record: None):
    shipped = [each for each in corrections() if each.role is Role.SHIPPED]

    assert {each.field for each in shipped} >= {"published", "grade", "source", "kind"}
    assert all(each.why for each in shipped)
    assert {each.role for each in corrections()} == {Role.SHIPPED}


def test_the_role_of_an_administrator(record: None):
    corrected(User.objects.create_superuser("ada", password="only for tests"))

    assert corrections()[0].role is Role.ADMINISTRATOR


def test_what_a_person_changed_back_is_two_corrections(record: None, editor: User):
    corrected(editor, "good", "first")
    judgement = corrected(editor, "requires_improvement", "second")

    found = corrections(inspections=[judgement.inspection_id])
    assert [(each.old, each.new, each.why) for each in found] == [
        ("good", "requires_improvement", "second"),
        ("requires_improvement", "good", "first"),
    ]


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=900", "?council=atlantis"])
def test_what_the_address_cannot_mean_is_said(page: Page, query: str):
    assert "Part of this address was not used." in page(f"/corrections/{query}").text


def test_the_file_has_every_one(record: None, today: object, client: Client, editor: User):
    corrected(editor)

    header, *rows = cells_of(client, "/corrections.csv")
    assert header[:9] == [
        "corrected_on", "council", "report", "inspection_address", "what", "old", "new", "why", "role",
    ]  # fmt: skip
    assert len(rows) == len(corrections())
    assert rows[0][4:9] == [
        "Leadership",
        "Requires improvement",
        "Good",
        "The report prints it on page 3.",
        "An editor",
    ]


def test_the_page_needs_few_queries(record: None, today: object, client: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        see(client.get("/corrections/"))


def test_the_inspection_says_it_beside_the_judgement_and_in_its_history(page: Page, editor: User):
    judgement = corrected(editor)

    seen = page(f"/inspections/{judgement.inspection_id}/")
    row = next(row for row in seen.table("Judgements of this inspection") if row[0].startswith("Leadership"))
    assert "entered by an editor" in row[0]
    assert "(An editor): was Requires improvement. The report prints it on page 3" in row[0]
    assert "Leadership: was Requires improvement, now Good (An editor)" in seen.text


def test_a_correction_is_an_entry_of_both_feeds_and_moves_its_report(record: None, client: Client, editor: User):
    judgement = corrected(editor)
    moment = judgement.history.latest().history_date

    for address in ("/feed/", "/councils/stoke-on-trent/feed/"):
        words = client.get(address).content.decode()
        assert "Correction. Stoke-on-Trent: ILACS standard inspection, 15 July 2025" in words
        assert "Leadership: was Requires improvement, now Good. An editor. The report prints it on page 3." in words
    assert words.count(f"<updated>{localtime(moment).isoformat()}</updated>") >= 2


def test_the_admin_changes_nothing_without_a_reason(record: None, admin_client: Client):
    judgement = Judgement.objects.filter(inspection__authority__slug="stoke-on-trent").latest("pk")
    fields = {"inspection": judgement.inspection_id, "area": judgement.area, "grade": "good", "source": "entered"}

    address = f"/admin/inspections/judgement/{judgement.pk}/change/"
    answer = admin_client.post(address, fields | {"change_reason": "  "})
    assert "Give a reason: the published record is not changed without one." in answer.content.decode()
    assert admin_client.post(address, fields | {"change_reason": "Page 3 says so."}).status_code == 302
    assert corrections()[0].why == "Page 3 says so."
