"""Ratings of the time before 2009 that letters mention: a council's stars, and the block of the corporate assessment.

Neither is a judgement of the letter itself, so that they are kept as its words and are to check.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspections.reading.contract import RatingRead
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.page import Page
from inspections.reading.quotation import quotation
from inspections.reading.vocabulary import RatingKind

_NUMBERS: Final = {"zero": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4}
_STARS: Final = re.compile(
    rf"(?i)\b(?P<number>[0-4]|{'|'.join(_NUMBERS)})[\s-]+stars?\s+(?:council|authority|rating|performance|social)\b"
)
_BLOCK: Final = re.compile(
    r"(?is)\bscore\s+for\s+the\s+children\s+and\s+young\s+people\s+service\s+block\b"
    r"[^.]{0,40}\bcomprehensive\s+performance\s+assessment\b"
)
_SENTENCE_END: Final = re.compile(r"[.;](?=\s)")
_HEADING: Final = re.compile(r"(?:\A|\n)[^\n]{1,50}\n(?=[A-Z“])")
"""A short line over one that begins with a capital: no part of the sentence, whose lines have 85 to 95 letters."""
_LONGEST_SENTENCE: Final = 300
"""Letters on either side that are looked at for the ends of the sentence; those of such letters are shorter."""


def ratings_mentioned(document: Document) -> tuple[RatingRead, ...]:
    """Each kind once, as it is first mentioned."""
    found: dict[RatingKind, RatingRead] = {}
    for page in document.pages:
        for rating in _on(page):
            found.setdefault(rating.kind, rating)
    return tuple(found.values())


def _on(page: Page) -> Iterator[RatingRead]:
    for kind, pattern in ((RatingKind.STARS, _STARS), (RatingKind.SERVICE_BLOCK, _BLOCK)):
        for match in pattern.finditer(page.text):
            number = match.groupdict().get("number")
            yield RatingRead(
                kind=kind,
                stars=None if number is None else _stars(number),
                words=_sentence(page.text, match),
                page=page.number,
                box=page.displayed_box(match.start(), match.end()) or (0.0, 0.0, *page.size),
            )


def _stars(number: str) -> int:
    return int(number) if number.isdigit() else _NUMBERS[number.lower()]


def _sentence(text: str, match: re.Match[str]) -> str:
    earliest, latest = max(0, match.start() - _LONGEST_SENTENCE), match.end() + _LONGEST_SENTENCE
    found = (pattern.finditer(text, earliest, match.start()) for pattern in (_SENTENCE_END, _HEADING))
    before = sorted(each.end() for matches in found for each in matches)
    after = _SENTENCE_END.search(text, match.end(), latest)
    sentence = (before[-1] if before else earliest, after.end() if after else min(latest, len(text)))
    return quotation(text, sentence, match.span())
