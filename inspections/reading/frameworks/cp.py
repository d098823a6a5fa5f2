"""The inspection of local authority arrangements for the protection of children, 2012 to 2013."""

import re
from dataclasses import replace
from datetime import date

from inspections.reading import cover
from inspections.reading.contract import JudgementRead
from inspections.reading.document import Document
from inspections.reading.findings import Findings
from inspections.reading.frameworks.definition import GRADES_ONE_IS_BEST, Area, Edition, Framework
from inspections.reading.grades import grade_pattern
from inspections.reading.judgements import missing_rows, table_judgements
from inspections.reading.labels import label_expression
from inspections.reading.recommendations import read_lists
from inspections.reading.sentences import judgement_of, sentences
from inspections.reading.urgency_lists import URGENCY_LISTS
from inspections.reading.vocabulary import Audience, Confidence, Kind


def read(document: Document, framework: Framework) -> Findings:
    """A table where there is one, else the sentences that judge; the labels were never seen, so all is to check."""
    rows = table_judgements(document, framework, framework.areas, "the row of the judgements")
    have = {judgement.area for judgement in rows}
    told = (_told(document, framework, area) for area in framework.areas if area.key not in have)
    judgements = (*rows, *(judgement for judgement in told if judgement))
    return Findings(
        kind=Kind.FULL,
        edition=framework.editions[0].key,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document),
        lead_inspector=cover.lead_inspector(document.pages[:2]),
        judgements=judgements,
        recommendations=read_lists(document, URGENCY_LISTS, Audience.AUTHORITY),
        notes=missing_rows(judgements, framework.areas),
    )


def _told(document: Document, framework: Framework, area: Area) -> JudgementRead | None:
    """The grade of a heading or sentence that begins with the area's label."""
    label = "|".join(label_expression(printed) for printed in area.printed)
    pattern = re.compile(
        rf"(?im)^[ \t]*(?:\d{{1,3}}\.\s+)?(?:the\s+)?(?P<label>{label})(?:\s*:|\s[^.:;]{{0,120}}?\b(?:is|are)"
        rf"(?:\s+judged\s+to\s+be)?)?\s+(?P<grade>{grade_pattern(framework.scale)})\b[ \t]*(?=\.|$)"
    )
    found = list(sentences(document.pages, pattern, framework))
    judgement = judgement_of(area.key, found, framework, "the sentence that judges")
    return replace(judgement, confidence=Confidence.CHECK) if judgement else None


FRAMEWORK = Framework(
    key="cp",
    short="Child protection 2012",
    name="Inspection of local authority arrangements for the protection of children",
    order=50,
    titles=(r"inspection of (?:local authority )?arrangements for the protection of children",),
    editions=(
        Edition(
            "2012",
            (
                Area("overall", "Overall effectiveness", (r"overall effectiveness",)),
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
        ),
    ),
    scale=GRADES_ONE_IS_BEST,
    kinds=(Kind.FULL,),
    inspectorates="Ofsted",
    read=read,
    verified=False,
)
