"""The way of a report of each framework that docs/adding-a-framework.md adds, from its bytes to every page and file.

It is run in a copy of the project that holds the two files (tests/house/test_adding_a_framework.py), so that its name
is none that pytest looks for.
"""

import datetime
import io
import json
import threading
import zipfile
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from checks.addresses import public_addresses
from inspections.actions import publishing, review
from inspections.actions.imports import import_outcomes
from inspections.actions.uploads import receive_file
from inspections.errors import NotReadyError
from inspections.intake.outcome_table import COLUMNS
from inspections.models import Inspection, Report
from inspections.reading.contract import Reading
from inspections.reading.frameworks import frameworks
from inspections.serving.worker import run_worker
from tests.dashboard.csv_files import cells_of, content_of
from tests.dashboard.seen import Seen, see
from tests.reading.pages import Sheet, pdf
from tests.readings import accept

COUNCIL = "stoke-on-trent"
FILES_OF_EVERYTHING = (
    "/data/inspection-outcomes.json",
    "/data/judgements.csv",
    "/data/inspection-outcomes.xlsx",
    "/data/datapackage.json",
)
"""What takes seconds to make."""


@dataclass(frozen=True)
class Walked:
    """A report of a framework: its pages, when it is read, and what is to come of it."""

    key: str
    today: str
    file: str
    sheets: tuple[Sheet, ...]
    start: str | None
    published: str
    grades: dict[str, str]
    recommendations: tuple[str, ...]
    choice: str
    kind: str
    lanes: tuple[str, ...]
    open: bool


FOSTERING = Walked(
    key="fostering",
    today="2031-09-01",
    file="stoke - 15 july 2031.pdf",
    sheets=(
        Sheet()
        .line("Inspection of fostering services in Stoke-on-Trent", size=18)
        .line("Inspection dates: 12 May 2031 to 23 May 2031")
        .line("Lead inspector: Ada Byron, His Majesty’s Inspector")
        .row(["Overall effectiveness"], ["Good"])
        .row(["The matching of children with carers"], ["Requires improvement", "to be good"])
        .row(["Support for carers"], ["Outstanding"]),
        Sheet()
        .line("What needs to improve?", size=16)
        .gap()
        .line("•  The time that carers wait for a supervisor.", x=80)
        .line("•  The number of children who are placed with their brothers and sisters.", x=80)
        .gap()
        .line("Information about this inspection", size=16)
        .line("Inspectors spoke with carers."),
    ),
    start="2031-05-12",
    published="2031-07-15",
    grades={"overall": "good", "matching": "requires_improvement", "support": "outstanding"},
    recommendations=(
        "The time that carers wait for a supervisor.",
        "The number of children who are placed with their brothers and sisters.",
    ),
    choice="Fostering, 2031 to now",
    kind="Fostering full inspection",
    lanes=("Matching", "Support for carers"),
    open=True,
)
KINSHIP = Walked(
    key="kinship",
    today="2026-11-22",
    file="stoke - 3 november 2003.pdf",
    sheets=(
        Sheet()
        .line("3 November 2003")
        .line("Dear Director")
        .line("Review of kinship care in Stoke-on-Trent")
        .gap()
        .row(["Kinship care overall"], ["3"])
        .row(["Allowances for kin"], ["2"])
        .row(["The assessment of kin"], ["1"])
        .gap()
        .line("We recommend:", size=14)
        .line("•  That grandparents are paid as other carers are.", x=80)
        .gap()
        .line("Yours sincerely")
        .line("Grace Hopper"),
    ),
    start=None,
    published="2003-11-03",
    grades={"overall": "good", "allowances": "adequate", "assessment": "inadequate"},
    recommendations=("That grandparents are paid as other carers are.",),
    choice="Kinship review, 2002 to 2004",
    kind="Kinship review letter",
    lanes=("Allowances", "Assessment of kin"),
    open=False,
)


@pytest.fixture(params=[FOSTERING, KINSHIP], ids=["in the future", "in the past"])
def walked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Walked:
    """The report, on the day that it is walked with."""
    case: Walked = request.param
    now = datetime.datetime.fromisoformat(f"{case.today}T12:00:00+00:00")
    monkeypatch.setattr(timezone, "now", lambda: now)
    return case


READ: dict[str, dict[str, Any]] = {}
"""What the reader answered to the report of each framework."""


