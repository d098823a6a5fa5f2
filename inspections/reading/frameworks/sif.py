"""The single inspection framework (SIF), November 2013 to July 2018, first inspections and re-inspections."""

import re
from datetime import date
from functools import cache

from inspections.reading.area import Area, AreaWords
from inspections.reading.contract import JudgementRead, Note
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.findings import Findings
from inspections.reading.framework import CHILDRENS, Band, Edition, Framework, FrameworkWords, Statement
from inspections.reading.judgements.board_sentence import board_judgement
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.section_headings import checked_by_headings, with_judgements_of_headings
from inspections.reading.judgements.sentences import GradedSentence, graded_sentences, judgement_of_sentences
from inspections.reading.judgements.table import notes_on_missing_rows, table_judgements
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import listed_items, notes_on_lists
from inspections.reading.recommendations.priority_lists import PRIORITY_LISTS
from inspections.reading.scales import WORDS
from inspections.reading.vocabulary import Audience, Body, Kind, Licence

OVERALL = Area("overall", "Overall effectiveness", headline=True, words=AreaWords(title="Overall Effectiveness"))
HELP_AND_PROTECTION = Area(
    "help_and_protection",
    "Help and protection",
    (r"(?:the experiences and progress of )?children who need help and protection",),
    words=AreaWords(title="The experiences and progress of children who need help and protection"),
)
LOOKED_AFTER = Area(
    "children_looked_after",
    "Children looked after and permanence",
    (r"(?:the experiences and progress of )?children looked after and achieving permanence",),
    lane="children_in_care",
    words=AreaWords(
        name="Children looked after",
        title="The experiences and progress of children looked after and achieving permanence",
        subject="services for children looked after",
        plural=True,
        ended="to 2018",
        compared="Looked after and permanence ended with SIF; only SIF re-inspections can be compared with it.",
    ),
)
ADOPTION = Area(
    "adoption",
    "Adoption",
    (r"(?:the graded judgement for )?adoption performance",),
    words=AreaWords(
        title="Adoption performance",
        subject="adoption",
        ended="to 2018",
        compared="Adoption ended with SIF; only SIF re-inspections can be compared with it.",
    ),
)
CARE_LEAVERS = Area(
    "care_leavers",
    "Care leavers",
    (r"(?:the )?experiences? and progress of care leavers",),
    words=AreaWords(title="The experiences and progress of care leavers"),
)
LEADERSHIP = Area(
    "leadership",
    "Leadership",
    (r"leadership,? management and governance",),
    words=AreaWords(title="Leadership, management and governance"),
)
LSCB = Area(
    "lscb",
    "Local Safeguarding Children Board",
    (r"the local safeguarding children board",),
    body=Body.SAFEGUARDING_BOARD,
    not_in=(Kind.RE_INSPECTION,),
    words=AreaWords(name="Safeguarding board", title="LSCB effectiveness", ended="to 2018"),
)

ROWS = (HELP_AND_PROTECTION, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, LEADERSHIP)
_FIRST_ROW = re.compile(r"(?im)^[ \t]*(?:1\.?\s+)?children who need help and\s+protection\b")
HEADLINE_PAGES = 2
"""Pages that the headline may stand on: in one report the block with the judgements goes over to the second."""
FIRST_PAGES = 10
"""Pages on which a re-inspection names the inspection before it; further in, the words may mean any other."""


def read(document: Document, framework: Framework) -> Findings:
    """A first inspection or a re-inspection: a headline sentence, a table of five rows, and the board's sentence."""
    rows = table_judgements(document, framework, ROWS, "the row of the judgement block")
    checked, notes = checked_by_headings(document, framework, ROWS, rows)
    board = board_judgement(document, framework, LSCB)
    headline = _headline(document, framework)
    rows_and_headings = with_judgements_of_headings(document, framework, ROWS, checked)
    judgements = tuple(j for j in (headline, *rows_and_headings, board) if j)
    reviewed = re.search(r"(?i)review of the effectiveness of the\s+local", document.pages[0].text)
    kind, how = _kind(document, bool(reviewed or board))
    return Findings(
        kind=kind,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(reversed(document.pages)),
        judgements=judgements,
        recommendations=listed_items(document, PRIORITY_LISTS, Audience.AUTHORITY),
        notes=(
            *notes,
            *how,
            *notes_on_missing_rows(judgements, _expected(bool(reviewed))),
            *notes_on_lists(document, Audience.AUTHORITY, PRIORITY_LISTS),
        ),
    )


