"""The stand-alone review of a Local Safeguarding Children Board, 2015."""

from datetime import date

from inspections.reading.area import Area, AreaWords
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.findings import Findings
from inspections.reading.framework import Edition, Framework, FrameworkWords
from inspections.reading.judgements.board_sentence import board_judgement
from inspections.reading.judgements.table import notes_on_missing_rows
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import listed_items, notes_on_lists
from inspections.reading.recommendations.priority_lists import PRIORITY_LISTS
from inspections.reading.scales import WORDS
from inspections.reading.vocabulary import Audience, Body, Kind, Licence

LSCB = Area(
    "lscb",
    "Local Safeguarding Children Board",
    (r"the local safeguarding children board",),
    body=Body.SAFEGUARDING_BOARD,
    words=AreaWords(name="Safeguarding board"),
)


def read(document: Document, framework: Framework) -> Findings:
    """One grade, in a sentence on the first page."""
    board = board_judgement(document, framework, LSCB)
    judgements = (board,) if board else ()
    return Findings(
        kind=Kind.BOARD_REVIEW,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(reversed(document.pages)),
        judgements=judgements,
        recommendations=listed_items(document, PRIORITY_LISTS, Audience.BOARD),
        notes=(
            *notes_on_missing_rows(judgements, (LSCB,)),
            *notes_on_lists(document, Audience.BOARD, PRIORITY_LISTS),
        ),
    )


FRAMEWORK = Framework(
    key="lscb",
    short="LSCB review",
    name="Review of the effectiveness of the Local Safeguarding Children Board",
    match_order=80,
    title_patterns=(r"review of the effectiveness of the local safeguarding children board",),
    editions=(Edition("2013", (LSCB,), date(2013, 11, 1), date(2018, 7, 31)),),
    scale=WORDS,
    kinds=(Kind.BOARD_REVIEW,),
    licence=Licence.OPEN_GOVERNMENT,
    read=read,
    prints_lists=True,
    body=Body.SAFEGUARDING_BOARD,
    counts_in="sif",
    listed_as=(r"(?:review of the )?(?:local )?safeguarding children board",),
    words=FrameworkWords(kinds={Kind.BOARD_REVIEW: "Review of the Local Safeguarding Children Board"}),
    plain_words=(
        "A review of the board on which the council, police, health services and others worked together to keep "
        "children of an area safe. Its grade is that of the board, not of the council."
    ),
)