@pytest.fixture
def report(walked: Walked, record: None, editor: User, monkeypatch: pytest.MonkeyPatch) -> Report:
    """It comes in and is read in a process of its own, once; the tests after that get the same answer."""
    if walked.key in READ:
        monkeypatch.setattr("inspections.serving.worker.reading_of_file", lambda path, *, beat: READ[walked.key])
    receive_file(name=walked.file, chunks=[pdf(*walked.sheets)], by=editor)
    assert run_worker(stop=threading.Event(), until_empty=True) == 1
    found = Report.objects.get()
    READ[walked.key] = found.reading
    return found


@pytest.fixture
def inspection(walked: Walked, report: Report, editor: User) -> Inspection:
    """An editor accepts every value that is to check, and publishes it."""
    for value in report.as_draft().to_check():
        accept(report, value.key, editor)
    return publishing.publish(report=report.pk, by=editor)


@pytest.fixture
def page(inspection: Inspection, client: Client) -> "Page":
    return Page(client)


@dataclass(frozen=True)
class Page:
    """A public page, as a visitor sees it."""

    client: Client

    def __call__(self, address: str) -> Seen:
        response = self.client.get(address)
        assert response.status_code == 200, address
        return see(response)

    def html(self, address: str) -> str:
        return " ".join(self.client.get(address).content.decode().split())


def test_it_is_read_whole_and_left_to_check(walked: Walked, report: Report) -> None:
    reading = Reading.from_json(report.reading)
    assert (reading.framework, reading.authority and reading.authority.dfe_la_number) == (walked.key, "861")
    assert reading.edition == frameworks()[walked.key].editions[0].key
    assert (reading.inspection_start, reading.lead_inspector) == (
        walked.start,
        {"fostering": "Ada Byron", "kinship": "Grace Hopper"}[walked.key],
    )
    assert {j.area: (str(j.grade), str(j.confidence)) for j in reading.judgements} == {
        area: (grade, "check") for area, grade in walked.grades.items()
    }
    assert tuple(item.text for item in reading.recommendations) == walked.recommendations


def test_it_is_reviewed_by_the_names_of_its_framework(
    walked: Walked, report: Report, editor: User, client: Client
) -> None:
    # Signed in on the day of the walk: by then a session of today has ended.
    client.force_login(editor)
    words = " ".join(client.get(reverse("inspections:review", args=(report.pk,))).content.decode().split())
    known = frameworks()[walked.key]
    assert all(f"<strong>{area.label}</strong>" in words for area in known.areas)
    assert f'<option value="{walked.key}" selected>{known.short}</option>' in words
    assert walked.recommendations[0] in words


def test_publishing_puts_it_on_the_record(walked: Walked, inspection: Inspection) -> None:
    assert (inspection.framework, inspection.published.isoformat()) == (walked.key, walked.published)
    assert {row.area: row.grade for row in inspection.judgements.all()} == walked.grades
    assert tuple(row.text for row in inspection.findings.all()) == walked.recommendations


def test_what_it_cannot_have_is_refused_at_every_door(walked: Walked, report: Report, editor: User) -> None:
    other = {"fostering": "adequate", "kinship": "requires_improvement"}[walked.key]
    review.set_value(report=report.pk, key="judgement:overall", value=other, by=editor)
    for value in report.as_draft().to_check():
        if value.key != "judgement:overall":
            accept(report, value.key, editor)
    with pytest.raises(NotReadyError, match=f"{frameworks()[walked.key].short} has no grade"):
        publishing.publish(report=report.pk, by=editor)
    kind = "full" if walked.key == "fostering" else "letter"
    line = f"861,{walked.key},{kind},,,1999-05-01,,,lscb,good,report\n"
    said = " ".join(problem.message for problem in import_outcomes(name="", text=_table(line), by=None).problems)
    assert "this framework does not judge it" in said
    assert f"{frameworks()[walked.key].short} began on" in said


def _table(line: str) -> str:
    return ",".join(COLUMNS) + "\n" + line


def test_a_table_of_outcomes_may_bring_it(walked: Walked, record: None) -> None:
    kind = "full" if walked.key == "fostering" else "letter"
    line = f"330,{walked.key},{kind},,,{walked.published},,,overall,good,report\n"
    assert len(import_outcomes(name="", text=_table(line), by=None).added) == 1


def test_its_councils_page_has_it_on_the_timeline_with_lanes_of_its_own(walked: Walked, page: Page) -> None:
    html = page.html(f"/councils/{COUNCIL}/")
    assert all(lane in html for lane in walked.lanes)
    assert walked.kind in html


def test_only_what_came_before_is_said_to_be_of_an_earlier_framework(walked: Walked, page: Page) -> None:
    earlier = "1 inspection under an earlier framework, Kinship review of 3 November 2003"
    before = page.html(f"/councils/{COUNCIL}/?as_at=2004-01-01")
    assert (earlier in before, "Fostering" in before) == (walked.key == "kinship", False)


