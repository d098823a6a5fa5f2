"""The parameters of the comparison: chosen councils, the neighbours of one, or a region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.claims.words import count_noun, default_area_name, join_words
from dashboard.counting.areas import default_area, own_areas
from dashboard.counting.reach import Reach
from dashboard.counting.record import Record
from dashboard.shared.params import Params, QueryReader, given, read_region, read_when

MOST_COUNCILS: Final = 40
"""The most rows that can still be compared at a glance; the largest region has 33."""


@dataclass(frozen=True)
class CompareParams(Params):
    """`councils` are DfE numbers in the order of the address; `own` is the number of the council that is highlighted.

    At most one of `neighbours_of`, `councils` and `region` is given. `sort` starts with a minus to reverse the order.
    """

    councils: tuple[str, ...] = ()
    neighbours_of: str = ""
    own: str = ""
    area: str = field(default_factory=default_area)
    sort: str = ""

    @property
    def state(self) -> dict[str, str]:
        own = {"neighbours_of": self.neighbours_of} if self.neighbours_of else {"own": self.own}
        area = "" if self.area == default_area() else self.area
        return super().state | given(**own, councils=",".join(self.councils), area=area, sort=self.sort)

    @property
    def chosen(self) -> bool:
        return bool(self.councils or self.neighbours_of or self.region)


def read_compare(query: Mapping[str, str], reach: Reach, record: Record) -> CompareParams:
    """Reads a query in which the numbers of the councils are one value, separated by commas."""
    reader = QueryReader(query)
    known = {council.dfe_number for council in record.councils}
    when, region = read_when(reader, reach), read_region(reader, sorted({c.region for c in record.councils}))
    neighbours_of = _number(reader, "neighbours_of", known)
    councils = _numbers(reader, known)
    if (neighbours_of and (councils or region)) or (councils and region):
        shown = "the neighbours" if neighbours_of else "the councils chosen"
        reader.messages.append(f"The address asks for more than one set of councils; showing {shown}.")
    return CompareParams(
        when=when,
        region="" if neighbours_of or councils else region,
        messages=tuple(reader.messages),
        councils=() if neighbours_of else councils,
        neighbours_of=neighbours_of,
        own=neighbours_of or _number(reader, "own", known),
        area=reader.choice(
            "area", own_areas(), default_area(), "a judgement that can be compared", default_area_name()
        ),
        sort=_sort(reader),
    )


def _number(reader: QueryReader, name: str, known: set[str]) -> str:
    number = reader.text(name)
    if not number or number in known:
        return number
    reader.messages.append(f"No council has the number “{number}”.")
    return ""


def _numbers(reader: QueryReader, known: set[str]) -> tuple[str, ...]:
    """The known numbers without repeats; messages say which are unknown, and if there are too many."""
    asked = dict.fromkeys(part for each in reader.text("councils").split(",") if (part := each.strip()))
    unknown = [number for number in asked if number not in known]
    if unknown:
        words = join_words(f"“{number[:20]}”" for number in unknown[:5])
        more = f" and {count_noun(len(unknown) - 5, 'more', 'more')}" if len(unknown) > 5 else ""
        reader.messages.append(f"No council has the number {words}{more}.")
    found = [number for number in asked if number in known]
    if len(found) > MOST_COUNCILS:
        reader.messages.append(
            f"{len(found)} councils are too many to read side by side; showing the first {MOST_COUNCILS}."
        )
    return tuple(found[:MOST_COUNCILS])


def _sort(reader: QueryReader) -> str:
    known = [way + sort for sort in ("name", "published", *own_areas()) for way in ("", "-")]
    return reader.choice("sort", known, "", "an order of this table", "the order of the list")


def joined_query(query: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The query as `read_compare` needs it: the councils of several ticked boxes become one value with commas."""
    values = {name: each[-1] for name, each in query.items() if each}
    if len(query.get("councils", ())) > 1:
        values["councils"] = ",".join(query["councils"])
    return values
