"""The row of counts behind bars, trends and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.grades import ABSENCES, FOUR_GRADES, GRADES, GradeLook, format_percent
from inspections.reading.vocabulary import GOOD_OR_BETTER, MIDDLE_GRADES


@dataclass(frozen=True)
class BarRow:
    """Counts by the key of a grade or absence, out of `judged`; `population` is given if not all were judged.

    `href` leads to what the row counts.
    """

    label: str
    counts: Mapping[str, int]
    judged: int
    population: int | None = None
    href: str = ""

    def count(self, key: str) -> int:
        return self.counts.get(key, 0)

    @property
    def good_or_better(self) -> int:
        return sum(map(self.count, GOOD_OR_BETTER))

    @property
    def share_good(self) -> str:
        return format_percent(self.good_or_better, self.judged)

    @property
    def of(self) -> str:
        return f"{self.judged} of {self.population or self.judged}"


def grades_in(rows: Sequence[BarRow]) -> tuple[GradeLook, ...]:
    """The grades of a chart: the usual four, or with the older "adequate" if the rows count that one.

    "Requires improvement" is then left out unless a row counts it too.
    """
    named = {key for row in rows for key in row.counts}
    shown = named.intersection(MIDDLE_GRADES) or set(FOUR_GRADES)
    return tuple(look for look in GRADES if look.key not in MIDDLE_GRADES or look.key in shown)


def absences_in(rows: Sequence[BarRow]) -> tuple[GradeLook, ...]:
    return tuple(look for look in ABSENCES if any(row.count(look.key) for row in rows))


def grades_in_key(rows: Sequence[BarRow]) -> tuple[str, ...]:
    """The grades that the key explains; absences are in the table, not in the bars."""
    return tuple(look.key for look in grades_in(rows))
