"""The parameters of the national page: the judgement on the map, map or table, and an earlier date."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.claims.words import default_area_name
from dashboard.counting.reach import Reach
from dashboard.shared.params import AsAtChoice, Params, QueryReader, given, read_region, read_when
from inspections.partial_dates import format_day


@dataclass(frozen=True)
class NationalParams(Params):
    """`map` is the area on the map; `tiles` is "table" to show it as a table; `since` is an earlier date."""

    map: str = ""
    tiles: str = ""
    since: datetime.date | None = None

    @property
    def state(self) -> dict[str, str]:
        return super().state | given(map=self.map, tiles=self.tiles, since=self.since.isoformat() if self.since else "")


def read_national(
    query: Mapping[str, str], reach: Reach, regions: Sequence[str], areas: Sequence[str]
) -> NationalParams:
    reader = QueryReader(query)
    when, region = read_when(reader, reach), read_region(reader, regions)
    area = reader.choice("map", areas, "", "a judgement on the map", default_area_name())
    tiles = reader.choice("tiles", ("table",), "", "a form of the map", "the map")
    since = _since(reader, when)
    return NationalParams(when, region, tuple(reader.messages), area, tiles, since)


def _since(reader: QueryReader, when: AsAtChoice) -> datetime.date | None:
    """An earlier date to compare with; None, with a message, if it is not earlier."""
    since = reader.date("since", when.date, "no change")
    if since and since >= when.date:
        reader.messages.append(f"{format_day(since)} does not lie before {format_day(when.date)}; showing no change.")
        return None
    return since
