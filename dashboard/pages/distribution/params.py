"""The parameters of the distribution page: those of the tables, the division into regions, and a judgement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.counting.reach import Reach
from dashboard.counting.scope import Scope, usual_scope
from dashboard.shared.national_tables.params import UNITS, TableParams, usual_unit
from dashboard.shared.params import QueryReader, given, read_region, read_type, read_when


@dataclass(frozen=True)
class DistributionParams(TableParams):
    """`regions` is "ofsted" for the inspectorate's eight regions, blank for the ONS's nine.

    `area` is the judgement shown by region, by type and over time; blank for the headline.
    """

    regions: str = ""
    area: str = ""

    @property
    def state(self) -> dict[str, str]:
        unit = "" if self.scope.is_current else self.unit
        return super().state | given(
            framework=self.scope.key, type=self.type, unit=unit, regions=self.regions, area=self.area
        )


def read_distribution(
    query: Mapping[str, str],
    reach: Reach,
    regions: Mapping[str, Sequence[str]],
    scopes: Sequence[Scope],
) -> DistributionParams:
    """`regions` has the names of the ONS's nine regions under "", and of the inspectorate's eight under "ofsted"."""
    reader = QueryReader(query)
    when = read_when(reader, reach)
    division = reader.choice("regions", regions, "", "a way to divide England", "the nine regions of the ONS")
    region, council_type = read_region(reader, regions[division]), read_type(reader)
    known = {scope.key: scope for scope in scopes}
    usual = usual_scope(when.date)
    shown = "the current position" if usual.is_current else usual.first.in_sentence
    scope = known[reader.choice("framework", known, usual.key, "a framework on the record", shown)]
    unit = usual_unit(scope)
    unit = reader.choice("unit", UNITS, unit, "a way to count", f"every {unit[:-1]}")
    if scope.is_current and unit == "inspections":
        reader.messages.append("The current position is counted in councils; choose a framework to count inspections.")
        unit = "councils"
    area = reader.choice("area", scope.areas, "", "a judgement of these inspections", "the headline")
    return DistributionParams(when, region, tuple(reader.messages), scope, council_type, unit, division, area)
