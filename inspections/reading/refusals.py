"""Why a file is refused: the exception that carries the code, and the sentence for each code."""

from collections.abc import Sequence
from typing import Final

from inspections.reading.contract import ReadError
from inspections.reading.vocabulary import ErrorCode


class UnreadableFileError(Exception):
    """The file cannot be read, for the reason that the code names; `message` replaces the usual sentence.

    `pages` is given where they could be counted, so that a person can still leaf through the file.
    """

    def __init__(self, code: ErrorCode, message: str | None = None, pages: int | None = None) -> None:
        super().__init__(code)
        self.error = ReadError(code, message or MESSAGES[code])
        self.pages = pages


MESSAGES: Final[dict[ErrorCode, str]] = {
    ErrorCode.EMPTY: "This file has nothing in it. Download the report again and add it once more.",
    ErrorCode.NOT_A_PDF: "This is not a PDF. Open the report on the inspectorate's site, download the PDF "
    "itself, and add it again.",
    ErrorCode.ENCRYPTED: "This PDF is locked with a password. Save a copy without the password and add that.",
    ErrorCode.DAMAGED: "This PDF is damaged or cut short. Download the report again and add it once more.",
    ErrorCode.NO_TEXT: "This PDF is a scan: pictures of pages without text. Add the original PDF; or install "
    "tesseract-ocr on the machine that reads, which recognises the words of scans, and add it again.",
    ErrorCode.TOO_LARGE: "This file is larger than a report can be. Check that it is the report itself, and "
    "add a smaller copy.",
    ErrorCode.TOO_MANY_PAGES: "This PDF has more pages than a report can have. Check that it is one report, "
    "and add that alone.",
    ErrorCode.TOO_SLOW: "Reading this PDF took too long and was stopped. Print it to a new PDF and add that.",
    ErrorCode.TOO_MUCH_MEMORY: "Reading this PDF took too much memory and was stopped. Print it to a new PDF "
    "and add that.",
    ErrorCode.GAVE_UP: "This PDF made the reader stop. Print it to a new PDF and add that.",
    ErrorCode.NOT_FOUND: "There is no file at this place. Check its name and add it again.",
    ErrorCode.NOT_AN_INSPECTION_REPORT: "This PDF has none of the titles of an inspection report of "
    "children's services. Check that it is the right file.",
}

WEB_PAGE: Final = (
    "This is a web page saved with a .pdf name, not a PDF. Open the report on the inspectorate's site, "
    "download the PDF itself, and add it again."
)

OFFICE_DOCUMENT: Final = (
    "This is a document of Word or another office program, not a PDF. Add the PDF from the inspectorate's site; or "
    "open this file, save it as a PDF, and add that."
)

NO_ROOM: Final = (
    "The machine had no room for another process, so this file was not read. Read it again when less is going on."
)

KILLED: Final = (
    "The process that read this file was ended from outside, as happens when the machine runs out of memory. "
    "Nothing is known against the file. Read it again when less is going on."
)

KILLED_NOTE: Final = "reader_killed"
"""The code of the note beside it: another attempt may succeed."""

NOT_ALLOWED: Final = (
    "This file may not be read. Give the person who runs the reader the right to read it, and try again."
)

NO_WORDS: Final = (
    "This PDF is a scan: pictures of pages without text, and no words were recognised in them. Add the original PDF."
)

MISNAMED_LETTERS: Final = (
    "The letters of this PDF have wrong names, so that its text is nonsense though its pages look right. Add the "
    "original PDF, or print the file as pictures and add that."
)

DYNAMIC_FORM: Final = (
    "This PDF is a form whose pages only Adobe's own programs can show. Open it there, print it to a new PDF, and add "
    "that."
)

_LONGEST_NAME: Final = 60
"""Letters of the name of a file inside a file: more would fill the sentence."""


def message_on_portfolio(names: Sequence[str]) -> str:
    """What to do with a file that has other PDFs inside it, which bear those names."""
    named = ", ".join(f"“{name[:_LONGEST_NAME]}”" for name in names[:2])
    return (
        f"This PDF is a portfolio: a file with other files inside it ({named}). Open it, save the report that is "
        "inside as a file of its own, and add that."
    )
