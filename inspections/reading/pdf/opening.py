"""Opening a file that may be cut short, or a scan: it is read all the same, with a note that leaves all to check."""

import re
from collections.abc import Iterator
from typing import Final

from inspections.reading.contract import Note
from inspections.reading.limits import Limits
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.letter_shapes import is_nonsense
from inspections.reading.pdf.ocr import can_recognise, recognised_document
from inspections.reading.pdf.repair import has_end_mark
from inspections.reading.refusals import MISNAMED_LETTERS, UnreadableFileError, message_on_portfolio
from inspections.reading.vocabulary import ErrorCode

_FIRST_PAGES: Final = 3
"""Pages of which one is prose, where the first is a cover."""
_CUT = "The end of this file is missing, so words or pages may be too. Download the report again where it can be had."
_FILLED_IN = "This page has values of form fields, which anybody can change. Compare them with the original report."
_HIDDEN = (
    "This is a scan with words under its pictures that a person does not see. They were read as they are, and some may "
    "be missing: compare them with the pictures."
)
_LONGEST_WORDS = 60
"""Letters of the words across a page that a note repeats."""


def open_document(data: bytes, limits: Limits, keep: re.Pattern[str]) -> tuple[Document, tuple[Note, ...]]:
    """The document with words on its pages, and notes that make every value in it one to check; raises RefusedError.

    `keep` matches lines of the pages that will be asked for again, as for the document itself.
    """
    document = Document(data, limits.max_pages, keep=keep)
    is_whole = has_end_mark(data)
    reasons_to_check = (*(() if is_whole else (Note("end_missing", _CUT),)), *_what_lies_over(document))
    if document.is_scan:
        if document.attached_pdfs:
            message = message_on_portfolio(document.attached_pdfs)
            raise UnreadableFileError(ErrorCode.NOT_AN_INSPECTION_REPORT, message, len(document.pages))
        if not is_whole and not any(page.has_picture for page in document.pages):
            # Blank pages in a file without its end are not a scan: what was on them is lost.
            raise UnreadableFileError(ErrorCode.DAMAGED, pages=len(document.pages))
        document, recognised = recognised_document(data, document, limits)
        return document, (*reasons_to_check, _note_of_scan(recognised, len(document.pages)))
    if any(map(is_nonsense, document.pages[:_FIRST_PAGES])):
        document, note = _read_by_sight(data, document, limits)
        reasons_to_check += (note,)
    elif document.picture_pages:
        document, note = _seen_again(data, document, limits)
        reasons_to_check += (note,)
    return document, reasons_to_check


def _what_lies_over(document: Document) -> Iterator[Note]:
    """Notes on what was laid over the pages: values of form fields, and words across them, as over a draft."""
    if document.filled_in:
        yield Note("form_fields", _FILLED_IN, document.filled_in[0])
    for page in document.pages:
        if page.words_across:
            words = page.words_across[:_LONGEST_WORDS]
            yield Note(
                "words_across", f"Across this page stands “{words}”: compare it with the published one.", page.number
            )
            return


def _seen_again(data: bytes, document: Document, limits: Limits) -> tuple[Document, Note]:
    """A scan whose words lie hidden under its pictures: they are recognised anew where they can be, since a layer may
    have lost some, and taken as they are where not.
    """
    pages = document.picture_pages
    if not can_recognise():
        return document, Note("hidden_words", _HIDDEN, pages[0])
    seen, recognised = recognised_document(data, document, limits, pages)
    return seen, _note_of_scan(recognised, len(seen.pages))


def _read_by_sight(data: bytes, document: Document, limits: Limits) -> tuple[Document, Note]:
    """The words of a file that names its letters wrongly, recognised as a person reads them; raises RefusedError."""
    try:
        seen, recognised = recognised_document(data, document, limits)
    except UnreadableFileError as error:
        raise UnreadableFileError(error.error.code, MISNAMED_LETTERS, len(document.pages)) from error
    which = ", ".join(map(str, recognised))
    message = f"The letters of this file have wrong names. The words of pages {which} were recognised as they look."
    return seen, Note("recognised", message)


def _note_of_scan(recognised: tuple[int, ...], pages: int) -> Note:
    which = ", ".join(map(str, recognised))
    message = f"This is a scan. The words of {len(recognised)} of its {pages} pages were recognised (pages {which})."
    return Note("recognised", message)
