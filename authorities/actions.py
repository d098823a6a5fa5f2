"""Every write to the councils' tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from authorities.models import (
    Authority,
    AuthorityCode,
    AuthorityName,
    DeliveryBody,
    FormerSlug,
    Neighbour,
    Succession,
)
from authorities.names import name_key
from authorities.register import AuthorityRow, BodyRow, SuccessionRow


@dataclass(frozen=True)
class RegisterLoaded:
    """How many councils of the register were added, and how many were known already."""

    added: int
    known: int


@transaction.atomic
def load_register(
    *, authorities: Iterable[AuthorityRow], successions: Iterable[SuccessionRow], bodies: Iterable[BodyRow] = ()
) -> RegisterLoaded:
    """Adds the councils of the register that are not in the database yet; those that are stay as people edited them."""
    rows = list(authorities)
    taken = {name for names in Authority.objects.values_list("dfe_number", "short_name", "slug") for name in names}
    new = [row for row in rows if not {row.dfe_number, row.short_name, slugify(row.short_name)} & taken]
    for row in new:
        _add_authority(row)
    _add_links(new, successions)
    _add_bodies(bodies)
    return RegisterLoaded(added=len(new), known=len(rows) - len(new))


@transaction.atomic
def save_authority(authority: Authority) -> None:
    """Saves a council that a person has changed, and keeps its former slug, so that old addresses still lead to it.

    The caller has checked that no other council has or had the new slug.
    """
    before = Authority.objects.filter(pk=authority.pk).values_list("slug", flat=True).first()
    FormerSlug.objects.filter(authority=authority.pk, slug=authority.slug).delete()
    authority.save()
    if before and before != authority.slug:
        FormerSlug.objects.create(authority=authority, slug=before, until=timezone.now())


def _add_authority(row: AuthorityRow) -> None:
    authority = Authority(
        dfe_number=row.dfe_number,
        name=row.name,
        short_name=row.short_name,
        slug=slugify(row.short_name),
        type=row.type,
        region=row.region,
        region_ofsted=row.region_ofsted,
        ofsted_urn=row.ofsted_urn,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        latitude=row.latitude,
        longitude=row.longitude,
    )
    authority.save()
    names = {name_key(name): name for name in reversed(row.names)}
    AuthorityName.objects.bulk_create(
        AuthorityName(authority=authority, name=name, key=key) for key, name in sorted(names.items())
    )
    AuthorityCode.objects.bulk_create(
        AuthorityCode(authority=authority, code=c.code, valid_from=c.valid_from, valid_to=c.valid_to) for c in row.codes
    )


def _add_links(new: list[AuthorityRow], successions: Iterable[SuccessionRow]) -> None:
    """Adds the neighbours and successions of the new councils, once all of them have a row to point to."""
    if not new:
        return
    ids = dict(Authority.objects.values_list("dfe_number", "pk"))
    added = {row.dfe_number for row in new}
    lists = [(r, Neighbour.Edition.CURRENT, r.neighbours) for r in new]
    lists += [(r, Neighbour.Edition.PREVIOUS, r.neighbours_previous) for r in new]
    Neighbour.objects.bulk_create(
        Neighbour(authority_id=ids[row.dfe_number], neighbour_id=ids[number], edition=edition, position=position)
        for row, edition, numbers in lists
        for position, number in enumerate(numbers, start=1)
    )
    for link in successions:
        if {link.predecessor, link.successor} & added:
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
