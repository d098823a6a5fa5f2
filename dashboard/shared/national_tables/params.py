"""What the national tables are asked for: which inspections, of which councils, counted in which unit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dashboard.claims.about import About
from dashboard.counting.scope import CURRENT, Scope, usual_scope
from dashboard.shared.params import AsAtChoice, Params

UNITS: Final = ("inspections", "councils")


@dataclass(frozen=True)
class TableParams(Params):
    """`type` is that of the councils, `unit` one of UNITS."""

    scope: Scope = CURRENT
    type: str = ""
    unit: str = "councils"

    @property
    def about(self) -> About:
        return replace(super().about, type=self.type)

    @property
    def council_type(self) -> str:
        return self.type


def usual_unit(scope: Scope) -> str:
    """Committees print every inspection of a framework; the current position has each council once."""
    return "councils" if scope.is_current else "inspections"


def usual_tables(when: AsAtChoice, frameworks: Iterable[str]) -> TableParams:
    """The tables of England on a date, as the distribution page shows them where nothing is chosen."""
    scope = usual_scope(when.date)
    return TableParams(when, scope=scope, unit=usual_unit(scope))
