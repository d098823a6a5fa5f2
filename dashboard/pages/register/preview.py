"""What will follow from a change: counted from the record as the change leaves it, beside the record as it is.

It is made inside the transaction of the change (authorities.changes.making), which is then kept or rolled back.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from authorities.changes.making import Asked
from authorities.changes.rows import RowStep
from authorities.changes.wanted import BodyChange, DetailsChange, Reorganisation, Wanted
from dashboard.charts.grades import FOUR_GRADES, LOOKS, grade_sentence
from dashboard.claims.words import area_name, format_publication, type_name
from dashboard.counting.areas import default_area
from dashboard.counting.as_at import AsAt, ended_on, months_after
from dashboard.counting.population import population_of
from dashboard.counting.position import Position, position_of
from dashboard.counting.record import Council, Record
from dashboard.pages.register.consequences import (
    AddressLine,
    NameLine,
    address_lines,
    kin_lines,
    name_lines,
    neighbour_lines,
)
from dashboard.pages.register.row_words import RowLine, row_lines
from dashboard.shared.record_cache import read_record
from inspections.partial_dates import format_day


@dataclass(frozen=True)
class Pair:
    """A number as the register is, and as the change leaves it."""

    now: int
    then: int

    @property
    def differs(self) -> bool:
        return self.now != self.then


@dataclass(frozen=True)
class CountLine:
    """How many councils of a group count on a day, and how many of them have been inspected."""

    day: str
    group: str
    councils: Pair
    inspected: Pair
    waiting: Pair


@dataclass(frozen=True)
class GradeLine:
    """How many councils of England have each grade of the headline judgement on a day."""

    day: str
    counts: tuple[Pair, ...]


@dataclass(frozen=True)
class StandingLine:
    """What pages say of one council on each of the days."""

    name: str
    states: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """`warnings` have to be agreed to; whoever saves has seen all of this, which `mark` stands for."""

    title: str
    days: tuple[str, ...]
    standing: tuple[StandingLine, ...]
    counts: tuple[CountLine, ...]
    area: str
    words: tuple[str, ...]
    grades: tuple[GradeLine, ...]
    kin: tuple[str, ...]
    neighbours: tuple[str, ...]
    addresses: tuple[AddressLine, ...]
    name_days: tuple[str, ...]
    names: tuple[NameLine, ...]
    rows: tuple[RowLine, ...]
    warnings: tuple[str, ...]
    mark: str = ""


def preview_of(asked: Asked, before: Record, steps: Sequence[RowStep]) -> Preview:
    """`before` is the record without the change; the database has it."""
    wanted, after = asked.wanted, read_record()
    days = _days(wanted, before)
    standing = {day: (_standing(before, day), _standing(after, day)) for day in days}
    numbers = numbers_of(wanted)
    area = default_area()
    matched_on = _name_days(wanted, before)
    found = Preview(
        title=asked.title,
        days=tuple(map(format_day, days)),
        standing=tuple(_standing_lines(after, numbers, days)),
        counts=tuple(_count_lines(before, after, numbers, standing)),
        area=area_name(area),
        words=tuple(LOOKS[key].word for key in FOUR_GRADES),
        grades=tuple(_grade_line(day, pair, area) for day, pair in standing.items()),
        kin=kin_lines(wanted),
        neighbours=neighbour_lines(wanted),
        addresses=address_lines(steps),
        name_days=tuple(map(format_day, matched_on)),
        names=name_lines(numbers, steps, matched_on),
        rows=row_lines(steps),
        warnings=tuple(_warnings(wanted, before)),
    )
    return replace(found, mark=hashlib.sha256(repr(found).encode()).hexdigest()[:20])


def numbers_of(wanted: Wanted) -> tuple[str, ...]:
    """The DfE numbers of the councils that a change is about."""
    match wanted:
        case Reorganisation():
            links = [number for link in wanted.takes_over for number in (link.predecessor, link.successor)]
            return tuple(dict.fromkeys([*wanted.ends, *links, *(new.dfe_number for new in wanted.new)]))
        case DetailsChange():
            return (wanted.dfe_number,)
        case BodyChange():
            return wanted.councils


def _days(wanted: Wanted, record: Record) -> list[datetime.date]:
    """The latest of the record, and the days around those on which something begins or ends."""
    days = {record.last_day}
    if isinstance(wanted, Reorganisation):
        days |= {wanted.last_day, wanted.on, months_after(wanted.on, 1)}
    return sorted(days)


def _name_days(wanted: Wanted, record: Record) -> tuple[datetime.date, ...]:
    return (wanted.last_day, wanted.on) if isinstance(wanted, Reorganisation) else (record.last_day,)


def _standing(record: Record, day: datetime.date) -> tuple[Position, ...]:
    return population_of(record, AsAt(day)).standing


def _standing_lines(record: Record, numbers: Sequence[str], days: Sequence[datetime.date]) -> Iterator[StandingLine]:
    councils = {council.dfe_number: council for council in record.councils}
    for council in (councils[number] for number in numbers):
        yield StandingLine(council.name, tuple(_state(record, council, day) for day in days))


def _state(record: Record, council: Council, day: datetime.date) -> str:
    if council.valid_to is not None and council.valid_to < day:
        return f"Not counted: it was a council until {format_day(council.valid_to)}"
    if council.valid_from is not None and council.valid_from > day:
        return f"Not counted: a council from {format_day(council.valid_from)}"
    position = position_of(record, council, AsAt(day))
    if position.gap is not None:
        return "Counts as a council; its newest report is not on the record"
    latest = position.inspection
    if latest is None:
        return "Counts, not yet inspected"
    published = format_publication(latest.published, latest.published_precision)
    return f"Counts, {grade_sentence(position.outcome(default_area()))} (report of {published})"


def _count_lines(
    before: Record,
    after: Record,
    numbers: Sequence[str],
    standing: dict[datetime.date, tuple[tuple[Position, ...], tuple[Position, ...]]],
) -> Iterator[CountLine]:
    """England, then each region and type that the councils have before or after."""
    own = [council for record in (before, after) for council in record.councils if council.dfe_number in numbers]
    regions, types = sorted({each.region for each in own}), sorted({each.type for each in own})
    groups = [("", "England"), *((key, key) for key in regions), *((key, type_name(key)) for key in types)]
    for day, pair in standing.items():
        for key, name in groups:
            now, then = ([p for p in found if key in ("", p.council.region, p.council.type)] for found in pair)
            yield CountLine(
                format_day(day),
                name,
                Pair(len(now), len(then)),
                Pair(_inspected(now), _inspected(then)),
                Pair(len(now) - _inspected(now), len(then) - _inspected(then)),
            )


def _inspected(positions: Sequence[Position]) -> int:
    return sum(each.inspection is not None or each.gap is not None for each in positions)


def _grade_line(day: datetime.date, pair: tuple[Sequence[Position], Sequence[Position]], area: str) -> GradeLine:
    now, then = ([position.outcome(area) for position in found] for found in pair)
    return GradeLine(format_day(day), tuple(Pair(now.count(key), then.count(key)) for key in FOUR_GRADES))


def _warnings(wanted: Wanted, record: Record) -> Iterator[str]:
    """What nobody should save without a word: a council that ends before its last inspection did."""
    if not isinstance(wanted, Reorganisation):
        return
    for council in (each for each in record.councils if each.dfe_number in wanted.ends):
        later = [i for i in record.by_council[council.pk] if max(ended_on(i), i.published) > wanted.last_day]
        if later:
            reports = "1 report was" if len(later) == 1 else f"{len(later)} reports were"
            newest = format_publication(later[-1].published, later[-1].published_precision)
            yield (
                f"{council.name} would end on {format_day(wanted.last_day)}, but {reports} published after that day "
                f"or tell of an inspection that ended after it, the last on {newest}. They stay on its page and count "
                "nowhere."
            )
