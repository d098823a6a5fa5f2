"""What the address of the list of councils asks for: words typed, a region and a type, and an order."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.shared.params import Params, QueryReader, given, read_region, read_type, read_when

SORTS: Final = (
    *("name", "region", "published", "leadership", "help", "children_in_care", "care_leavers"),
    *("children_in_care_and_care_leavers", "children_looked_after", "adoption", "overall"),
)


@dataclass(frozen=True)
class CouncilsParams(Params):
    """Words typed, type of council, and the order of the list."""

    q: str = ""
    type: str = ""
    sort: str = "name"

    @property
    def state(self) -> dict[str, str]:
        sort = "" if self.sort == "name" else self.sort
        return super().state | given(q=self.q, type=self.type, sort=sort)


def read_councils(query: Mapping[str, str], today: datetime.date, regions: Sequence[str]) -> CouncilsParams:
    reader = QueryReader(query)
    when, region, council_type = read_when(reader, today), read_region(reader, regions), read_type(reader)
    sort = reader.choice("sort", SORTS, "name", "an order of this list", "councils by name")
    return CouncilsParams(when, region, tuple(reader.messages), reader.text("q"), council_type, sort)
