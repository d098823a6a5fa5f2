"""Every field of a judgement arrives everywhere: reading, draft, record, pages, files, and back by a withdrawal.

A field that is added is followed here without a line of its own (docs/adding-a-judgement-field.md): where it is
forgotten on its way, the test of that place fails.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import Field, fields, replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from dashboard.open_data.files import write_json
from dashboard.open_data.rows import table_rows
from dashboard.open_data.tables import JUDGEMENTS
from dashboard.pages.inspection.page import inspection_page
from dashboard.shared.record_cache import published_record
from inspections.actions import publishing
from inspections.judgement import PLAIN_NAMES, AreaGrade, JudgementFacts
from inspections.models import Inspection, Judgement, Report
from inspections.queries.record import inspection_with_evidence, published_inspections
from inspections.queries.record_version import record_version
from inspections.reading.contract import JudgementRead
from inspections.reading.vocabulary import Confidence
from tests.dashboard.csv_files import content_of
from tests.readings import answered, ilacs, judgement, settle
from tests.scenes import scene

ON_PAGES_IN_ANOTHER_FORM = {
    "area": "by its name",
    "grade": "in words, with its letter",
    "source": "in words, where it is not the report",
    "label": "the page of the report beside it shows it",
    "printed": "the page of the report beside it shows it",
    "page": "as a link",
    "box": "as a mark on the page of the report",
    "quote": "the page of the report beside it shows it",
    "rule": "for those who mend the reader: in the files",
    "confidence": "as the reason to check a value, which an editor has settled before it is published",
    "sure": "in words, where it is not",
    "source_text": "beside a grade that no report stands behind",
}
OF_SECONDARY_SOURCES = ("sure", "source_text")
"""The fields that only a grade without a report has."""
NOT_IN_FILES = {
    "label": "the words of reports are left to the reports",
    "quote": "the words of reports are left to the reports",
    "confidence": "an editor has settled every value before it is published",
    "box": "as x0, top, x1 and bottom",
}


def invented(field: Field[object]) -> object:
    """A value for an optional field of a reading."""
    return 7 if "int" in str(field.type) else f"invented {field.name}"


@pytest.fixture(scope="module")
def read() -> JudgementRead:
    """A judgement with a value in every field, including those added later."""
    added = {field.name: invented(field) for field in fields(JudgementRead) if field.default is None}
    return replace(judgement("overall", "requires_improvement", confidence=Confidence.CHECK), **added)


@pytest.fixture
def facts(read: JudgementRead) -> JudgementFacts:
    return JudgementFacts.from_reading(read)


@scene
def report(record: None, editor: User, read: JudgementRead) -> Report:
    return answered(ilacs(judgements=(read,), published="2025-07-15"), by=editor)


@scene
def inspection(report: Report, editor: User) -> Inspection:
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)


def test_a_judgement_has_every_field_of_the_reading_contract(read: JudgementRead, facts: JudgementFacts):
    contract = {field.name for field in fields(JudgementRead)} - {"rank"}

    assert contract == set(PLAIN_NAMES) - {"source", *OF_SECONDARY_SOURCES}
    assert {name: facts.to_plain()[name] for name in contract} == {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in vars(read).items()
        if name in contract
    }
    assert None not in [value for name, value in facts.to_plain().items() if name not in OF_SECONDARY_SOURCES]


def test_a_judgement_survives_its_plain_form(facts: JudgementFacts):
    assert JudgementFacts.from_plain(json.loads(json.dumps(facts.to_plain()))) == facts
    bare = JudgementFacts("overall", None, "press", sure=False, source_text="A newspaper")
    assert JudgementFacts.from_plain(bare.to_plain()) == bare


def test_a_draft_holds_it_whole(report: Report, facts: JudgementFacts):
    assert report.as_draft().judgement("overall").facts == facts


def test_the_record_holds_it_whole(inspection: Inspection, facts: JudgementFacts):
    assert inspection.judgements.get(area="overall").facts == facts


def test_the_pages_are_given_it_whole_and_what_counts_is_given_the_grade(inspection: Inspection, facts: JudgementFacts):
    page = inspection_page(published_record(), inspection_with_evidence(inspection.pk), "overall")

    assert next(line for line in page.judgements if line.area == "overall").facts == facts
    counted = next(each for each in published_inspections() if each.pk == inspection.pk)
    assert counted.judgements["overall"] == AreaGrade("overall", "requires_improvement", "report")


@pytest.mark.parametrize("state", ["to review", "published"])
def test_a_person_sees_it_on_review_and_on_the_page_of_the_inspection(
    report: Report, facts: JudgementFacts, state: str, request: pytest.FixtureRequest, editor_client: Client
):
    published = state == "published" and request.getfixturevalue("inspection")
    address = f"/inspections/{published.pk}/" if published else f"/reports/{report.pk}/review/"
    html = content_of(editor_client.get(address)).decode()

    shown = [name for name in PLAIN_NAMES if name not in ON_PAGES_IN_ANOTHER_FORM]
    assert [name for name in shown if str(facts.to_plain()[name]) not in html] == []


def in_csv(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_the_files_have_it(inspection: Inspection, facts: JudgementFacts, client: Client):
    lines = csv.DictReader(io.StringIO(content_of(client.get("/data/judgements.csv")).decode("utf-8-sig")))
    row = next(line for line in lines if (line["inspection"], line["area"]) == ("861-ilacs-2025-05-12", "overall"))
    in_json = io.BytesIO()
    write_json(in_json, record_version(), str)
    every = json.loads(in_json.getvalue())["judgements"]
    place = ("861-ilacs-2025-05-12", "overall")
    document = next(each for each in every if (each["inspection"], each["area"]) == place)

    expected = {name: value for name, value in facts.to_plain().items() if name not in NOT_IN_FILES}
    assert {name: document[name] for name in expected} == expected
    assert {name: row[name] for name in expected} == {name: in_csv(value) for name, value in expected.items()}
    assert [document[name] for name in ("x0", "top", "x1", "bottom")] == list(facts.evidence.box)
    assert {len(row) for row in table_rows("judgements", str)} == {len(JUDGEMENTS.header)}


def test_a_grade_of_a_secondary_source_says_where_it_is_from_and_whether_that_is_sure(record: None, client: Client):
    row = Judgement.objects.get(inspection__key="861-ilacs-2025-05-12", area="overall")
    row.facts = replace(row.facts, source="press", source_text="The Sentinel, 16 July 2025", sure=False)
    row.save()

    html = content_of(client.get(f"/inspections/{row.inspection_id}/")).decode()
    rows = [dict(zip(JUDGEMENTS.header, each, strict=True)) for each in table_rows("judgements", str)]

    assert "from press reports; The Sentinel, 16 July 2025; not sure" in html
    in_files = next(each for each in rows if (each["inspection"], each["area"]) == (row.inspection.key, "overall"))
    assert (in_files["source_text"], in_files["sure"]) == ("The Sentinel, 16 July 2025", False)


def test_a_withdrawal_brings_it_back_to_the_draft_and_what_the_record_had_to_the_record(
    report: Report, facts: JudgementFacts, editor: User
):
    had = Judgement.objects.get(inspection__authority__dfe_number="861", area="overall", inspection__start="2025-05-12")
    had.facts = replace(
        facts, grade="good", source="press", printed="Good, as the press had it", source_text="A newspaper", sure=False
    )
    had.save()
    settle(report, by=editor)
    published = publishing.publish(report=report.pk, by=editor)
    publishing.withdraw(report=report.pk, by=editor, why="a mistake")

    assert Report.objects.get().as_draft().judgement("overall").facts == facts
    assert published.judgements.get(area="overall").facts == had.facts


def test_what_was_changed_on_the_record_goes_back_to_the_draft(inspection: Inspection, facts: JudgementFacts, editor):
    row = inspection.judgements.get(area="overall")
    row.printed = "Requires improvement to be good"
    row.save()
    publishing.withdraw(report=inspection.report_id, by=editor, why="a mistake")

    assert Report.objects.get().as_draft().judgement("overall").facts == replace(facts, printed=row.printed)
