"""The parameters of the movement page: judgement, kind of step, region, earliest later report, and cell."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.charts.grades import FOUR_GRADES
from dashboard.claims.words import default_area_name
from dashboard.counting.areas import default_area, has_ended, sums_up
from dashboard.counting.reach import Reach
from dashboard.counting.steps import every_link, link_keys_for, linked_areas
from dashboard.shared.params import Params, QueryReader, given, read_region, read_when
from inspections.partial_dates import format_day

LATEST_STEPS, ALL_STEPS = "latest", "all"


@dataclass(frozen=True)
class MovementParams(Params):
    """`step` is "latest" (each council once), "all", or the key of a FrameworkLink.

    `since` is the earliest publication of a step's later report. `cell` has the grades, as in `good-outstanding`.
    """

    area: str = field(default_factory=default_area)
    step: str = LATEST_STEPS
    since: datetime.date | None = None
    cell: str = ""

    @property
    def state(self) -> dict[str, str]:
        return super().state | given(
            area="" if self.area == default_area() else self.area,
            step="" if self.step == usual_step(self.area, self.when.reach.last_day) else self.step,
            since=self.since.isoformat() if self.since else "",
            cell=self.cell,
        )

    @property
    def link(self) -> str:
        """The key of the FrameworkLink chosen; blank if none is."""
        return "" if self.step in (LATEST_STEPS, ALL_STEPS) else self.step

    @property
    def grades(self) -> tuple[str, str] | None:
        before, _, after = self.cell.partition("-")
        return (before, after) if self.cell else None


def usual_step(area: str, last_day: datetime.date) -> str:
    """The default kind of step: all of them for a judgement that is no longer printed, which has no latest position."""
    return ALL_STEPS if has_ended(area, last_day) and not sums_up(area) else LATEST_STEPS


def read_movement(query: Mapping[str, str], reach: Reach, regions: Sequence[str]) -> MovementParams:
    reader = QueryReader(query)
    when, region = read_when(reader, reach), read_region(reader, regions)
    area = reader.choice(
        "area", linked_areas(), default_area(), "a judgement that can be compared with another", default_area_name()
    )
    cells = [f"{before}-{after}" for before in FOUR_GRADES for after in FOUR_GRADES]
    return MovementParams(
        when=when,
        region=region,
        area=area,
        step=_step(reader, area, reach.last_day),
        since=_since(reader, when.date),
        cell=reader.choice("cell", cells, "", "a cell of this table", "every council"),
        messages=tuple(reader.messages),
    )


def _step(reader: QueryReader, area: str, last_day: datetime.date) -> str:
    usual = usual_step(area, last_day)
    every = tuple(link.key for link in every_link())
    asked = reader.choice("step", (LATEST_STEPS, ALL_STEPS, *every), usual, "a kind of step", "the usual ones")
    if asked in every and asked not in link_keys_for(area):
        reader.messages.append("These two frameworks do not share this judgement; showing what can be compared.")
        return usual
    return asked


def _since(reader: QueryReader, date: datetime.date) -> datetime.date | None:
    text = reader.text("since")
    if not text:
        return None
    try:
        since = datetime.date.fromisoformat(text)
    except ValueError:
        reader.messages.append(f"“{text}” is not a date; showing reports of all years.")
        return None
    if since > date:
        reader.messages.append(f"{format_day(since)} lies after the date of this page; showing reports of all years.")
        return None
    return since
