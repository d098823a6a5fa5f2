import pytest

from inspections.intake.tables.dates import is_month_first, iso_date, looks_like_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-18", "2024-03-18"),
        ("2024-03-18 00:00:00", "2024-03-18"),
        ("18/03/2024", "2024-03-18"),
        ("18.3.24", "2024-03-18"),
        ("27/10/23", "2023-10-27"),
        ("45369", "2024-03-18"),
        ("18 March 2024", "2024-03-18"),
        ("18th Sept 24", "2024-09-18"),
        ("18-Mar-24", "2024-03-18"),
        ("March 2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("2005", "2005"),
    ],
)
def test_dates_of_tables_are_read_day_first(text, iso):
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    "text", ["", "31/02/2024", "13/13/2024", "Not yet inspected", "18 Brumaire 1799", "1/2", "99/99/99"]
)
def test_what_is_no_date_is_none(text):
    with pytest.raises(ValueError):  # noqa: PT011  (the library's words are its own)
        iso_date(text)


def test_american_dates_are_known_by_a_day_that_can_be_no_month():
    assert is_month_first(["03/18/2024", "01/02/2024"])
    assert iso_date("03/18/2024", month_first=True) == "2024-03-18"
    assert not is_month_first(["01/02/2024"])
    assert not is_month_first(["03/18/2024", "18/03/2024"])


def test_a_column_of_dates_may_say_in_words_that_there_is_none():
    assert looks_like_dates(["2024-03-18", "", "2024-03-19", "Not inspected"])
    assert not looks_like_dates(["", ""])
    assert not looks_like_dates(["Camden", "York"])
