"""SLAC: safeguarding and looked after children, 2009 to 2012; two headline grades, grade 1 is best."""

from datetime import date

from inspections.reading.area import Area
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.findings import Findings
from inspections.reading.framework import Edition, Framework
from inspections.reading.judgements.main_findings import main_findings
from inspections.reading.judgements.sectioned_table import sectioned_judgements
from inspections.reading.judgements.table import notes_on_missing_rows
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import listed_items, notes_on_lists
from inspections.reading.recommendations.urgency_lists import URGENCY_LISTS
from inspections.reading.scales import GRADES_ONE_IS_BEST
from inspections.reading.vocabulary import Audience, Kind, Licence

SAFEGUARDING = "Safeguarding services"
LOOKED_AFTER = "Services for looked after children"


def _safeguarding(key: str, label: str, printed: str) -> Area:
    return Area(f"safeguarding_{key}", f"Safeguarding: {label}", (printed,), SAFEGUARDING)


def _looked_after(key: str, label: str, printed: str) -> Area:
    return Area(f"looked_after_{key}", f"Looked after: {label}", (printed,), LOOKED_AFTER)


OVERALL = ("overall", "overall effectiveness", r"overall effectiveness")
CAPACITY = ("capacity_to_improve", "capacity to improve", r"capacity (?:to improve|for improvement)")
QUALITY = ("quality_of_provision", "quality of provision", r"quality of provision")
AMBITION = ("ambition_and_prioritisation", "ambition", r"ambition and prioriti[sz]ation")
LEADERSHIP = ("leadership", "leadership and management", r"leadership and management")
PERFORMANCE = (
    "performance_management",
    "performance management",
    r"performance management and quality assurance",
)
EQUALITY = ("equality_and_diversity", "equality and diversity", r"equality and diversity")

SLAC_2010 = Edition(
    "2010",
    (
        _safeguarding(*OVERALL),
        _safeguarding(*CAPACITY),
        _safeguarding("feel_safe", "safe and feel safe", r"children and young people are safe and feel safe"),
        _safeguarding(*QUALITY),
        _safeguarding(
            "health_agencies",
            "health agencies",
            r"the contribution of health agencies to keeping children and young people safe",
        ),
        _safeguarding(*AMBITION),
        _safeguarding(*LEADERSHIP),
        _safeguarding(*PERFORMANCE),
        _safeguarding("partnership_working", "partnership working", r"partnership working"),
        _safeguarding(*EQUALITY),
        _looked_after(*OVERALL),
        _looked_after(*CAPACITY),
        _looked_after("being_healthy", "being healthy", r"being healthy"),
        _looked_after("staying_safe", "staying safe", r"staying safe"),
        _looked_after("enjoying_and_achieving", "enjoying and achieving", r"enjoying and achieving"),
        _looked_after(
            "positive_contribution",
            "positive contribution",
            r"making a positive contribution(?:,? including user engagement)?",
        ),
        _looked_after("economic_wellbeing", "economic well-being", r"(?:achieving )?economic well-?being"),
        _looked_after(*QUALITY),
        _looked_after(*AMBITION),
        _looked_after(*LEADERSHIP),
        _looked_after(*PERFORMANCE),
        _looked_after(*EQUALITY),
    ),
    date(2009, 6, 1),
    date(2012, 7, 31),
)


def read(document: Document, framework: Framework) -> Findings:
    """The record of main findings in its two halves; known only from descriptions, so all of it is to check."""
    rule = "the row of the record of main findings, under the heading of its half"
    judgements = sectioned_judgements(main_findings(document), framework, SLAC_2010.areas, rule)
    judgements = judgements or sectioned_judgements(document, framework, SLAC_2010.areas, rule)
    return Findings(
        kind=Kind.FULL,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(document.pages[:2]),
        judgements=judgements,
        recommendations=listed_items(document, URGENCY_LISTS, Audience.AUTHORITY),
        notes=(
            *notes_on_missing_rows(judgements, SLAC_2010.areas),
            *notes_on_lists(document, Audience.AUTHORITY, URGENCY_LISTS),
        ),
    )


FRAMEWORK = Framework(
    key="slac",
    short="Safeguarding 2009",
    name="Inspection of safeguarding and looked after children services",
    match_order=40,
    title_patterns=(r"inspection of safeguarding and looked after children(?: services)?",),
    editions=(SLAC_2010,),
    scale=GRADES_ONE_IS_BEST,
    kinds=(Kind.FULL, Kind.RE_INSPECTION),
    licence=Licence.NARROWER,
    read=read,
    verified=False,
    prints_lists=True,
    listed_as=(r"(?:re-?)?(?:children.s|local authority) services (?:re-?)?inspection",),
    plain_words=(
        "An inspection by Ofsted and the Care Quality Commission of two things, each with an overall grade of its "
        "own: how children were kept safe, and how children in care were looked after. Its third grade was "
        "“adequate”, a word that is no longer used."
    ),
)
