"""The spells in which a council had an inadequate judgement, with every report and monitoring visit in them."""

from dataclasses import dataclass
from typing import Final

from dashboard.claims.council import spell_heading
from dashboard.claims.words import area_name, count_noun, format_publication, join_words, kind_name, number_word
from dashboard.counting.areas import current_areas
from dashboard.counting.council_spells import CouncilSpell, council_spells, follows_inadequate, inadequate_areas_in
from dashboard.counting.outcome import outcome_of
from dashboard.counting.record import Council, Record
from dashboard.shared.links import inspection_address
from dashboard.shared.params import Params
from inspections.qualified_grade import mark_of
from inspections.queries.record import PublishedInspection
from inspections.reading.letters import lower_first, upper_first

COUNTED: Final = "Counted from publication to publication; the safeguarding board is left out."


@dataclass(frozen=True)
class SpellReport:
    """A report or visit of the spell; `inadequate_on` names the judgements that it found inadequate, in words."""

    date: str
    href: str
    what: str
    inadequate_on: str


@dataclass(frozen=True)
class SpellSection:
    """One spell; `heading` says from when to when it lasted."""

    heading: str
    about: str
    reports: tuple[SpellReport, ...]


def spell_sections(record: Record, council: Council, params: Params) -> tuple[SpellSection, ...]:
    """The spells, newest first."""
    until = params.when.known_to
    found = council_spells(record, council, params.when.as_at, until)
    return tuple(_spell_section(spell, council) for spell in reversed(found))


def _spell_section(spell: CouncilSpell, council: Council) -> SpellSection:
    count = len(spell.reports_and_visits) - spell.visit_count
    found = f"{number_word(count)} {'report' if count == 1 else 'reports'}"
    visited = (
        f", {count_noun(spell.visit_count, 'monitoring visit')} on the record in between" if spell.visit_count else ""
    )
    reports = [_spell_report(each) for each in spell.reports_and_visits]
    if spell.ended_by is not None:
        reports.append(_spell_report(spell.ended_by))
    return SpellSection(
        heading=spell_heading(spell, council),
        about=f"{upper_first(found)} found it{visited}. {COUNTED}",
        reports=tuple(reports),
    )


def _spell_report(inspection: PublishedInspection) -> SpellReport:
    return SpellReport(
        date=format_publication(inspection.published, inspection.published_precision),
        href=inspection_address(inspection.pk),
        what=kind_name(inspection.framework, inspection.kind),
        inadequate_on=_inadequate_on(inspection),
    )


def _inadequate_on(inspection: PublishedInspection) -> str:
    if follows_inadequate(inspection):
        return "A visit: no grade given, none moved"
    areas = sorted(inadequate_areas_in(inspection), key=current_areas().index)
    if not areas:
        return "No inadequate judgement"
    return upper_first(
        join_words(f"{lower_first(area_name(area))}{mark_of(outcome_of(inspection, area))}" for area in areas)
    )
