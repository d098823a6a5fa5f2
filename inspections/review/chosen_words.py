"""Words that a person chose on a page of a report: which they are, where they stand, and what value they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from authorities.queries import match_name
from inspections.draft import JUDGEMENT, LISTS_LOOKED_AT, Draft
from inspections.errors import InvalidValueError
from inspections.finding import FindingFacts, FindingKind
from inspections.intake.page_lines import PageWord
from inspections.models.choices import framework_choices, grade_choices, kind_choices
from inspections.reading.contract import Evidence
from inspections.reading.frameworks import frameworks
from inspections.reading.recommendations.framework_tags import text_and_tag
from inspections.review.cleaning import clean_value
from inspections.review.labels import LOOKED_AT

type Box = tuple[float, float, float, float]

RULE: Final = "the words that an editor chose"
_NUMBERED: Final = re.compile(r"^(?P<number>\d{1,3})[.)]\s+(?=\S)")
_BULLETS: Final = "•–-*▪■ "
_DATE: Final = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b")
_FOOTNOTE: Final = re.compile(r"(?<=[a-z])\d+$")
_CHOICES: Final[Mapping[str, Callable[[], Sequence[tuple[str, str]]]]] = {
    "framework": framework_choices,
    "kind": kind_choices,
    LISTS_LOOKED_AT: lambda: tuple(LOOKED_AT.items()),
}
_LONGEST: Final = 200
"""As long as the columns of the record are."""
_DAYS: Final = ("inspection_start", "inspection_end", "published")


@dataclass(frozen=True)
class ChosenWords:
    """Words of one page, in order, and their boxes, one for each line."""

    page: int
    text: str
    boxes: tuple[Box, ...]

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.page, self.box, self.text, RULE)

    @property
    def box(self) -> Box:
        """One box around all of them."""
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return (min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def places(self) -> tuple[tuple[float, ...], ...]:
        return tuple((float(self.page), *box) for box in self.boxes)

    @property
    def count(self) -> int:
        return len(self.text.split())

    def as_finding(self, kind: FindingKind) -> FindingFacts:
        """A finding with these words: its mark is left out, its number and its tag are kept as such."""
        text, tag = text_and_tag(self.text.lstrip(_BULLETS))
        numbered = _NUMBERED.match(text)
        if numbered:
            text = text[numbered.end() :]
        number = numbered["number"] if numbered else None
        return FindingFacts(text or self.text, number, kind=kind.value, tag=tag, page=self.page, boxes=self.places)


def chosen_words(page: int, words: Sequence[PageWord]) -> ChosenWords:
    """InvalidValueError where nothing is chosen."""
    if not words:
        raise InvalidValueError("Nothing was chosen. Choose words on the page or tick lines first.")
    text = "".join(word.text if word.is_broken else f"{word.text} " for word in words).strip()
    return ChosenWords(page, text, tuple(_boxes_of_lines(words)))


def _boxes_of_lines(words: Sequence[PageWord]) -> list[Box]:
    """A box for each line: a word that goes on to the right at the same height is of the line before it."""
    boxes: list[Box] = []
    for x0, top, x1, bottom in (word.box for word in words):
        left, above, right, below = boxes[-1] if boxes else (0.0, 0.0, 0.0, 0.0)
        if boxes and x0 >= left and above < (top + bottom) / 2 < below:
            boxes[-1] = (left, min(above, top), max(right, x1), max(below, bottom))
        else:
            boxes.append((x0, top, x1, bottom))
    return boxes


def value_in_words(draft: Draft, key: str, text: str) -> str | None:
    """The value that the words give for a fact or a judgement; InvalidValueError where they give none."""
    if key.startswith(JUDGEMENT):
        return clean_value(key, _grade_at_end(draft, text))
    if key == "authority":
        return _council_in(text)
    if key in _CHOICES:
        return _choice_in(text, _CHOICES[key]())
    if len(text) > _LONGEST:
        raise InvalidValueError(f"These words are too long for a value: {_LONGEST} letters at most. Choose fewer.")
    dates = _DATE.findall(text) if key in _DAYS else []
    return clean_value(key, re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", dates[0]) if len(dates) == 1 else text)


def _grade_at_end(draft: Draft, text: str) -> str:
    """The grade whose words stand at the end, as in a table of judgements: of two that end alike the longer."""
    known = frameworks().get(draft.fact("framework") or "")
    scale = known.scale if known else {}
    words = {said.casefold(): str(grade) for said, grade in scale.items()}
    words |= {label.casefold(): key for key, label in grade_choices() if not scale or key in words.values()}
    said = _FOOTNOTE.sub("", " ".join(text.casefold().split()).rstrip(" .*†‡"))
    for each in sorted(words, key=len, reverse=True):
        if re.search(rf"(?:^|\W){re.escape(each)}$", said):
            return words[each]
    raise InvalidValueError(
        f"“{text[:60]}” does not end with a grade. Choose the words up to and including the grade, or type it."
    )


def _council_in(text: str) -> str:
    found = match_name(text.strip(" .,"), on=None)
    if found.authority is None:
        raise InvalidValueError(
            f"“{text[:60]}” is not the name of a council. Choose the council from the list in the review."
        )
    return found.authority.dfe_number


def _choice_in(text: str, choices: Sequence[tuple[str, str]]) -> str:
    said = " ".join(text.casefold().split()).strip(" .")
    found = [key for key, label in choices if label.casefold() == said]
    if not found:
        raise InvalidValueError(f"“{text[:60]}” is not in the list. Choose from the list in the review.")
    return found[0]
