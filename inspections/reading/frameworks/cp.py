"""The inspection of local authority arrangements for the protection of children, 2012 to 2013."""

from datetime import date

from inspections.reading.area import Area
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.findings import Findings
from inspections.reading.framework import Band, Edition, Framework
from inspections.reading.judgements.in_prose import judgements_in_prose
from inspections.reading.judgements.main_findings import main_findings
from inspections.reading.judgements.table import notes_on_missing_rows, table_judgements
from inspections.reading.pdf.document import Document
from inspections.reading.recommendations.listed_items import listed_items, notes_on_lists
from inspections.reading.recommendations.urgency_lists import URGENCY_LISTS
from inspections.reading.scales import GRADES_ONE_IS_BEST
from inspections.reading.vocabulary import Audience, Kind, Licence


def read(document: Document, framework: Framework) -> Findings:
    """A table where there is one, else the sentences that judge; known only from descriptions, so all is to check."""
    rule = "the row of the judgements"
    rows = table_judgements(main_findings(document), framework, framework.areas, rule)
    rows = rows or table_judgements(document, framework, framework.areas, rule)
    judgements = (*rows, *judgements_in_prose(document, framework, rows))
    return Findings(
        kind=Kind.FULL,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(document.pages[:2]),
        judgements=judgements,
        recommendations=listed_items(document, URGENCY_LISTS, Audience.AUTHORITY),
        notes=(
            *notes_on_missing_rows(judgements, framework.areas),
            *notes_on_lists(document, Audience.AUTHORITY, URGENCY_LISTS),
        ),
    )


FRAMEWORK = Framework(
    key="cp",
    short="Child protection 2012",
    name="Inspection of local authority arrangements for the protection of children",
    match_order=50,
    title_patterns=(r"inspection of (?:local authority )?arrangements for the protection of children",),
    editions=(
        Edition(
            "2012",
            (
                Area("overall", "Overall effectiveness", (r"overall effectiveness",), headline=True),
                Area(
                    "help_and_protection",
                    "Help and protection",
                    (
                        (
                            r"the effectiveness of the help and protection provided to "
                            r"children(?: and|,) young people,? (?:and )?(?:their )?families(?: and carers)?"
                        ),
                    ),
                ),
                Area("quality_of_practice", "Quality of practice", (r"(?:the )?quality of practice",)),
                Area("leadership", "Leadership and governance", (r"leadership and governance",)),
            ),
            date(2012, 5, 1),
            date(2013, 9, 30),
            Band("CP", "Child protection", also=("children_in_care",)),
        ),
    ),
    scale=GRADES_ONE_IS_BEST,
    kinds=(Kind.FULL, Kind.RE_INSPECTION),
    licence=Licence.NARROWER,
    read=read,
    verified=False,
    prints_lists=True,
    listed_as=(r"(?:re-?)?(?:children.s|local authority) services (?:re-?)?inspection",),
    plain_words=(
        "An inspection of how a council helped and protected children. Its third grade was “adequate”, a word that "
        "is no longer used."
    ),
)
