"""ILACS: inspections of local authority children's services, in editions of 2018, 2023 and April 2026."""

import re
from datetime import date

from inspections.reading.area import Area, AreaWords
from inspections.reading.contract import Note
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.cover.dates import count_days
from inspections.reading.findings import Findings, Windows
from inspections.reading.framework import CHILDRENS, Band, Edition, Framework, Statement
from inspections.reading.judgements.editions import expected_areas
from inspections.reading.judgements.section_headings import checked_by_headings, with_judgements_of_headings
from inspections.reading.judgements.table import notes_on_missing_rows, table_judgements
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.scales import WORDS
from inspections.reading.vocabulary import Audience, Kind, Licence

LEADERSHIP = Area(
    "leadership",
    "Leadership",
    (r"the impact of leaders on (?:social work )?practice with children and families",),
    words=AreaWords(
        shortest="Leaders",
        headings=("Impact of leaders",),
        title="The impact of leaders on social work practice with children and families",
        subject="leadership",
        plain=(
            "Whether those who run the services know how good they are, put right what is not, and see to it that "
            "social workers have the time, the training and the support to help children well."
        ),
    ),
)
HELP_AND_PROTECTION = Area(
    "help_and_protection",
    "Help and protection",
    (r"the experiences and progress of children who need help and protection",),
    words=AreaWords(
        short="Help",
        over_marks="Help and protection",
        in_address="help",
        title="The experiences and progress of children who need help and protection",
        subject="help and protection",
        plain=(
            "How well the council helps families early, and protects children who may come to harm: from the first "
            "call of somebody who is worried to assessments, plans and, where needed, the courts. It includes disabled "
            "children, and children who go missing or are exploited."
        ),
    ),
)
IN_CARE_AND_CARE_LEAVERS = Area(
    "children_in_care_and_care_leavers",
    "Children in care and care leavers",
    (r"the experiences and progress of children in care and care leavers",),
    joins=("children_in_care", "care_leavers"),
    nearest=(("children_looked_after", "as children looked after"),),
    words=AreaWords(
        title="The experiences and progress of children in care and care leavers",
        subject="services for children in care and care leavers",
        plural=True,
        ended="judged together, to 2022",
        compared="One joint grade, given by ILACS to 2022. It is linked with itself only.",
    ),
)
IN_CARE = Area(
    "children_in_care",
    "Children in care",
    (r"the experiences and progress of children in care",),
    nearest=(
        ("children_in_care_and_care_leavers", "judged together with care leavers"),
        ("children_looked_after", "as children looked after"),
    ),
    words=AreaWords(
        short="In care",
        title="The experiences and progress of children in care",
        subject="services for children in care",
        plural=True,
        compared=(
            "Children in care has been judged by itself since January 2023; what came before, looked after and "
            "permanence under SIF and the joint grade to 2022, is not the same judgement and is not linked."
        ),
        plain=(
            "How well the council looks after the children who cannot live at home, with foster carers, relatives, "
            "adopters or in children’s homes: whether they are safe, well and settled, whether they are learning, and "
            "whether they have a say."
        ),
    ),
)
CARE_LEAVERS = Area(
    "care_leavers",
    "Care leavers",
    (r"the experiences and progress of (?:children )?care leavers",),
    nearest=(("children_in_care_and_care_leavers", "judged together with children in care"),),
    words=AreaWords(
        shortest="Leavers",
        title="The experiences and progress of care leavers",
        subject="support for care leavers",
        compared=(
            "Care leavers under SIF are compared with ILACS from 2023. Between them ILACS judged care leavers together "
            "with children in care, which fills neither, so that a step can reach over such an inspection."
        ),
        plain=(
            "How well the council supports young people who have left its care, from 16 up to the age of 25: a home, "
            "work or study, money, health, and somebody to turn to."
        ),
    ),
)
OVERALL = Area(
    "overall",
    "Overall effectiveness",
    (r"overall effectiveness",),
    headline=True,
    words=AreaWords(
        short="Overall",
        ended="inspections to March 2026",
        compared="Inspections since April 2026 give no overall grade, so that this series is closed.",
    ),
)

ILACS_2018 = Edition(
    "2018",
    (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE_AND_CARE_LEAVERS, OVERALL),
    date(2018, 1, 1),
    date(2022, 12, 31),
    Band("ILACS", "three areas"),
)
ILACS_2023 = Edition(
    "2023",
    (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE, CARE_LEAVERS, OVERALL),
    date(2023, 1, 1),
    date(2026, 3, 31),
    Band("ILACS", "four areas"),
)
ILACS_2026 = Edition(
    "2026",
    (LEADERSHIP, HELP_AND_PROTECTION, IN_CARE, CARE_LEAVERS),
    date(2026, 4, 1),
    None,
    Band("ILACS", "no overall"),
)

