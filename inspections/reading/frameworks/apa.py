"""Annual performance assessment letters, 2005 to 2008; 4 is best."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead, RecommendationRead
from inspections.reading.cover.letters import letter_date
from inspections.reading.findings import Findings
from inspections.reading.framework import Band, Edition, Framework
from inspections.reading.judgements.labels import label_expression
from inspections.reading.judgements.matrix import all_to_check
from inspections.reading.judgements.sentences import (
    GradedSentence,
    graded_sentence_at,
    graded_sentences,
    judgement_of_sentences,
)
from inspections.reading.judgements.table import notes_on_missing_rows, table_judgements
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.pdf.document import Document
from inspections.reading.ratings import ratings_mentioned
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.recommendations.progress import EarlierReview, progress_on
from inspections.reading.recommendations.strengths_and_weaknesses import (
    notes_on_strengths_and_areas,
    strengths_and_areas,
)
from inspections.reading.scales import FOUR_IS_BEST
from inspections.reading.vocabulary import Audience, Confidence, Kind, Licence

BEING_HEALTHY = Area("being_healthy", "Being healthy", (r"being healthy",))
STAYING_SAFE = Area("staying_safe", "Staying safe", (r"staying safe",))
ENJOYING = Area("enjoying_and_achieving", "Enjoying and achieving", (r"enjoying and achieving",))
CONTRIBUTION = Area("positive_contribution", "Making a positive contribution", (r"making a positive contribution",))
ECONOMIC = Area("economic_wellbeing", "Economic well-being", (r"achieving economic well-?being",))
MANAGEMENT = Area(
    "management",
    "Management of services",
    (
        (
            r"the (?:council|local authority).s management of its services for children and young people"
            r"(?:,? including its capacity to improve them further)?"
        ),
    ),
)
OUTCOMES = (BEING_HEALTHY, STAYING_SAFE, ENJOYING, CONTRIBUTION, ECONOMIC)

APA_2005 = Edition(
    "2005",
    (
        Area(
            "overall",
            "Children's services overall",
            (
                (
                    r"the contribution of the local authority.s children.s services in maintaining and "
                    r"improving outcomes for children and young people"
                ),
            ),
            headline=True,
        ),
        Area(
            "capacity_to_improve",
            "Capacity to improve",
            (r"the council.s overall capacity to improve its services for children and young people",),
        ),
        Area(
            "social_care",
            "Social care",
            (
                (
                    r"the contribution of the local authority.s social care services in maintaining and "
                    r"improving outcomes for children and young people"
                ),
            ),
        ),
        *OUTCOMES,
        MANAGEMENT,
    ),
    date(2005, 1, 1),
    date(2006, 12, 31),
    Band("APA and JAR", "Letters and area reviews", "APA, JAR"),
)
APA_2007 = Edition(
    "2007",
    (
        Area(
            "overall",
            "Overall effectiveness",
            (r"overall effectiveness of (?:children.s services|services for children and young people)",),
            headline=True,
        ),
        *OUTCOMES,
        Area(
            "capacity_to_improve",
            "Capacity to improve",
            (
                (
                    r"capacity to improve,? including the management of (?:children.s services|"
                    r"services for children and young people)"
                ),
            ),
        ),
    ),
    date(2007, 1, 1),
    date(2008, 12, 31),
)

ROWS_2005 = APA_2005.areas[:3]
PROSE_AREAS = (*OUTCOMES, MANAGEMENT)
ASPECTS = ListLayout(
    starts=re.compile(r"(?i)aspects for focus in .{5,80}|annex \w: .*recommendations.*"),
    rules=ListRules(groups=re.compile(r"(?!)"), ends=re.compile(r"(?i)(?:we confirm|yours sincerely|annex \w\b)")),
)
JOINT_AREA_REVIEW: Final = EarlierReview("jar", r"joint area review|JAR")
END_OF_LETTER: Final = re.compile(r"(?i)(?:we confirm|yours sincerely|annex \w\b)")

_SENTENCE: Final = (
    r"[^.]{10,400}?\b(?:is|are|remains?|makes?\s+an?)\s+(?:now\s+|generally\s+|overall\s+|consistently\s+)?"
    r"(?P<grade>excellent|outstanding|good|adequate|inadequate)\b"
)


def _as_doubted(item: RecommendationRead) -> RecommendationRead:
    """The item, to check in an annex: there a letter may restate what an earlier review recommended."""
    return replace(item, confidence=Confidence.CHECK) if (item.section or "").lower().startswith("annex") else item


def read(document: Document, framework: Framework) -> Findings:
    """The three rows and the prose of 2005 and 2006, or the seven rows of 2007 and 2008, known from descriptions."""
    judgements = table_judgements(document, framework, ROWS_2005, "the row of the grades table")
    edition = APA_2005
    if judgements:
        judgements += tuple(j for area in PROSE_AREAS if (j := _from_prose(document, framework, area)))
    else:
        edition = APA_2007
        judgements = all_to_check(table_judgements(document, framework, APA_2007.areas, "the row of the grades table"))
    strengths, areas = strengths_and_areas(document)
    progress, unread = progress_on(document, framework, PROSE_AREAS, JOINT_AREA_REVIEW, END_OF_LETTER)
    return Findings(
        kind=Kind.LETTER,
        edition=edition.key,
        published=letter_date(document),
        judgements=judgements,
        recommendations=tuple(map(_as_doubted, listed_items(document, ASPECTS, Audience.AUTHORITY))),
        strengths=strengths,
        areas_for_improvement=areas,
        progress=progress,
        ratings=ratings_mentioned(document),
        notes=(
            *notes_on_missing_rows(judgements, ROWS_2005 if edition is APA_2005 else APA_2007.areas),
            *unread,
            *notes_on_lists(document, Audience.AUTHORITY, ASPECTS),
            *notes_on_strengths_and_areas(document),
        ),
    )


def _from_prose(document: Document, framework: Framework, area: Area) -> JudgementRead | None:
    """The word in the first sentence under the heading of an outcome: always to check."""
    label = "|".join(label_expression(printed) for printed in area.printed)
    under = re.compile(rf"(?im)^[ \t]*(?P<label>{label})[ \t]*\n{_SENTENCE}")
    found = list(graded_sentences(document.pages, under, framework)) or _over_the_page(document, framework, label)
    judgement = judgement_of_sentences(area.key, found[:1], "the first sentence under the heading")
    if judgement is None:
        return None
    return replace(judgement, label=judgement.label or area.label, confidence=Confidence.CHECK)


def _over_the_page(document: Document, framework: Framework, label: str) -> list[GradedSentence]:
    """The first sentence of a page, where its heading is the last line of the page before."""
    first = re.compile(rf"(?i)(?P<label>){_SENTENCE}")
    lines = body_lines(document)
    turns = (n for n in range(1, len(lines)) if lines[n].page == lines[n - 1].page + 1)
    for turn in turns:
        last = [" ".join(line.text for line in lines[max(0, turn - count) : turn]) for count in (1, 2, 3)]
        if any(re.fullmatch(label, text, re.IGNORECASE) for text in last):
            found = graded_sentence_at(document.page(lines[turn].page), lines[turn].start, first, framework)
            return [found] if found else []
    return []


FRAMEWORK = Framework(
    key="apa",
    short="APA",
    name="Annual performance assessment of services for children and young people",
    match_order=10,
    title_patterns=(
        r"(?:20\d\d )?annual performance assessment of (?:services for children|children.s services)",
        (
            r"(?:20\d\d )?annual performance assessment of [\s\S]{3,70}?"
            r" education and children.s (?:social care )?services"
        ),
    ),
    council_name_patterns=(
        (
            r"(?:20\d\d )?annual performance assessment of (?:services for children and young people|"
            r"children.s services) (?:in|for) (?P<name>.{3,60}?)(?: 20\d\d)?[ \t]*$"
        ),
        (
            r"(?:20\d\d )?annual performance assessment of (?P<name>[\s\S]{3,70}?)(?:[’'`]s)?"
            r" education and children.s (?:social care )?services"
        ),
    ),
    editions=(APA_2005, APA_2007),
    scale=FOUR_IS_BEST,
    kinds=(Kind.LETTER,),
    licence=Licence.NARROWER,
    read=read,
    on_site=False,
    prints_lists=True,
    plain_words=(
        "A letter to each council once a year with grades for its services for children, from 4 (best) to 1. It was "
        "made from what was known already, without a visit of its own."
    ),
)
