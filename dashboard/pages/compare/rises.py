"""How long each of the compared councils took from requires improvement to good or better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.claims.rises import rises_heading, rises_sentence, span_of_spell
from dashboard.claims.words import format_publication_short
from dashboard.counting.area_spells import AreaSpell, SpellEnd, area_spells
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.links import council_address, inspection_address
from inspections.queries.record import PublishedInspection
from inspections.reading.vocabulary import Grade


@dataclass(frozen=True)
class RiseLine:
    """A council that rose: the report that first gave requires improvement, the one that gave better, and between."""

    name: str
    href: str
    since: str
    since_href: str
    until: str
    until_href: str
    took: str


@dataclass(frozen=True)
class Rises:
    heading: str
    sentence: str
    lines: tuple[RiseLine, ...]


def rises(found: ChosenCouncils, params: CompareParams) -> Rises | None:
    """None where none of these councils is known to have required improvement; quickest first."""
    spells = area_spells(found.population, params.area, params.when.known_to, Grade.REQUIRES_IMPROVEMENT)
    if not spells:
        return None
    rose = sorted((spell for spell in spells if spell.end is SpellEnd.BETTER), key=lambda spell: spell.days)
    return Rises(rises_heading(rose, params.area), rises_sentence(spells), tuple(_lines(rose, params)))


def _lines(rose: Sequence[AreaSpell], params: CompareParams) -> Iterator[RiseLine]:
    for spell in rose:
        after = spell.ended_by
        if after is not None:
            yield RiseLine(
                name=spell.council.name,
                href=council_address(spell.council.slug, params.travel_query),
                since=_published(spell.first_report),
                since_href=inspection_address(spell.first_report.pk),
                until=_published(after),
                until_href=inspection_address(after.pk),
                took=span_of_spell(spell),
            )


def _published(inspection: PublishedInspection) -> str:
    return format_publication_short(inspection.published, inspection.published_precision)
