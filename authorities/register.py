"""The register file that ships with the project, read into typed rows."""

from __future__ import annotations

import calendar
import csv
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"

_TYPES = {
    "London borough": "london",
    "metropolitan district": "metropolitan",
    "unitary authority": "unitary",
    "county council": "county",
}


@dataclass(frozen=True)
class CodeRow:
    code: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None


@dataclass(frozen=True)
class AuthorityRow:
    """A line of authorities.csv; lists are in the order of the file."""

    dfe_number: str
    name: str
    short_name: str
    type: str
    region: str
    region_ofsted: str
    ofsted_urn: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    latitude: float | None
    longitude: float | None
    names: tuple[str, ...]
    codes: tuple[CodeRow, ...]
    neighbours: tuple[str, ...]
    neighbours_previous: tuple[str, ...]


@dataclass(frozen=True)
class SuccessionRow:
    predecessor: str
    successor: str
    date: datetime.date
    extent: str


@dataclass(frozen=True)
class KnownDate:
    """A date and its precision: "day", "month" or "year"."""

    day: datetime.date
    precision: str


@dataclass(frozen=True)
class BodyRow:
    """A line of delivery_bodies.csv: a body that runs services for one or several councils, or with them."""

    name: str
    kind: str
    dfe_numbers: tuple[str, ...]
    start: KnownDate
    end: KnownDate | None


def authority_rows(path: Path = DATA / "authorities.csv") -> Iterator[AuthorityRow]:
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            yield _authority(row)


def succession_rows(path: Path = DATA / "successions.csv") -> Iterator[SuccessionRow]:
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            yield SuccessionRow(
                predecessor=row["from_dfe_la_number"],
                successor=row["to_dfe_la_number"],
                date=datetime.date.fromisoformat(row["date"]),
                extent=row["extent"],
            )


def body_rows(path: Path = DATA / "delivery_bodies.csv") -> Iterator[BodyRow]:
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield BodyRow(
                name=row["body"],
                kind=row["kind"],
                dfe_numbers=_list(row["dfe_la_numbers"]),
                start=_known_date(row["from"], last=False),
                end=_known_date(row["to"], last=True) if row["to"] else None,
            )


def _known_date(text: str, *, last: bool) -> KnownDate:
    """The date of "2018-04-01", "2018-04" or "2018": of a month or year its first day, or the last if `last`."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return KnownDate(datetime.date(*parts), "day")
    year, month = parts[0], parts[1] if len(parts) == 2 else (12 if last else 1)
    day = calendar.monthrange(year, month)[1] if last else 1
    return KnownDate(datetime.date(year, month, day), "month" if len(parts) == 2 else "year")


def _authority(row: dict[str, str]) -> AuthorityRow:
    names = (row["name"], row["short_name"], row["ons_name"], *_list(row["aliases"]))
    return AuthorityRow(
        dfe_number=row["dfe_la_number"],
        name=row["name"],
        short_name=row["short_name"],
        type=_TYPES.get(row["type"], "sui_generis"),
        region=row["region_ons"],
        region_ofsted=row["region_ofsted"],
        ofsted_urn=row["ofsted_urn"],
        valid_from=_date(row["valid_from"]),
        valid_to=_date(row["valid_to"]),
        latitude=_number(row["lat"]),
        longitude=_number(row["lon"]),
        names=tuple(dict.fromkeys(name for name in names if name)),
        codes=tuple(_codes(row["gss_code_history"], row["gss_code"])),
        neighbours=_list(row["statistical_neighbours"]),
        neighbours_previous=_list(row["statistical_neighbours_previous"]),
    )


def _codes(history: str, current: str) -> Iterator[CodeRow]:
    """Codes with their dates; the history reads "E08000016 (start..2025-03-31); E08000038 (2025-04-01..now)"."""
    for part in _list(history):
        code, _, span = part.partition(" (")
        start, _, end = span.rstrip(")").partition("..")
        yield CodeRow(code, _date(start.replace("start", "")), _date(end.replace("now", "")))
    if not history and current:
        yield CodeRow(current, None, None)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _date(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None
