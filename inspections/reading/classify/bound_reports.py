"""Several documents in one file: the part that holds the first report, where a council bound it with other papers."""

import re
from typing import Final

from inspections.reading.classify.opening import Opening, classify, opening_of
from inspections.reading.contract import Note
from inspections.reading.cover.labelled_facts import DATES_LABEL
from inspections.reading.pdf.document import Document
from inspections.reading.vocabulary import Kind

_COVER: Final = re.compile(rf"(?i){DATES_LABEL}")


def first_report(document: Document) -> tuple[Document, tuple[Note, ...]]:
    """The pages of the first report, and a note on what was left out before or after it."""
    dated = [page.number for page in document.pages if page.has_line_with(_COVER)]
    covers = [number for number in dated if _is_cover(document, number)]
    last = len(document.pages)
    if covers and not _is_report(opening_of(document)):
        after = next((number for number in covers[1:]), last + 1)
        message = "The file begins with other papers; what was read is the report that begins on this page."
        return document.part(covers[0], after - 1), (Note("begins_later", message, covers[0]), *_rest(covers[1:]))
    # The cover of the first report itself may be the second page: a blank or a letter stands before it.
    others = covers[1:] if covers and covers[0] <= _FIRST_PAGES else covers
    if not others:
        return document, ()
    return document.part(1, others[0] - 1), _rest(others)


_FIRST_PAGES: Final = 2


def _is_cover(document: Document, number: int) -> bool:
    """Whether a page has both a title of a report among its first lines and a line of dates."""
    return _is_report(opening_of(document.part(number, number)))


def _is_report(opening: Opening) -> bool:
    """Whether the first lines are those of a report, and not of a paper that tells of one and may have it behind."""
    framework = classify(opening)
    return framework is not None and framework.kinds != (Kind.SECONDARY,)


def _rest(others: list[int]) -> tuple[Note, ...]:
    if not others:
        return ()
    message = "Another report begins on this page. It was not read: add it as a file of its own."
    return (Note("another_report", message, others[0]),)
