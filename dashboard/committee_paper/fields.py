"""Fields that Word updates, such as page numbers, links, and the escaping of text for its XML."""

import re
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_forbidden_characters(text: str) -> str:
    """The text without the characters that XML cannot represent."""
    return _NOT_IN_XML.sub("", text)


def escape_xml(text: str) -> str:
    return escape(without_forbidden_characters(text), {'"': "&quot;"})


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Adds a field; `shown` is its text until Word updates it."""
    field = (
        f'<w:fldSimple {nsdecls("w")} w:instr=" {escape_xml(instruction)} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
    )
    _append(paragraph, field)


def add_link(paragraph: Paragraph, words: str, href: str) -> None:
    key = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{escape_xml(words)}</w:t></w:r>'
    _append(paragraph, f'<w:hyperlink {nsdecls("w", "r")} r:id="{key}">{run}</w:hyperlink>')


def _append(paragraph: Paragraph, markup: str) -> None:
    element: Any = parse_xml(markup)
    paragraph._p.append(element)
