"""The inspection of looked after children services, June and July 2013; grade 1 is best."""

from datetime import date

from inspections.reading.area import Area
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.findings import Findings
from inspections.reading.framework import Edition, Framework
from inspections.reading.judgements.in_prose import judgements_in_prose
from inspections.reading.judgements.main_findings import main_findings
from inspections.reading.judgements.section_headings import checked_by_headings
from inspections.reading.judgements.table import notes_on_missing_rows, table_judgements
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import listed_items, notes_on_lists
from inspections.reading.recommendations.urgency_lists import URGENCY_LISTS
from inspections.reading.scales import GRADES_ONE_IS_BEST
from inspections.reading.vocabulary import Audience, Kind, Licence


def read(document: Document, framework: Framework) -> Findings:
    """The record of main findings near the end, compared with the grade under each heading."""
    rule = "the row of the record of main findings"
    rows = table_judgements(main_findings(document), framework, framework.areas, rule)
    rows = rows or table_judgements(document, framework, framework.areas, rule)
    checked, notes = checked_by_headings(document, framework, framework.areas, rows)
    judgements = (*checked, *judgements_in_prose(document, framework, rows))
    return Findings(
        kind=Kind.FULL,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(document.pages[:2]),
        judgements=judgements,
        recommendations=listed_items(document, URGENCY_LISTS, Audience.AUTHORITY),
        notes=(
            *notes,
            *notes_on_missing_rows(judgements, framework.areas),
            *notes_on_lists(document, Audience.AUTHORITY, URGENCY_LISTS),
        ),
    )


FRAMEWORK = Framework(
    key="lac",
    short="Looked after 2013",
    name="Inspection of looked after children services",
    match_order=60,
    title_patterns=(r"inspection of looked after children services",),
    editions=(
        Edition(
            "2013",
            (
                Area(
                    "overall",
                    "Overall effectiveness",
                    (r"overall effectiveness(?: of services for looked after children and young people)?",),
                    headline=True,
                ),
                Area("capacity_to_improve", "Capacity to improve", (r"capacity to improve",)),
                Area(
                    "outcomes",
                    "Outcomes",
                    (r"outcomes for looked after children and young people",),
                ),
                Area("quality_of_provision", "Quality of provision", (r"quality of provision",)),
                Area("leadership", "Leadership and management", (r"leadership and management",)),
            ),
            date(2013, 6, 1),
            date(2013, 7, 31),
        ),
    ),
    scale=GRADES_ONE_IS_BEST,
    kinds=(Kind.FULL,),
    licence=Licence.NARROWER,
    read=read,
    prints_lists=True,
    listed_as=(r"(?:re-?)?(?:children.s|local authority) services (?:re-?)?inspection",),
    plain_words=(
        "An inspection of how a council looked after the children in its care. It was in use for two months of 2013 "
        "only. Its third grade was “adequate”, a word that is no longer used."
    ),
)
