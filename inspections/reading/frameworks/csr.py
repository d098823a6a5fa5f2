"""Annual ratings and assessments of children's services, letters of 2009 to 2011."""

import re
from dataclasses import replace
from datetime import date

from inspections.reading.contract import JudgementRead
from inspections.reading.document import Document
from inspections.reading.findings import Findings
from inspections.reading.frameworks.definition import Area, Edition, Framework
from inspections.reading.grades import grade_pattern
from inspections.reading.judgements import missing_rows
from inspections.reading.letters import letter_date, signatories
from inspections.reading.lists import ListRules
from inspections.reading.recommendations import Lists, read_lists
from inspections.reading.sentences import judgement_of, sentences
from inspections.reading.vocabulary import Audience, Confidence, Grade, Kind

RULES = ListRules(
    groups=re.compile(r"(?!)"),
    ends=re.compile(r"(?i)(?:key strengths|areas for|outcomes for|the prospects|this (?:children|letter)|yours)"),
)
STRENGTHS = Lists(starts=re.compile(r"(?i)key strengths:?"), rules=RULES)
AREAS = Lists(starts=re.compile(r"(?i)areas for (?:further )?(?:improvement|development):?"), rules=RULES)


def read(document: Document, framework: Framework) -> Findings:
    """One rating in words, the strengths and what to improve; the letters were never seen, so it is to check."""
    rating = _rating(document, framework)
    judgements = (rating,) if rating else ()
    return Findings(
        kind=Kind.LETTER,
        edition=framework.editions[0].key,
        published=letter_date(document),
        lead_inspector=signatories(document),
        judgements=judgements,
        strengths=read_lists(document, STRENGTHS, Audience.AUTHORITY),
        areas_for_improvement=read_lists(document, AREAS, Audience.AUTHORITY),
        notes=missing_rows(judgements, framework.areas),
    )


def _rating(document: Document, framework: Framework) -> JudgementRead | None:
    pattern = re.compile(
        r"(?im)^[ \t]*(?P<label>[^\n]{0,80}?children.s\s+services\b[^\n]{0,60}?)[\s:–-]+(?:\d{4}\s+)?"
        rf"(?P<grade>{grade_pattern(framework.scale)})\b"
    )
    found = list(sentences(document.pages[:2], pattern, framework))
    judgement = judgement_of("overall", found, framework, "the line with the rating")
    return replace(judgement, confidence=Confidence.CHECK) if judgement else None


FRAMEWORK = Framework(
    key="csr",
    short="Annual rating",
    name="Annual children's services rating",
    order=35,
    titles=(
        r"(?:annual )?children.s services (?:annual )?(?:rating|assessment)",
        r"annual (?:rating|assessment) of children.s services",
    ),
    editions=(
        Edition(
            "2009",
            (Area("overall", "Children's services", (r"children.s services (?:rating|assessment)",)),),
            date(2009, 1, 1),
            date(2011, 12, 31),
        ),
    ),
    scale={
        "performs excellently": Grade.OUTSTANDING,
        "performs well": Grade.GOOD,
        "performs adequately": Grade.ADEQUATE,
        "performs poorly": Grade.INADEQUATE,
    },
    kinds=(Kind.LETTER,),
    inspectorates="Ofsted",
    read=read,
    verified=False,
)
