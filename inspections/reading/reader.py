"""From the bytes of a PDF to its reading: open it, classify it, let its framework read it, settle its council."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from inspections.reading.classify.bound_reports import first_report
from inspections.reading.classify.by_title import ClassifiedDocument
from inspections.reading.classify.not_a_report import not_a_report
from inspections.reading.contract import Evidence, Note, Reading
from inspections.reading.council.match import council_match
from inspections.reading.council.printed_name import PrintedName, printed_council_name
from inspections.reading.council.settled import SettledCouncil, settled_council
from inspections.reading.cover.absent_facts import AbsentFacts, absent_facts
from inspections.reading.cover.labelled_facts import dates_on_site
from inspections.reading.cover.plausible_dates import with_plausible_dates
from inspections.reading.events import earlier_events
from inspections.reading.findings import Findings
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.isolation.specimen import specimen_pdf
from inspections.reading.judgements.editions import with_edition
from inspections.reading.judgements.section_headings import compile_heading_patterns
from inspections.reading.layout.page_joints import where_words_jump
from inspections.reading.layout.page_numbers import are_numbered, printed_order, where_pages_jump
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.opening import open_document
from inspections.reading.pdf.visibility import evidence_as_displayed
from inspections.reading.recommendations.listed_items import note_of_no_list
from inspections.reading.refusals import UnreadableFileError
from inspections.reading.reordered import with_pages_in_order, with_pages_of_file
from inspections.reading.sections import compile_patterns_of_sections, report_sections
from inspections.reading.vocabulary import Absence, Confidence, Kind

_ASKED_AGAIN: Final = re.compile(
    r"(?:Recommendations|What (?:does|needs)|Areas for improvement|Lead inspector|The effectiveness of the L"
    r"|The Local Safeguarding Children Board (?:is|requires)|• The (?:previous|last) inspection)"
)
"""How lines begin on later pages whose boxes are asked for: lists, inspectors, the board of a SIF report, events."""

_NOTES_ON_LISTS: Final = ("list_empty", "list_says_none", "list_not_found")
"""The codes of notes that say why nothing was read in a list."""
_LEAST_BEFORE_COVER: Final = 3
"""Pages before the cover of a report and none after it, from which its other pages may be those before it."""
_COVER_ALONE: Final = (
    "The report begins on the last page of the file. Its other pages may be missing, or stand before it: look at them."
)
_TORN: Final = (
    "This page begins in the middle of a sentence that the page before does not hold, and no page bears a number: "
    "pages may be missing, or stand in another order."
)
_ORDERED: Final = (
    "The pages of this file are in another order than the numbers printed on them say. They were read in the order of "
    "these numbers."
)


def read_bytes(data: bytes, limits: Limits) -> Reading:
    """The reading of a PDF, without `file` and `sha256`; raises RefusedError."""
    file, reasons_to_check = open_document(data, limits, _ASKED_AGAIN)
    order = _other_order(file)
    if order is None:
        return _read(file, reasons_to_check)
    ordered, _ = open_document(with_pages_in_order(data, order), limits, _ASKED_AGAIN)
    note = Note("pages_ordered", _ORDERED, 1)
    try:
        return with_pages_of_file(_read(ordered, (note, *reasons_to_check)), order)
    except UnreadableFileError as error:
        raise not_a_report(file) from error


def _other_order(file: Document) -> tuple[int, ...] | None:
    """The pages in the order of their printed numbers; None where they stand so already or cannot be put so.

    Recognised pages are left where they are, since to recognise them again would take too long, and so are filled-in
    ones, whose values would be lost.
    """
    if file.filled_in or any(page.is_recognised for page in file.pages) or not where_pages_jump(file.pages):
        return None
    return printed_order(file.pages)


def _read(file: Document, reasons_to_check: tuple[Note, ...]) -> Reading:
    """The reading of an open file; where there are reasons to check, all of it is."""
    report, notes = first_report(file, frameworks().values())
    if report is None or report.framework.read is None:
        raise not_a_report(file)
    reasons_to_check += _out_of_order(report)
    found = with_plausible_dates(report.framework.read(report.document, report.framework))
    findings = with_edition(report.framework, found)
    name = printed_council_name(report.first_lines, report.framework, (report.title.start, report.title.end))
    if not _says_anything(report, findings) or not _is_of_a_place(report, name, findings):
        raise not_a_report(file, " ".join(line.text for line in report.title_lines))
    reading = _reading(report, settled_council(report.document, name, _day(findings)), findings)
    sizes = tuple(page.size for page in file.pages)
    notes = (*reasons_to_check, *notes, *reading.notes, *_lists_not_found(report.framework, findings))
    reading = replace(reading, pages=len(sizes), page_sizes=sizes, notes=notes)
    return _all_to_check(reading) if reasons_to_check else reading


def _lists_not_found(framework: Framework, findings: Findings) -> tuple[Note, ...]:
    """A note where no list was found in a report of a framework whose reports all have one."""
    lists = (findings.recommendations, findings.strengths, findings.areas_for_improvement)
    told = any(note.code in _NOTES_ON_LISTS for note in findings.notes)
    return (note_of_no_list(),) if framework.prints_lists and not any(lists) and not told else ()


def _out_of_order(report: ClassifiedDocument) -> tuple[Note, ...]:
    """A note where the numbers printed on the report's pages do not follow each other, or only its cover is there."""
    jumps = where_pages_jump(report.document.pages)
    pages = report.document.pages
    if len(pages) == 1 and pages[0].number > _LEAST_BEFORE_COVER and report.is_report:
        return (Note("cover_alone", _COVER_ALONE, pages[0].number),)
    if not jumps and not are_numbered(pages) and (torn := where_words_jump(report.document)):
        return (Note("words_jump", _TORN, torn[0]),)
    if not jumps:
        return ()
    message = (
        "The number printed on this page does not follow on from that of the page before: pages may be missing, twice "
        "in the file, in another order, or several on one."
    )
    return (Note("pages_jump", message, jumps[0]),)


