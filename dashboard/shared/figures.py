"""Figures from counts: rows of bars with their words, and the line that names their source."""

from dashboard.charts.counts import BarRow
from dashboard.claims.reach import shortfall_words
from dashboard.counting.as_at import Basis
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.tally import Tally
from dashboard.shared.params import AsAtChoice
from inspections.partial_dates import format_day


def bar_row(label: str, tally: Tally, scope: Scope = CURRENT) -> BarRow:
    return BarRow(label, counts_on_scale(tally, scope), tally.judged, tally.population)


def counts_on_scale(tally: Tally, scope: Scope) -> dict[str, int]:
    """The counts with a number for every grade of the framework's own scale, so that none of another is shown."""
    return {**dict.fromkeys(scope.grades, 0), **tally.counts}


def source_line(when: AsAtChoice) -> str:
    words = f"Inspection reports published by Ofsted{_to(when)}"
    if when.as_at.basis is Basis.INSPECTED:
        words += f", inspections ended by {format_day(when.date)}"
    return words + "."


def _to(when: AsAtChoice) -> str:
    """To which day, and where that is not all of it, to when the record is complete."""
    reach, until = when.reach, when.as_at.published_until
    if when.is_latest and reach.is_over:
        return ""
    if when.is_latest and reach.complete_to and not reach.later:
        return f", complete to {format_day(reach.complete_to)}"
    return f" to {format_day(min(until, reach.last_day))}{shortfall_words(reach, until)}"
