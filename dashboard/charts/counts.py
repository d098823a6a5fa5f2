"""The counted row behind bars, trends and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.grades import ABSENCES, FOUR_GRADES, GRADES, GradeLook, format_percent
from inspections.reading.vocabulary import GOOD_OR_BETTER, MIDDLE_GRADES


@dataclass(frozen=True)
class BarRow:
    """Counts by grade key, of `judged`, out of `population` where not all were judged. Absences may be counted too."""

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
    def spoken(self) -> str:
        """The bar in words: `60 outstanding, 58 good, 27 requires improvement, 8 inadequate`."""
        return ", ".join(f"{self.count(look.key)} {look.sentence}" for look in grades_in([self]))

    @property
    def of(self) -> str:
        return f"{self.judged} of {self.population or self.judged}"


def grades_in(rows: Sequence[BarRow]) -> tuple[GradeLook, ...]:
    """The four grades: with the older "adequate" where rows name it, and then without what no row names instead."""
    named = {key for row in rows for key in row.counts}
    shown = named.intersection(MIDDLE_GRADES) or set(FOUR_GRADES)
    return tuple(look for look in GRADES if look.key not in MIDDLE_GRADES or look.key in shown)


def absences_in(rows: Sequence[BarRow]) -> tuple[GradeLook, ...]:
    return tuple(look for look in ABSENCES if any(row.count(look.key) for row in rows))


def grades_in_key(rows: Sequence[BarRow]) -> tuple[str, ...]:
    """Which grades the key explains; absences are in the table, not in the bars."""
    return tuple(look.key for look in grades_in(rows))
