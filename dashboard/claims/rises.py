"""How long councils took from requires improvement to good or better, in sentences."""

from collections.abc import Sequence
from typing import Final

from dashboard.claims.agreement import none_or
from dashboard.claims.words import area_name, format_span
from dashboard.counting.area_spells import AreaSpell, SpellEnd

_OTHER_ENDS: Final = {
    SpellEnd.CONTINUING: ("goes on", "go on"),
    SpellEnd.WORSE: ("ended in inadequate",) * 2,
    SpellEnd.NO_LONGER_JUDGED: ("ended in a report without this judgement",) * 2,
    SpellEnd.COUNCIL_ABOLISHED: ("lasted until the council was abolished",) * 2,
}


def span_of_spell(spell: AreaSpell) -> str:
    """`2 years 3 months`, from report to report."""
    return format_span(spell.first_report.published, spell.until)


def rises_heading(rose: Sequence[AreaSpell], area: str) -> str:
    """`Leadership: from requires improvement to good or better in 1 year 9 months to 4 years`; quickest first."""
    lead = f"{area_name(area)}: from requires improvement to good or better"
    if not rose:
        return f"{lead}: none of these councils"
    first, last = span_of_spell(rose[0]), span_of_spell(rose[-1])
    return f"{lead} in {first}" if first == last else f"{lead} in {first} to {last}"


def rises_sentence(spells: Sequence[AreaSpell]) -> str:
    """`Required improvement 14 times: 9 rose to good or better, half of those within 2 years; 5 go on.`"""
    rose = sorted((spell for spell in spells if spell.end is SpellEnd.BETTER), key=lambda spell: spell.days)
    half = f", half of those within {span_of_spell(rose[(len(rose) - 1) // 2])}" if len(rose) > 1 else ""
    parts = [f"{none_or(len(rose))} rose to good or better{half}"]
    for end, (one, more) in _OTHER_ENDS.items():
        if count := sum(spell.end is end for spell in spells):
            parts.append(f"{count} {one if count == 1 else more}")
    return f"These councils required improvement {_times(len(spells))}: {'; '.join(parts)}."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{count} times"
