"""The inspections that somebody led, by a name as it may be typed; a report may name several who led it."""

from __future__ import annotations

from typing import Final

from django.db.models import F

from authorities.names import letters_key
from inspections.models import Inspection

_SHORTEST: Final = 3
"""Letters of a part of a name that may be looked for alone: initials and “de” are of too many."""


def lead_inspectors(printed: str) -> tuple[str, ...]:
    """The names of those who led an inspection, as its report prints them: `Jo Bell; Sam Hill`."""
    return tuple(name.strip() for name in printed.split(";") if name.strip())


def is_surname_or_name(typed: str, name: str) -> bool:
    """Whether somebody's whole name was typed, or their whole surname: “Jones” is not that of Jo Bell-Jones."""
    return letters_key(typed) in (letters_key(name), letters_key(name.rsplit(maxsplit=1)[-1]))


def inspections_led_by(typed: str) -> dict[str, tuple[Inspection, ...]]:
    """By the name of the lead inspector as printed, in alphabetical order: theirs, newest first, with their councils.

    Every word that was typed has to be a whole part of the name, in whatever letters either is written; nothing where
    none of them is long enough. Two queries, one where nobody is called so.
    """
    wanted = frozenset(letters_key(typed).split())
    if len(max(wanted, key=len, default="")) < _SHORTEST:
        return {}
    lines = Inspection.objects.exclude(lead_inspector="").order_by().values_list("lead_inspector", flat=True).distinct()
    named = {line: [name for name in lead_inspectors(line) if wanted <= _parts(name)] for line in lines}
    fitting = {line: names for line, names in named.items() if names}
    if not fitting:
        return {}
    rows = Inspection.objects.filter(lead_inspector__in=fitting).select_related("authority")
    led: dict[str, list[Inspection]] = {}
    for row in rows.order_by(F("published").desc(nulls_last=True), "pk"):
        for name in fitting[row.lead_inspector]:
            led.setdefault(name, []).append(row)
    return {name: tuple(led[name]) for name in sorted(led)}


def _parts(name: str) -> frozenset[str]:
    return frozenset(letters_key(name).split())
