"""The record of main findings, which the reports of 2009 to 2013 end with: the pages from its heading on."""

import re
from typing import Final

from inspections.reading.pdf.document import Document

_HEADING: Final = re.compile(r"(?im)^[ \t]*record of main findings\b(?![^\n]*\s\d{1,3}[ \t]*$)")


def main_findings(document: Document) -> Document:
    """The pages from the last heading of a record on, or the whole document where there is none.

    Headings in the body give grades too, and three of those on a page would be taken for the record.
    """
    pages = [page.number for page in document.pages if _HEADING.search(page.text)]
    return document.pages_between(pages[-1], document.pages[-1].number) if pages else document
