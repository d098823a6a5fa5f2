"""From the bytes of one PDF to its reading: open, classify, let the framework read, settle the council."""

from dataclasses import dataclass, replace
from datetime import date

from inspections.reading.classify.bound_reports import first_report
from inspections.reading.classify.opening import Opening, classify, opening_of
from inspections.reading.contract import AuthorityRead, Note, Place, Reading
from inspections.reading.council.match import match_authority
from inspections.reading.council.printed_name import printed_name
from inspections.reading.findings import Findings
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.isolation.specimen import specimen
from inspections.reading.judgements.section_headings import compile_headings
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.opening import all_to_check, opened
from inspections.reading.pdf.text import Line
from inspections.reading.pdf.visibility import shown
from inspections.reading.refusals import RefusedError
from inspections.reading.sections import sections
from inspections.reading.vocabulary import Confidence, ErrorCode, Kind


@dataclass(frozen=True)
class _Council:
    """The council read from the title, its place and what a reviewer should know."""

    read: AuthorityRead | None
    place: Place | None
    notes: tuple[Note, ...] = ()


def read_bytes(data: bytes, limits: Limits) -> Reading:
    """The reading of a PDF, without `file` and `sha256`; raises RefusedError."""
    whole, doubts = opened(data, limits)
    document, notes = first_report(whole)
    opening = opening_of(document)
    framework = classify(opening)
    if framework is None or framework.read is None:
        raise RefusedError(ErrorCode.NOT_AN_INSPECTION_REPORT, pages=len(whole.pages))
    findings = framework.read(document, framework)
    if not _says_anything(findings) or not _is_of_a_place(opening, framework, findings):
        raise RefusedError(ErrorCode.NOT_AN_INSPECTION_REPORT, pages=len(whole.pages))
    reading = _reading(document, opening, framework, findings)
    sizes = tuple(page.size for page in whole.pages)
    reading = replace(reading, pages=len(sizes), page_sizes=sizes, notes=(*doubts, *notes, *reading.notes))
    return all_to_check(reading) if doubts else reading


def prepare() -> None:
    """Loads every framework, pattern and font of PDFium's once, in the process that forks the readers."""
    read_bytes(specimen(), Limits.from_environment())
    blank = Document.blank()
    for framework in frameworks().values():
        compile_headings(framework)
        sections(blank, framework, ())
        if framework.read:
            framework.read(blank, framework)


def _says_anything(findings: Findings) -> bool:
    """Whether more than the title looks like a report: a leaflet about inspections has nothing of these.

    A committee paper that tells no judgement is about something else.
    """
    if findings.kind is Kind.SECONDARY:
        return bool(findings.judgements or findings.national_tables)
    return any((findings.judgements, findings.windows, findings.published, findings.lead_inspector))


def _is_of_a_place(opening: Opening, framework: Framework, findings: Findings) -> bool:
    """Whether it is about a council, was made on some days, or is a letter: what explains inspections is none."""
    if findings.windows or findings.lead_inspector or opening.address or framework.names_in(opening.text):
        return True
    name = printed_name(opening, framework)
    return bool(match_authority(name.text, _day(findings)).candidates)


def _reading(document: Document, opening: Opening, framework: Framework, findings: Findings) -> Reading:
    on_site = findings.windows
    council = _council(document, opening, framework, findings)
    title = framework.title_in(opening.text)
    return Reading(
        file="",
        sha256=None,
        framework=framework.key,
        edition=findings.edition,
        kind=findings.kind,
        title=" ".join(line.text for line in opening.lines_at(*title.span())) if title else None,
        authority=council.read,
        inspection_start=on_site.start if on_site else None,
        inspection_end=on_site.end if on_site else None,
        windows=on_site.periods if on_site else (),
        published=findings.published.value if findings.published else None,
        lead_inspector=findings.lead_inspector.value if findings.lead_inspector else None,
        judgements=findings.judgements,
        recommendations=findings.recommendations,
        strengths=findings.strengths,
        areas_for_improvement=findings.areas_for_improvement,
        national_tables=findings.national_tables,
        sections=findings.sections or sections(document, framework, findings.judgements),
        notes=(*council.notes, *_window_notes(findings), *findings.notes),
        evidence=_evidence(document, opening, framework, findings, council.place),
    )


def _window_notes(findings: Findings) -> tuple[Note, ...]:
    on_site = findings.windows
    if on_site is None or len(on_site.periods) < 2:
        return ()
    printed = "; ".join(f"{start} to {end}" for start, end in on_site.periods)
    return (Note("several_windows", f"Inspectors were on site in several periods: {printed}.", on_site.place.page),)


def _evidence(
    document: Document, opening: Opening, framework: Framework, findings: Findings, council: Place | None
) -> dict[str, Place]:
    """The place of each fact other than a judgement or a recommendation."""
    title = framework.title_in(opening.text)
    title_lines = opening.lines_at(*title.span()) if title else ()
    places = {
        "title": _place(document, title_lines, "the title in the opening lines", Confidence.CERTAIN),
        "authority": council,
        "inspection_dates": findings.windows.place if findings.windows else None,
        "published": findings.published.place if findings.published else None,
        "lead_inspector": findings.lead_inspector.place if findings.lead_inspector else None,
    }
    return shown(document, {fact: place for fact, place in places.items() if place})


def _place(document: Document, lines: tuple[Line, ...], rule: str, confidence: Confidence) -> Place | None:
    """One place around lines that follow each other on a page."""
    if not lines:
        return None
    same = [line for line in lines if line.page == lines[0].page]
    return document.page(same[0].page).place(same[0].start, same[-1].end, rule, confidence)


def _council(document: Document, opening: Opening, framework: Framework, findings: Findings) -> _Council:
    name = printed_name(opening, framework)
    if not name.lines:
        return _Council(None, None, (Note("authority_missing", "No council's name was found in the title."),))
    match = match_authority(name.text, _day(findings))
    page = name.lines[0].page
    sure = match.sure and name.in_title
    place = _place(document, name.lines, name.rule, Confidence.CERTAIN if sure else Confidence.CHECK)
    found = match.council
    read = AuthorityRead(
        dfe_la_number=found.dfe_la_number if found else None,
        name=found.short_name if found else None,
        printed=name.text,
        page=page,
    )
    if sure:
        return _Council(read, place)
    if match.sure:
        message = f"The title names no council; “{name.text}” is {name.rule}."
        return _Council(read, place, (Note("authority_uncertain", message, page),))
    names = ", ".join(f"{c.name} ({c.dfe_la_number})" for c in match.candidates) or "none in the register"
    message = f"The name “{name.text}” does not settle the council by itself. Candidates: {names}."
    return _Council(read, place, (Note("authority_uncertain", message, page),))


def _day(findings: Findings) -> date | None:
    """The day on which the council must have existed: the end of the inspection, else the publication."""
    if findings.windows:
        return date.fromisoformat(findings.windows.end)
    published = findings.published.value if findings.published else ""
    if len(published) == 10:
        return date.fromisoformat(published)
    return date(int(published[:4]), 12, 31) if published else None
