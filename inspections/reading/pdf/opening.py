"""Opening a file that may be cut short or a scan: it is read all the same, with a note, and every value is to check."""

from dataclasses import replace

from inspections.reading.contract import Note, Reading
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.ocr import read_scan
from inspections.reading.pdf.repair import has_end
from inspections.reading.refusals import RefusedError
from inspections.reading.vocabulary import Confidence, ErrorCode

_CUT = "The end of this file is missing, so words or pages may be too. Download the report again where it can be had."


def opened(data: bytes, limits: Limits) -> tuple[Document, tuple[Note, ...]]:
    """The document with words on its pages, and what makes every value of it one to check; raises RefusedError."""
    document = Document(data, limits.max_pages)
    doubts = () if has_end(data) else (Note("end_missing", _CUT),)
    if not document.is_scan:
        return document, doubts
    if doubts and not any(page.has_picture for page in document.pages):
        # Blank pages of a file without its end are no scan: what was on them is lost.
        raise RefusedError(ErrorCode.DAMAGED, pages=len(document.pages))
    document, recognised = read_scan(data, document, limits)
    return document, (*doubts, _note_of_scan(recognised, len(document.pages)))


def _note_of_scan(recognised: tuple[int, ...], pages: int) -> Note:
    which = ", ".join(map(str, recognised))
    message = f"This is a scan. The words of {len(recognised)} of its {pages} pages were recognised (pages {which})."
    return Note("recognised", message)


def all_to_check(reading: Reading) -> Reading:
    """The same reading without anything certain in it."""
    return replace(
        reading,
        judgements=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.judgements),
        recommendations=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.recommendations),
        strengths=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.strengths),
        areas_for_improvement=tuple(replace(one, confidence=Confidence.CHECK) for one in reading.areas_for_improvement),
        evidence={fact: replace(place, confidence=Confidence.CHECK) for fact, place in reading.evidence.items()},
    )
