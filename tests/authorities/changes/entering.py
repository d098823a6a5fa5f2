"""Changes as an administrator enters them, for the tests: Surrey's of 2027, with numbers and codes made up for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from django.contrib.auth.models import User

from authorities.changes.making import Asked, make_change
from authorities.changes.wanted import Facts, NewCouncil, Reorganisation, TakesOver, Wanted
from authorities.models import Authority, RegisterChange

BEGINS = datetime.date(2027, 4, 1)
EAST = Facts("East Surrey Council", "East Surrey", "east-surrey", "unitary", "South East", code="E06000090")
WEST = Facts(
    "West Surrey Council", "West Surrey", "west-surrey", "unitary", "South East", code="E06000091", neighbours=("950",)
)
SURREY = Reorganisation(
    on=BEGINS,
    new=(NewCouncil("950", EAST), NewCouncil("951", WEST)),
    ends=("936",),
    takes_over=(TakesOver("936", "950", "part"), TakesOver("936", "951", "part")),
)


def administrator() -> User:
    return User.objects.filter(username="ada").first() or User.objects.create_superuser("ada")


def enter(wanted: Wanted, *, title: str = "A change", by: User | None = None) -> RegisterChange:
    """Makes a change and keeps it, whatever follows."""
    asked = Asked(wanted, title, by or administrator(), "The order was made.", "SI 2026/264")
    _, change = make_change(asked, look=lambda steps: None, keep=lambda seen: True)
    assert change is not None
    return change


def facts_of(number: str, **changes: object) -> Facts:
    """A council's facts as they are, with some changed."""
    council = Authority.objects.get(dfe_number=number)
    codes = [row.code for row in council.codes.all() if row.valid_to is None]
    rows = council.neighbour_rows.filter(edition="2025")
    kept = Facts(
        name=council.name,
        short_name=council.short_name,
        slug=council.slug,
        type=council.type,
        region=council.region,
        ofsted_urn=council.ofsted_urn,
        code=codes[0] if codes else "",
        other_names=tuple(council.names.values_list("name", flat=True)),
        neighbours=tuple(rows.values_list("neighbour__dfe_number", flat=True)),
    )
    return replace(kept, **changes)


def register_rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of the register, to check that nothing changed."""
    from authorities.changes.rows import MODELS

    return {kind: sorted(model.objects.values_list(), key=str) for kind, model in MODELS.items()}
