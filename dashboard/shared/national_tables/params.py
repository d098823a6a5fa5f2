"""The parameters of the national tables: scope, type of council and unit."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from dashboard.claims.about import About
from dashboard.counting.scope import CURRENT, Scope, usual_scope
from dashboard.shared.params import AsAtChoice, Params

UNITS: Final = ("inspections", "councils")


@dataclass(frozen=True)
class TableParams(Params):
    """`type` is the key of a type of council, blank for all; `unit` is one of UNITS."""

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
    """Inspections for a framework, as committees print them; councils for the current position."""
    return "councils" if scope.is_current else "inspections"


def usual_tables(when: AsAtChoice, frameworks: Iterable[str]) -> TableParams:
    """The tables for England as at a date, as the distribution page shows them by default."""
    scope = usual_scope(when.date)
    return TableParams(when, scope=scope, unit=usual_unit(scope))
