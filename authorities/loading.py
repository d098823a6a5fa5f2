"""Bringing the shipped register into the database: councils that it lacks, and facts that were corrected since.

What a person entered is never overwritten and never lost: where the shipped register says otherwise, the fact stays as
entered, and the result says so. A fact counts as entered if it is not what was last shipped.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from authorities.models import (
    Authority,
    AuthorityCode,
    AuthorityName,
    DeliveryBody,
    Neighbour,
    Succession,
)
from authorities.names import name_key
from authorities.register import AuthorityRow, BodyRow, SuccessionRow

SHIPPED: Final = "shipped"
"""The reason in the history of what the shipped register changed."""

_FACTS: Final[Mapping[str, str]] = {
    "name": "full name",
    "short_name": "short name",
    "type": "type",
    "region": "region",
    "region_ofsted": "region of the inspectorate",
    "ofsted_urn": "URN",
    "valid_from": "first day",
    "valid_to": "last day",
    "latitude": "latitude",
    "longitude": "longitude",
}
"""What the shipped register says of a council, and how that is called."""


@dataclass(frozen=True)
class KeptFact:
    """What stays as it was entered, where the shipped register says otherwise; in words."""

    council: str
    fact: str
    entered: str
    shipped: str

    def __str__(self) -> str:
        return f"{self.council}, {self.fact}: {self.entered}, where the shipped register has {self.shipped}."


@dataclass(frozen=True)
class RegisterLoaded:
    """How many councils of the register were added, and how many were known already; what was corrected or kept."""

    added: int
    known: int
    corrected: int = 0
    kept: tuple[KeptFact, ...] = ()


@transaction.atomic
def load_register(
    *, authorities: Iterable[AuthorityRow], successions: Iterable[SuccessionRow], bodies: Iterable[BodyRow] = ()
) -> RegisterLoaded:
    """Adds what the database lacks, corrects what was shipped otherwise before, and leaves what a person entered."""
    rows, links = list(authorities), list(successions)
    councils = {council.dfe_number: council for council in Authority.objects.all()}
    last = _last_shipped()
    known = [row for row in rows if row.dfe_number in councils]
    kept = [fact for row in known for fact in _entered(row, councils[row.dfe_number], last)]
    refused = {
        row.dfe_number: why for row in rows if row not in known and (why := _refused(row, links, councils, last))
    }
    kept += [KeptFact(row.short_name, "as a council", refused[row.dfe_number], f"it under {row.dfe_number}")
             for row in rows if row.dfe_number in refused]  # fmt: skip
    names = _names_seen()
    corrected = sum(_correct(row, councils[row.dfe_number], last, names) for row in known)
    new = [row for row in rows if row.dfe_number not in councils and row.dfe_number not in refused]
    for row in new:
        _add_authority(row)
    _add_neighbours(new)
    _add_successions(links, new)
    _add_bodies(bodies)
    return RegisterLoaded(added=len(new), known=len(rows) - len(new), corrected=corrected, kept=tuple(kept))


def facts_kept(rows: Iterable[AuthorityRow]) -> list[KeptFact]:
    """Where the database has what a person entered, and the shipped register says otherwise."""
    councils = {council.dfe_number: council for council in Authority.objects.all()}
    last = _last_shipped()
    found = [row for row in rows if row.dfe_number in councils]
    return [fact for row in found for fact in _entered(row, councils[row.dfe_number], last)]


def _last_shipped() -> dict[int, Any]:
    """The row of history in which each council was last shipped; none for a council that a person added."""
    first = Q(history_type="+", history_user=None, history_change_reason=None)
    rows = Authority.history.filter(first | Q(history_change_reason=SHIPPED)).order_by("history_id")
    return {row.id: row for row in rows}


@dataclass(frozen=True)
class _Names:
    """Which council has or had a name, by its key, and the names that a person ever entered or removed."""

    had: set[tuple[int, str]]
    entered: set[str]


def _names_seen() -> _Names:
    had = set(AuthorityName.objects.values_list("authority_id", "key"))
    past = list(AuthorityName.history.values_list("authority_id", "key", "history_user_id"))
    return _Names(had | {(pk, key) for pk, key, _ in past}, {key for _, key, by in past if by is not None})


def _is_entered(council: Authority, fact: str, last: dict[int, Any]) -> bool:
    """Whether the fact is not what was last shipped."""
    shipped = last.get(council.pk)
    return shipped is None or getattr(shipped, fact) != getattr(council, fact)


def _differing(row: AuthorityRow, council: Authority) -> list[str]:
    return [fact for fact in _FACTS if getattr(row, fact) != getattr(council, fact)]


def _entered(row: AuthorityRow, council: Authority, last: dict[int, Any]) -> Iterator[KeptFact]:
    for fact in _differing(row, council):
        if _is_entered(council, fact, last):
            yield KeptFact(
                str(council), _FACTS[fact], _words(fact, getattr(council, fact)), _words(fact, getattr(row, fact))
            )


def _words(fact: str, value: Any) -> str:
    if value in ("", None):
        return "nothing"
    if fact == "type":
        return str(Authority.Type(value).label)
    return f"{value.day} {value:%B %Y}" if isinstance(value, datetime.date) else str(value)


def _correct(row: AuthorityRow, council: Authority, last: dict[int, Any], names: _Names) -> bool:
    """Whether a fact was corrected; an address stays, whatever the council is called."""
    facts = [fact for fact in _differing(row, council) if not _is_entered(council, fact, last)]
    if "short_name" in facts and Authority.objects.filter(short_name=row.short_name).exists():
        facts.remove("short_name")
    for fact in facts:
        setattr(council, fact, getattr(row, fact))
    added = _add_names(row, council, names)
    if facts or added:
        council._change_reason = SHIPPED  # type: ignore[attr-defined]
        council.save()
    return bool(facts or added)


def _add_names(row: AuthorityRow, council: Authority, names: _Names) -> bool:
    """Whether a printed name came; one that a person removed, or gave to another council, does not come back."""
    new = {name_key(name): name for name in reversed(row.names)}
    lacking = sorted(key for key in new.keys() - names.entered if (council.pk, key) not in names.had)
    for key in lacking:
        AuthorityName(authority=council, name=new[key], key=key).save()
    return bool(lacking)


def _refused(
    row: AuthorityRow, links: Sequence[SuccessionRow], councils: dict[str, Authority], last: dict[int, Any]
) -> str | None:
    """Why a shipped council is not added: another has its name or address, or its area was given to others."""
    for council in councils.values():
        if council.short_name == row.short_name or council.slug == slugify(row.short_name):
            return f"{council} under {council.dfe_number}"
    for link in links:
        before = councils.get(link.predecessor)
        if link.successor == row.dfe_number and before is not None and _given_to_others(before, links, last):
            return f"other councils in the place of {before}"
    return None


def _given_to_others(before: Authority, links: Sequence[SuccessionRow], last: dict[int, Any]) -> bool:
    """Whether a person entered other successors of a council than those that are shipped."""
    shipped = {link.successor for link in links if link.predecessor == before.dfe_number}
    entered = set(before.successions.values_list("successor__dfe_number", flat=True))
    return bool(entered - shipped) or (before.valid_to is not None and _is_entered(before, "valid_to", last))


def _add_authority(row: AuthorityRow) -> None:
    authority = Authority(
        dfe_number=row.dfe_number, slug=slugify(row.short_name), **{fact: getattr(row, fact) for fact in _FACTS}
    )
    authority.save()
    names = {name_key(name): name for name in reversed(row.names)}
    AuthorityName.objects.bulk_create(
        AuthorityName(authority=authority, name=name, key=key) for key, name in sorted(names.items())
    )
    AuthorityCode.objects.bulk_create(
        AuthorityCode(authority=authority, code=c.code, valid_from=c.valid_from, valid_to=c.valid_to) for c in row.codes
    )


def _add_neighbours(new: list[AuthorityRow]) -> None:
    """The neighbours of the new councils, once all of them have a row to point to."""
    ids = dict(Authority.objects.values_list("dfe_number", "pk"))
    lists = [(r, Neighbour.Edition.CURRENT, r.neighbours) for r in new]
    lists += [(r, Neighbour.Edition.PREVIOUS, r.neighbours_previous) for r in new]
    Neighbour.objects.bulk_create(
        Neighbour(authority_id=ids[row.dfe_number], neighbour_id=ids[number], edition=edition, position=position)
        for row, edition, numbers in lists
        for position, number in enumerate(numbers, start=1)
        if number in ids
    )


def _add_successions(links: Iterable[SuccessionRow], new: list[AuthorityRow]) -> None:
    """Those of the new councils."""
    ids = dict(Authority.objects.values_list("dfe_number", "pk"))
    added = {row.dfe_number for row in new}
    for link in links:
        if {link.predecessor, link.successor} & added and {link.predecessor, link.successor} <= ids.keys():
            Succession.objects.get_or_create(
                predecessor_id=ids[link.predecessor],
                successor_id=ids[link.successor],
                defaults={"date": link.date, "extent": link.extent},
            )


def _add_bodies(bodies: Iterable[BodyRow]) -> None:
    """Adds the bodies that were never in the database; the history knows those that a person renamed or deleted."""
    ids = dict(Authority.objects.values_list("dfe_number", "pk"))
    seen = set(DeliveryBody.history.values_list("authority_id", "name"))
    for row in bodies:
        for authority in (ids[number] for number in row.dfe_numbers if number in ids):
            if (authority, row.name) not in seen:
                DeliveryBody.objects.create(
                    authority_id=authority,
                    name=row.name,
                    kind=row.kind,
                    valid_from=row.start.day,
                    from_precision=row.start.precision,
                    valid_to=row.end.day if row.end else None,
                    to_precision=row.end.precision if row.end else "day",
                )
