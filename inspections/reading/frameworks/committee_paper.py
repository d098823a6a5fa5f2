"""A council's committee paper that quotes a report and the national tables: a secondary source."""

import re
from dataclasses import replace
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead, Note
from inspections.reading.cover.dates import periods_in
from inspections.reading.cover.labelled_facts import windows_at
from inspections.reading.cover.letters import letter_date, windows_in_prose
from inspections.reading.findings import Findings, Windows
from inspections.reading.framework import Edition, Framework
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.labels import label_expression
from inspections.reading.judgements.national_tables import national_tables
from inspections.reading.judgements.result_columns import latest_results
from inspections.reading.judgements.sentences import GradedSentence, graded_sentences, judgement_of_sentences
from inspections.reading.judgements.table import table_judgements
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import shares_row
from inspections.reading.recommendations.listed_items import ListLayout, listed_items
from inspections.reading.scales import WORDS
from inspections.reading.vocabulary import Audience, Body, Confidence, Grade, Kind, Licence

_EXPERIENCE = r"(?:(?:the )?experiences? (?:and|of) progress of )?"
OVERALL = Area(
    "overall",
    "Overall effectiveness",
    (r"overall effectiveness", r"the overall judge?ment for (?:children.s )?services in .{3,60}?"),
    headline=True,
)
HELP = Area("help_and_protection", "Help and protection", (_EXPERIENCE + r"children who need help and protection",))
CARE_LEAVERS = Area("care_leavers", "Care leavers", (r"(?:the )?experiences? (?:and|of) progress of care leavers",))
LEADERSHIP = Area(
    "leadership",
    "Leadership",
    (
        r"leadership,? management and governance",
        r"(?:the )?impact of leaders on (?:social work )?practice with children and families",
    ),
)
SIF_AREAS = (
    OVERALL,
    HELP,
    Area(
        "children_looked_after",
        "Children looked after and permanence",
        (_EXPERIENCE + r"children looked after and achieving permanence",),
    ),
    Area("adoption", "Adoption", (r"adoption performance",)),
    CARE_LEAVERS,
    LEADERSHIP,
    Area(
        "lscb",
        "Local Safeguarding Children Board",
        (r"(?:lscb|local safeguarding children board) effectiveness", r"(?:the )?local safeguarding children board"),
        body=Body.SAFEGUARDING_BOARD,
    ),
)
ILACS_AREAS = (
    LEADERSHIP,
    HELP,
    Area(
        "children_in_care_and_care_leavers",
        "Children in care and care leavers",
        (_EXPERIENCE + r"children in care and care leavers",),
    ),
    Area("children_in_care", "Children in care", (r"(?:the )?experiences? (?:and|of) progress of children in care",)),
    CARE_LEAVERS,
    OVERALL,
)
AREAS = tuple(dict.fromkeys((*SIF_AREAS, *ILACS_AREAS)))
RECOMMENDATIONS = ListLayout(
    starts=re.compile(r"(?i)recommendations:?"),
    rules=ListRules(
        groups=re.compile(r"(?!)"),
        ends=re.compile(
            r"(?i)(?:detail|background|reasons|an action plan|the national|consultation|name of contact)\b"
        ),
    ),
)
STRENGTHS = ListLayout(
    starts=re.compile(r"(?i)key strengths:?"),
    rules=ListRules(
        groups=re.compile(r"(?!)"),
        ends=re.compile(
            r"(?i)(?:the (?:judgement|experience|local safe)|leadership,? management|best practice|areas for)"
        ),
    ),
)

_FURTHEST_UNDER: Final = 3.5
"""Heights of a letter from a label to a grade under it, as papers set them that were pasted out of a report."""
_SLACK: Final = 30.0
"""Points by which such a grade may begin left or right of its label."""


def read(document: Document, framework: Framework) -> Findings:
    """The judgements that the paper reports, in words or in a table, and the national tables that it copies."""
    tables, notes = national_tables(document, AREAS)
    table = table_judgements(document, framework, AREAS, "the row of the paper's table")
    # A paper tells its judgements in words as well: a row that has to be guessed is left out.
    rows = {row.area: row for row in table if row.confidence is Confidence.CERTAIN}
    on_site = _on_site(document)
    year = int(on_site.end[:4]) if on_site else None
    rows |= {row.area: row for row in latest_results(document, framework, AREAS, year)}
    found = (_judgement_of_area(document, framework, area, rows.get(area.key)) for area in AREAS)
    return Findings(
        kind=Kind.SECONDARY,
        windows=on_site,
        published=letter_date(document),
        judgements=tuple(judgement for judgement in found if judgement),
        recommendations=listed_items(document, RECOMMENDATIONS, Audience.AUTHORITY),
        strengths=listed_items(document, STRENGTHS, Audience.AUTHORITY),
        national_tables=tables,
        notes=(Note("secondary", "A committee paper tells of an inspection; the report itself decides."), *notes),
    )