def warm_up() -> None:
    """Loads every framework, pattern and font of PDFium once, in the process that forks the readers."""
    read_bytes(specimen_pdf(), Limits.from_environment())
    council_match("a name that no council has", None)
    blank = Document.blank()
    for framework in frameworks().values():
        compile_heading_patterns(framework)
        compile_patterns_of_sections(framework)
        framework.names_in("")
        report_sections(blank, framework, ())
        if framework.read:
            framework.read(blank, framework)


def _says_anything(report: ClassifiedDocument, findings: Findings) -> bool:
    """Whether more than the title is that of a report: a leaflet about inspections has none of these.

    A fact that is printed and could not be read counts, and so do the lists of a letter. A committee paper without a
    judgement is about something else.
    """
    if findings.kind is Kind.SECONDARY:
        return bool(findings.judgements or findings.national_tables)
    facts = (findings.judgements, findings.windows, findings.published, findings.lead_inspector)
    lists = report.first_lines.address and (findings.strengths or findings.recommendations)
    return any(facts) or bool(lists) or _has_unread_days(report.document, findings)


def _has_unread_days(document: Document, findings: Findings) -> bool:
    """Whether days on site are printed after their label in a form that is not understood."""
    unread = absent_facts(document, findings).why.get("inspection_start") is Absence.NOT_READ
    return unread and dates_on_site(document) is None


def _is_of_a_place(report: ClassifiedDocument, name: PrintedName, findings: Findings) -> bool:
    """Whether it is about a council or certain days, or is a letter: a paper that explains inspections is not."""
    if findings.windows or findings.lead_inspector or report.first_lines.address:
        return True
    return bool(
        report.framework.names_in(report.first_lines.text) or council_match(name.text, _day(findings)).candidates
    )


def _reading(report: ClassifiedDocument, council: SettledCouncil, findings: Findings) -> Reading:
    on_site = findings.windows
    document, framework = report.document, report.framework
    absent = absent_facts(document, findings)
    return Reading(
        file="",
        sha256=None,
        framework=framework.key,
        edition=findings.edition,
        kind=findings.kind,
        title=" ".join(line.text for line in report.title_lines),
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
        progress=findings.progress,
        theme=findings.theme.value if findings.theme else None,
        events=earlier_events(document, on_site, framework.key),
        ratings=findings.ratings,
        national_tables=findings.national_tables,
        sections=findings.sections or report_sections(document, framework, findings.judgements),
        notes=(*council.notes, *_window_notes(findings), *findings.notes),
        evidence=_evidence(report, council, findings, absent),
        absent=absent.why,
    )


def _window_notes(findings: Findings) -> tuple[Note, ...]:
    on_site = findings.windows
    if on_site is None or len(on_site.periods) < 2:
        return ()
    printed = "; ".join(f"{start} to {end}" for start, end in on_site.periods)
    return (Note("several_windows", f"Inspectors were on site in several periods: {printed}.", on_site.evidence.page),)


def _evidence(
    report: ClassifiedDocument, council: SettledCouncil, findings: Findings, absent: AbsentFacts
) -> dict[str, Evidence]:
    """The evidence for each fact other than a judgement or an item of a list, and the place of what was not read."""
    document = report.document
    found = {
        "title": document.evidence_of_lines(report.title_lines, "the title in the opening lines", Confidence.CERTAIN),
        "authority": council.evidence,
        "inspection_dates": findings.windows.evidence if findings.windows else None,
        "published": findings.published.evidence if findings.published else None,
        "lead_inspector": findings.lead_inspector.evidence if findings.lead_inspector else None,
        "theme": findings.theme.evidence if findings.theme else None,
    }
    places = absent.evidence | {fact: evidence for fact, evidence in found.items() if evidence}
    return evidence_as_displayed(document, places)


def _day(findings: Findings) -> date | None:
    """The day on which the council must have existed: the last on site, else that of publication."""
    if findings.windows:
        return date.fromisoformat(findings.windows.end)
    published = findings.published.value if findings.published else ""
    if len(published) == 10:
        return date.fromisoformat(published)
    return date(int(published[:4]), 12, 31) if published else None


def _all_to_check(reading: Reading) -> Reading:
    """The same reading with nothing certain in it, for a file that was cut short or a scan."""
    return replace(
        reading,
        judgements=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.judgements),
        recommendations=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.recommendations),
        strengths=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.strengths),
        areas_for_improvement=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.areas_for_improvement),
        progress=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.progress),
        evidence={fact: replace(evidence, confidence=Confidence.CHECK) for fact, evidence in reading.evidence.items()},
    )