def _expected(reviewed: bool) -> tuple[Area, ...]:
    return (OVERALL, *ROWS, LSCB) if reviewed else (OVERALL, *ROWS)


def _headline(document: Document, framework: Framework) -> JudgementRead | None:
    """The overall grade, from the sentences over the table; prose further down may quote an older one."""
    for page in document.pages[:HEADLINE_PAGES]:
        found = [s for s in graded_sentences((page,), _headline_pattern(framework), framework) if _over_the_table(s)]
        if found:
            return judgement_of_sentences("overall", found, "the headline sentence")
    return None


@cache
def _headline_pattern(framework: Framework) -> re.Pattern[str]:
    # “not yet good” is no grade, “were good” is an older one, and the board has a sentence of its own.
    other = r"not|no|was|were|previous|previously|last|board|lscb"
    words = rf"(?:(?!\b(?:{other})\b)(?:\bst\.|[^.:;]))"
    return re.compile(
        rf"(?im)^[ \t]*(?P<label>(?:the\s+)?overall\s+(?:judge?ment|effectiveness)\b{words}{{0,90}}?"
        rf"|(?:overall,?\s+)?(?:[^\s.:;][^.:;\n]{{0,50}}.s\s+)?{CHILDRENS}\s+(?:social\s+care\s+)?services?\b{words}{{0,110}}?"
        rf"|(?:overall,?\s+)?services\s+for\s+children\s+(?:and\s+\w+\s+\w+\s+)?in\s+(?!need\b){words}{{2,90}}?)"
        rf"\s*:?(?:\s+(?:is|are|that|they))*\s*:?\s+[‘“'\"]?(?P<grade>{grade_pattern(framework.scale)})"
        r"(?=[’”'\"]?\s*[.:,;(]|[’”'\"]?\s*$|\s+(?:because|and|with|overall)\b)"
    )


def _over_the_table(sentence: GradedSentence) -> bool:
    """Whether the sentence stands over the first row as a person sees the page; it may have been drawn last."""
    page = sentence.page
    first_row = _FIRST_ROW.search(page.text)
    row = page.letter_box(first_row.start() + len(first_row.group()) - 1) if first_row else None
    own = page.letter_box(sentence.start)
    return row is None or own is None or own[1] < row[1]


def _kind(document: Document, reviewed: bool) -> tuple[Kind, tuple[Note, ...]]:
    """A re-inspection by its title, or where the board is not reviewed and an earlier SIF inspection is named."""
    if re.search(r"(?i)\bre-?inspection\s+(?:of\s+)?services", document.pages[0].text):
        return Kind.RE_INSPECTION, ()
    page = None if reviewed else _page_naming_earlier_inspection(document)
    if page is None:
        return Kind.FULL, ()
    message = "“Re-inspection” is derived: the title does not say so, but an earlier inspection of this kind is named."
    return Kind.RE_INSPECTION, (Note("kind_derived", message, page),)


def _page_naming_earlier_inspection(document: Document) -> int | None:
    """The page that dates the previous inspection within the years of this framework."""
    earlier = re.compile(
        r"(?i)previous\s+(?:single|full)?\s*inspection[^.]{0,200}?\b201[4-8]\b|previous\s+single\s+insp"
    )
    return next((page.number for page in document.pages[:FIRST_PAGES] if earlier.search(page.text)), None)


FRAMEWORK = Framework(
    key="sif",
    short="SIF",
    name="Inspection of services for children in need of help and protection, children looked after and care leavers",
    match_order=70,
    title_patterns=(r"(?:re-?)?inspection (?:of )?(?:the )?services for children in need of help and protection",),
    editions=(
        Edition(
            "2013",
            (OVERALL, HELP_AND_PROTECTION, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, LEADERSHIP, LSCB),
            date(2013, 11, 1),
            date(2018, 7, 31),
            Band("SIF", "Single inspection framework"),
        ),
    ),
    scale=WORDS,
    kinds=(Kind.FULL, Kind.RE_INSPECTION),
    licence=Licence.OPEN_GOVERNMENT,
    read=read,
    prints_lists=True,
    bears_position=True,
    first_round_until=2018,
    # A statement of action, due so many working days after the council receives the report.
    statement=Statement(working_days=70),
    listed_as=(r"(?:re-?)?(?:children.s|local authority) services (?:re-?)?inspection",),
    words=FrameworkWords("Single inspection framework", "the single inspection framework"),
    plain_words=(
        "How Ofsted inspected every council’s services for children before today’s inspections began. It graded help "
        "and protection, children looked after with adoption and care leavers, leadership, and all of it together. "
        "Most reports graded the local safeguarding board as well."
    ),
)
