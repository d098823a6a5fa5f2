"""An inspection's page: its facts with their sources, its judgements and findings, and the words behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from authorities.queries import inspectorate_page
from dashboard.claims.council import judged_sentence, no_grades_words, no_overall_words
from dashboard.claims.reach import gap_words, latest_words
from dashboard.claims.words import GRADE_SOURCES, area_name, kind_name
from dashboard.counting.areas import sums_up
from dashboard.counting.editions import without_grades
from dashboard.counting.movement import gap_before, inspection_before
from dashboard.counting.outcome import NoGrade, is_grade, outcome_of
from dashboard.counting.record import Record, is_newer
from dashboard.counting.scope import CURRENT
from dashboard.pages.inspection.facts import Fact, inspection_facts
from dashboard.pages.inspection.findings import FindingSection, finding_sections
from dashboard.pages.inspection.mentions import MentionLine, SectionLine, mention_lines, section_lines
from dashboard.pages.inspection.passage import ShownPassage
from dashboard.pages.inspection.record_history import RecordHistory, note_of_person, record_history
from dashboard.shared.changes import ReportChanges, report_changes
from dashboard.shared.links import council_address
from inspections.finding import FINDING_WORDS, FindingKind, finding_name
from inspections.judgement import JudgementFacts
from inspections.models import Finding, Inspection, Judgement
from inspections.partial_dates import format_month_known, format_partial_date
from inspections.qualified_grade import NOT_SURE
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first, upper_first
from inspections.review.labels import mention_words
from inspections.review.page_marks import BoxToMark, MarkedPage, marked_page


@dataclass(frozen=True)
class JudgementLine:
    """`key` is the grade or why there is none; `facts` is None where the record has no such judgement.

    `href` opens the page of the report at the words; None where no page is known.
    """

    area: str
    label: str
    key: str
    facts: JudgementFacts | None = None
    note: str | None = None
    href: str | None = None
    is_shown: bool = False


@dataclass(frozen=True)
class InspectionPage:
    """`no_grades` is how one is marked that gives none, and `meaning` what such inspections are, in plain words.

    `printed` stands at the top of each sheet of paper.
    """

    heading: str
    printed: str
    here: str
    kind: str
    council_href: str
    lede: str
    facts: tuple[Fact, ...]
    judgements: tuple[JudgementLine, ...]
    no_grades: str
    meaning: str
    findings: tuple[FindingSection, ...]
    mentions: tuple[MentionLine, ...]
    sections: tuple[SectionLine, ...]
    changes: ReportChanges | None
    unlinked: str
    marked_page: MarkedPage | None
    marked_page_title: str
    marked_page_links: tuple[tuple[int, str, bool], ...]
    quote: str
    file_href: str
    site_href: str
    has_ended: bool
    history: RecordHistory


def inspection_page(
    record: Record, inspection: Inspection, at: str, shown: ShownPassage | None = None
) -> InspectionPage:
    """`at` is the value whose words are shown: an area, a finding by its key (`r3`, `s1`), or blank for the first.
    `shown` is the passage at that name; its pages are known where its box is not.
    """
    own = next((i for i in record.by_council[inspection.authority_id] if i.pk == inspection.pk), None)
    previous = inspection_before(record, own) if own and CURRENT.covers(own) else None
    places = _page_boxes(inspection)
    boxed = at in {place.key for place in places}
    shown = None if boxed else shown
    current = at if boxed or shown else (places[0].key if places else "")
    sheet = shown.marked_page(inspection, places) if shown else _marked_page(inspection, places, current)
    history = record_history(inspection)
    judgements = tuple(_judgement_lines(inspection, own, places, current, history)) if own else ()
    return InspectionPage(
        heading=_heading(inspection),
        printed=f"Inspection Outcomes. {_heading(inspection)}: {latest_words(record.reach)}.",
        here=format_partial_date(inspection.stands_at),
        kind=_kind(inspection),
        council_href=council_address(inspection.authority.slug),
        lede=_lede(judgements, own) or ("" if judgements else no_grades_words(inspection.framework, inspection.kind)),
        facts=tuple(inspection_facts(inspection)),
        judgements=judgements,
        no_grades=without_grades(inspection.framework, inspection.kind),
        meaning=frameworks()[inspection.framework].plain_words or "",
        findings=tuple(finding_sections(inspection, current)),
        mentions=tuple(mention_lines(inspection, current)),
        sections=tuple(section_lines(inspection)),
        changes=report_changes(previous, own) if previous and own else None,
        unlinked=_unlinked(record, own),
        marked_page=sheet,
        marked_page_title=shown.title(sheet) if shown and sheet else _page_title(inspection, sheet, current),
        marked_page_links=shown.links if shown and sheet else (),
        quote=shown.text if shown else next((j.quote for j in inspection.judgements.all() if j.area == current), ""),
        file_href=reverse("inspections:file", args=[inspection.report_id]) if inspection.report_id else "",
        site_href=inspectorate_page(inspection.authority.ofsted_urn),
        has_ended=record.by_pk[inspection.authority_id].has_ended_by(record.reach.last_day),
        history=history,
    )


def _heading(inspection: Inspection) -> str:
    """`Stoke-on-Trent, July 2025`"""
    return f"{inspection.authority.short_name}, {format_month_known(inspection.stands_at)}"


def _unlinked(record: Record, own: PublishedInspection | None) -> str:
    """Why it is compared with none before, or is the last no longer, where an inspection is not on the record."""
    if own is None or not CURRENT.covers(own):
        return ""
    gaps = [gap for gap in record.gaps_by_council.get(own.authority_id, ()) if gap.moves_position]
    newer = [gap for gap in gaps if is_newer(gap, own)]
    before = gap_before(record, own)
    found = [f"{gap_words(gap)}." for gap in (before, *newer[:1]) if gap is not None]
    return " ".join(found)


def _kind(inspection: Inspection) -> str:
    """`ILACS standard inspection, published 15 July 2025`, or of a visit that its publication date is not known."""
    kind, date = kind_name(inspection.framework, inspection.kind), format_partial_date(inspection.stands_at)
    return f"{kind}, published {date}" if inspection.published else f"{kind} of {date}, publication date not known"


def _page_boxes(inspection: Inspection) -> list[BoxToMark]:
    """Every box on the report's pages: judgements numbered in order, then findings and what it mentions."""
    found = [
        BoxToMark(j.area, j.page, _box(j.box), number, f"{area_name(j.area)}: {j.printed}")
        for number, j in enumerate(_judgements_in_order(inspection), start=1)
        if j.page and j.box
    ]
    for each in inspection.findings.all():
        label = f"{upper_first(FINDING_WORDS[FindingKind(each.kind)].noun)} {each.number or each.position}"
        found += [BoxToMark(each.key, int(box[0]), _box(box[1:]), None, label) for box in each.boxes]
    for row in inspection.mentions.all():
        found.append(BoxToMark(row.key, row.page, _box(row.box), None, upper_first(mention_words(row.facts))))
    return found if inspection.report_id else []


