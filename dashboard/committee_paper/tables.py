"""The tables of a paper: numbered captions, headers repeated on every page, grades in their colours.

They are written as WordprocessingML, because python-docx looks up every cell again: a second for a long table.
"""

from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.charts.grades import LOOKS, grade_word
from dashboard.committee_paper.blocks import Grid, GridCell
from dashboard.committee_paper.fields import add_field, escape_xml
from dashboard.committee_paper.styles import TABLE, WIDTH, add_paragraph, document_colour
from inspections.qualified_grade import LEGEND, MARK, mark_of

_ON_ONE_PAGE: Final = 16
"""Tables of up to this many rows are kept on one page."""
_GRADES: Final = ("o", "g", "ri", "a", "i")
_TWIPS: Final = 567
"""Twentieths of a point in a centimetre."""
_LOOK: Final = 'w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
_SIDES: Final = ("top", "left", "bottom", "right")


def add_grid(document: Document, grid: Grid, number: int) -> None:
    """Adds a table with its caption and note; `number` is shown until Word updates the caption's field."""
    caption = add_paragraph(document, "Caption", "Table ")
    add_field(caption, "SEQ Table \\* ARABIC", str(number))
    caption.add_run(f". {grid.caption}")
    widths = [round(_TWIPS * WIDTH * share / 100) for share in grid.widths]
    keep = len(grid.rows) <= _ON_ONE_PAGE
    rows = [_header(grid, widths)]
    for at, row in enumerate(grid.rows):
        follows = keep and at < len(grid.rows) - 1
        cells = (
            _cell(document, value, size, right=column in grid.numeric, bold=at in grid.bold, follows=follows)
            for column, (value, size) in enumerate(zip(row, widths, strict=True))
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    table = f"<w:tbl {nsdecls('w', 'r')}>{_properties(grid, widths)}{''.join(rows)}</w:tbl>"
    document.element.body._insert_tbl(parse_xml(table))
    if note := _note(grid):
        add_paragraph(document, "Note", note)


def _properties(grid: Grid, widths: Sequence[int]) -> str:
    """The style, alternative text and fixed widths of a table."""
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {_LOOK}/><w:tblCaption w:val="{escape_xml(grid.caption)}"/>'
        f'<w:tblDescription w:val="Columns: {escape_xml(", ".join(grid.header))}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _header(grid: Grid, widths: Sequence[int]) -> str:
    small = '<w:sz w:val="16"/>' if grid.narrow else ""
    cells = (
        f"<w:tc>{_cell_properties(size)}{_line('TableHead', _run(words, small), right=column in grid.numeric)}</w:tc>"
        for column, (words, size) in enumerate(zip(grid.header, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(document: Document, value: GridCell, size: int, *, right: bool, bold: bool, follows: bool) -> str:
    """A cell; each line of its text is a paragraph. With `follows` it is kept on the page of the next row."""
    css = LOOKS[value.grade].css if value.grade else ""
    words = _words_of(value)
    look = f'<w:color w:val="{document_colour(f"@t-{css}")}"/>' if css in _GRADES else ""
    runs = (_run(line, "<w:b/>" if bold else "", look) for line in words.split("\n"))
    if value.href:
        key = document.part.relate_to(value.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = '<w:rStyle w:val="Hyperlink"/>'
        runs = (f'<w:hyperlink r:id="{key}">{_run(line, link)}</w:hyperlink>' for line in words.split("\n"))
    lines = "".join(_line("TableText", run, right=right, follows=follows) for run in runs)
    return f"<w:tc>{_cell_properties(size, css)}{lines}</w:tc>"


def _words_of(cell: GridCell) -> str:
    return cell.text or (grade_word(cell.grade) if cell.grade else "")


def _note(grid: Grid) -> str:
    """The note under the table, with the meaning of the dagger if any grade has one."""
    marked = any(MARK in f"{cell.text}{mark_of(cell.grade)}" for row in grid.rows for cell in row)
    return " ".join(filter(None, (grid.note, LEGEND if marked else "")))


def _cell_properties(size: int, css: str = "") -> str:
    """Width, and the colour of a grade; inadequate also has a border, which survives printing without colour."""
    fill = lines = ""
    if css in _GRADES:
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{document_colour(f"@g-{css}")}"/>'
    if css == "i":
        edge = f'w:val="single" w:sz="12" w:space="0" w:color="{document_colour("@edge-i")}"'
        lines = f"<w:tcBorders>{''.join(f'<w:{side} {edge}/>' for side in _SIDES)}</w:tcBorders>"
    return f'<w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{lines}{fill}</w:tcPr>'


def _line(style: str, runs: str, *, right: bool = False, follows: bool = False) -> str:
    """A paragraph; with `follows` it is kept on the page of the next row."""
    keep = "<w:keepNext/>" if follows else ""
    side = '<w:jc w:val="right"/>' if right else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{side}</w:pPr>{runs}</w:p>'


def _run(words: str, *looks: str) -> str:
    return f'<w:r><w:rPr>{"".join(looks)}</w:rPr><w:t xml:space="preserve">{escape_xml(words)}</w:t></w:r>'
