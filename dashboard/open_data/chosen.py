"""A part of a table: which rows, from where on and how many at most. Without one, a table is whole."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final

from django.db.models import Q, QuerySet

from dashboard.open_data.fields import PublishedTable

type Row = tuple[Any, ...]
type Value = str | int | bool

_PLAIN: Final = frozenset(
    {"inspection", "dfe_number", "framework", "kind", "region", "area", "published", "start", "end"}
)
"""Fields that stand in the database as in the table, so that it can leave rows out by itself."""


class Match(StrEnum):
    IS = "exact"
    FROM = "gte"
    TO = "lte"
    AMONG = "among"


@dataclass(frozen=True)
class Condition:
    """What a row must have in a field; AMONG: its words, with spaces between, include the value.

    A blank is neither before nor after a day.
    """

    field: str
    match: Match
    value: Value

    def holds(self, cell: Any) -> bool:
        if cell is None:
            return False
        match self.match:
            case Match.IS:
                return bool(cell == self.value)
            case Match.FROM:
                return bool(cell >= self.value)
            case Match.TO:
                return bool(cell <= self.value)
            case Match.AMONG:
                return self.value in str(cell).split()


@dataclass(frozen=True)
class Chosen:
    """At most `most` rows, in the order of the primary key, of those that meet every condition and come `after` one.

    By the key, so that a record that changes between two parts makes no row come twice or not at all.
    """

    conditions: tuple[Condition, ...] = ()
    after: Row | None = None
    most: int | None = None

    def value_of(self, field: str) -> str | None:
        """What the field has to be; None where that is not asked for."""
        return next((str(c.value) for c in self.conditions if c.field == field and c.match is Match.IS), None)

    def found(self, query: QuerySet[Any], table: PublishedTable, columns: Mapping[str, str]) -> QuerySet[Any]:
        """The query narrowed as far as the database can; `columns` maps fields to lookups."""
        plain = [each for each in self.conditions if each.field in _PLAIN and each.field in columns]
        for each in plain:
            query = query.filter(**{f"{columns[each.field]}__{each.match.value}": each.value})
        keys = [columns[name] for name in table.key]
        if self.after is not None:
            query = query.filter(_comes_after(keys, self.after))
        query = query.order_by(*keys)
        return query[: self.most] if len(plain) == len(self.conditions) else query

    def of(self, rows: Iterable[Row], table: PublishedTable) -> Iterator[Row]:
        """Those of the rows, which come in any order."""
        key = key_of(table)
        after = self.after
        wanted = (row for row in self.met_by(rows, table) if after is None or key(row) > after)
        return islice(sorted(wanted, key=key), self.most)

    def met_by(self, rows: Iterable[Row], table: PublishedTable) -> Iterator[Row]:
        """The rows that meet every condition, in their order."""
        at = [(table.header.index(each.field), each) for each in self.conditions]
        return (row for row in rows if all(each.holds(row[place]) for place, each in at))


def key_of(table: PublishedTable) -> Callable[[Row], Row]:
    """A function that takes the primary key out of a row."""
    places = [table.header.index(name) for name in table.key]
    return lambda row: tuple(row[place] for place in places)


def written(key: Row) -> str:
    """A key as a piece of an address."""
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def read_key(text: str, table: PublishedTable) -> Row | None:
    """The key that `written` gave; None where it is none of this table."""
    if len(text) > _LONGEST:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError:
        return None
    types = [_TYPES.get(field.type, str) for name in table.key for field in table.fields if field.name == name]
    fits = isinstance(found, list) and [type(part) for part in found] == types
    return tuple(found) if fits and all(map(_can_be_asked, found)) else None


_TYPES: Final[dict[str, type]] = {"integer": int}
_LARGEST: Final = 2**31 - 1
"""More fits no position in a list, and no column."""
_LONGEST: Final = 1_000
"""Characters: more than any key of the record has."""


def _can_be_asked(part: str | int) -> bool:
    """Whether every database takes it."""
    return abs(part) <= _LARGEST if isinstance(part, int) else part.isprintable()


def _comes_after(keys: Sequence[str], after: Row) -> Q:
    found = Q()
    for at, name in enumerate(keys):
        same = dict(zip(keys[:at], after, strict=False))
        found |= Q(**same, **{f"{name}__gt": after[at]})
    return found
