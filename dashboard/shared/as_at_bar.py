"""The as-at bar of every public page: date, basis and region, with links to the usual dates."""

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
"""The date of the tables in a published committee paper, which this record reproduces."""

Choice = tuple[str, str, bool]
"""The value or query string of a choice, its label and whether it is chosen; presets have the label first."""


@dataclass(frozen=True)
class AsAtBar:
    """What components/as_at.html shows. `kept` are hidden fields of its form; `cutoff` is for the inspected basis.

    `typed` is the date as it stands in its field: blank for the latest, so that the latest stays the latest. `summary`
    says in a few words what is chosen, for a bar that is folded.
    """

    date: datetime.date
    typed: str
    summary: str
    presets: tuple[Choice, ...]
    bases: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    sentence: str
    cutoff: datetime.date | None


def as_at_bar(params: Params, regions: tuple[str, ...] = ()) -> AsAtBar:
    """`regions` is empty if the page's bar does not offer a choice of region."""
    when, state = params.when, dict(params.state)
    if regions:
        state.pop("region", None)
    inspected = when.as_at.basis is Basis.INSPECTED
    return AsAtBar(
        date=when.date,
        typed="" if when.is_latest else format_day(when.date),
        summary=_summary(params, with_region=bool(regions)),
        presets=tuple(_preset(params, date, label) for date, label in _presets(when.reach.last_day)),
        bases=tuple((b.value, f"{b.value} by this date", b is when.as_at.basis) for b in Basis),
        regions=region_choices(regions, params.region) if regions else (),
        kept=tuple(state.items()),
        sentence=f"Inspection Outcomes. {_date_words(when)}{when.words}.",
        cutoff=when.as_at.published_until if inspected else None,
    )


def _summary(params: Params, *, with_region: bool) -> str:
    """`Latest`, or `As at 5 August 2016, inspected by this date, London`."""
    when = params.when
    basis = "inspected by this date" if when.as_at.basis is Basis.INSPECTED else ""
    date = "Latest" if when.is_latest else f"As at {format_day(when.date)}"
    return ", ".join(filter(None, (date, basis, params.region if with_region else "")))


def _date_words(when: AsAtChoice) -> str:
    """The beginning of the sentence; the words of the latest already say to when it is complete."""
    return "Latest: " if when.is_latest and not when.chosen else f"As at {format_day(when.date)}, "


def _presets(last_day: datetime.date) -> list[tuple[datetime.date, str]]:
    """The latest, the last two 31 Marches, at which the inspectorate counts, and the committee paper's date."""
    march = last_day.replace(month=3, day=31)
    last = march if march <= last_day else march.replace(year=last_day.year - 1)
    dates = [last, last.replace(year=last.year - 1), COMMITTEE_PAPER_DATE]
    return [(last_day, "Latest"), *((date, format_day(date)) for date in dates)]


def _preset(params: Params, date: datetime.date, label: str) -> Choice:
    """A link to the page at another date, without the cut-off, which belongs to the date it was chosen for."""
    when = params.when
    values: dict[str, str | None] = {"as_at": None if date == when.reach.last_day else date.isoformat()}
    if when.as_at.basis is Basis.INSPECTED:
        values["basis"] = Basis.INSPECTED.value
    return label, query_string(values | params.state), date == when.date


def region_choices(names: Iterable[str], chosen: str) -> tuple[Choice, ...]:
    """England, then its regions, for a select of a form."""
    return tuple((name, name or "England", name == chosen) for name in ("", *names))


def undated_words(shown: Iterable[PublishedInspection | None], params: Params) -> str:
    """How many inspections on the page have no dates on site, if the basis needs them; otherwise blank."""
    if params.when.as_at.basis is not Basis.INSPECTED:
        return ""
    return undated_note(len({i.pk for i in shown if i is not None and i.end is None}))
