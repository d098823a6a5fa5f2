"""The registry of frameworks, which the rest of the project takes names and areas from."""

import pytest

from inspections.reading.frameworks import area_label, framework, frameworks

CONTRACT = {
    "apa", "jar", "csr", "ucra", "slac", "cp", "lac", "sif", "lscb", "ilacs", "focused_visit", "monitoring_visit",
    "jtai", "send", "committee_paper",
}  # fmt: skip


def test_every_framework_of_the_contract_has_a_module() -> None:
    assert set(frameworks()) == CONTRACT


def test_the_classifier_asks_them_in_an_order_without_ties() -> None:
    orders = [one.match_order for one in frameworks().values()]
    assert orders == sorted(set(orders))


def test_the_editions_of_ilacs_print_the_areas_of_the_contract() -> None:
    editions = {edition.key: [area.key for area in edition.areas] for edition in framework("ilacs").editions}
    assert editions == {
        "2018": ["leadership", "help_and_protection", "children_in_care_and_care_leavers", "overall"],
        "2023": ["leadership", "help_and_protection", "children_in_care", "care_leavers", "overall"],
        "2026": ["leadership", "help_and_protection", "children_in_care", "care_leavers"],
    }


def test_the_same_label_under_both_halves_of_slac_is_two_areas() -> None:
    areas = [area.key for area in framework("slac").areas]
    assert len(areas) == len(set(areas)) == 22


@pytest.mark.parametrize("key", ["ucra", "focused_visit", "monitoring_visit", "jtai", "send"])
def test_narrative_frameworks_have_no_areas(key: str) -> None:
    assert framework(key).graded is False


def test_an_area_has_a_label_people_read() -> None:
    assert area_label("ilacs", "help_and_protection") == "Help and protection"
    assert area_label("ilacs", "an_area_of_long_ago") == "An area of long ago"
