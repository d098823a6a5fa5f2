"""Judgement tables by geometry: a grade belongs to a label because they stand on the same row of the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspections.reading.geometry import overlap, union
from inspections.reading.grades import GradePhrase, phrases_in
from inspections.reading.labels import LabelFound
from inspections.reading.page import Page
from inspections.reading.text import Word
from inspections.reading.vocabulary import Grade

_BELOW_LAST_ROW = 45.0
"""Points under the last label in which the rest of its wrapped grade may stand."""


@dataclass(frozen=True)
class Row:
    """A label with the grade on its row; `sure` is false where the row had to be chosen."""

    label: LabelFound
    phrases: tuple[GradePhrase, ...]
    sure: bool

    @property
    def grades(self) -> set[Grade]:
        """The different grades of the row: one, unless the row contradicts itself."""
        return {phrase.grade for phrase in self.phrases}


def read_rows(page: Page, labels: tuple[LabelFound, ...], scale: Mapping[str, Grade]) -> tuple[Row, ...]:
    """One row for each label that has a grade beside it."""
    if not labels:
        return ()
    phrases = phrases_in(_grade_column(page, labels, _vocabulary(scale)), scale)
    assigned: dict[int, list[GradePhrase]] = {}
    unsure: set[int] = set()
    for phrase in phrases:
        position, sure = _row_of(phrase, labels)
        if position is not None:
            assigned.setdefault(position, []).append(phrase)
            if not sure:
                unsure.add(position)
    return tuple(
        Row(labels[position], tuple(found), position not in unsure) for position, found in sorted(assigned.items())
    )


def _vocabulary(scale: Mapping[str, Grade]) -> set[str]:
    return {word for phrase in scale for word in phrase.split()}


def _grade_column(page: Page, labels: tuple[LabelFound, ...], vocabulary: set[str]) -> list[Word]:
    """The words right of the labels between the first and the last row, in reading order."""
    label_words = {word.start for label in labels for word in label.words}
    left = min(label.box[0] for label in labels)
    top = min(label.box[1] for label in labels) - _BELOW_LAST_ROW
    bottom = max(label.box[3] for label in labels) + _BELOW_LAST_ROW
    column: list[Word] = []
    for line in visual_lines(w for w in page.words if top < w.box[1] and w.box[3] < bottom):
        column += _right_of_label(line, label_words, left, vocabulary)
    return column


def _right_of_label(line: list[Word], label_words: set[int], left: float, vocabulary: set[str]) -> list[Word]:
    """The words after the label on a row's line; nothing of a line of prose, which goes on in other words."""
    own = [word for word in line if word.start in label_words]
    edge = max(word.box[2] for word in own) if own else left + 60
    if not own and line[0].box[0] < edge:
        return []
    right = [word for word in line if word.box[0] >= edge - 1]
    prose = any(re.sub(r"[^a-z]", "", word.text.lower()) not in {"", *vocabulary} for word in right)
    return [] if prose else right


def visual_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words in lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box[1] + w.box[3]):
        height = word.box[3] - word.box[1]
        if lines and abs(_middle(lines[-1][0]) - _middle(word)) < 0.3 * height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.box[0]) for line in lines]


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2


def _row_of(phrase: GradePhrase, labels: tuple[LabelFound, ...]) -> tuple[int | None, bool]:
    """The position of the label on the phrase's row, and whether they plainly share it."""
    box = union(word.box for word in phrase.words)
    shared = [overlap(box[1], box[3], label.box[1], label.box[3]) for label in labels]
    best = max(range(len(labels)), key=shared.__getitem__)
    label = labels[best].box
    enough = 0.4 * min(box[3] - box[1], label[3] - label[1])
    rival = any(position != best and s > enough for position, s in enumerate(shared))
    if shared[best] >= enough:
        return best, not rival
    return (best, False) if shared[best] > -6 else (None, False)
