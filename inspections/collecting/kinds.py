"""Which frameworks a report may be of that the site lists: its words are those of several, the day leaves fewer."""

from __future__ import annotations

import datetime
import re
from typing import Final

from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks

_REPORTS_UNTIL: Final = datetime.timedelta(days=400)
"""After the last inspection of a framework its last reports are out within a year."""


def frameworks_listed_as(what: str, day: datetime.date | None) -> tuple[Framework, ...]:
    """None where nobody knows the words."""
    found = (each for each in frameworks().values() if _is_called(each, what))
    return tuple(each for each in found if day is None or _may_be_of(each, day))


def _is_called(framework: Framework, what: str) -> bool:
    return any(re.match(pattern, what, re.IGNORECASE) for pattern in framework.listed_as)


def _may_be_of(framework: Framework, day: datetime.date) -> bool:
    first = framework.reports_from or framework.inspections_from
    last = framework.inspections_to
    return (first is None or first <= day) and (last is None or day <= last + _REPORTS_UNTIL)
