"""A correction of the published record in words: what it is of, what stood there, what stands there now, who, why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.charts.grades import grade_word
from dashboard.claims.words import area_name, kind_name
from dashboard.shared.links import council_address, inspection_address
from inspections.models import Inspection, Judgement
from inspections.partial_dates import format_day, format_partial_date, parse_partial_date
from inspections.queries.corrections import Correction
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Licence

FACTS: Final = {
    "kind": "Kind",
    "start": "First day on site",
    "end": "Last day on site",
    "published": "Publication",
    "published_source": "Source of the publication date",
    "lead_inspector": "Lead inspector",
    "recommendation_count": "Number of recommendations",
    "source": "source",
}
NO_REASON: Final = "No reason was kept"


@dataclass(frozen=True)
class CorrectionLine:
    """`old` and `new` say so where there was or is no value."""

    at: str
    council: str
    council_href: str
    inspection: str
    href: str
    what: str
    old: str
    new: str
    why: str
    role: str


def correction_lines(found: Iterable[Correction], *known: Inspection) -> tuple[CorrectionLine, ...]:
    """One query for the inspections that they are of, as far as they are not `known`."""
    every = list(found)
    rows = {inspection.pk: inspection for inspection in known}
    if others := {each.inspection for each in every} - rows.keys():
        rows |= Inspection.objects.select_related("authority").in_bulk(others)
    return tuple(_line(each, rows[each.inspection]) for each in every if each.inspection in rows)


def _line(each: Correction, inspection: Inspection) -> CorrectionLine:
    old, new = (_words(each, value, inspection) for value in (each.old, each.new))
    return CorrectionLine(
        at=format_day(each.on),
        council=inspection.authority.short_name,
        council_href=council_address(inspection.authority.slug),
        inspection=f"{kind_name(inspection.framework, inspection.kind)}, {format_partial_date(inspection.stands_at)}",
        href=inspection_address(inspection.pk),
        what=what_words(each),
        old=old,
        new=new,
        why=upper_first(each.why) if each.why else NO_REASON,
        role=upper_first(each.role.label),
    )


def what_words(each: Correction) -> str:
    """`Leadership`, `Leadership: source`, `Publication`, `Recommendation 3`."""
    if each.area is not None:
        return area_name(each.area) + ("" if each.field == "grade" else ": source")
    return FACTS.get(each.field) or each.field.capitalize()


def _words(each: Correction, value: str | None, inspection: Inspection) -> str:
    if value is None:
        return "not on the record"
    closed = frameworks()[inspection.framework].licence is not Licence.OPEN_GOVERNMENT
    if closed and each.field.startswith("recommendation "):
        return "Words that may not be passed on"
    words = _WORDS.get(each.field)
    if each.field == "kind":
        return kind_name(inspection.framework, value)
    return words(value) if words else value


def _date_words(value: str) -> str:
    return format_partial_date(parse_partial_date(value))


_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "grade": grade_word,
    "source": lambda value: str(Judgement.Source(value).label),
    "published_source": lambda value: str(Inspection.DateSource(value).label),
    **dict.fromkeys(("start", "end", "published"), _date_words),
}
