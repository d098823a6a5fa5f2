"""The inspections that somebody led, by a name as it may be typed; a report may name several who led it."""

from __future__ import annotations

from typing import Final

from inspections.models import Inspection

_SHORTEST: Final = 3
"""Letters of a part of a name that may be looked for alone: initials and “de” are of too many."""


def lead_inspectors(printed: str) -> tuple[str, ...]:
    """The names of those who led an inspection, as its report prints them: `Jo Bell; Sam Hill`."""
    return tuple(name.strip() for name in printed.split(";") if name.strip())


def inspections_led_by(typed: str) -> dict[str, tuple[Inspection, ...]]:
    """By the name of the lead inspector as printed, in alphabetical order: theirs, newest first, with their councils.

    Every word that was typed has to be a whole part of the name; nothing where none of them is long enough.
    """
    wanted = frozenset(typed.casefold().split())
    longest = max(wanted, key=len, default="")
    if len(longest) < _SHORTEST:
        return {}
    rows = Inspection.objects.filter(lead_inspector__icontains=longest).select_related("authority")
    led: dict[str, list[Inspection]] = {}
    for row in rows.order_by("-published", "pk"):
        for name in lead_inspectors(row.lead_inspector):
            if wanted <= set(name.casefold().split()):
                led.setdefault(name, []).append(row)
    return {name: tuple(led[name]) for name in sorted(led)}
