"""Councils side by side as at a date, for the comparison page and committee papers."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.charts.grades import LOOKS
from dashboard.claims.words import (
    area_name,
    format_month,
    format_publication_short,
    kind_name,
    position_words,
    short_area_name,
)
from dashboard.counting.areas import own_areas, profile_on, sums_up
from dashboard.counting.as_at import AsAt
from dashboard.counting.outcome import NoGrade
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.counting.tally import tally_positions
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class ComparedCouncils:
    """`own` is the council whose row is highlighted; `called` is the noun for the rest: "neighbours", "others"."""

    population: Population
    own: Council | None
    called: str

    @property
    def positions(self) -> tuple[Position, ...]:
        """The position of every council that existed on the date, in the order chosen.

        Councils with a newer report missing from the record are included, without a grade.
        """
        return self.population.standing

    @property
    def others(self) -> tuple[Position, ...]:
        return tuple(position for position in self.positions if position.council != self.own)

    @property
    def own_position(self) -> Position | None:
        return next((position for position in self.positions if position.council == self.own), None)


def beside_neighbours(record: Record, as_at: AsAt, own: Council, neighbours: Iterable[int]) -> ComparedCouncils:
    """The council and its `neighbours`, given by primary key, closest first."""
    councils = (own, *(record.by_pk[pk] for pk in neighbours))
    return ComparedCouncils(Population(record, as_at, councils), own, "neighbours")


def beside_region(record: Record, as_at: AsAt, own: Council) -> ComparedCouncils:
    others = (c for c in record.standing_on(as_at.date) if c.region == own.region and c is not own)
    return ComparedCouncils(Population(record, as_at, (own, *others)), own, "others")


def areas_held(positions: Sequence[Position], today: datetime.date) -> tuple[str, ...]:
    """The own areas in which any of the councils has a judgement, so that no grade is left out.

    If none was inspected, the areas that inspections judge today.
    """
    held = {key for p in positions if p.inspection is not None for key in p.inspection.judgements}
    return tuple(area for area in own_areas() if area in held) or profile_on(today)


def short_column_label(area: str, date: datetime.date) -> str:
    """A label short enough for a column; an area that had ended by the date says when."""
    last = frameworks().last_printed(area, date)
    if not sums_up(area):
        return area_name(area, date)
    return f"{short_area_name(area)} (to {format_month(last)})" if last and date > last else short_area_name(area)


def good_among_others(compared: ComparedCouncils, area: str) -> str:
    """`8 of 10`: how many of the others are good or better, out of those judged."""
    tally = tally_positions(compared.others, area)
    return f"{tally.good_or_better} of {tally.judged}" if tally.judged else "None judged"


def none_counted() -> str:
    """Where a council has no judgement that counts for where it stands; the record may have earlier ones."""
    return f"None under {position_words()}"


def latest_report(position: Position) -> tuple[str, str]:
    """The publication date and kind of the latest report: `15 Jul 2025` and `ILACS standard`."""
    latest = position.inspection
    if latest is None:
        return (LOOKS[NoGrade.NEWER_NOT_ON_RECORD].word if position.gap else none_counted()), ""
    published = format_publication_short(latest.published, latest.published_precision)
    return published, kind_name(latest.framework, latest.kind).removesuffix(" inspection")
