"""A council's committee paper that quotes a SIF report and the national tables: a secondary source."""

import re

from inspections.reading.contract import JudgementRead, Note
from inspections.reading.cover import windows
from inspections.reading.dates import periods_in
from inspections.reading.document import Document
from inspections.reading.findings import Findings, Windows
from inspections.reading.frameworks.definition import WORDS, Area, Edition, Framework
from inspections.reading.furniture import body_lines
from inspections.reading.grades import grade_pattern
from inspections.reading.labels import label_expression
from inspections.reading.letters import letter_date
from inspections.reading.lists import ListRules
from inspections.reading.national_tables import national_tables
from inspections.reading.recommendations import Lists, read_lists
from inspections.reading.sentences import judgement_of, sentences
from inspections.reading.vocabulary import Audience, Kind

_EXPERIENCE = r"(?:the )?experiences? (?:and|of) progress of "
AREAS = (
    Area(
        "overall",
        "Overall effectiveness",
        (r"overall effectiveness", r"the overall judgement for services in .{3,60}?"),
    ),
    Area("help_and_protection", "Help and protection", (_EXPERIENCE + r"children who need help and protection",)),
    Area(
        "children_looked_after",
        "Children looked after and permanence",
        (_EXPERIENCE + r"children looked after and achieving permanence",),
    ),
    Area("adoption", "Adoption", (r"adoption performance",)),
    Area("care_leavers", "Care leavers", (_EXPERIENCE + r"care leavers",)),
    Area("leadership", "Leadership", (r"leadership,? management and governance",)),
    Area(
        "lscb",
        "Local Safeguarding Children Board",
        (r"lscb effectiveness", r"the local safeguarding children board"),
    ),
)
RECOMMENDATIONS = Lists(
    starts=re.compile(r"(?i)recommendations:?"),
    rules=ListRules(
        groups=re.compile(r"(?!)"),
        ends=re.compile(
            r"(?i)(?:detail|background|reasons|an action plan|the national|consultation|name of contact)\b"
        ),
    ),
)
STRENGTHS = Lists(
    starts=re.compile(r"(?i)key strengths:?"),
    rules=ListRules(
        groups=re.compile(r"(?!)"),
        ends=re.compile(
            r"(?i)(?:the (?:judgement|experience|local safe)|leadership,? management|best practice|areas for)"
        ),
    ),
)


def read(document: Document, framework: Framework) -> Findings:
    """The judgements as the paper tells them, each time it tells them, and the tables it copies."""
    tables, notes = national_tables(document, body_lines(document), AREAS)
    return Findings(
        kind=Kind.SECONDARY,
        edition=framework.editions[0].key,
        windows=_on_site(document),
        published=letter_date(document),
        judgements=tuple(j for area in AREAS if (j := _judgement(document, framework, area))),
        recommendations=read_lists(document, RECOMMENDATIONS, Audience.AUTHORITY),
        strengths=read_lists(document, STRENGTHS, Audience.AUTHORITY),
        national_tables=tables,
        notes=(Note("secondary", "A committee paper tells of an inspection; the report itself decides."), *notes),
    )


def _on_site(document: Document) -> Windows | None:
    for page in document.pages[:2]:
        match = re.search(r"(?is)\bbetween\s+(?P<dates>\d{1,2}[^.]{5,60}?20\d\d[^.]{0,30}?20\d\d)", page.text)
        periods = periods_in(match["dates"]) if match else None
        if match and periods:
            return windows(page, match.start(), match.end(), periods, "the sentence that says when inspectors came")
    return None


def _judgement(document: Document, framework: Framework, area: Area) -> JudgementRead | None:
    """The grade of an area; to check where the paper's text and its appendix disagree."""
    label = "|".join(label_expression(printed) for printed in area.printed)
    pattern = re.compile(
        rf"(?im)^[ \t]*(?:the\s+judgement\s+(?:for|about)\s+)?(?:the\s+)?(?P<label>{label})"
        r"(?:\s+ofsted)?(?:\s+judgement)?(?:\s+(?:is|was|are|that|it)\b){0,4}\s+"
        rf"(?P<grade>{grade_pattern(framework.scale)})[ \t]*\.?[ \t]*$"
    )
    return judgement_of(area.key, list(sentences(document.pages, pattern, framework)), framework, "the paper's words")


FRAMEWORK = Framework(
    key="committee_paper",
    short="Committee paper",
    name="Committee paper quoting an inspection",
    order=5,
    titles=(
        r"(?:report to|report of|agenda item)\b[\s\S]{0,400}\bofsted[\s\S]{0,20}\binspection of services for children",
    ),
    names=(r".{0,80}?\binspection of (?P<name>(?-i:[A-Z]).{2,50}?)(?: council.?s?)? services for children\b",),
    editions=(Edition("2016", AREAS, None, None),),
    scale=WORDS,
    kinds=(Kind.SECONDARY,),
    inspectorates="None: a council's own paper",
    read=read,
)
