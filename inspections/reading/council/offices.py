"""A council's name where it is not called one: after an office, a label or a greeting, or in the head of each page.

All of it is to check, since such a name may be that of a town.
"""

import re
from typing import Final

from inspections.reading.council.addressee import CAPITALS, only_council
from inspections.reading.layout.running_heads import running_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_BEFORE: Final = re.compile(
    r"(?i)\b(?:director|head|executive|leader|services|dear)\b"
    r"|(?:name of (?:the )?)?(?:local authority|council|area) ?:"
)
"""What stands before the name on its line: an office, a greeting or a label."""
_JOINT: Final = re.compile(r"(?:(?: for| of| in| at|,|:) )(?=[A-Z])")
_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_ANYTHING: Final = re.compile("")


def council_of_office(lines: tuple[TextLine, ...]) -> tuple[str, TextLine] | None:
    """The only council that stands after an office, a label or a greeting: “Director of Children’s Services, Kent”."""
    after = ((before.end(), line) for line in lines if (before := _BEFORE.search(line.text)))
    joints = ((joint.end(), line) for start, line in after for joint in _JOINT.finditer(line.text, start - 1))
    return only_council(((line.text[start:].rstrip(" ,.:"), line) for start, line in joints), _ANYTHING)


def council_of_running_lines(document: Document) -> tuple[str, TextLine] | None:
    """The only council that the heads and feet of the first page name which others have too; none where one of them
    has a postcode, since the address of an inspectorate's office, which may take several lines, names a town.
    """
    lines = running_lines(document)
    if any(_POSTCODE.search(line.text) for line in lines):
        return None
    names = ((name.group(), line) for line in lines for name in CAPITALS.finditer(line.text))
    return only_council(names, _ANYTHING)
