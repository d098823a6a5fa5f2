"""Opening a file that may be cut short, or a scan: it is read all the same, with a note that leaves all to check."""

import re

from inspections.reading.contract import Note
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.ocr import recognised_document
from inspections.reading.pdf.repair import has_end_mark
from inspections.reading.refusals import UnreadableFileError, message_on_portfolio
from inspections.reading.vocabulary import ErrorCode

_CUT = "The end of this file is missing, so words or pages may be too. Download the report again where it can be had."
_FILLED_IN = "This page has values of form fields, which anybody can change. Compare them with the original report."


def open_document(data: bytes, limits: Limits, keep: re.Pattern[str]) -> tuple[Document, tuple[Note, ...]]:
    """The document with words on its pages, and notes that make every value in it one to check; raises RefusedError.

    `keep` matches lines of the pages that will be asked for again, as for the document itself.
    """
    document = Document(data, limits.max_pages, keep=keep)
    reasons_to_check: tuple[Note, ...] = () if has_end_mark(data) else (Note("end_missing", _CUT),)
    if document.filled_in:
        reasons_to_check += (Note("form_fields", _FILLED_IN, document.filled_in[0]),)
    if not document.is_scan:
        return document, reasons_to_check
    if document.attached_pdfs:
        message = message_on_portfolio(document.attached_pdfs)
        raise UnreadableFileError(ErrorCode.NOT_AN_INSPECTION_REPORT, message, len(document.pages))
    if reasons_to_check and not any(page.has_picture for page in document.pages):
        # Blank pages in a file without its end are not a scan: what was on them is lost.
        raise UnreadableFileError(ErrorCode.DAMAGED, pages=len(document.pages))
    document, recognised = recognised_document(data, document, limits)
    return document, (*reasons_to_check, _note_of_scan(recognised, len(document.pages)))


def _note_of_scan(recognised: tuple[int, ...], pages: int) -> Note:
    which = ", ".join(map(str, recognised))
    message = f"This is a scan. The words of {len(recognised)} of its {pages} pages were recognised (pages {which})."
    return Note("recognised", message)
