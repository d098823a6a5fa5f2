"""Today's date: the one place of the dashboard that looks at a clock."""

import datetime

from django.utils.timezone import localdate


def today() -> datetime.date:
    return localdate()
