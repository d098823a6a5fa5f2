"""From tallies to figures: the rows of bars, and the line that names the source."""

from dashboard.charts.counts import BarRow
from dashboard.claims.reach import shortfall_words
from dashboard.claims.sources import REPORTS
from dashboard.counting.as_at import Basis
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.tally import Tally
from dashboard.shared.params import AsAtChoice
from inspections.partial_dates import format_day


def bar_row(label: str, tally: Tally, scope: Scope = CURRENT, href: str = "") -> BarRow:
    """`href` leads to what the row counts."""
    return BarRow(label, counts_on_scale(tally, scope), tally.judged, tally.population, href)


def counts_on_scale(tally: Tally, scope: Scope) -> dict[str, int]:
    """The counts, with 0 for every other grade of the scope's own scale, which tells a chart its grades."""
    return {**dict.fromkeys(scope.grades, 0), **tally.counts}


def source_line(when: AsAtChoice, sources: str = REPORTS) -> str:
    """`sources` are those of `sources_words`, if a figure may have others than reports."""
    words = f"{sources}{_until_words(when)}"
    if when.as_at.basis is Basis.INSPECTED:
        words += f", inspections ended by {format_day(when.date)}"
    return words + "."


def _until_words(when: AsAtChoice) -> str:
    """The last day of publication counted, and how far the record is complete if that is less."""
    reach, until = when.reach, when.as_at.published_until
    if when.is_latest and reach.is_over:
        return ""
    if when.is_latest and reach.complete_to and not reach.later:
        return f", complete to {format_day(reach.complete_to)}"
    return f" to {format_day(min(until, reach.last_day))}{shortfall_words(reach, until)}"
