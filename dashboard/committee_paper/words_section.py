"""Under each judgement: how the report begins on it, the strengths that it lists, and what needs to improve."""

from collections.abc import Iterable, Iterator

from dashboard.charts.grades import grade_word
from dashboard.claims.words import area_name, area_name_under
from dashboard.committee_paper.blocks import Block, BulletList, Heading, Paragraph
from dashboard.counting.outcome import outcome_of
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.links import WholeAddress, inspection_address
from inspections.finding import FindingKind
from inspections.models import Finding, Inspection, findings_of
from inspections.queries.record import PublishedInspection
from inspections.queries.section_openings import SectionOpening, section_openings
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import Audience


def words_blocks(dossier: CouncilDossier, whole: WholeAddress) -> Iterator[Block]:
    """Nothing where only facts of the latest inspection are on the record."""
    latest, own = dossier.latest_inspection, dossier.position.inspection
    if latest is None or own is None or latest.origin != Inspection.Origin.REPORT:
        return
    openings = section_openings(latest.pk)
    of_others = frameworks()[own.framework].areas_of_others
    areas = [area for area in own.judgements if area not in of_others]
    blocks = [block for area in areas for block in _area_blocks(latest, own, area, openings.get(area), whole)]
    if blocks:
        yield Heading("What inspectors said under each judgement")
        yield from blocks


def board_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    """A body that was judged beside the council, with what the report asks of it."""
    latest, own = dossier.latest_inspection, dossier.position.inspection
    if latest is None or own is None:
        return
    for area in own.judgements:
        if area not in frameworks()[own.framework].areas_of_others:
            continue
        asked = [each for each in findings_of(latest, FindingKind.RECOMMENDATION) if each.audience == Audience.BOARD]
        yield Heading(f"The {lower_first(area_name(area))}")
        yield Paragraph(
            f"It was judged {lower_first(grade_word(outcome_of(own, area)))}, apart from the council: its grade is not "
            "one of the council’s."
        )
        if asked:
            yield Paragraph("The report asks of it:")
            yield BulletList(tuple(_line(each) for each in asked))


def _area_blocks(
    latest: Inspection, own: PublishedInspection, area: str, opening: SectionOpening | None, whole: WholeAddress
) -> Iterator[Block]:
    strengths = _of_area(findings_of(latest, FindingKind.STRENGTH), own, area)
    improve = _of_area(findings_of(latest, FindingKind.AREA_FOR_IMPROVEMENT), own, area)
    improve += _naming(findings_of(latest, FindingKind.RECOMMENDATION), area)
    if opening is None and not strengths and not improve:
        return
    yield Heading(f"{area_name_under(own.framework, area)}: {lower_first(grade_word(outcome_of(own, area)))}", 2)
    if opening:
        yield Paragraph(f"The report begins: “{opening.text}”")
        if opening.page and latest.report_id:
            href = whole(f"{inspection_address(latest.pk)}?at={opening.key}#page")
            yield Paragraph(f"Page {opening.page} of the report", "Note", href)
    if strengths:
        yield Paragraph("Strengths that the report lists:")
        yield BulletList(tuple(map(_line, strengths)))
    if improve:
        yield Paragraph("What needs to improve, as far as the report names this judgement:")
        yield BulletList(tuple(map(_line, improve)))


def _of_area(found: Iterable[Finding], own: PublishedInspection, area: str) -> list[Finding]:
    """Those in a section that bears the name of the judgement."""
    known = frameworks()[own.framework].area(area)
    titles = {area_name_under(own.framework, area).casefold(), area_name(area).casefold()}
    titles |= {known.words.title.casefold()} if known and known.words.title else set()
    return [each for each in found if {each.section.casefold(), each.subsection.casefold()} & titles]


def _naming(found: Iterable[Finding], area: str) -> list[Finding]:
    """The recommendations to the council that name the judgement in their words."""
    name = area_name(area).casefold()
    return [each for each in found if each.audience == Audience.AUTHORITY and name in each.text.casefold()]


def _line(each: Finding) -> str:
    return f"{each.text} (page {each.page})" if each.page else each.text
