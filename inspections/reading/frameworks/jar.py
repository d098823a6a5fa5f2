"""Joint area reviews, 2005 to 2008; 4 is best, and what a grade is of depends on its row and its column."""

import re
from datetime import date
from itertools import pairwise
from typing import Final

from inspections.reading.area import Area
from inspections.reading.cover import labelled_facts as cover
from inspections.reading.cover.dates import day_in, holds_only_dates, month_alone
from inspections.reading.findings import Findings, PrintedValue
from inspections.reading.framework import Edition, Framework
from inspections.reading.judgements.matrix import all_to_check, matrix_judgements
from inspections.reading.judgements.table import notes_on_missing_rows, table_judgements
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.scales import FOUR_IS_BEST
from inspections.reading.vocabulary import Audience, Confidence, Kind, Licence

LOCAL = "Local services overall"
COUNCIL = "Council services"
HEALTH = "Health services"

JAR_2005 = Edition(
    "2005",
    (
        Area("being_healthy", "Being healthy", (r"being healthy",), LOCAL),
        Area("staying_safe", "Staying safe", (r"staying safe",), LOCAL),
        Area("enjoying_and_achieving", "Enjoying and achieving", (r"enjoying and achieving",), LOCAL),
        Area(
            "positive_contribution",
            "Making a positive contribution",
            (r"making a positive contribution",),
            LOCAL,
        ),
        Area("economic_wellbeing", "Economic well-being", (r"achieving economic well-?being",), LOCAL),
        Area("management", "Service management", (r"service management",), LOCAL),
        Area("capacity_to_improve", "Capacity to improve", (r"capacity to improve",), LOCAL),
        Area(
            "council_capacity_to_improve",
            "Council's capacity to improve",
            (r"capacity to improve",),
            COUNCIL,
        ),
        Area("overall", "Children's services", (r"children.s services",), COUNCIL, headline=True),
        Area("education", "Education", (r"(?:the )?education service",), COUNCIL),
        Area("social_care", "Social care", (r"(?:the )?social care services for children",), COUNCIL),
        Area("health", "Health", (r"(?:the )?health services? for children",), HEALTH),
    ),
    date(2005, 9, 1),
    date(2006, 12, 31),
)
JAR_2007 = Edition(
    "2007",
    (
        Area("safeguarding", "Safeguarding", (r"safeguarding",)),
        Area("looked_after", "Looked after children", (r"looked after children(?: and young people)?",)),
        Area(
            "learning_difficulties",
            "Learning difficulties or disabilities",
            (r"(?:children (?:and young people )?with )?learning difficulties and/?\s?(?:or)? disabilities",),
        ),
        Area("management", "Service management", (r"service management",)),
        Area("capacity_to_improve", "Capacity to improve", (r"capacity to improve",)),
    ),
    date(2007, 1, 1),
    date(2008, 12, 31),
)

LISTS = ListLayout(
    starts=re.compile(r"(?i)(?:grades and )?recommendations:?"),
    rules=ListRules(
        groups=re.compile(
            r"(?i)for (?:immediate action|action (?:over|within|in) the (?:next|short|medium|longer|long)[ -].{3,20}):?"
        ),
        ends=re.compile(r"(?i)(?:main report|the impact of|being healthy|introduction|annex)"),
    ),
    # The annex belongs to another inspection, with judgement words and recommendations of its own.
    until=re.compile(r"(?i)annex\b.*"),
)

_LEFT_OF_HEADING: Final = 30.0
"""Points by which a date may begin left of the heading “Published”, which is centred over it in some reports."""
_PART_OF_NUMBER: Final = re.compile(r"(?<=[a-z] 20\d\d)/\d{1,2}$")
"""What a reference begins with that is glued to a month: “March 2006/2”."""
_MOST_WORDS_OF_DATE: Final = 5
"""Words of a date: “Friday the 12th May 2006”."""


def read(document: Document, framework: Framework) -> Findings:
    """The matrix of 2005 and 2006, else the plain table of 2007 and 2008, which is known only from descriptions."""
    judgements = matrix_judgements(document, framework, JAR_2005.areas, "the row and column of the grades block")
    edition = JAR_2005
    if not judgements:
        rows = table_judgements(document, framework, JAR_2007.areas, "the row of the grades block")
        judgements, edition = all_to_check(rows), JAR_2007
    return Findings(
        kind=Kind.FULL,
        edition=edition.key,
        windows=cover.dates_on_site(document),
        published=cover.date_published(document) or _in_the_box(document) or _copyright_year(document),
        judgements=judgements,
        recommendations=listed_items(document, LISTS, Audience.AUTHORITY),
        notes=(
            *notes_on_missing_rows(judgements, edition.areas),
            *notes_on_lists(document, Audience.AUTHORITY, LISTS),
        ),
    )


def _in_the_box(document: Document) -> PrintedValue | None:
    """The day or month under “Published” in the box “Audience | Published | Reference no.” of the title page."""
    for page in document.pages[:2]:
        rows = words_in_lines(page.words)
        for above, below in pairwise(rows):
            heading = next((word for word in above if word.text.lower().rstrip(":") == "published"), None)
            if heading and above[0].text.lower() == "audience":
                return _printed_in(page, [w for w in below if w.box[0] > heading.box[0] - _LEFT_OF_HEADING])
    return None


def _printed_in(page: Page, words: list[Word]) -> PrintedValue | None:
    """The day or the month that the first words print, in any form; other words follow in the next column."""
    for count in range(1, min(len(words), _MOST_WORDS_OF_DATE) + 1):
        text = _PART_OF_NUMBER.sub("", " ".join(word.text for word in words[:count]))
        day, month = day_in(text) if holds_only_dates(text) else None, month_alone(text)
        if day or month:
            sure = Confidence.CHECK if day and not day.sure else Confidence.CERTAIN
            rule = "under “Published” on the title page"
            evidence = page.evidence(words[0].start, words[count - 1].end, rule, sure)
            return PrintedValue(day.day.isoformat() if day else month or "", evidence)
    return None


def _copyright_year(document: Document) -> PrintedValue | None:
    """The title page leaves the date open: the year of the copyright line stands for it."""
    for page in document.pages[:2]:
        match = re.search(r"(?i)(?:(?:©|\(c\))\s?)?\bcrown copyright\s+(20\d\d)", page.text)
        if match:
            evidence = page.evidence(match.start(), match.end(), "the year of the copyright line", Confidence.CHECK)
            return PrintedValue(match[1], evidence)
    return None


FRAMEWORK = Framework(
    key="jar",
    short="JAR",
    name="Joint area review of services for children and young people",
    match_order=20,
    title_patterns=(r"joint area review",),
    council_name_patterns=(r"(?P<name>.{3,60}?) children.s services authority area",),
    editions=(JAR_2005, JAR_2007),
    scale=FOUR_IS_BEST,
    kinds=(Kind.FULL,),
    licence=Licence.NARROWER,
    read=read,
    prints_lists=True,
    plain_words=(
        "A review of all services for children of an area, by several inspectorates together. It graded the work of "
        "the area, the council and the health services, from 4 (best) to 1."
    ),
)
