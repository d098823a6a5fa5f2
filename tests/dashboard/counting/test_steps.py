"""Steps from judgement to judgement: the published pairs, a slow count of the files, and which frameworks link."""

import datetime
from collections import Counter
from itertools import pairwise

import pytest

from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.population import population_of
from dashboard.counting.steps import every_step, latest_steps, link_keys_for, linked_areas
from tests.dashboard.alternative_counting import age, documents
from tests.dashboard.moving import council, inspection, record
from tests.dashboard.shipped import england, shipped_record

TODAY = AsAt(datetime.date(2026, 8, 22))
LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "RI", "inadequate": "I"}


def pairs(movement):
    return {f"{LETTERS[a]}-{LETTERS[b]}": len(steps) for (a, b), steps in movement.cells.items()}


def slowly(area, link):
    """The same pairs straight from the shipped files, without records, positions or scopes."""
    grades = {}
    for document in documents():
        grade = document.get(f"grade:{area}")
        if grade in LETTERS and document["framework"] in ("sif", "ilacs"):
            own = grades.setdefault(document["dfe_la_number"], {})
            own[age(document), document["framework"]] = LETTERS[grade]
    found = Counter()
    for own in grades.values():
        for ((_, before), first), ((_, after), second) in pairwise(sorted(own.items())):
            if f"{before}-{after}" == link:
                found[f"{first}-{second}"] += 1
    return dict(found)


class TestShippedOutcomes:
    def test_sif_to_first_ilacs_as_published(self):
        movement = every_step(england(TODAY), "overall", link="sif-ilacs")
        assert len(movement.steps) == 150
        assert pairs(movement) == {
            "G-G": 23, "G-O": 18, "G-RI": 9, "G-I": 4, "RI-G": 31, "RI-RI": 26, "RI-I": 15, "RI-O": 2,
            "I-RI": 13, "I-G": 5, "I-O": 1, "O-O": 3,
        }  # fmt: skip

    def test_ilacs_to_ilacs_as_published(self):
        movement = every_step(england(TODAY), "overall", link="ilacs-ilacs")
        assert len(movement.steps) == 157
        assert pairs(movement) == {
            "G-G": 27, "RI-G": 25, "G-O": 24, "O-O": 21, "RI-RI": 14, "I-G": 10, "I-RI": 9, "RI-I": 8, "G-RI": 6,
            "G-I": 5, "O-G": 3, "I-I": 2, "RI-O": 2, "O-RI": 1,
        }  # fmt: skip

    def test_sif_to_its_re_inspection_as_published(self):
        assert pairs(every_step(england(TODAY), "overall", link="sif-sif")) == {"I-RI": 11, "I-I": 7, "I-G": 3}

    @pytest.mark.parametrize(
        ("area", "link"), [(area, link) for area, links in linked_areas().items() for link in links]
    )
    def test_every_link_agrees_with_a_slow_count_of_the_file(self, area, link):
        assert pairs(every_step(england(TODAY), area, link=link)) == slowly(area, link)

    @pytest.mark.parametrize("area", linked_areas())
    def test_links_make_all_the_steps(self, area):
        parts = [len(every_step(england(TODAY), area, link=link).steps) for link in link_keys_for(area)]
        assert sum(parts) == len(every_step(england(TODAY), area).steps)

    @pytest.mark.parametrize("area", linked_areas())
    @pytest.mark.parametrize("day", ["2014-03-31", "2016-08-05", "2019-12-31", "2024-03-31", "2026-08-22"])
    def test_every_council_of_the_date_has_a_step_or_a_reason(self, area, day):
        as_at = AsAt(datetime.date.fromisoformat(day))
        movement = latest_steps(england(as_at), area)
        out = [each for councils in movement.left_out.values() for each in councils]
        everyone = {position.council.pk for position in england(as_at).positions}
        assert len(movement.steps) + len(out) == len(everyone)
        assert {step.council.pk for step in movement.steps} | {each.pk for each in out} == everyone

    def test_moving_the_date_never_changes_the_past(self):
        days = [datetime.date(2015, 1, 1) + datetime.timedelta(days=190 * n) for n in range(22)]
        now = {(s.before.pk, s.after.pk) for s in every_step(england(TODAY), "leadership").steps}
        for day in days:
            then = {
                (s.before.pk, s.after.pk): s.after.published for s in every_step(england(AsAt(day)), "leadership").steps
            }
            assert set(then) <= now
            assert [published for published in then.values() if published > day] == []
        assert then

    def test_latest_overall_leaves_out_those_whose_report_gave_none(self):
        movement = latest_steps(england(TODAY), "overall")
        assert {reason: len(councils) for reason, councils in movement.left_out.items()} == {
            "not_printed": 11,
            "first": 2,
        }
        assert (len(movement.steps), movement.up, movement.same, movement.down) == (140, 60, 60, 20)

    def test_region_and_time_only_take_away(self):
        north = population_of(shipped_record(), TODAY, "North East")
        some = latest_steps(north, "leadership", since=datetime.date(2025, 4, 1))
        assert all(
            s.council.region == "North East" and s.after.published >= datetime.date(2025, 4, 1) for s in some.steps
        )
        assert len(some.steps) + len(some.left_out["earlier"]) == 12


def test_care_leavers_step_over_the_joint_grade():
    before = inspection("2015-05-01", "sif", care_leavers="good")
    joint = inspection("2019-05-01", children_in_care_and_care_leavers="inadequate")
    after = inspection("2024-05-01", care_leavers="outstanding")
    (step,) = latest_steps(population_of(record(before, joint, after), TODAY), "care_leavers").steps
    assert (step.before, step.after, step.grades, step.rise) == (before, after, ("good", "outstanding"), 1)


def test_looked_after_and_children_in_care_are_not_linked():
    before = inspection("2015-05-01", "sif", children_looked_after="good", adoption="good")
    after = inspection("2024-05-01", children_in_care="outstanding")
    both = population_of(record(before, after), TODAY)
    assert [len(every_step(both, area).steps) for area in linked_areas()] == [0] * len(linked_areas())


def test_a_judgement_that_the_latest_report_does_not_print_is_never_filled_by_an_older_one():
    old, older = inspection("2023-05-01", overall="good"), inspection("2019-05-01", overall="inadequate")
    latest = inspection("2026-07-01", leadership="good")
    whole = population_of(record(older, old, latest), TODAY)
    assert latest_steps(whole, "overall").left_out == {"not_printed": (council(),)}
    assert len(every_step(whole, "overall").steps) == 1


def test_a_first_judgement_is_no_step_and_says_so():
    whole = population_of(record(inspection("2024-05-01", leadership="good")), TODAY)
    assert latest_steps(whole, "leadership").left_out == {"first": (council(),)}
    assert latest_steps(population_of(record(), TODAY), "leadership").left_out == {"not_yet_inspected": (council(),)}


def test_a_report_that_the_basis_does_not_cover_is_not_there():
    first, second = inspection("2019-05-01", leadership="good"), inspection("2024-05-01", leadership="inadequate")
    whole = record(first, second)
    on_site = AsAt(datetime.date(2024, 4, 1), Basis.INSPECTED)
    assert len(latest_steps(population_of(whole, AsAt(datetime.date(2024, 4, 1))), "leadership").steps) == 0
    assert latest_steps(population_of(whole, on_site), "leadership").down == 1
