"""A made report of one page, which is read once before the first process is forked.

What that loads, PDFium's fonts and our own patterns, every child then has from the start.
"""

from collections.abc import Iterator
from typing import Final

_TITLE: Final = "Inspection of Stockport local authority children's services"
_ROWS: Final = (
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
    "Overall effectiveness",
)
_COVER: Final = (
    _TITLE,
    "Inspection dates: 6 to 17 March 2023",
    "Lead inspector: Ada Byron, His Majesty's Inspector",
)
_BODY: Final = (
    "What needs to improve",
    "1. The help that children get.",
    "2. The homes that children live in.",
    "The experiences and progress of care leavers: good",
    "Young people are well prepared.",
)
_PAGE: Final = (595, 842)
_LEFT, _RIGHT, _LEADING = 60, 460, 22


def specimen_pdf() -> bytes:
    """The bytes of the report; PDFium finds its objects without a table of their offsets."""
    content = "\n".join(_operators()).encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>" % _PAGE,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/TrueType/BaseFont/Tahoma/Encoding/WinAnsiEncoding>>",
    )
    numbered = (b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def _operators() -> Iterator[str]:
    """The operators that draw each line, from top to bottom, with a grade to the right of each row."""
    for number, text in enumerate((*_COVER, "Judgement", *_ROWS, *_BODY), 1):
        y = _PAGE[1] - number * _LEADING
        yield _drawn(_LEFT, y, text)
        if text == "Judgement":
            yield _drawn(_RIGHT, y, "Grade")
        elif text in _ROWS:
            yield _drawn(_RIGHT, y, "Good")


def _drawn(x: int, y: int, text: str) -> str:
    return f"BT /F 11 Tf {x} {y} Td ({text}) Tj ET"
