"""Several documents in one file: which pages are the first report, where a council bound it with other papers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from inspections.reading.classify.by_title import ClassifiedDocument, classified
from inspections.reading.contract import Note
from inspections.reading.cover.labelled_facts import DATES_LABEL
from inspections.reading.framework import Framework
from inspections.reading.pdf.document import Document

_MAY_BEGIN: Final = re.compile(rf"(?i)(?:{DATES_LABEL}|(?-i:Dear)\b)")
"""What a page has on which a report begins: a line of dates, or the salutation of a letter."""
_LAST_PAGE_OF_OWN_COVER: Final = 2
"""A blank page or a covering letter may come before the cover of the file's own report, and nothing more."""


def first_report(file: Document, frameworks: Iterable[Framework]) -> tuple[ClassifiedDocument | None, tuple[Note, ...]]:
    """The first report of a file, and a note on what was left out before or after it.

    Each document in the file is classified once: the one it begins with, then those that begin on a later page with a
    line of dates or a salutation, as far as they matter. None where there is neither a report nor a paper about one.
    """
    frameworks = tuple(frameworks)
    opening = [page.number for page in file.pages if page.has_line_with(_MAY_BEGIN)]
    own = classified(file, frameworks)
    if own and own.is_report:
        other = next(_reports_at(file, _after_own_cover(own, opening), frameworks), None)
        return (_up_to(own, other), _note_of_another(other))
    behind = _reports_at(file, [number for number in opening if number > 1], frameworks)
    found, other = next(behind, None), next(behind, None)
    if found is None:
        return own, ()
    message = "The file begins with other papers; what was read is the report that begins on this page."
    note = Note("begins_later", message, _first_page(found))
    return _up_to(found, other), (note, *_note_of_another(other))


def _after_own_cover(own: ClassifiedDocument, opening: list[int]) -> list[int]:
    """The pages on which a report may begin that come after the cover of the file's own report."""
    title = own.title_lines[0].page
    cover = next((number for number in opening if title <= number <= _LAST_PAGE_OF_OWN_COVER), title)
    return [number for number in opening if number > cover]


def _reports_at(
    file: Document, numbers: Iterable[int], frameworks: tuple[Framework, ...]
) -> Iterator[ClassifiedDocument]:
    """The reports that have one of those pages as their cover, each with all pages to the end of the file."""
    last = len(file.pages)
    found = (classified(file.pages_between(number, last), frameworks) for number in numbers)
    return (one for one in found if one and one.is_report)


def _first_page(found: ClassifiedDocument) -> int:
    return found.document.pages[0].number


def _up_to(found: ClassifiedDocument, other: ClassifiedDocument | None) -> ClassifiedDocument:
    """The report with only the pages before the other one."""
    if other is None:
        return found
    return replace(found, document=found.document.pages_between(_first_page(found), _first_page(other) - 1))


def _note_of_another(other: ClassifiedDocument | None) -> tuple[Note, ...]:
    if other is None:
        return ()
    message = "Another report begins on this page. It was not read: add it as a file of its own."
    return (Note("another_report", message, _first_page(other)),)
