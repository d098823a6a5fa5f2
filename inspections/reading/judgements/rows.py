"""Judgement tables by geometry: a grade belongs to a label because they stand on the same row of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inspections.reading.judgements.grade_phrases import GradePhrase, grade_phrases_in
from inspections.reading.judgements.labels import RowLabel
from inspections.reading.layout.columns import GAP, split_at_grades, words_of_grades
from inspections.reading.layout.visual_lines import words_in_lines
from inspections.reading.pdf.geometry import box_around, shared_length
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.vocabulary import Grade

_BELOW_LAST_ROW: Final = 45.0
"""Points under the last label in which the rest of its wrapped grade may stand: 15 in ILACS reports of 2018."""
_LINES_BELOW_LAST_ROW: Final = 5
"""The same in lines, where letters are tall: “requires / improvement / to be / good” is centred beside one line."""
_LEAST_INDENT: Final = 60.0
"""Points right of the labels' edge at which a line without a label may begin a cell of grades: 167 or more in a JAR."""
_SMALL_PRINT: Final = 0.75
"""The height of a grade against that of its label, which is the same in all reports; raised digits have less."""
_BETWEEN_COLUMNS: Final = 1.2
"""White space between two grades of a row, in heights of their letters; a space takes 0.3."""
_TIMES_A_SPACE: Final = 1.3
"""White space before a grade against the narrowest within its label: where all letters are as wide, spaces are as well.

A space of such letters takes 0.6 of their height, and would be wide enough to set a cell apart.
"""
_OF_THE_HEADER: Final = {"grade", "grades", "judgement", "judgements", "judgment", "awarded"}


@dataclass(frozen=True)
class JudgementRow:
    """A label with the grade on its row; `sure` is false where there was a choice of rows, or more than a grade.

    `in_columns` says that grades stand in several columns: those of other inspections, or of a key to the table.
    """

    label: RowLabel
    phrases: tuple[GradePhrase, ...]
    sure: bool
    in_columns: bool = False

    @property
    def grades(self) -> set[Grade]:
        """The different grades on the row: one, unless the row contradicts itself."""
        return {phrase.grade for phrase in self.phrases}


def judgement_rows(page: Page, labels: tuple[RowLabel, ...], scale: Mapping[str, Grade]) -> tuple[JudgementRow, ...]:
    """One row for each label that has a grade beside it."""
    if not labels:
        return ()
    known = words_of_grades(scale)
    words, beside_others = _grade_column(page, labels, known)
    several = _stand_in_columns(words, known)
    phrases = grade_phrases_in(words, scale)
    others = _others(words, phrases)
    assigned: dict[int, list[GradePhrase]] = {}
    unsure: set[int] = set()
    without_label = 0
    for phrase in phrases:
        position, sure = _row_of(phrase, labels, beside_others)
        if position is None:
            without_label += 1
        else:
            assigned.setdefault(position, []).append(phrase)
            if not sure or _is_small(phrase, labels[position]) or any(_touches(phrase, word) for word in others):
                unsure.add(position)
    # Some labels have no grade while some grades have no label: the columns may have slipped.
    slipped = bool(without_label or unsure) and len(assigned) < len(labels)
    return tuple(
        JudgementRow(labels[position], tuple(found), position not in unsure and not slipped, several)
        for position, found in sorted(assigned.items())
    )


def _stand_in_columns(words: list[Word], known: frozenset[str]) -> bool:
    """Whether words of grades stand on one line with more than a space between them."""
    pairs = (pair for line in words_in_lines(words) for pair in pairwise(line))
    grades = (pair for pair in pairs if all(word.text.lower().strip("().,;:") in known for word in pair))
    return any(other.box[0] - one.box[2] > _BETWEEN_COLUMNS * (one.box[3] - one.box[1]) for one, other in grades)


