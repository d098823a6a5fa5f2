"""The grade of a Local Safeguarding Children Board, in a sentence on the cover or over the board's section."""

import re
from functools import cache

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.sentences import graded_sentences, judgement_of_sentences
from inspections.reading.pdf.document import Document


@cache
def _sentence(grades: str) -> re.Pattern[str]:
    capital = r"(?!(?:The|Local|Safeguarding|Children|Board|LSCB)\b)[A-Z][\w’'.-]*"
    name = rf"(?-i:{capital}\s+(?:(?:and|&|upon|on|the|of|{capital})\s+){{0,5}})"
    board = rf"(?:{name}?(?:local\s+)?safeguarding\s+children.?s?\s+board|LSCB)(?:\s+\(\w+\))?"
    return re.compile(
        r"(?im)^[ \t]*(?P<label>(?:the\s+)?(?:(?:overall\s+)?judge?ment\s+(?:for|of|about|on)\s+)?(?:the\s+)?"
        rf"(?:effectiveness\s+of\s+the\s+)?{board}(?:\s+in\s+[^.:]{{2,60}}?)?)"
        r"(?:\s*:)?(?:\s+(?:is|are)(?:\s+that\s+it)?)?(?:\s+is)?(?:\s+judged\s+to\s+be)?\s+"
        rf"(?P<grade>{grades})[ \t]*(?:\.|:|because:?|overall)?[ \t]*$"
    )


def board_judgement(document: Document, framework: Framework, area: Area) -> JudgementRead | None:
    """The judgement of the first such sentence in the document; to check where two of them disagree."""
    found = list(graded_sentences(document.pages, _sentence(grade_pattern(framework.scale)), framework))
    return judgement_of_sentences(area.key, found, "the sentence about the board")
