"""The parameters of the list of councils: search words, region, type, judged inadequate or not, and order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.claims.about import About
from dashboard.counting.areas import own_areas
from dashboard.counting.reach import Reach
from dashboard.shared.params import Params, QueryReader, given, read_region, read_type, read_when
from inspections.reading.frameworks import frameworks

NOW: Final = "inadequate"
EVER: Final = "ever-inadequate"
"""The values of `judged`: an inadequate judgement in the position, or in any inspection on the record."""


@dataclass(frozen=True)
class CouncilsParams(Params):
    """`q` is the search as typed, `type` the key of a type of council, `sort` the order of the list.

    `judged` chooses councils by their inadequate judgements; blank for all.
    """

    q: str = ""
    type: str = ""
    judged: str = ""
    sort: str = "name"

    @property
    def about(self) -> About:
        return replace(super().about, type=self.type)

    @property
    def council_type(self) -> str:
        return self.type

    @property
    def state(self) -> dict[str, str]:
        sort = "" if self.sort == "name" else self.sort
        return super().state | given(q=self.q, type=self.type, judged=self.judged, sort=sort)


def sort_key(area: str) -> str:
    """The value of `sort` in an address for the order by a judgement."""
    return frameworks().areas[area].key_in_address


def area_of_sort_key(key: str) -> str | None:
    """The area of such a value; None for any other order."""
    return next((area for area in own_areas() if sort_key(area) == key), None)


def read_councils(query: Mapping[str, str], reach: Reach, regions: Sequence[str]) -> CouncilsParams:
    reader = QueryReader(query)
    when, region, council_type = read_when(reader, reach), read_region(reader, regions), read_type(reader)
    sorts = ("name", "region", "published", *map(sort_key, own_areas()))
    sort = reader.choice("sort", sorts, "name", "an order of this list", "councils by name")
    judged = reader.choice("judged", (NOW, EVER), "", "a choice of this list", "all councils")
    return CouncilsParams(when, region, tuple(reader.messages), reader.text("q"), council_type, judged, sort)
