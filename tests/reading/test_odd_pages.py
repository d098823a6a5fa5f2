"""Reports in layouts that no report at hand has are right or to check, and never wrong though certain."""

import pytest

from inspections.reading.contract import Reading
from inspections.reading.measure import fingerprint
from inspections.reading.reader import read_bytes
from inspections.reading.vocabulary import Confidence
from tests.reading.made.odd_pages import OddPages, odd_pages
from tests.reading.pages import PATIENT

SEEDS = 60
AREAS = ("leadership", "help_and_protection", "children_in_care", "care_leavers")


@pytest.fixture(scope="module")
def read() -> list[tuple[OddPages, Reading]]:
    """Each made report and its reading."""
    made = [odd_pages(seed) for seed in range(SEEDS)]
    return [(one, read_bytes(one.data, PATIENT)) for one in made]


def test_no_item_is_wrong_though_certain(read: list[tuple[OddPages, Reading]]) -> None:
    wrong = [
        (one.about, item.text)
        for one, reading in read
        for item in reading.recommendations
        if item.confidence is Confidence.CERTAIN and fingerprint(item.text) not in map(fingerprint, one.items)
    ]
    assert wrong == []


def test_three_quarters_of_the_items_are_certain_and_right(read: list[tuple[OddPages, Reading]]) -> None:
    right = [
        fingerprint(item.text) in map(fingerprint, one.items)
        for one, reading in read
        for item in reading.recommendations
        if item.confidence is Confidence.CERTAIN
    ]
    assert sum(right) >= 0.75 * sum(len(one.items) for one, _ in read)


def test_dates_in_any_form_and_titles_with_stray_spaces_are_read(read: list[tuple[OddPages, Reading]]) -> None:
    found = [(reading.inspection_start, reading.inspection_end) for _, reading in read]
    assert found == [(one.start, one.end) for one, _ in read]
    assert {reading.authority.dfe_la_number for _, reading in read if reading.authority} == {"302"}


def test_every_grade_is_read(read: list[tuple[OddPages, Reading]]) -> None:
    printed = [[judgement.printed for judgement in reading.judgements] for _, reading in read]
    assert printed == [list(one.grades) for one, _ in read]
    assert all([judgement.area for judgement in reading.judgements] == list(AREAS) for _, reading in read)
