"""Every read of the councils' tables: by number, by printed name on a date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from authorities.models import Authority, DeliveryBody
from authorities.names import name_key


@dataclass(frozen=True)
class NameMatch:
    """The authority with a printed name, or None with the candidates that it may mean."""

    authority: Authority | None
    candidates: tuple[Authority, ...]


def match_name(printed: str, *, on: datetime.date | None) -> NameMatch:
    """The authority printed under a name that existed on a day; on any day if `on` is None."""
    found = tuple(Authority.objects.filter(names__key=name_key(printed)).distinct())
    existing = tuple(a for a in found if on is None or a.existed_on(on))
    if len(existing) == 1:
        return NameMatch(existing[0], ())
    return NameMatch(None, existing or found)


def authority_by_number(dfe_number: str) -> Authority | None:
    return Authority.objects.filter(dfe_number=dfe_number).first()


def authority_of_former_slug(slug: str) -> Authority | None:
    """The council that had this slug before it got another."""
    return Authority.objects.filter(former_slugs__slug=slug).first()


def authority_by_slug(slug: str) -> Authority | None:
    return Authority.objects.filter(slug=slug).first()


def all_authorities() -> list[Authority]:
    return list(Authority.objects.order_by("short_name"))


def inspectorate_pages() -> list[tuple[str, str]]:
    """Each council that the inspectorate has a page of its reports for: its name, and the address of that page."""
    rows = Authority.objects.exclude(ofsted_urn="").order_by("short_name").values_list("short_name", "ofsted_urn")
    return [(name, inspectorate_page(urn)) for name, urn in rows]


def inspectorate_page(urn: str) -> str:
    """The address of the inspectorate's page of all its reports on a council; blank where it has no number."""
    return f"https://reports.ofsted.gov.uk/provider/44/{urn}" if urn else ""


def region_names() -> tuple[str, ...]:
    """The names of the nine ONS regions, in alphabetical order."""
    return tuple(Authority.objects.order_by("region").values_list("region", flat=True).distinct())


def delivery_bodies_of(authority: int) -> list[DeliveryBody]:
    """The bodies that run a council's services, oldest first, for this council and any others they serve. One query."""
    names = DeliveryBody.objects.filter(authority=authority).values("name")
    return list(DeliveryBody.objects.filter(name__in=names).select_related("authority"))
