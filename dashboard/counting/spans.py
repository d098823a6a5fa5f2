"""How long it is from one day to another, in months as the calendar has them and never in days made into months."""

import datetime

from dateutil.relativedelta import relativedelta


def completed_months(first: datetime.date, last: datetime.date) -> int:
    """How many whole months lie between; 0 where the last day comes before the first."""
    between = relativedelta(last, first)
    return max(int(between.years) * 12 + int(between.months), 0)


def months_within(first: datetime.date, last: datetime.date) -> int:
    """The fewest months from the first day that reach the last: what "within" may say."""
    months = completed_months(first, last)
    return months if first + relativedelta(months=months) >= last else months + 1
