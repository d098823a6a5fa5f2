import datetime

import pytest

from inspections.intake.filenames import suggested_publication


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("children's services inspection - 15 july 2025.pdf", (2025, 7, 15)),
        ("stoke-on-trent focused visit - 13 november 2020.pdf", (2020, 11, 13)),
        ("report_01-sept-2016.pdf", (2016, 9, 1)),
        ("50212345_2023-03-10.pdf", (2023, 3, 10)),
        ("trafford_20260803.pdf", (2026, 8, 3)),
        ("ILACS 5th August 2016 final.pdf", (2016, 8, 5)),
        ("kent 02.02.2026.pdf", (2026, 2, 2)),
    ],
)
def test_the_date_in_a_files_name_is_suggested(name, day):
    assert suggested_publication(name) == datetime.date(*day)


@pytest.mark.parametrize(
    "name",
    [
        "report-final-v3.pdf",
        "2718281828.pdf",
        "31 february 2020.pdf",
        "inspected 1 may 2025, published 2 june 2025.pdf",
        "minutes of 4 july 1776.pdf",
    ],
)
def test_no_date_two_dates_or_an_impossible_one_suggest_nothing(name):
    assert suggested_publication(name) is None
