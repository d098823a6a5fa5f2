"""The parameters in the address of a page, as frozen values. An invalid one falls back, and the page says so."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from dashboard.claims.about import About
from dashboard.claims.reach import latest_words, shortfall_words
from dashboard.claims.words import TYPES
from dashboard.counting.as_at import AsAt, Basis
from dashboard.counting.reach import Reach
from inspections.partial_dates import format_day, typed_day
from inspections.reading.letters import upper_first

EARLIEST_YEAR = 1900
"""An earlier year is surely a typing error, and pages that look back some years could not be calculated."""


@dataclass
class QueryReader:
    """Reads values from a query string and collects a message for each that is invalid."""

    query: Mapping[str, str]
    messages: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        return (self.query.get(name) or "").strip()

    def date(self, name: str, fallback: datetime.date, shown: str = "") -> datetime.date | None:
        """None if the date is missing or invalid; `fallback`, or the words `shown`, are used in the message only."""
        text = self.text(name)
        if not text:
            return None
        found = typed_day(text)
        if found is None or found.year < EARLIEST_YEAR:
            self.messages.append(f"“{text}” is not a date; showing {shown or format_day(fallback)}.")
            return None
        return found

    def choice(self, name: str, known: Iterable[str], default: str, what: str, shown: str) -> str:
        """One of the known values or the default; `what` and `shown` complete the message about any other."""
        text = self.text(name)
        if not text:
            return default
        if text in known:
            return text
        self.messages.append(f"“{text}” is not {what}; showing {shown}.")
        return default


@dataclass(frozen=True)
class AsAtChoice:
    """The as-at date of a page with its basis; `chosen` is False if the address has no date.

    `reach` says how far the record that the page counts is complete, and which day is the latest.
    """

    as_at: AsAt
    reach: Reach
    chosen: bool = False

    @property
    def date(self) -> datetime.date:
        return self.as_at.date

    @property
    def is_latest(self) -> bool:
        return self.date == self.reach.last_day

    @property
    def is_ahead(self) -> bool:
        """Whether the date lies after the record: only the councils of that day are known."""
        return self.date > self.reach.last_day

    @property
    def drawn_to(self) -> datetime.date:
        """The day on which lines in time end: nobody knows how long a grade will be held."""
        return min(self.date, self.reach.last_day)

    @property
    def known_to(self) -> datetime.date:
        """The day on which durations end: the last day of publication that counts, or earlier if less is known."""
        return min(self.as_at.published_until, self.reach.known_to)

    @property
    def window_end(self) -> datetime.date:
        """The last day of the twelve months up to this date, not beyond what is known."""
        return min(self.date, self.reach.known_to)

    @property
    def complete_to(self) -> datetime.date | None:
        """The last day, not after the date, to which the record is complete; None if it is not complete at all."""
        until = self.as_at.published_until
        return self.reach.complete_to if self.reach.falls_short_of(until) else min(until, self.reach.last_day)

    @property
    def as_at_words(self) -> str:
        """`as at 5 August 2016`; for the latest, `complete to 22 August 2026` or `every report`."""
        about = self.about("")
        return "every report" if about.latest and self.reach.is_over else about.as_at

    @cached_property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """The parameters for the same date and basis; empty for the latest on the usual basis."""
        found = [("as_at", self.date.isoformat())] if self.chosen and not self.is_latest else []
        if self.as_at.basis is not Basis.PUBLISHED:
            found.append(("basis", self.as_at.basis.value))
            if self.as_at.cutoff:
                found.append(("cutoff", self.as_at.cutoff.isoformat()))
        return tuple(found)

    @property
    def words(self) -> str:
        """`reports published by 5 August 2016`, or the like for the inspected basis, with any shortfall."""
        until = self.as_at.published_until
        short = shortfall_words(self.reach, until)
        if self.as_at.basis is Basis.INSPECTED:
            return f"inspections ended by {format_day(self.date)} and published by {format_day(until)}{short}"
        return latest_words(self.reach) if self.is_latest else f"reports published by {format_day(until)}{short}"

    @property
    def heading(self) -> str:
        """`As at 5 August 2016: reports published by 5 August 2016`; for the latest, without the date."""
        words = self.words
        return upper_first(words) if self.is_latest else f"As at {format_day(self.date)}: {words}"

    def about(self, region: str) -> About:
        """The date and region, for sentences about them."""
        latest = self.is_latest and self.as_at.basis is Basis.PUBLISHED
        complete = self.reach.complete_to if latest and not self.reach.is_over else None
        return About(self.date, self.words, latest=latest, region=region, complete_to=complete)


@dataclass(frozen=True)
class Params:
    """The parameters of every public page, and the messages about invalid ones."""

    when: AsAtChoice
    region: str = ""
    messages: tuple[str, ...] = ()

    @property
    def about(self) -> About:
        """The date and the chosen councils, for sentences about them."""
        return self.when.about(self.region)

    @property
    def state(self) -> dict[str, str]:
        """The parameters, besides the date, that a link to another state of this page keeps."""
        return {"region": self.region} if self.region else {}

    @property
    def council_type(self) -> str:
        """The key of the chosen type of council; blank for all, and on pages without that choice."""
        return ""

    @property
    def travels(self) -> tuple[tuple[str, str], ...]:
        """What a person takes along to another page: date, basis and region."""
        region = (("region", self.region),) if self.region else ()
        return (*self.when.kept, *region)

    @cached_property
    def travel_query(self) -> str:
        """The query string for a link to another page: date, basis and region, blank for the latest of England."""
        return query_string(dict(self.travels)) if self.travels else ""

    @property
    def when_query(self) -> str:
        """The query string for this page without its filters: date and basis, blank for the latest."""
        return query_string(dict(self.when.kept)) if self.when.kept else ""

    def address(self, **changes: str | None) -> str:
        """The query string of this page with some values changed; None or blank leaves a value out."""
        values = {**dict(self.when.kept), **self.state, **changes}
        return query_string(values)


def given(**values: str) -> dict[str, str]:
    """The values that are not blank."""
    return {name: value for name, value in values.items() if value}


def query_string(values: Mapping[str, str | None]) -> str:
    """A query string of the values that are not blank; "?" alone leads to the page without any."""
    kept = {name: value for name, value in values.items() if value}
    # Commas are left as they are, because a list of numbers is easier to read with them.
    return f"?{urlencode(kept, safe=',')}" if kept else "?"


def read_when(reader: QueryReader, reach: Reach) -> AsAtChoice:
    chosen = reader.date("as_at", reach.last_day, "the latest")
    if chosen and chosen > reach.last_day and not reach.foresees(chosen):
        reader.messages.append(f"The record does not reach to {format_day(chosen)}; showing the latest.")
        chosen = None
    date = chosen or reach.last_day
    basis = Basis(
        reader.choice("basis", tuple(Basis), Basis.PUBLISHED, "a basis", "what was published by the date"),
    )
    return AsAtChoice(AsAt(date, basis, _cutoff(reader, date, basis)), reach, chosen is not None)


def _cutoff(reader: QueryReader, date: datetime.date, basis: Basis) -> datetime.date | None:
    """The cut-off, for the inspected basis only; one before the date would exclude what the date includes."""
    if basis is Basis.PUBLISHED:
        return None
    usual = AsAt(date, basis).published_until
    cutoff = reader.date("cutoff", usual)
    if cutoff and cutoff < date:
        reader.messages.append(f"The cut-off {format_day(cutoff)} lies before the date; showing {format_day(usual)}.")
        return None
    return cutoff


def read_region(reader: QueryReader, regions: Sequence[str]) -> str:
    return reader.choice("region", regions, "", "a region", "England")


def read_type(reader: QueryReader) -> str:
    return reader.choice("type", TYPES, "", "a type of council", "all types")


def read_params(query: Mapping[str, str], reach: Reach, regions: Sequence[str]) -> Params:
    reader = QueryReader(query)
    when, region = read_when(reader, reach), read_region(reader, regions)
    return Params(when, region, tuple(reader.messages))
