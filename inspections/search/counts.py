"""How many passages a search finds, by inspection and by theme."""

from __future__ import annotations

from dataclasses import dataclass

type CountOfKind = tuple[int, str, int]
"""The number of an inspection, a kind, and how many passages of it were found."""
type CountOfThemes = tuple[str, int]
"""The keys of some themes with a space between, and how many passages were found with exactly these."""


@dataclass(frozen=True)
class Counts:
    """Those of the theme that is chosen, in whichever inspection; and of any theme, those of the inspections and of the
    kind that are chosen.
    """

    of_kinds: list[CountOfKind]
    of_themes: list[CountOfThemes]
