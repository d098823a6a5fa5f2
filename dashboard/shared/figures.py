"""Figures from counts: rows of bars with their words, and the claims that their titles make."""

from collections.abc import Sequence

from dashboard.charts.counts import BarRow
from dashboard.counting.as_at import Basis
from dashboard.counting.scope import CURRENT, Scope
from dashboard.counting.tally import Tally
from dashboard.shared.params import AsAtChoice
from dashboard.shared.words import area_name, area_subjects, format_day, join_words, upper_first


def bar_row(label: str, tally: Tally, scope: Scope = CURRENT) -> BarRow:
    return BarRow(label, counts_on_scale(tally, scope), tally.judged, tally.population)


def counts_on_scale(tally: Tally, scope: Scope) -> dict[str, int]:
    """The counts with a number for every grade of the framework's own scale, so that none of another is shown."""
    return {**dict.fromkeys(scope.grades, 0), **tally.counts}


def source_line(when: AsAtChoice) -> str:
    words = f"Inspection reports published by Ofsted to {format_day(when.as_at.published_until)}"
    if when.as_at.basis is Basis.INSPECTED:
        words += f", inspections ended by {format_day(when.date)}"
    return words + "."


def best_and_worst_sentence(tallies: Sequence[Tally]) -> str:
    """`Adoption was judged best, help and protection worst`: by the share that is good or better.

    Overall sums up the others and the board is not the council's: neither is in the claim, and nor is a judgement
    that only a part of them was given.
    """
    most = max((t.judged for t in tallies), default=0)
    subjects = area_subjects()
    claimed = [t for t in tallies if t.judged and 4 * t.judged >= 3 * most and t.area in subjects]
    if not most:
        return "Nothing was judged by this date"
    if len(claimed) < 2:
        one = (claimed or [t for t in tallies if t.judged])[0]
        return f"{area_name(one.area)}: good or better in {one.good_or_better} of {one.judged}"
    high, low = (pick(t.share for t in claimed) for pick in (max, min))
    if high == low:
        names = join_words(subjects[t.area] for t in claimed)
        return f"{upper_first(names)} were good or better equally often"
    best, worst = ([subjects[t.area] for t in claimed if t.share == share] for share in (high, low))
    were = "were" if len(best) > 1 or best[0].startswith("services") else "was"
    return f"{upper_first(join_words(best))} {were} judged best, {join_words(worst)} worst"