def _box(values: Sequence[Any]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (float(value) for value in values)
    return x0, top, x1, bottom


def _judgements_in_order(inspection: Inspection) -> list[Judgement]:
    """In the order of the report where pages are known, else as recorded."""
    return sorted(inspection.judgements.all(), key=lambda j: j.pk)


def _marked_page(inspection: Inspection, places: Sequence[BoxToMark], current: str) -> MarkedPage | None:
    if inspection.report is None or not places:
        return None
    page = next(place.page for place in places if place.key == current)
    return marked_page(inspection.report, page, places, current=current)


def _page_title(inspection: Inspection, sheet: MarkedPage | None, current: str) -> str:
    if sheet is None:
        return ""
    named = {each.key: _name(each) for each in inspection.findings.all()}
    what = named.get(current) or next((str(row) for row in inspection.mentions.all() if row.key == current), None)
    return f"Page {sheet.page} of {sheet.pages}: where {what or lower_first(area_name(current))} stands"


def _name(each: Finding) -> str:
    return finding_name(each.kind, each.position)


def _judgement_lines(
    inspection: Inspection, own: PublishedInspection, places: Sequence[BoxToMark], current: str, history: RecordHistory
) -> list[JudgementLine]:
    marked = {place.key for place in places}
    lines = [
        JudgementLine(
            area=facts.area,
            label=area_name(facts.area),
            key=outcome_of(own, facts.area),
            facts=facts,
            note=_note(facts, history),
            href=f"?at={facts.area}#page" if facts.area in marked else None,
            is_shown=facts.area == current,
        )
        for facts in (judgement.facts for judgement in _judgements_in_order(inspection))
    ]
    order = _areas(inspection.framework)
    every = lines + _absent_lines(inspection, own)
    return every if inspection.report_id else sorted(every, key=lambda line: order.index(line.area))


def _note(facts: JudgementFacts, history: RecordHistory) -> str | None:
    """Where a grade comes from that is not the report's, and that it is not sure; None where the report has it."""
    noted = (
        GRADE_SOURCES.get(facts.source),
        facts.source_text,
        None if facts.sure else NOT_SURE,
        note_of_person(facts, history),
    )
    return "; ".join(filter(None, noted)) or None


def _absent_lines(inspection: Inspection, own: PublishedInspection) -> list[JudgementLine]:
    """What a secondary source leaves out stands as a line of its own; what is not printed does not."""
    areas = _areas(inspection.framework)
    absent = [a for a in areas if a not in own.judgements and outcome_of(own, a) == NoGrade.NOT_IN_RECORD]
    return [JudgementLine(area, area_name(area), NoGrade.NOT_IN_RECORD) for area in absent]


def _areas(framework: str) -> list[str]:
    return [area.key for area in frameworks()[framework].areas]


def _lede(lines: Sequence[JudgementLine], own: PublishedInspection | None) -> str:
    """By the judgement that says most; who said it is never left out."""
    known = {line.area: line for line in lines if line.facts is not None and is_grade(line.key)}
    line = next((known[area] for area in frameworks().headlines if area in known), None)
    if line is None or line.facts is None:
        return ""
    said = judged_sentence(line.key, line.area, line.facts.source)
    if sums_up(line.area) or own is None:
        return said
    return f"{said} {no_overall_words(own)}".strip()
