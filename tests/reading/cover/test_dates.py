"""Dates as reports print them, with parts left out."""

from datetime import date

import pytest

from inspections.reading.cover.dates import DayRead, Periods, count_days, day_in, first_day_in, month_alone, periods_in


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("13 May to 24 May 2019", "2019-05-13", "2019-05-24"),
        ("4 to 15 February 2019", "2019-02-04", "2019-02-15"),
        ("15-19 July 2013", "2013-07-15", "2013-07-19"),
        ("28 January–5 February 2014", "2014-01-28", "2014-02-05"),
        ("27 February to 9 March 2023", "2023-02-27", "2023-03-09"),
        ("23 May 2016to 16 June 2016", "2016-05-23", "2016-06-16"),
        ("28 July 2016", "2016-07-28", "2016-07-28"),
        ("Monday 3 to Friday 7 June 2024", "2024-06-03", "2024-06-07"),
        ("29 and 30 September 2020", "2020-09-29", "2020-09-30"),
        ("18 Augustto14 September2025", "2025-08-18", "2025-09-14"),
        ("28thDecember2018to8thJanuary2019", "2018-12-28", "2019-01-08"),
        ("Between 23 Septand4 Oct 2019", "2019-09-23", "2019-10-04"),
        ("Between Monday 7 July 2025 and Wednesday 9 July 2025", "2025-07-07", "2025-07-09"),
        ("Mon 11 September through Wed 27 September 2023", "2023-09-11", "2023-09-27"),
        ("2016-09-12 to 2016-10-06", "2016-09-12", "2016-10-06"),
        ("September 12 to October 6, 2016", "2016-09-12", "2016-10-06"),
        ("September 12–16, 2016", "2016-09-12", "2016-09-16"),
        ("Monday, Sept. 12th, 2016 to Friday, Sept. 16th, 2016", "2016-09-12", "2016-09-16"),
        ("12/09/2016 to 16/09/2016", "2016-09-12", "2016-09-16"),
        ("12/09 - 16/09/2016", "2016-09-12", "2016-09-16"),
        ("12-16/09/2016", "2016-09-12", "2016-09-16"),
        ("12-09-2016 to 16-\n09-2016", "2016-09-12", "2016-09-16"),
        ("2016-\n09-12 to 2016-09-\n16", "2016-09-12", "2016-09-16"),
        ("12-Sep-2016 to 16-Sep-2016", "2016-09-12", "2016-09-16"),
        ("30. 9. 2016 – 6. 10. 2016", "2016-09-30", "2016-10-06"),
    ],
)
def test_a_period_takes_what_is_left_out_from_its_other_end(printed: str, start: str, end: str) -> None:
    assert periods_in(printed) == Periods(((day(start), day(end)),), sure=True)


def test_two_periods_are_kept_apart_and_their_days_summed() -> None:
    periods = periods_in("5 to 9 December 2022 and 14 to 15 February 2023")
    first, second = (day("2022-12-05"), day("2022-12-09")), (day("2023-02-14"), day("2023-02-15"))
    assert periods == Periods((first, second), sure=True)
    assert count_days((first, second)) == 7


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("8 June to 19 June 26", "2026-06-08", "2026-06-19"),
        ("12 December to 5 January 2024", "2023-12-12", "2024-01-05"),
        ("13 May 24 May 2019", "2019-05-13", "2019-05-24"),
        ("29 December 18 and until 25 January 19", "2018-12-29", "2019-01-25"),
        ("21 June ’24—2 July ’24", "2024-06-21", "2024-07-02"),
        ("12/09/2016 to 06/10/2016", "2016-09-12", "2016-10-06"),
        ("12.09.2016 - 06.10.2016", "2016-09-12", "2016-10-06"),
        ("12–16.9.16", "2016-09-12", "2016-09-16"),
        ("9/25/2016 to 10/6/2016", "2016-09-25", "2016-10-06"),
        ("12 September 2006 to 6 October 2016", "2006-09-12", "2016-10-06"),
    ],
)
def test_a_date_that_had_to_be_put_right_is_not_sure(printed: str, start: str, end: str) -> None:
    assert periods_in(printed) == Periods(((day(start), day(end)),), sure=False)


def test_two_single_days_may_be_the_ends_of_one_period() -> None:
    days = (day("2020-09-07"), day("2020-09-07")), (day("2020-09-18"), day("2020-09-18"))
    assert periods_in("7 and 18 September 2020") == Periods(days, sure=False)


@pytest.mark.parametrize("printed", ["", "to be confirmed", "5 to 9 May", "31 February 2018", "2019", "to 2019"])
def test_what_is_no_whole_date_is_no_period(printed: str) -> None:
    assert periods_in(printed) is None


@pytest.mark.parametrize("printed", ["01 November 2006", "1st November 2006", "1 Nov 2006"])
def test_a_single_day_is_read_in_each_of_its_forms(printed: str) -> None:
    assert first_day_in(printed) == day("2006-11-01")


@pytest.mark.parametrize(
    ("printed", "iso", "sure"),
    [
        ("25/11/2016", "2016-11-25", True),
        ("12/09/2016", "2016-09-12", False),
        ("05.05.2016", "2016-05-05", True),
        ("25.11.16", "2016-11-25", False),
        ("11/25/2016", "2016-11-25", False),
        ("November 25th, 2016", "2016-11-25", True),
        ("2016-11-25", "2016-11-25", True),
        ("25 November ’16", "2016-11-25", False),
    ],
)
def test_a_day_in_figures_is_sure_only_where_they_can_mean_no_other(printed: str, iso: str, sure: bool) -> None:
    assert day_in(printed) == DayRead(day(iso), sure)


@pytest.mark.parametrize("printed", ["31/02/2016", "2016-13-01", "25.11", "1/2/3", "version 12.09.2016.4"])
def test_figures_that_are_no_day_are_left_alone(printed: str) -> None:
    assert day_in(printed) is None


@pytest.mark.parametrize(
    ("printed", "written", "start", "end"),
    [
        ("12 March to 16 March", "2018-05-11", "2018-03-12", "2018-03-16"),
        ("3 to 7 December", "2019-01-18", "2018-12-03", "2018-12-07"),
        ("27 December to 5 January", "2019-01-18", "2018-12-27", "2019-01-05"),
    ],
)
def test_days_without_a_year_are_the_last_before_the_letter_and_never_sure(
    printed: str, written: str, start: str, end: str
) -> None:
    assert periods_in(printed, day(written)) == Periods(((day(start), day(end)),), sure=False)


def test_a_month_is_a_date_only_where_it_is_all_that_is_printed() -> None:
    assert [month_alone(text) for text in ("November 2016", "Nov. 2016", "in November 2016")] == [
        "2016-11",
        "2016-11",
        None,
    ]
