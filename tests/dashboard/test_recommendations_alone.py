"""What counts or lists recommendations leaves every other kind of finding out."""

from __future__ import annotations

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.actions import publishing
from inspections.models import Inspection
from inspections.queries.lineage import council_reports
from inspections.queries.recommended import published_recommendations
from inspections.queries.record import count_rows
from tests.dashboard.committee_paper.test_paper import paper
from tests.dashboard.csv_files import content_of
from tests.dashboard.other_findings import EARLIER, STRENGTH, TO_IMPROVE, publish_every_kind
from tests.dashboard.seen import see
from tests.scenes import scene

OTHERS = (STRENGTH, TO_IMPROVE, EARLIER)


@scene
def inspection(record: None, editor: User) -> Inspection:
    return publish_every_kind(editor)


def test_the_pages_of_a_council(inspection: Inspection, client: Client):
    seen = see(client.get("/councils/stoke-on-trent/")).text

    assert "2 recommendations to the council" in seen
    assert not [text for text in OTHERS if text in seen]


def test_the_committee_paper(inspection: Inspection, client: Client):
    opened = paper(client, "stoke-on-trent")

    assert "The report makes 2 recommendations to the council." in opened.text
    table = opened.table("recommendations")
    assert len(table) == 1 + 2
    assert not [text for text in OTHERS if any(text in cell for row in table for cell in row)]


@pytest.mark.parametrize("address", ["/councils/stoke-on-trent/recommendations.csv", "/recommendations.csv"])
def test_the_files_of_recommendations(inspection: Inspection, client: Client, address: str):
    text = content_of(client.get(address)).decode()

    assert "How well plans are written. (1)" in text
    assert not [other for other in OTHERS if other in text]


def test_the_table_of_inspections(inspection: Inspection, client: Client):
    rows = csv.DictReader(io.StringIO(content_of(client.get("/data/inspections.csv")).decode()))
    assert [row["recommendations"] for row in rows if row["inspection"] == inspection.key] == ["2"]


def test_what_pages_and_links_are_made_from(inspection: Inspection):
    counts = count_rows()
    assert (counts["recommendations"], counts["findings"]) == (2, 3)
    found = published_recommendations([inspection.pk])[inspection.pk]
    assert (found.count, len(found.items or ())) == (2, 2)
    (report,) = (each for each in council_reports(inspection.authority_id) if each.key == inspection.key)
    assert len(report.items) == 2


def test_a_report_with_other_findings_alone_is_not_said_to_recommend_nothing(inspection: Inspection, client: Client):
    inspection.findings.recommendations().delete()
    inspection.passages.filter(kind="recommendation").delete()
    seen = see(client.get("/councils/stoke-on-trent/")).text

    assert "makes no recommendations" not in seen
    assert "No recommendations from this report are on the record." in seen


def test_a_withdrawal_says_what_of_each_kind_went(inspection: Inspection, editor: User, client: Client):
    publishing.withdraw(report=inspection.report_id, by=editor, why="a mistake")

    words = see(client.get("/corrections/")).text
    counted = "2 recommendations, 1 strength, 1 area for improvement and 1 earlier recommendation went with it"
    assert counted in words
