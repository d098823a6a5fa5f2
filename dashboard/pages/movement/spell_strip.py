"""Every spell of inadequate as a stroke as high as it was long, shortest first: the same spells as the curve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.words import format_months
from dashboard.counting.area_spells import AreaSpell, SpellEnd
from dashboard.counting.spans import completed_months

STEP: Final = 12
"""From one stroke to the next, in the units of the drawing."""
HEIGHT: Final = 72
"""The height of the longest spell."""


@dataclass(frozen=True)
class SpellStrip:
    """`ended` and `open` are the paths of the strokes: spells that ended better, and all others."""

    width: int
    height: int
    ended: str
    open: str
    words: str


def spell_strip(found: Sequence[AreaSpell]) -> SpellStrip | None:
    """None where there is no spell."""
    if not found:
        return None
    placed = list(enumerate(sorted(found, key=lambda spell: spell.days)))
    longest = max(spell.days for spell in found) or 1
    ended = [(at, spell) for at, spell in placed if spell.end is SpellEnd.BETTER]
    others = [(at, spell) for at, spell in placed if spell.end is not SpellEnd.BETTER]
    words = _words(placed[-1][1], len(placed))
    dashed = " Dashed: it goes on, or could not be followed further." if others else ""
    return SpellStrip(STEP * len(placed), HEIGHT, _strokes(ended, longest), _strokes(others, longest), words + dashed)


def _strokes(spells: Iterable[tuple[int, AreaSpell]], longest: int) -> str:
    return "".join(f"M{at * STEP + STEP // 2} {HEIGHT}v-{max(1, HEIGHT * s.days // longest)}" for at, s in spells)


def _words(last: AreaSpell, count: int) -> str:
    length = format_months(completed_months(last.first_report.published, last.until))
    if count == 1:
        return f"The stroke is the only spell: {length}."
    return f"Each stroke is one of {count} spells, shortest first; the longest is {length}."
