"""Annual ratings and assessments of children's services, letters of 2009 to 2011."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead
from inspections.reading.cover.letters import letter_date
from inspections.reading.findings import Findings
from inspections.reading.framework import Band, Edition, Framework
from inspections.reading.judgements.sentences import GradedSentence, graded_sentences, judgement_of_sentences
from inspections.reading.judgements.table import notes_on_missing_rows
from inspections.reading.layout.list_parts import ListRules
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.recommendations.listed_items import ListLayout, listed_items, notes_on_lists
from inspections.reading.vocabulary import Audience, Confidence, Grade, Kind, Licence

RULES = ListRules(
    groups=re.compile(r"(?!)"),
    ends=re.compile(
        r"(?i)(?:key strengths|strengths|areas for|outcomes for|the prospects|this (?:children|letter)|yours)"
    ),
)
STRENGTHS = ListLayout(starts=re.compile(r"(?i)(?:key |areas of )?strengths?:?"), rules=RULES)
AREAS = ListLayout(starts=re.compile(r"(?i)areas for (?:further )?(?:improvement|development):?"), rules=RULES)

LINE = re.compile(
    r"(?i)(?P<label>.{0,90}?\b(?:children.s services|assessment|rating)\b.{0,40}?)[\s:–-]+(?:[1-4]\s*[–-]\s*)?"
    r"(?:(?P<grade>performs (?:excellently|well|adequately|poorly))(?:\W+[1-4]\W*|\W*)|(?P<digit>[1-4]))"
)
SAID = re.compile(
    r"(?im)(?P<label>(?:^[ \t]*|(?<=\. ))(?:[A-Z][^.\n]{2,60}?\s)?children.s\s+services\b"
    r"(?:(?!\bderive)[^.]){0,110}?)\s+"
    r"(?P<grade>perform(?:s|ing)?\s+(?:excellently|well|adequately|poorly))\b(?![’'”])"
)


def read(document: Document, framework: Framework) -> Findings:
    """One rating in words, strengths and what to improve; known only from descriptions, so all is to check."""
    rating = _rating(document, framework)
    judgements = (rating,) if rating else ()
    return Findings(
        kind=Kind.LETTER,
        published=letter_date(document),
        judgements=judgements,
        strengths=listed_items(document, STRENGTHS, Audience.AUTHORITY),
        areas_for_improvement=listed_items(document, AREAS, Audience.AUTHORITY),
        notes=(
            *notes_on_missing_rows(judgements, framework.areas),
            *notes_on_lists(document, Audience.AUTHORITY, STRENGTHS, AREAS),
        ),
    )


def _rating(document: Document, framework: Framework) -> JudgementRead | None:
    """The line that ends in the rating, else the sentence that says how services perform.

    The scale of all four ratings stands in every letter, and is neither.
    """
    pages = document.pages[:2]
    found = [s for page in pages for s in _in_lines(page, framework)] or list(graded_sentences(pages, SAID, framework))
    judgement = judgement_of_sentences("overall", found, "the line or sentence with the rating")
    return replace(judgement, confidence=Confidence.CHECK) if judgement else None


def _in_lines(page: Page, framework: Framework) -> Iterator[GradedSentence]:
    """The lines, as a person sees them, that name the assessment and end in a rating."""
    for words in words_in_lines(page.words):
        text = " ".join(word.text for word in words)
        match = LINE.fullmatch(text)
        if match:
            printed = match["grade"] or match["digit"]
            at = len(text[: match.start("grade" if match["grade"] else "digit")].split())
            start, end = min(word.start for word in words), max(word.end for word in words)
            label = match["label"].rstrip(" :–-")
            yield GradedSentence(page, start, end, framework.scale[printed.lower()], printed, label, tuple(words[at:]))


ENDING = r"(?: 20\d\d)?[ \t]*(?:$|:)"
"""What may follow the name or the title on its line."""

FRAMEWORK = Framework(
    key="csr",
    short="Annual rating",
    name="Annual children's services rating",
    match_order=35,
    title_patterns=(
        r"(?:20\d\d )?(?:annual )?children.s services (?:annual )?(?:performance )?(?:rating|assessment)",
        r"(?:20\d\d )?annual (?:rating|assessment) of (?:council )?children.s services",
        rf"(?-i:[A-Z])[^\n.,:]{{3,50}}?[ ](?:annual )?children.s services (?:rating|assessment){ENDING}",
    ),
    council_name_patterns=(
        (
            r"(?:20\d\d )?(?:annual )?children.s services (?:rating|assessment) (?:for|of|in) "
            rf"(?P<name>.{{3,60}}?){ENDING}"
        ),
        (
            r"(?P<name>(?-i:[A-Z])(?!nnual)[^\n.,:]{3,50}?)[ ](?:annual )?"
            rf"children.s services (?:rating|assessment){ENDING}"
        ),
    ),
    editions=(
        Edition(
            "2009",
            (Area("overall", "Children's services", (r"children.s services (?:rating|assessment)",), headline=True),),
            date(2009, 1, 1),
            date(2011, 12, 31),
            Band("Annual rating, SLAC", "Safeguarding, looked after", "CSR, SLAC", also=("children_in_care",)),
        ),
    ),
    scale={
        "performs excellently": Grade.OUTSTANDING,
        "performs well": Grade.GOOD,
        "performs adequately": Grade.ADEQUATE,
        "performs poorly": Grade.INADEQUATE,
        "perform excellently": Grade.OUTSTANDING,
        "perform well": Grade.GOOD,
        "perform adequately": Grade.ADEQUATE,
        "perform poorly": Grade.INADEQUATE,
        "performing excellently": Grade.OUTSTANDING,
        "performing well": Grade.GOOD,
        "performing adequately": Grade.ADEQUATE,
        "performing poorly": Grade.INADEQUATE,
        "4": Grade.OUTSTANDING,
        "3": Grade.GOOD,
        "2": Grade.ADEQUATE,
        "1": Grade.INADEQUATE,
    },
    kinds=(Kind.LETTER,),
    licence=Licence.NARROWER,
    read=read,
    on_site=False,
    prints_lists=True,
    verified=False,
    plain_words=(
        "A rating of a council’s services for children that Ofsted gave once a year, in words from “performs "
        "excellently” to “performs poorly”. It was made from what was known already, without a visit of its own."
    ),
)
