"""The time between two days in calendar months, never in days divided by an average month."""

import datetime

from dateutil.relativedelta import relativedelta


def completed_months(first: datetime.date, last: datetime.date) -> int:
    """How many whole months lie between; 0 if the last day comes before the first."""
    between = relativedelta(last, first)
    return max(int(between.years) * 12 + int(between.months), 0)


def months_within(first: datetime.date, last: datetime.date) -> int:
    """Months rounded up: the smallest number of which "within" is true."""
    months = completed_months(first, last)
    return months if first + relativedelta(months=months) >= last else months + 1
