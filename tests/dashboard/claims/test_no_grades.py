"""Why a document has no grades: a visit is no inspection, and some inspections give none."""

from __future__ import annotations

from dashboard.claims.council import no_grades_words


def test_a_visit_and_an_inspection_without_grades_are_told_apart():
    visit = "A visit: inspectors described what they found and gave no grades."
    assert no_grades_words("focused_visit", "visit") == visit
    inspection = "An inspection that gives no grades: inspectors described what they found."
    assert no_grades_words("send", "send") == inspection
    assert no_grades_words("jtai", "jtai") == inspection
    assert no_grades_words("ucra", "letter") == inspection


def test_nothing_is_said_where_grades_are_only_missing():
    assert no_grades_words("ilacs", "standard") == ""
    assert no_grades_words("apa", "letter") == ""
