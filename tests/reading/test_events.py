"""What a report says of other inspections and visits: kind, month or year, and the grade where one is given."""

import csv
from pathlib import Path

import pytest

from inspections.reading.contract import EventRead, Reading
from tests import kept_readings
from tests.reading.pages import HELP, IN_CARE, LEADERS, LEAVERS, Sheet, ilacs_cover, read

ROWS = [(LEADERS, ["Good"]), (HELP, ["Good"]), (IN_CARE, ["Good"]), (LEAVERS, ["Good"])]
EVERY = 4


def named_in(*lines: str) -> tuple[EventRead, ...]:
    page = Sheet()
    for line in lines:
        page.line(line, size=10)
    return read(ilacs_cover(ROWS), page).events


@pytest.mark.parametrize(
    ("line", "kind", "when", "grade"),
    [
        ("Much has changed since the last inspection in 2022.", "inspection", "2022", None),
        ("Services, as at the inspection of May 2018, are safe.", "inspection", "2018-05", None),
        ("The last inspection, in May 2018, judged all services as requiring improvement to be good.",
         "inspection", "2018-05", "requires_improvement"),
        ("Since the inspection in 2021, when the overall effectiveness was inadequate, much is better.",
         "inspection", "2021", "inadequate"),
        ("At the last inspection in 2017, services were judged to be good.", "inspection", "2017", "good"),
        ("This was raised at the October 2021 inspection.", "inspection", "2021-10", None),
        ("A focused visit undertaken in February 2019 found gaps.", "focused_visit", "2019-02", None),
        ("Leaders acted on the focused assurance visit in October 2020.", "assurance_visit", "2020-10", None),
        ("The Joint Targeted Area Inspection (JTAI), in April 2017, said so.", "jtai", "2017-04", None),
        ("At the monitoring visit of March 2019 plans were late.", "monitoring_visit", "2019-03", None),
    ],
)  # fmt: skip
def test_an_event_is_read_from_its_sentence(line: str, kind: str, when: str, grade: str | None) -> None:
    (event,) = named_in(line)
    assert (event.kind, event.when, event.grade, event.page, event.confidence) == (kind, when, grade, 2, "check")
    assert event.words == line.rstrip(".")


def test_two_visits_of_one_sentence_are_two_events() -> None:
    found = named_in("Two focused visits, in April 2019 and August 2021, identified shortfalls.")
    assert [(event.kind, event.when) for event in found] == [("focused_visit", "2019-04"), ("focused_visit", "2021-08")]


def test_the_next_sentence_may_give_the_grade() -> None:
    found = named_in("The last inspection was in March 2012.", "The local authority was judged to be adequate.")
    assert [(event.when, event.grade) for event in found] == [("2012-03", "adequate")]


def test_a_year_and_a_month_of_it_are_one_event() -> None:
    found = named_in("Since the inspection in 2021 much is better.", "At the inspection in July 2021 it was not.")
    assert [event.when for event in found] == ["2021-07"]


@pytest.mark.parametrize(
    "line",
    [
        "The inspection in May 2026 took two weeks.",
        "The inspection of the council’s children’s homes was in May 2018.",
        "The last inspection of adoption services was in May 2018.",
        "The inspection board that was set up in 2019 has met often.",
        "At the time of the inspection, 291 children were in care, more than in 2019.",
        "An audit in March 2015 found the same.",
    ],
)
def test_what_is_no_earlier_inspection_of_the_council_is_no_event(line: str) -> None:
    assert named_in(line) == ()


def test_the_events_survive_the_json_of_the_reading() -> None:
    page = Sheet().line("At the last inspection in 2017, services were judged to be good.")
    reading = read(ilacs_cover(ROWS), page)
    assert reading.events
    assert Reading.from_json(reading.to_json()).events == reading.events


def test_real_reports_name_what_was_found_in_them_by_hand(shared: Path) -> None:
    with (shared / "data" / "mentions.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if (shared / "reports" / "ofsted" / row["example_path"]).is_file()]
    some = sorted({row["example_path"] for row in rows})[::EVERY]
    wanted = {(row["example_path"], row["event_kind"], row["date"]) for row in rows if row["example_path"] in some}
    answers = kept_readings.of(shared / "reports" / "ofsted")
    readings = {name: answers[shared / "reports" / "ofsted" / name] for name in some}
    found = {(name, event.kind, event.when) for name, reading in readings.items() for event in reading.events}
    assert len(wanted & found) >= 0.9 * len(wanted)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Dates of previous inspection: 13 to 15 May 2019", "2019-05"),
        ("Date of previous inspection: 28 February 2022 to 4 March 2022", "2022-02"),
    ],
)
def test_the_cover_of_an_area_send_report_names_the_one_before(line: str, when: str) -> None:
    sheet = Sheet().line("Area SEND inspection of Kent Local Area Partnership", size=16)
    sheet.line("Inspection dates: 4 to 8 March 2024").line(line).line("Inspection outcome")
    (one,) = read(sheet.line("There are widespread failings.")).events

    assert (one.kind, one.when, one.grade, one.words) == ("send", when, None, line)
