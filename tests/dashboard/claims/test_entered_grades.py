"""A grade that an editor entered is worded as the editor's, wherever a sentence says who judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from django.contrib.auth.models import User

from dashboard.claims.agreement import subject_of
from dashboard.claims.council import SAID_BY, judged_sentence, summary_sentence
from dashboard.claims.words import area_subjects
from dashboard.counting.position import Position
from inspections.judgement import ENTERED, AreaGrade
from inspections.models import Inspection
from inspections.reading.vocabulary import GRADES
from tests.dashboard.seen import Seen
from tests.dashboard.shipped import council_named, made

AREAS = ("leadership", "help_and_protection", "children_in_care", "care_leavers")
BEGINS = SAID_BY[ENTERED]


def stands(grades: dict[str, str], entered: set[str]) -> Position:
    inspection = made(1, end="2025-05-23", published="2025-07-15")
    judgements = {
        area: AreaGrade(area, grade, ENTERED if area in entered else "report") for area, grade in grades.items()
    }
    return Position(council_named("Bradford"), replace(inspection, judgements=judgements))


def test_no_summary_gives_an_entered_grade_as_what_inspectors_judged():
    assert set(AREAS) <= set(area_subjects())
    for who in product((True, False), repeat=len(AREAS)):
        entered = {area for area, by_editor in zip(AREAS, who, strict=True) if by_editor}
        for shift, _ in enumerate(GRADES):
            grades = {area: str(GRADES[(place + shift) % len(GRADES)]) for place, area in enumerate(AREAS)}
            said = summary_sentence(stands(grades, entered)).split(". ")
            by_editor = " ".join(each for each in said if each.startswith(BEGINS)).casefold()
            others = " ".join(each for each in said if not each.startswith(BEGINS)).casefold()
            for area in AREAS:
                words = subject_of(area).words.casefold()
                assert (words in by_editor, words in others) == (area in entered, area not in entered), said


@pytest.mark.parametrize("grade", [str(grade) for grade in GRADES])
def test_one_judgement_by_itself_says_who(grade: str):
    assert judged_sentence(grade, "leadership", ENTERED).startswith(f"{BEGINS}, leadership was judged ")
    assert judged_sentence(grade, "leadership", "report").startswith("Inspectors judged ")


def test_the_pages_of_the_council_and_of_the_inspection_say_it(page: Callable[[str], Seen], editor: User):
    latest = (
        Inspection.objects.filter(authority__slug="stoke-on-trent", framework="ilacs")
        .exclude(published=None)
        .latest("published")
    )
    for judgement in latest.judgements.all():
        judgement.source, judgement._history_user, judgement._change_reason = ENTERED, editor, "Typed from a scan."
        judgement.save()

    for address in ("/councils/stoke-on-trent/", f"/inspections/{latest.pk}/"):
        text = page(address).text
        assert f"{BEGINS}, " in text, address
        assert "Inspectors judged" not in text, address
