"""Why a file is no inspection report that can be read, in a sentence that helps the person who added it."""

import re
from typing import Final

from inspections.reading.classify.other_papers import other_paper_in
from inspections.reading.layout.first_lines import first_lines_of
from inspections.reading.layout.page_numbers import run_backwards
from inspections.reading.pdf.document import Document
from inspections.reading.refusals import DYNAMIC_FORM, UnreadableFileError, message_on_portfolio
from inspections.reading.vocabulary import ErrorCode

_FEW_LETTERS: Final = 1500
"""A page that only asks for another program has fewer; the Acrobat page of a dynamic form has 600."""
_BACKWARDS: Final = (
    "The pages of this file are in reverse order: the first page of the report comes last. Save them the right way "
    "round and add the file again."
)
_TITLE_ALONE: Final = (
    "This PDF has the title “{title}”, but no days, grades, names or lists of a report could be read in it. Check that "
    "it is the report itself, and whole."
)
_LONGEST_TITLE: Final = 120
"""Letters of a title that are told."""
_KINDS_NOT_READ: Final = (
    (
        r"[^.\n]{0,80}\b(?:inspection of (?:the )?progress|progress (?:inspection|visit|report)|progress made in)\b",
        "an inspection of progress after an earlier review",
    ),
    (r".{0,60}\b(?:youth offending|youth justice)\b", "an inspection of youth justice services"),
    (r".{0,60}\b(?:fostering|adoption) (?:service|agenc)|regional adoption", "an inspection of an agency"),
    (r".{0,60}\b(?:children.s (?:home|centre)s?|residential family centre)\b", "an inspection of a home or centre"),
    (r"(?:full |short )?inspection of .{2,60}\b(?:school|academy|college|nursery)\b", "a school’s report"),
    (r".{0,60}\b(?:serious case|safeguarding practice) review", "a review of one case"),
    (r".{0,60}\bpeer (?:review|challenge|diagnostic)", "a review by other councils"),
    (r".{0,60}\badult social care\b", "an assessment of adult social care"),
    (r".{0,60}\b(?:corporate|comprehensive area|area) assessment\b", "an assessment of the whole council or area"),
    (r".{0,60}\bannual report\b", "an annual report"),
)
"""How the titles of other kinds of report begin, and what these are."""


def not_a_report(file: Document, title: str | None = None) -> UnreadableFileError:
    """The refusal of a file that has no title of a report, or nothing but a title, which is given."""
    alone = _TITLE_ALONE.format(title=title[:_LONGEST_TITLE]) if title else None
    return UnreadableFileError(ErrorCode.NOT_AN_INSPECTION_REPORT, _help(file) or alone, len(file.pages))


def _help(file: Document) -> str | None:
    """What the file is, where that can be told; None for the usual sentence."""
    if file.attached_pdfs:
        return message_on_portfolio(file.attached_pdfs)
    if file.is_dynamic_form and sum(len(page.text) for page in file.pages) < _FEW_LETTERS:
        return DYNAMIC_FORM
    if run_backwards(file.pages):
        return _BACKWARDS
    first_lines = first_lines_of(file)
    for pattern, what in _KINDS_NOT_READ:
        if re.search(rf"(?im)^{pattern}", first_lines.text):
            return f"This looks like {what}. Reports of that kind are not read here, so nothing was taken from it."
    other = other_paper_in(first_lines.lines)
    if other:
        return (
            f"This looks like another paper about inspections (“{other}”), not like a report itself. Add the report "
            "that it is about."
        )
    return None
