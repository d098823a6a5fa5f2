"""The look of a paper, in styles of the document, so that whoever edits it in Word can restyle all of it at once."""

from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from dashboard.charts import theme
from dashboard.committee_paper.fields import without_forbidden_characters

FONT: Final = "Arial"
LANGUAGE: Final = "en-GB"
TABLE: Final = "Outcomes"
_MARGIN: Final = 2.2
"""The margin at either side, in centimetres."""
WIDTH: Final = 21.0 - 2 * _MARGIN
"""The width of the text on A4, in centimetres."""

# Name, size, bold, space before and after in points, and whether it is kept with the next paragraph.
_STYLES: Final = (
    ("Normal", 11, False, 0, 0, False),
    ("Body Text", 11, False, 3, 6, False),
    ("Lead", 13, False, 0, 8, False),
    ("Title", 22, True, 0, 4, True),
    ("Subtitle", 11, False, 0, 14, False),
    ("Heading 1", 16, True, 18, 6, True),
    ("Heading 2", 12, True, 12, 4, True),
    ("List Bullet", 11, False, 0, 4, False),
    ("Caption", 10, True, 12, 4, True),
    ("Table Text", 9, False, 2, 2, False),
    ("Table Head", 9, True, 2, 2, True),
    ("Note", 9, False, 4, 8, False),
    ("Footer", 9, False, 0, 0, False),
)
_QUIET: Final = ("Subtitle", "Note", "Footer")


def apply_styles(document: Document) -> None:
    _remove_table_styles(document)
    for each in _STYLES:
        _style(document, *each)
    _set_language(document)
    _add_link_style(document)
    document.styles.element.append(parse_xml(_table_xml()))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)


def add_missing_styles(document: Document) -> None:
    """Those of the paper that a council's own template lacks; the template's own stay as they are."""
    for each in _STYLES:
        if each[0] not in document.styles:
            _style(document, *each)
    if "Hyperlink" not in document.styles:
        _add_link_style(document)
    if TABLE not in document.styles:
        document.styles.element.append(parse_xml(_table_xml()))


def add_paragraph(document: Document, style: str, text: str = "") -> Paragraph:
    paragraph = document.add_paragraph(without_forbidden_characters(text))
    set_style(paragraph, style)
    return paragraph


def set_style(paragraph: Paragraph, style: str) -> None:
    """Sets the style by its id, which is its name without spaces: a lookup by name takes some milliseconds."""
    paragraph._p.style = style.replace(" ", "")


def _remove_table_styles(document: Document) -> None:
    """Removes the many table styles of python-docx's default template, none of which is used."""
    styles = document.styles.element
    for style in list(styles):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) != "TableNormal":
            styles.remove(style)


def document_colour(token: str) -> str:
    """A colour of the light theme as Word writes it: `4B5763`."""
    return theme.palettes()["light"][token].removeprefix("#").upper()


def _style(document: Document, name: str, size: int, bold: bool, before: int, after: int, stays: bool) -> None:  # noqa: PLR0917
    style: ParagraphStyle = _style_named(document, name)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(document_colour("@ink-2" if name in _QUIET else "@ink"))
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), stays
    form.line_spacing = 1.15 if size >= 11 and not bold else 1.0
    form.widow_control = True
    _strip_formatting(style.element)


def _style_named(document: Document, name: str) -> Any:
    """The style of that name, added and based on Normal if the document has none."""
    if name in document.styles:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _strip_formatting(element: Any) -> None:
    """Removes what the default template sets: theme fonts, the line under a title, letter spacing and tabs."""
    fonts = element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    for tag in ("w:pBdr", "w:spacing", "w:kern", "w:tabs"):
        for part in (element.rPr, element.pPr):
            found = part.find(qn(tag)) if part is not None else None
            if found is not None and not (tag == "w:spacing" and part is element.pPr):
                part.remove(found)


def _set_language(document: Document) -> None:
    """Sets the language that screen readers speak and spelling is checked in."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LANGUAGE)
    document.settings.element.append(parse_xml(f'<w:themeFontLang {nsdecls("w")} w:val="{LANGUAGE}"/>'))


def _add_link_style(document: Document) -> None:
    """Adds the style of links, which are underlined, because colour alone must not mark them."""
    style: Any = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    style.font.underline = True
    style.font.color.rgb = RGBColor.from_string(document_colour("@accent"))


def _table_xml() -> str:
    """The style of tables: lines between the rows, a stronger one under the bold header."""
    rule, strong = document_colour("@rule"), document_colour("@ink")
    return f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="{TABLE}"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="{strong}"/><w:bottom w:val="single" w:sz="8"
w:color="{strong}"/><w:insideH w:val="single" w:sz="4" w:color="{rule}"/></w:tblBorders>
<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8"
w:color="{strong}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""