def _on_site(document: Document) -> Windows | None:
    for page in document.pages[:2]:
        match = re.search(r"(?is)\bbetween\s+(?P<dates>\d{1,2}[^.]{5,60}?20\d\d[^.]{0,30}?20\d\d)", page.text)
        text = re.sub(r"\band\b", "to", match["dates"], count=1) if match else ""
        periods = periods_in(text) if match else None
        if match and periods:
            return windows_at(page, match.start(), match.end(), periods, "the sentence that says when inspectors came")
    came = r"\b(?:inspect|visit|carried\s+out|took\s+place|on\s+site)\w*\b[^.]{0,90}?\b(?:between|from)"
    return windows_in_prose(document, came)


def _judgement_of_area(
    document: Document, framework: Framework, area: Area, row: JudgementRead | None
) -> JudgementRead | None:
    """The grade of an area, in a sentence or in a row; to check where they disagree."""
    said = _judgement(document, framework, area)
    if said and row and said.grade != row.grade:
        return replace(said, confidence=Confidence.CHECK)
    return said or row


def _judgement(document: Document, framework: Framework, area: Area) -> JudgementRead | None:
    """The grade of an area in the paper's sentences; to check where its text and its appendix disagree."""
    label = "|".join(label_expression(printed) for printed in area.printed)
    pattern = re.compile(
        rf"(?im)^[ \t]*(?:the\s+judgement\s+(?:for|about)\s+)?(?:the\s+)?(?P<label>{label})"
        r"(?:\s+ofsted)?(?:\s+judgement)?(?:\s*[:–-])?"
        r"(?:\s+(?:is|was|were|are|that|it|judged|rated|graded|to|be|as)\b){0,4}\s+"
        rf"(?P<grade>{grade_pattern(framework.scale)})[ \t]*\.?[ \t]*$"
    )
    found = [one for one in graded_sentences(document.pages, pattern, framework) if _belongs(one)]
    return judgement_of_sentences(area.key, found, "the paper's words")


def _belongs(sentence: GradedSentence) -> bool:
    """Whether words lead to the grade, or it is on the label's line or right under it: cells may be drawn oddly."""
    between = sentence.page.text[sentence.start : sentence.end].removesuffix(sentence.printed).rstrip()
    if re.search(r"(?i)(?:\b(?:is|was|were|are|that|it|judged|rated|graded|be|as|judge?ment)|[:–-])$", between):
        return True
    label, grade = (
        sentence.page.letter_box(sentence.start),
        sentence.grade_words[0].box if sentence.grade_words else None,
    )
    end = sentence.page.letter_box(sentence.start + len(between) - 1)
    if not label or not grade or not end:
        return False
    under = 0 < grade[1] - end[1] < _FURTHEST_UNDER * (end[3] - end[1]) and abs(grade[0] - label[0]) < _SLACK
    return under or shares_row(end, grade)


MARKS = (
    r"report (?:to|of|by|author|title)\b|agenda item\b|item (?:no|\d)|report:|to:|subject:|title:|cabinet\b|"
    r"committee\b|meeting of\b|purpose of (?:the )?report"
)
"""How the first lines of a committee paper begin."""
SUBJECTS = (
    r"ofsted\b[\s\S]{0,60}?\binspection of|single inspection|\bilacs\b|inspection of services for children|"
    r"inspection of (?:local authority )?children.s (?:social care )?services"
)

SCALE = {**WORDS, "ri": Grade.REQUIRES_IMPROVEMENT}
"""The words of reports, and how papers shorten them."""

FRAMEWORK = Framework(
    key="committee_paper",
    short="Committee paper",
    name="Committee paper quoting an inspection",
    match_order=5,
    title_patterns=(rf"(?:{MARKS})[\s\S]{{0,600}}?(?:{SUBJECTS})",),
    council_name_patterns=(
        r".{0,80}?\binspection of (?P<name>(?-i:[A-Z]).{2,50}?)(?: council.?s?)? services for children\b",
        (
            r".{0,80}?\binspection of (?!local auth|services)(?P<name>(?-i:[A-Z]).{2,50}?)(?: council.?s?)? "
            r"(?:local authority )?children.s services\b"
        ),
    ),
    editions=(Edition("2016", SIF_AREAS, None, None), Edition("2018", ILACS_AREAS, None, None)),
    scale=SCALE,
    kinds=(Kind.SECONDARY,),
    licence=Licence.NARROWER,
    read=read,
)
