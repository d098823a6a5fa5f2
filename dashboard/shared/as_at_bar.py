"""What every public page has: the date bar, the messages about its address, and the councils it is about."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard.claims.lists import undated_note
from dashboard.counting.as_at import Basis
from dashboard.shared.params import AsAtChoice, Params, query_string
from inspections.partial_dates import format_day
from inspections.queries.record import PublishedInspection

COMMITTEE_PAPER_DATE: Final = datetime.date(2016, 8, 5)
"""The date of the tables that a committee printed and this record reproduces."""

Choice = tuple[str, str, bool]


@dataclass(frozen=True)
class AsAtBar:
    """What components/as_at.html shows; `cutoff` is given on the inspected basis only."""

    date: datetime.date
    presets: tuple[Choice, ...]
    bases: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    sentence: str
    cutoff: datetime.date | None


def as_at_bar(params: Params, regions: tuple[str, ...] = ()) -> AsAtBar:
    """`regions` is empty where the page has no choice of region in its bar."""
    when, state = params.when, dict(params.state)
    if regions:
        state.pop("region", None)
    inspected = when.as_at.basis is Basis.INSPECTED
    return AsAtBar(
        date=when.date,
        presets=tuple(_preset(params, date, label) for date, label in _presets(when.reach.last_day)),
        bases=tuple((b.value, f"{b.value} by this date", b is when.as_at.basis) for b in Basis),
        regions=region_choices(regions, params.region) if regions else (),
        kept=tuple(state.items()),
        sentence=f"Inspection Outcomes. {_dated(when)}{when.words}.",
        cutoff=when.as_at.published_until if inspected else None,
    )


def _dated(when: AsAtChoice) -> str:
    """The latest has no date but that to which it is complete, which its words give."""
    return "Latest: " if when.is_latest and not when.chosen else f"As at {format_day(when.date)}, "


def _presets(last_day: datetime.date) -> list[tuple[datetime.date, str]]:
    """The latest, the last two times at which the inspectorate counts, and the committee paper's date."""
    march = last_day.replace(month=3, day=31)
    last = march if march <= last_day else march.replace(year=last_day.year - 1)
    dates = [last, last.replace(year=last.year - 1), COMMITTEE_PAPER_DATE]
    return [(last_day, "Latest"), *((date, format_day(date)) for date in dates)]


def _preset(params: Params, date: datetime.date, label: str) -> Choice:
    """A link to the page as it is at another date; a cut-off belongs to its own date and is left out."""
    when = params.when
    values: dict[str, str | None] = {"as_at": None if date == when.reach.last_day else date.isoformat()}
    if when.as_at.basis is Basis.INSPECTED:
        values["basis"] = Basis.INSPECTED.value
    return label, query_string(values | params.state), date == when.date


def region_choices(names: Iterable[str], chosen: str) -> tuple[Choice, ...]:
    """England, then its regions, as a choice of a form."""
    return tuple((name, name or "England", name == chosen) for name in ("", *names))


def undated_words(shown: Iterable[PublishedInspection | None], params: Params) -> str:
    """What the inspected basis must say of the inspections that the page shows; blank on the other."""
    if params.when.as_at.basis is not Basis.INSPECTED:
        return ""
    return undated_note(len({i.pk for i in shown if i is not None and i.end is None}))
