"""What the fields of the forms are chosen from: the councils, regions and types that exist."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from authorities.models import Authority
from authorities.queries import all_authorities, region_names
from dashboard.claims.words import join_words

type Choices = list[tuple[str, str]]

NONE_CHOSEN = ("", "Choose one")


def council_choices(councils: Iterable[Authority] | None = None) -> Choices:
    """Each by its number: "Surrey (936)"; one that ended says so."""
    return [
        (each.dfe_number, council_label(each)) for each in (councils if councils is not None else all_authorities())
    ]


def council_label(council: Authority) -> str:
    until = f", until {council.valid_to:%Y}" if council.valid_to else ""
    return f"{council.short_name} ({council.dfe_number}{until})"


def councils_going_on() -> list[Authority]:
    """Those without a last day."""
    return [council for council in all_authorities() if council.valid_to is None]


def region_choices() -> Choices:
    return [NONE_CHOSEN, *((name, name) for name in region_names())]


def type_choices() -> Choices:
    return [NONE_CHOSEN, *((str(value), str(label)) for value, label in Authority.Type.choices)]


def number_of(text: str, known: Sequence[Authority], beginning: Iterable[tuple[str, str]] = ()) -> str | None:
    """The number of a council by its number or short name, as a list of suggestions fills it in; None if there is none.

    `beginning` are the numbers and short names of the councils that begin with the same change.
    """
    wanted = text.strip().casefold()
    names = [(each.dfe_number, each.short_name) for each in known]
    for number, name in [*beginning, *names]:
        if wanted in (number, name.casefold(), f"{name} ({number})".casefold()):
            return number
    return None


def names_of(councils: Iterable[str], day: datetime.date | None = None) -> str:
    """The short names of councils by their numbers, in a sentence."""
    found = {each.dfe_number: each.short_name for each in all_authorities()}
    return join_words(found.get(number, number) for number in councils)