IMPROVE = ListLayout(
    starts=re.compile(
        r"(?i)what (?:needs to (?:be )?improved?|(?:(?:does|do) )?.{3,60} needs? to improve)"
        r"\s*[?:.]*\s*\d?(?: \(continued\))?"
        r"|(?:areas? for improvement|recommendations)[:.]?\s*\d?"
    ),
    rules=ListRules(
        groups=re.compile(r"(?i)areas? for (?:priority action|improvement)[:.]?"),
        ends=re.compile(r"(?i)overall effectiveness\b"),
        always_ends=re.compile(r"(?i)(?:the experiences and progress of|the impact of leaders)\b"),
        paragraphs=2,
    ),
)
BODY = r".{3,60}?\s(?:.{1,40}\s)?(?:trust|children first|(?:for|of) children)\b"
_FRONT = r"(?:(?:ofsted|ilacs|ofsted.s|the) )?"
_SERVICES = rf"{CHILDRENS} (?:social care )?services"
_NAME = r"(?:\bst\.|[^.:;]){2,140}?"
LONGEST_SHORT_INSPECTION = 7
"""Calendar days on site: short inspections take five, standard ones twelve; reports print neither word."""


_SUBJECT = re.compile(r"(?i)inspection\s+of\s+[^.]{0,120}?children.s\s+(?:social\s+care\s+)?services")


def read(document: Document, framework: Framework) -> Findings:
    """A report of any edition: the table of its first pages, and the list of what needs to improve."""
    on_site = cover.dates_on_site(document)
    found = table_judgements(document, framework, framework.areas, "the row of the judgement table")
    judgements, disagreements = checked_by_headings(document, framework, framework.areas, found)
    if not judgements and not re.search(_SUBJECT, document.pages[0].text):
        return Findings(kind=Kind.STANDARD)
    kind, how = _kind(on_site)
    expected = expected_areas(framework, Findings(kind, windows=on_site, judgements=judgements))
    judgements = with_judgements_of_headings(document, framework, expected, judgements)
    return Findings(
        kind=kind,
        windows=on_site,
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(document.pages[:2]),
        judgements=judgements,
        recommendations=listed_items(document, IMPROVE, Audience.AUTHORITY),
        notes=(
            *how,
            *disagreements,
            *notes_on_missing_rows(judgements, expected),
            *notes_on_lists(document, Audience.AUTHORITY, IMPROVE),
        ),
    )


def _kind(on_site: Windows | None) -> tuple[Kind, tuple[Note, ...]]:
    """Short or standard, from the days on site."""
    if on_site is None:
        return Kind.STANDARD, (Note("kind_unknown", "Without dates on site, standard is only assumed."),)
    days = count_days(on_site.days)
    kind = Kind.SHORT if days <= LONGEST_SHORT_INSPECTION else Kind.STANDARD
    message = f"“{kind.value.capitalize()}” is derived from {days} calendar days on site; it is not printed."
    return kind, (Note("kind_derived", message, on_site.evidence.page),)


FRAMEWORK = Framework(
    key="ilacs",
    short="ILACS",
    name="Inspection of local authority children's services",
    match_order=130,
    title_patterns=(
        rf"{_FRONT}inspection of (?:local authority )?{_SERVICES}",
        rf"{_FRONT}inspection of {_NAME}:? {_SERVICES}",
        # A title may name the trust or company alone; then only the table makes it a report of this framework.
        rf"inspection of {BODY}",
    ),
    council_name_patterns=(
        (
            rf"{_FRONT}inspection of (?!(?:local authority )?{_SERVICES})(?P<name>{_NAME})"
            rf" (?:local authority(?:.s)?:? )?{_SERVICES}"
        ),
        (
            rf"{_FRONT}inspection of (?:local authority )?{_SERVICES}"
            r"(?: (?:in|of|at|for|provided by) |: ?)(?P<name>(?:St\.\s)?[^.:;\n]{2,60})"
        ),
        rf"inspection of (?P<name>{BODY})",
    ),
    editions=(ILACS_2018, ILACS_2023, ILACS_2026),
    scale=WORDS,
    kinds=(Kind.STANDARD, Kind.SHORT),
    licence=Licence.OPEN_GOVERNMENT,
    read=read,
    prints_lists=True,
    bears_position=True,
    reports_from=date(2018, 3, 1),
    # A statement of action, due so many working days after the council receives the report.
    statement=Statement(working_days=70),
    listed_as=(r"(?:re-?)?(?:children.s|local authority) services (?:re-?)?inspection",),
    plain_words=(
        "How Ofsted inspects a council’s services for children today: help and protection, children in care, care "
        "leavers, and the difference that leaders make. Inspectors are on site for about one week (a short "
        "inspection) or two (a standard one) and grade each of these. To the end of 2022 children in care and care "
        "leavers had one grade together."
    ),
)
