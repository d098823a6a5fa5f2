"""What the report of an inspection lists, kind by kind, under its own headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.grades import grade_word
from dashboard.claims.words import area_name, framework_name
from dashboard.shared.links import recommendation_address
from dashboard.shared.recommendation_lines import split_into_points, why_none
from inspections.finding import FINDING_WORDS, FindingKind
from inspections.lineage.items import item_key
from inspections.models import Finding, Inspection, findings_of
from inspections.models.choices import addressee_words
from inspections.partial_dates import format_partial_date, parse_partial_date

_HEADINGS: Final = {kind: words.heading for kind, words in FINDING_WORDS.items()} | {
    FindingKind.RECOMMENDATION: "What needs to improve"
}
_ANCHORS: Final = {
    FindingKind.RECOMMENDATION: "improve",
    FindingKind.AREA_FOR_IMPROVEMENT: "areas-for-improvement",
    FindingKind.STRENGTH: "strengths",
    FindingKind.PROGRESS: "progress",
}
"""In the order of the page."""


@dataclass(frozen=True)
class ShownFinding:
    """`lines` are nested points; `verdict` and `words` are those on the progress with an earlier recommendation."""

    key: str
    noun: str
    number: str
    text: str
    lines: tuple[str, ...]
    page: int | None
    href: str
    is_shown: bool
    by: str = ""
    verdict: str | None = None
    words: str | None = None
    own_href: str = ""


@dataclass(frozen=True)
class FindingGroup:
    """Findings under the heading that the report gives them."""

    heading: str
    items: tuple[ShownFinding, ...]


@dataclass(frozen=True)
class FindingSection:
    """The findings of one kind; `none` says why there is none where that is said at all."""

    anchor: str
    heading: str
    about: str
    groups: tuple[FindingGroup, ...]
    none: str = ""


def finding_sections(inspection: Inspection, current: str) -> Iterator[FindingSection]:
    """A kind that the record holds none of is left out: of what it does not hold it cannot say that there is none.

    Of recommendations it says what is known where it holds no other finding either. `current` is marked as shown.
    """
    by_kind = {kind: findings_of(inspection, kind) for kind in _ANCHORS}
    if not any(by_kind.values()):
        kind = FindingKind.RECOMMENDATION
        yield FindingSection(_ANCHORS[kind], _HEADINGS[kind], "", (), why_none(inspection))
    for kind, found in by_kind.items():
        if found:
            about = _progress_about(found) if kind is FindingKind.PROGRESS else ""
            yield FindingSection(_ANCHORS[kind], _HEADINGS[kind], about, _groups(found, inspection, current))


def _progress_about(found: Sequence[Finding]) -> str:
    """Which inspection made the recommendations, where all are of one."""
    made = {(each.earlier_framework, each.earlier_when) for each in found}
    framework, when = made.pop()
    if made or not framework:
        return "The report goes through recommendations of an earlier inspection."
    of = f" of {format_partial_date(parse_partial_date(when))}" if when else ""
    return f"The report goes through recommendations of the {framework_name(framework)}{of}."


def _groups(found: Sequence[Finding], inspection: Inspection, current: str) -> tuple[FindingGroup, ...]:
    """Where a report calls its section as the page does, the heading is left blank."""
    by_section: dict[str, list[ShownFinding]] = {}
    for each in found:
        by_section.setdefault(_heading(each), []).append(_shown(each, inspection, current))
    title = _HEADINGS[FindingKind(found[0].kind)].casefold()
    return tuple(
        FindingGroup("" if heading.rstrip("?: ").casefold() == title else heading, tuple(items))
        for heading, items in by_section.items()
    )


def _heading(each: Finding) -> str:
    """Section and the heading in it; of progress the area that the report restates it under."""
    printed = ": ".join(filter(None, (each.section, each.subsection)))
    return printed or (area_name(each.strand) if each.strand else "") or addressee_words(each.audience) or ""


def _shown(each: Finding, inspection: Inspection, current: str) -> ShownFinding:
    text, lines = split_into_points(each.text)
    page = each.page or (int(each.boxes[0][0]) if each.boxes else None)
    return ShownFinding(
        key=each.key,
        noun=FINDING_WORDS[FindingKind(each.kind)].noun,
        number=each.number or str(each.position),
        text=text,
        lines=lines,
        page=page,
        href=f"?at={each.key}#page" if each.boxes and inspection.report_id else "",
        is_shown=each.key == current,
        by="" if each.source == Finding.Source.REPORT else each.get_source_display().capitalize(),
        verdict=grade_word(each.verdict) if each.verdict else None,
        words=each.words or None,
        own_href=_own_href(each, inspection),
    )


def _own_href(each: Finding, inspection: Inspection) -> str:
    """The page of a recommendation itself."""
    is_own = each.kind == FindingKind.RECOMMENDATION
    return recommendation_address((inspection.key, item_key(each.text))) if is_own else ""
