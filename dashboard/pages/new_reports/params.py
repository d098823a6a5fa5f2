"""The parameters of the page of new reports: first day, region and kind."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.counting.as_at import year_before
from dashboard.counting.reach import Reach
from dashboard.shared.params import Params, QueryReader, given, read_region, read_when
from inspections.partial_dates import format_day

REPORT_KINDS: Final = {"": "Everything", "graded": "Graded inspections", "visits": "Without grades"}


@dataclass(frozen=True)
class NewReportsParams(Params):
    """`since` is the first day, None for the default of twelve months; `kind` is a key of REPORT_KINDS."""

    since: datetime.date | None = None
    kind: str = ""

    @property
    def first(self) -> datetime.date:
        """The first day whose reports are shown."""
        return self.since or year_before(self.when.window_end) + datetime.timedelta(days=1)

    @property
    def state(self) -> dict[str, str]:
        return super().state | given(since=self.since.isoformat() if self.since else "", kind=self.kind)


def read_new_reports(query: Mapping[str, str], reach: Reach, regions: Sequence[str]) -> NewReportsParams:
    reader = QueryReader(query)
    when, region = read_when(reader, reach), read_region(reader, regions)
    kind = reader.choice("kind", REPORT_KINDS, "", "a kind of report", "everything")
    since = reader.date("since", when.date, "the last 12 months")
    if since and since > when.as_at.published_until:
        reader.messages.append(f"{format_day(since)} lies after the date of this page; showing the last 12 months.")
        since = None
    return NewReportsParams(when, region, tuple(reader.messages), since, kind)
