"""The method page: examples from the record, and revisions without names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from inspections.actions import publishing
from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.lineage.measure import Measured, read_answers
from inspections.models import Inspection
from inspections.queries.reader_accuracy import reader_accuracy
from inspections.queries.revisions import revisions
from inspections.search.themes import THEMES
from tests.dashboard.published import publish_stoke
from tests.dashboard.seen import Seen

Page = Callable[[str], Seen]


SHIPPED = ["import"] * 4
"""One revision for each shipped table of outcomes."""


def said() -> list[str]:
    return [each.kind for each in revisions(20)]


def test_the_two_units_stand_with_the_numbers_of_the_printed_tables(record: None, page: Page):
    text = page("/method/").text

    assert "by 5 August 2016, 104 inspections under SIF of 103 councils" in text
    assert "from when each of them began and ended: 153 at the date of the latest" in text


def test_the_kinds_of_no_grade_are_apart(record: None, page: Page):
    assert [row[0].split(" ", 1)[1] for row in page("/method/").table("each kind of no grade")[1:]] == [
        "Not judged", "Not printed", "Visit, no grade", "Inspection, no grade", "Could not be read",
        "Not in the record", "Not yet inspected", "Newer report not on record", "Report not on record",
    ]  # fmt: skip


def test_the_words_of_every_theme_are_shown(record: None, page: Page):
    rows = page("/method/").table("Words of the themes")
    assert [row[0] for row in rows[1 : len(THEMES) + 1]] == [theme.label for theme in THEMES]


def test_the_licence_is_named_in_its_own_words(record: None, page: Page):
    assert (
        "Contains public sector information licensed under the Open Government Licence v3.0." in page("/method/").text
    )


def test_the_shipped_table_is_the_first_revision(record: None):
    *_, first = revisions(20)
    assert (first.kind, first.by, first.what) == (
        "import", "Shipped with the product", "outcomes.csv: 497 inspections added, 0 already there",
    )  # fmt: skip


def test_an_import_by_an_editor_is_a_revision(record: None, editor: User):
    line = "861,ilacs,short,2026-10-05,2026-10-09,2026-11-10,A. N. Example,2,leadership,good,report"
    import_outcomes(name="new.csv", text=f"{','.join(COLUMNS)}\n{line}\n", by=editor)
    assert revisions(20)[0].by == "An import by an editor"


def test_a_report_published_and_withdrawn_is_two_revisions_without_reason_or_name(
    record: None, editor: User, page: Page
):
    inspection = publish_stoke(editor)
    publishing.withdraw(report=inspection.report_id, by=editor, why="Jo Ede asked for it")

    assert said() == ["withdrawn", "published", *SHIPPED]
    seen = page("/method/")
    assert "Report withdrawn Stoke-on-Trent, ILACS, May 2025 An editor" in seen.text
    assert "Jo" not in seen.text


def test_a_grade_that_was_put_right_stands_among_the_corrections_alone(record: None, editor: User, page: Page):
    inspection = publish_stoke(editor)
    row = inspection.judgements.get(area="overall")
    row.grade, row._history_user = "good", editor
    row.save()

    assert said() == ["published", *SHIPPED]
    seen = page("/method/")
    assert seen.links["listed as corrections"] == seen.links["corrections"] == "/corrections/"
    assert "Overall effectiveness: was Requires improvement, now Good" in page("/corrections/").text


def test_publishing_what_the_record_says_already_changes_no_grade(record: None, editor: User):
    publish_stoke(editor)
    assert said() == ["published", *SHIPPED]


def test_a_revision_of_an_inspection_that_is_gone_leads_nowhere(register: None, editor: User):
    inspection = publish_stoke(editor)
    publishing.withdraw(report=inspection.report_id, by=editor, why="")
    assert Inspection.objects.count() == 0
    assert [each.inspection for each in revisions(20)] == [None, None]


@pytest.mark.parametrize("address", ["/method/", "/data/", "/accessibility/"])
def test_every_page_of_the_footer_is_there(address: str, record: None, page: Page):
    links = page(address).links
    assert [links[name] for name in ("How things are counted", "Download all data", "Accessibility")] == [
        "/method/", "/data/", "/accessibility/",
    ]  # fmt: skip
    assert links["Feed of new reports"] == "/feed/"


def test_how_right_the_reader_is_stands_field_by_field(record: None, page: Page):
    seen = page("/method/")
    measured = reader_accuracy()
    rows = seen.table("Values read right")
    (judgements,) = (row for row in rows if row[0] == "Judgements")
    assert judgements[-1] == str(sum(each.wrong for each in measured if each.field == "judgements"))
    (ilacs,) = (each for each in measured if (each.framework, each.field) == ("ilacs", "judgements"))
    assert f"{ilacs.right} of {ilacs.values}" in judgements
    assert "so it may do worse on others" in seen.text


def test_the_figures_on_links_are_those_that_are_measured(page: Callable[[str], Seen], shared: Path):
    path = shared / "expected" / "lineage.json"
    if not path.exists():
        pytest.skip("needs the links that people read (shared/expected/lineage.json)")
    found = Measured.of(read_answers(path))
    proposed, missed = found.asked_before.precision, found.asked_before.recall
    text = " ".join(page("/method/").text.split())
    assert f"In {found.reports} pairs of reports that two people read independently, {proposed.count} of the" in text
    assert f"{proposed.total} links proposed to editors were right, and {missed.count} of the {missed.total}" in text