def _others(words: list[Word], phrases: list[GradePhrase]) -> list[Word]:
    """Words in the column of grades that are not grades: “Requires improvment to be” over “good” is not good."""
    used = {word.start for phrase in phrases for word in phrase.words}
    plain = (w for w in words if w.start not in used and any(map(str.isalnum, w.text)))
    return [w for w in plain if w.text.lower().strip(":") not in _OF_THE_HEADER]


def _touches(phrase: GradePhrase, word: Word) -> bool:
    """Whether the word stands on the line of the phrase, or on the one above or below."""
    box = box_around(one.box for one in phrase.words)
    return shared_length(box[1], box[3], word.box[1], word.box[3]) > -0.4 * (word.box[3] - word.box[1])


def _is_small(phrase: GradePhrase, label: RowLabel) -> bool:
    """Whether the grade is printed smaller than its label: the raised digit of a footnote is not a grade."""
    height = min(word.box[3] - word.box[1] for word in phrase.words)
    return height < _SMALL_PRINT * (label.words[0].box[3] - label.words[0].box[1])


def _grade_column(page: Page, labels: tuple[RowLabel, ...], known: frozenset[str]) -> tuple[list[Word], frozenset[int]]:
    """The words right of the labels, from the first row to the last, in reading order.

    With them the offsets of those that stand beside some other label.
    """
    label_words = {word.start for label in labels for word in label.words}
    left = min(label.box[0] for label in labels)
    letters = labels[-1].words[0].box
    reach = max(_BELOW_LAST_ROW, _LINES_BELOW_LAST_ROW * (letters[3] - letters[1]))
    top = min(label.box[1] for label in labels) - reach
    bottom = max(label.box[3] for label in labels) + reach
    column: list[Word] = []
    beside_others: set[int] = set()
    for line in words_in_lines(w for w in page.words if top < w.box[1] and w.box[3] < bottom):
        right = _right_of_label(line, label_words, left, known)
        column += right
        # A line that begins with a small letter continues the label above it.
        if len(right) < len(line) and not line[0].text[0].islower() and label_words.isdisjoint(w.start for w in line):
            beside_others |= {word.start for word in right}
    return column, frozenset(beside_others)


def _right_of_label(line: list[Word], label_words: set[int], left: float, known: frozenset[str]) -> list[Word]:
    """The words of a line that white space sets apart from the label, or that stand far to the right of all labels."""
    own = [position for position, word in enumerate(line) if word.start in label_words]
    if not own:
        return list(split_at_grades(line, left, known).right) if line[0].box[0] < left + _LEAST_INDENT else line
    right = line[own[-1] + 1 :]
    if not right:
        return []
    # Words that follow after a mere space belong to a heading or a sentence: “… of care leavers: good”.
    white = right[0].box[0] - line[own[-1]].box[2]
    set_apart = white >= GAP * (right[0].box[3] - right[0].box[1]) and white > _TIMES_A_SPACE * _least_space(line, own)
    return right if set_apart else []


def _least_space(line: list[Word], own: list[int]) -> float:
    """The narrowest white space between two words of a label; 0 where it has one word."""
    beside = (line[at : at + 2] for at in own if at + 1 in own)
    return min((after.box[0] - word.box[2] for word, after in beside), default=0.0)


def _row_of(
    phrase: GradePhrase, labels: tuple[RowLabel, ...], beside_others: frozenset[int]
) -> tuple[int | None, bool]:
    """Which label is on the row of the phrase, and whether they plainly share it."""
    box = box_around(word.box for word in phrase.words)
    shared = [shared_length(box[1], box[3], label.box[1], label.box[3]) for label in labels]
    best = max(range(len(labels)), key=shared.__getitem__)
    label = labels[best].box
    enough = 0.4 * min(box[3] - box[1], label[3] - label[1])
    rival = any(position != best and s > enough for position, s in enumerate(shared))
    if shared[best] >= enough:
        return best, not rival
    own_row = all(word.start in beside_others for word in phrase.words)
    return (best, False) if shared[best] > -6 and not own_row else (None, False)
