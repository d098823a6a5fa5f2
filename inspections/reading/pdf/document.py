"""An open PDF: its pages, each read once, from first to last."""

import re
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from inspections.reading.contract import Evidence, PageBox
from inspections.reading.pdf.annotations import pages_with_printed_fields
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.repair import repaired_pdf
from inspections.reading.pdf.skew import Turn
from inspections.reading.pdf.text import TextLine, plain_text
from inspections.reading.refusals import UnreadableFileError
from inspections.reading.vocabulary import Confidence, ErrorCode

_BLANK: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>"
)
_ERRORS_OF_A_LOCK: Final = (4, 5)
"""PDFium's codes: a password is needed, or the way the file is locked is not known."""
_LETTERS_OF_A_STAMP: Final = 80
"""Letters a page of a scan may have on average: a council's stamp, a page number. Reports have over a thousand."""
_KEPT_OPEN: Final = 3
"""First pages that stay loaded: every kind of report but those of 2013 has its title, dates and table on them."""
_MOST_ATTACHED: Final = 20
"""Files inside a file that are looked at: enough to tell a portfolio."""
_DYNAMIC_FORMS: Final = (2, 3)
"""PDFium's FORMTYPE_XFA_FULL and FORMTYPE_XFA_FOREGROUND."""
_NONE: Final = re.compile(r"(?!)")


class Document:
    """An open PDF with at least one page.

    `keep` matches the start of a line on the later pages whose boxes will be asked for, so that these stay loaded:
    loading a page again takes as long as it did the first time. `turns` has the pages of a scan whose words were
    recognised, and how each was turned before.
    """

    def __init__(
        self,
        data: bytes,
        max_pages: int,
        *,
        keep: re.Pattern[str] = _NONE,
        turns: Mapping[int, Turn] = MappingProxyType({}),
    ) -> None:
        self._pdf = open_pdf(data)
        self._keep = keep
        self._asked_for = False
        self._turns = turns
        count = len(self._pdf)
        if count > max_pages:
            raise UnreadableFileError(ErrorCode.TOO_MANY_PAGES)
        if count == 0:
            raise UnreadableFileError(ErrorCode.DAMAGED)
        self._asked_for_pictures = () if turns else {min(2, count), count // 2 + 1}
        self.filled_in = pages_with_printed_fields(self._pdf)
        """The pages whose form fields were made part of them."""
        self.pages = tuple(self._page(number) for number in range(1, count + 1))

    @property
    def is_scan(self) -> bool:
        """Whether hardly any page has text: pictures of pages, perhaps with a number or a stamp on each."""
        letters = sum(len(page.text) for page in self.pages)
        if not any(page.lines for page in self.pages):
            return True
        return letters < _LETTERS_OF_A_STAMP * len(self.pages) and all(page.has_picture for page in self.pages[:2])

    @property
    def attached_pdfs(self) -> tuple[str, ...]:
        """The names of the PDFs that are files inside this one, as in a portfolio."""
        count = min(self._pdf.count_attachments(), _MOST_ATTACHED)
        names = (self._pdf.get_attachment(index).get_name() for index in range(count))
        return tuple(plain_text(name) for name in names if name.lower().endswith(".pdf"))

    @property
    def is_dynamic_form(self) -> bool:
        """Whether its pages are made by a form of Adobe's own kind, XFA, which other programs do not show."""
        return self._pdf.get_formtype() in _DYNAMIC_FORMS

    @cached_property
    def picture_pages(self) -> tuple[int, ...]:
        """The pages that are pictures, with hidden words or without any, where the second page or the middle one is.

        To look at every page of every report would take long.
        """
        if not any(self.pages[number - 1].is_picture for number in self._asked_for_pictures):
            return ()
        return tuple(page.number for page in self.pages if page.is_picture)

    def _page(self, number: int) -> Page:
        try:
            page = Page(self._pdf, number, turn=self._turns.get(number))
            if number in self._asked_for_pictures:
                _ = page.is_picture
            # A list may run on to the page after the one with its heading.
            asked_before, self._asked_for = self._asked_for, page.has_line_with(self._keep)
            if number > _KEPT_OPEN and not (self._asked_for or asked_before):
                page.release()
        except RuntimeError as error:
            raise UnreadableFileError(ErrorCode.DAMAGED) from error
        return page

    @classmethod
    def blank(cls) -> "Document":
        """A document with one empty page, on which everything can be tried once."""
        return cls(_BLANK, 1)

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines of all pages in order."""
        return tuple(line for page in self.pages for line in page.lines)

    def pages_between(self, first: int, last: int) -> "Document":
        """The same document with only those pages, which keep their numbers."""
        part = copy(self)
        part.__dict__.pop("lines", None)
        part.pages = tuple(page for page in self.pages if first <= page.number <= last)
        return part

    def page(self, number: int) -> Page:
        """The page with that number, counted from 1 in the whole file."""
        return self.pages[number - self.pages[0].number]

    def page_beside(self, number: int) -> Page | None:
        """The page with that number, or None where this document has none."""
        first = self.pages[0].number
        return self.page(number) if first <= number < first + len(self.pages) else None

    def evidence_of_lines(self, lines: tuple[TextLine, ...], rule: str, confidence: Confidence) -> Evidence | None:
        """The evidence of lines that follow each other, as far as they stand on one page; None where there are none."""
        if not lines:
            return None
        same = [line for line in lines if line.page == lines[0].page]
        return self.page(same[0].page).evidence(same[0].start, same[-1].end, rule, confidence)

    def boxes_of_lines(self, lines: tuple[TextLine, ...]) -> tuple[PageBox, ...]:
        """The box of each line as displayed."""
        found = []
        for line in lines:
            page = self.page(line.page)
            found += [PageBox(line.page, page.displayed(b)) for b in page.line_boxes(line.start, line.end)]
        return tuple(found)


def open_pdf(data: bytes) -> Any:
    """PDFium's document, after a repair where it needs one; raises RefusedError where the file is locked or damaged."""
    # Imported late, so that whoever only asks for the frameworks does not load PDFium; it raises RuntimeErrors.
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        return pdfium.PdfDocument(data)
    except RuntimeError as error:
        if getattr(error, "err_code", None) in _ERRORS_OF_A_LOCK:
            raise UnreadableFileError(ErrorCode.ENCRYPTED) from error
    try:
        return pdfium.PdfDocument(repaired_pdf(data))
    except RuntimeError as error:
        raise UnreadableFileError(ErrorCode.DAMAGED) from error
