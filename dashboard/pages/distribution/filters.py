"""The filters of the distribution page: their choices, and which of them are chosen."""

from dataclasses import dataclass
from typing import Final

from dashboard.claims.scope_words import area_name_in_scope, scope_label
from dashboard.claims.words import TYPES_PLURAL
from dashboard.counting.record import Record
from dashboard.counting.scope import scopes, usual_scope
from dashboard.pages.distribution.params import DistributionParams
from dashboard.shared.as_at_bar import Choice, region_choices

DIVISIONS: Final = {"": "ONS, nine", "ofsted": "Inspectorate, eight"}


@dataclass(frozen=True)
class Filters:
    """`kept` are date and basis, as hidden fields of the form; `usual` is the framework shown where none is chosen."""

    frameworks: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    types: tuple[Choice, ...]
    units: tuple[Choice, ...]
    divisions: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    usual: str
    kept: tuple[tuple[str, str], ...]
    clear: str
    link: str
    csv: str
    other_unit: str


def distribution_filters(params: DistributionParams, record: Record) -> Filters:
    known, divisions = scopes(record.frameworks), record.region_divisions
    units = [("inspections", "Every inspection"), ("councils", "Each council once, latest")]
    if params.scope.is_current:
        units = units[1:]
    other = "councils" if params.unit == "inspections" else "inspections"
    return Filters(
        frameworks=tuple((scope.key, scope_label(scope), scope.key == params.scope.key) for scope in known),
        regions=region_choices(divisions[params.regions], params.region),
        types=tuple((t, TYPES_PLURAL.get(t, "All types"), t == params.type) for t in ("", *TYPES_PLURAL)),
        units=tuple((unit, label, unit == params.unit) for unit, label in units),
        divisions=tuple((key, DIVISIONS[key], key == params.regions) for key in divisions),
        areas=tuple((a, area_name_in_scope(a, params.scope), a == params.area) for a in ("", *params.scope.areas)),
        usual=usual_scope(params.when.date).key,
        kept=params.when.kept,
        clear=params.when_query or "?",
        link=params.address(as_at=params.when.date.isoformat(), basis=params.when.as_at.basis.value),
        csv=params.address(as_at=params.when.date.isoformat()),
        other_unit="" if params.scope.is_current else params.address(unit=other),
    )
