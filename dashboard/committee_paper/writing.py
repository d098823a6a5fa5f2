"""Writes a paper as a Word document: its blocks, styles, properties and footer."""

import datetime
from itertools import zip_longest
from typing import IO, Final

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from dashboard.committee_paper import styles
from dashboard.committee_paper.blocks import Block, BulletList, Grid, Heading, Paper, Paragraph
from dashboard.committee_paper.fields import add_field, add_link
from dashboard.committee_paper.styles import add_paragraph
from dashboard.committee_paper.tables import add_grid
from dashboard.shared.licence import ATTRIBUTION

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AUTHOR: Final = "Inspection Outcomes"


def write_paper(file: IO[bytes], paper: Paper, date: datetime.date) -> None:
    """Writes the paper. Its as-at `date` serves as the document's own, so that equal papers give equal files."""
    document = Document()
    styles.apply_styles(document)
    _set_properties(document, paper, date)
    add_paragraph(document, "Title", paper.title)
    add_paragraph(document, "Subtitle", paper.about)
    tables = 0
    for block, following in zip_longest(paper.blocks, paper.blocks[1:]):
        tables = add_block(document, block, tables)
        if isinstance(block, Paragraph) and isinstance(following, Grid):
            # A paragraph that introduces a table is kept on the same page.
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    _add_footer(document, paper)
    document.save(file)


def _set_properties(document: Docx, paper: Paper, date: datetime.date) -> None:
    about = document.core_properties
    moment = datetime.datetime.combine(date, datetime.time())
    about.title, about.subject, about.author, about.comments = paper.title, paper.subject, AUTHOR, ATTRIBUTION
    about.language, about.keywords, about.last_modified_by = styles.LANGUAGE, "", AUTHOR
    about.created = about.modified = moment


def add_block(document: Docx, block: Block, tables: int) -> int:
    """Adds the block and returns the number of tables so far."""
    match block:
        case Heading():
            add_paragraph(document, f"Heading {block.level}", block.text)
        case Paragraph():
            paragraph = add_paragraph(document, block.style, "" if block.href else block.text)
            if block.href:
                add_link(paragraph, block.text, block.href)
        case BulletList():
            for line in block.lines:
                add_paragraph(document, "List Bullet", line)
        case Grid():
            add_grid(document, block, tables + 1)
            return tables + 1
    return tables


def _add_footer(document: Docx, paper: Paper) -> None:
    """Adds the footer: council and date on the left, page number on the right."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(styles.WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{paper.foot}\tPage ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES", "1")