def test_its_own_page_has_judgements_recommendations_and_the_page_of_the_report(
    walked: Walked, inspection: Inspection, page: Page
) -> None:
    html = page.html(f"/inspections/{inspection.pk}/")
    assert walked.kind in html
    assert all(area.label in html for area in frameworks()[walked.key].areas)
    assert all(text in html for text in walked.recommendations)
    assert page.client.get(f"/inspections/{inspection.key}/", follow=True).status_code == 200


def test_it_has_tables_of_its_own(walked: Walked, page: Page) -> None:
    assert walked.choice in page.html("/distribution/")
    html = page.html(f"/distribution/?framework={walked.key}")
    titles = [area.table_title for area in frameworks()[walked.key].areas]
    assert all(title in html for title in titles)
    lines = cells_of(page.client, f"/distribution.csv?framework={walked.key}")
    assert {cell for line in lines for cell in line} >= set(walked.grades)


def test_it_moves_no_position(walked: Walked, page: Page, editor: User) -> None:
    before = cells_of(page.client, "/national.csv?as_at=2026-08-22")
    assert not {"matching", "support", "allowances", "assessment"} & {cell for line in before for cell in line}
    assert "Stoke-on-Trent" in page.html("/councils/?q=stoke")
    publishing.withdraw(report=Report.objects.get().pk, by=editor, why="to compare")
    assert cells_of(page.client, "/national.csv?as_at=2026-08-22") == before


def test_no_migration_is_due(record: None) -> None:
    call_command("makemigrations", check_changes=True, dry_run=True)


def test_every_other_page_stands_with_it(page: Page) -> None:
    """The files of everything are asked for, and looked into, by a test of their own."""
    states = (
        "/?as_at=2003-12-01",
        "/distribution/?as_at=2003-12-01",
        "/compare/?neighbours_of=861",
        "/movement/?step=all",
    )
    addresses = [*states, *public_addresses()]
    assert set(FILES_OF_EVERYTHING) <= set(addresses)
    for address in addresses:
        if address not in FILES_OF_EVERYTHING:
            assert content_of(page.client.get(address, follow=True)), address


def test_it_is_among_the_new_reports_and_in_the_feeds(walked: Walked, page: Page) -> None:
    day = datetime.date.fromisoformat(walked.published)
    since, until = (day + datetime.timedelta(days=days) for days in (-1, 30))
    assert walked.kind in page.html(f"/new/?since={since}&as_at={until}")
    assert walked.kind in page.client.get(f"/councils/{COUNCIL}/feed/").content.decode()


def test_its_recommendations_are_found(walked: Walked, page: Page) -> None:
    word = {"fostering": "supervisor", "kinship": "grandparents"}[walked.key]
    html = page.html(f"/recommendations/?q={word}&framework={walked.key}")
    assert frameworks()[walked.key].known_as in html
    assert "Stoke-on-Trent" in html


def test_its_recommendations_are_among_those_of_the_council_over_time(walked: Walked, page: Page) -> None:
    lines = cells_of(page.client, f"/councils/{COUNCIL}/recommendations.csv")
    words = [cell for line in lines for cell in line]
    assert (walked.recommendations[0] in words) == walked.open


def test_the_files_of_everything_have_it(walked: Walked, inspection: Inspection, page: Page) -> None:
    in_json, judgements, workbook, description = (content_of(page.client.get(each)) for each in FILES_OF_EVERYTHING)
    document = json.loads(in_json)
    tables = {name: rows for name, rows in document.items() if isinstance(rows, list)}
    own = [row for row in tables["judgements"] if row["inspection"] == inspection.key]
    assert {row["area"]: row["grade"] for row in own} == walked.grades
    texts = [row["text"] for row in tables["recommendations"] if row["inspection"] == inspection.key]
    assert texts == list(walked.recommendations if walked.open else [None] * len(walked.recommendations))
    assert inspection.key.encode() in judgements
    assert workbook[:2] == b"PK"
    package = json.loads(description)
    fields = next(each for each in package["resources"] if each["name"] == "judgements")["schema"]["fields"]
    values = next(each for each in fields if each["name"] == "framework")["constraints"]["enum"]
    assert walked.key in values


def test_the_committee_paper_tells_of_it(walked: Walked, page: Page) -> None:
    paper = content_of(page.client.get(f"/councils/{COUNCIL}/committee-paper.docx"))
    words = zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml").decode()
    assert walked.kind in words
    assert walked.lanes[0] in words
