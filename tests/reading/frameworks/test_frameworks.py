"""The registry of frameworks, which the rest of the project takes names and areas from."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from inspections.reading.frameworks import area_label, frameworks
from inspections.reading.registry import Registry

CONTRACT = {
    "apa", "jar", "csr", "ucra", "slac", "cp", "lac", "sif", "lscb", "ilacs", "focused_visit", "monitoring_visit",
    "jtai", "send", "committee_paper",
}  # fmt: skip


def test_every_framework_of_the_contract_has_a_module() -> None:
    read = {key for key, one in frameworks().items() if one.title_patterns}
    assert read >= CONTRACT


def test_a_framework_that_is_known_from_tables_alone_is_never_read() -> None:
    assert "assurance_visit" not in {key for key, one in frameworks().items() if one.title_patterns}


def test_the_classifier_asks_them_in_an_order_without_ties() -> None:
    orders = [one.match_order for one in frameworks().values()]
    assert orders == sorted(set(orders))


def test_the_editions_of_ilacs_print_the_areas_of_the_contract() -> None:
    editions = {edition.key: [area.key for area in edition.areas] for edition in frameworks()["ilacs"].editions}
    assert editions == {
        "2018": ["leadership", "help_and_protection", "children_in_care_and_care_leavers", "overall"],
        "2023": ["leadership", "help_and_protection", "children_in_care", "care_leavers", "overall"],
        "2026": ["leadership", "help_and_protection", "children_in_care", "care_leavers"],
    }


def test_the_same_label_under_both_halves_of_slac_is_two_areas() -> None:
    areas = [area.key for area in frameworks()["slac"].areas]
    assert len(areas) == len(set(areas)) == 22


@pytest.mark.parametrize("key", ["ucra", "focused_visit", "monitoring_visit", "jtai", "send"])
def test_narrative_frameworks_have_no_areas(key: str) -> None:
    assert frameworks()[key].graded is False


def test_an_area_has_a_label_people_read() -> None:
    assert area_label("ilacs", "help_and_protection") == "Help and protection"
    assert area_label("ilacs", "an_area_of_long_ago") == "An area of long ago"


TODAY = date(2026, 11, 22)
ILACS = frameworks()["ilacs"]
FOUR = ["leadership", "help_and_protection", "children_in_care", "care_leavers"]


def editions(day: date | None, areas: Collection[str] = (), **more: date) -> list[str]:
    return [edition.key for edition in ILACS.edition_on(day, areas, **more).possible]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2022, 12, 31), ["2018"]),
        (date(2023, 1, 1), ["2023"]),
        (date(2026, 3, 31), ["2023"]),
        (date(2026, 4, 1), ["2026"]),
        (date(2017, 12, 31), []),
    ],
)
def test_the_first_day_on_site_decides_the_edition(day: date, edition: list[str]) -> None:
    assert editions(day) == edition
    assert editions(day, ["children_in_care_and_care_leavers"]) == edition


@pytest.mark.parametrize(
    ("areas", "possible"),
    [
        (["leadership", "children_in_care_and_care_leavers"], ["2018"]),
        ([*FOUR, "overall"], ["2023"]),
        (FOUR, ["2023", "2026"]),
        (["leadership"], ["2018", "2023", "2026"]),
        (["children_in_care", "children_in_care_and_care_leavers"], []),
    ],
)
def test_without_the_day_the_areas_decide_or_the_answer_says_that_they_do_not(
    areas: list[str], possible: list[str]
) -> None:
    assert editions(None, areas) == possible
    decided = ILACS.edition_on(None, areas).edition
    assert (decided.key if decided else None) == (possible[0] if len(possible) == 1 else None)


def test_an_edition_that_had_not_begun_when_the_report_came_out_is_not_possible() -> None:
    assert editions(None, FOUR, published=date(2024, 2, 1)) == ["2023"]
    assert editions(None, ["leadership"], published=date(2019, 2, 1)) == ["2018"]


def test_a_letter_is_dated_by_its_own_day() -> None:
    answer = frameworks()["apa"].edition_on(None, ["overall"], published=date(2008, 12, 17))
    assert [edition.key for edition in answer.possible] == ["2007"]


def test_what_every_possible_edition_prints_is_printed_in_any_case() -> None:
    assert {area.key for area in ILACS.edition_on(None, FOUR).areas} == set(FOUR)
    assert ILACS.edition_on(None, FOUR).may_print("overall")
    assert not ILACS.edition_on(date(2026, 5, 11)).may_print("overall")


def test_a_re_inspection_came_without_a_review_of_the_board() -> None:
    edition = frameworks()["sif"].editions[0]
    assert (edition.prints("lscb", "full"), edition.prints("lscb", "re-inspection")) == (True, False)


def test_the_grades_of_a_scale_stand_in_their_order() -> None:
    assert frameworks()["sif"].grades == ("outstanding", "good", "requires_improvement", "inadequate")
    assert frameworks()["jar"].grades == ("outstanding", "good", "adequate", "inadequate")
    assert frameworks()["jtai"].grades == ()


def test_the_areas_that_make_a_position_stand_in_the_order_of_the_pages() -> None:
    assert [area.key for area in frameworks().position_areas] == [
        *FOUR,
        "children_in_care_and_care_leavers",
        "children_looked_after",
        "adoption",
        "lscb",
        "overall",
    ]


def test_it_follows_from_the_frameworks_when_a_judgement_was_last_printed() -> None:
    known = frameworks()
    assert known.last_printed("overall", TODAY) == date(2026, 3, 31)
    assert known.last_printed("children_in_care_and_care_leavers", TODAY) == date(2022, 12, 31)
    assert known.last_printed("adoption", TODAY) == date(2018, 7, 31)
    assert known.last_printed("care_leavers", TODAY) is None


def test_a_judgement_is_not_gone_while_another_joins_it() -> None:
    assert frameworks().last_printed("care_leavers", date(2020, 1, 1)) == date(2022, 12, 31)
    assert frameworks().last_printed("adoption", date(2020, 1, 1)) == date(2018, 7, 31)


def test_an_area_of_one_key_is_of_one_body_in_every_framework() -> None:
    bodies: dict[str, set[str]] = {}
    for framework in frameworks().values():
        for area in framework.areas:
            bodies.setdefault(area.key, set()).add(area.body)
    assert {key: found for key, found in bodies.items() if len(found) > 1} == {}


def test_a_framework_that_judges_ends_its_editions_before_the_next_begins() -> None:
    for framework in frameworks().values():
        dated = [e for e in framework.editions if e.inspections_from]
        for before, after in pairwise(dated):
            assert before.inspections_to == after.inspections_from - timedelta(days=1), framework.key


def test_a_judgement_that_comes_back_was_gone_for_a_while() -> None:
    renewed = replace(ILACS, key="renewed", editions=(replace(ILACS.editions[1], inspections_from=date(2031, 1, 1)),))
    renewed = replace(renewed, editions=(replace(renewed.editions[0], inspections_to=None),))
    known = Registry([*frameworks().values(), renewed])
    assert known.last_printed("overall", date(2030, 12, 31)) == date(2026, 3, 31)
    assert known.last_printed("overall", date(2031, 1, 1)) is None
