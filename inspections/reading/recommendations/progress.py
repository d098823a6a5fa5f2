"""Recommendations of an earlier inspection that a letter restates, and its verdict on the progress with each.

The letter of the year after a review goes through the review's recommendations area by area: a sentence that names
the review, what it recommended, then prose on what came of it. This is known from one letter, so all is to check.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inspections.reading.area import Area
from inspections.reading.contract import EarlierInspection, Note, PageBox, ProgressRead
from inspections.reading.cover.date_forms import MONTHS
from inspections.reading.framework import Framework
from inspections.reading.judgements.grade_phrases import grade_of, grade_pattern
from inspections.reading.judgements.labels import label_expression
from inspections.reading.layout.list_parts import ListRules, count_heading_lines
from inspections.reading.layout.lists import ListReader
from inspections.reading.layout.prose import Prose, Stretch, paragraph_at
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine
from inspections.reading.recommendations.item_text import item_text
from inspections.reading.vocabulary import Grade

_RECOMMENDS: Final = re.compile(r"(?i)\brecommend(?:ed|ations?)\b")
_NONE_MADE: Final = re.compile(r"(?i)\b(?:no|not|any)\b[^.]{0,40}\brecommend")
_SEVERAL: Final = re.compile(r"(?i)\brecommendations\b")
_POINTER: Final = re.compile(r"(?i)\bsee (?:the )?(?:annex|appendix)\b")
"""An item that only says where the full list stands."""
_PROGRESS: Final = re.compile(r"(?i)\bprogress\b")
_ITS_SUBJECT: Final = re.compile(r"(?i)\b(?:recommendations?|actions?)\b")
_DENIED: Final = re.compile(r"(?i)\b(?:not|no|never|fail\w*|lack\w*|without|less than)\b")
_ADVERB: Final = r"(?:(?:also|generally|largely|mostly|now|overall|still|therefore)\s+)?"
_LIST_RULES: Final = ListRules(groups=re.compile(r"(?!)"), ends=re.compile(r"(?!)"))


@dataclass(frozen=True)
class EarlierReview:
    """The review whose recommendations a letter may restate: its framework, and a pattern for its names."""

    framework: str
    names: str


@dataclass(frozen=True)
class _Item:
    """One recommendation as restated, and where it stands."""

    text: str
    boxes: tuple[PageBox, ...]


@dataclass(frozen=True)
class _Restated:
    """The recommendations in one list, and the prose after it, which says what came of them."""

    items: tuple[_Item, ...]
    after: Prose


@dataclass(frozen=True)
class _Verdict:
    """The sentence on progress, and its grade; None where there is no such sentence, or no single grade in it."""

    grade: Grade | None
    words: Stretch | None


def progress_on(
    document: Document,
    framework: Framework,
    strands: Sequence[Area],
    review: EarlierReview,
    ends: re.Pattern[str],
) -> tuple[tuple[ProgressRead, ...], tuple[Note, ...]]:
    """The restated recommendations under the heading of each strand, up to the line that ends them all.

    Strands that say they restate some, none of which could be told from the text around them, leave a note.
    """
    of = EarlierInspection(review.framework, _when(document, review))
    found: list[ProgressRead] = []
    notes: list[Note] = []
    for area, lines in _by_strand(body_lines(document), strands, ends):
        for restated in _restated(document, lines, review):
            verdict = _verdict(restated.after, framework)
            found += _with_verdict(document, restated, verdict, of, area.key)
            if not restated.items:
                message = f"The letter restates earlier recommendations under “{area.label}”, which were not read."
                notes.append(Note("progress_unread", message, lines[0].page))
    return tuple(found), tuple(notes)


def _with_verdict(
    document: Document, restated: _Restated, verdict: _Verdict, of: EarlierInspection, strand: str
) -> Iterator[ProgressRead]:
    words = verdict.words
    of_words = restated.after.boxes(document, words) if words else ()
    for item in restated.items:
        yield ProgressRead(
            of=of,
            text=item.text,
            strand=strand,
            verdict=verdict.grade,
            words=words.text if words else None,
            page=item.boxes[0].page,
            boxes=(*item.boxes, *of_words),
        )


def _when(document: Document, review: EarlierReview) -> str | None:
    """The year, or year and month, that is first printed after the name of the review; None where there is none."""
    pattern = re.compile(
        rf"(?i)\b(?:{review.names})(?:\s+\(\w+\))?(?:\s+\w+){{0,2}}?\s+(?:in|of|from|during)\s+"
        rf"(?:(?P<month>{'|'.join(MONTHS)})\s+)?(?P<year>20\d\d)\b"
    )
    match = next((match for page in document.pages for match in pattern.finditer(page.text)), None)
    if match is None or match["month"] is None:
        return match["year"] if match else None
    return f"{match['year']}-{MONTHS[match['month'].lower()]:02d}"


def _by_strand(
    lines: Sequence[TextLine], strands: Sequence[Area], ends: re.Pattern[str]
) -> Iterator[tuple[Area, tuple[TextLine, ...]]]:
    """The lines under the heading of each strand."""
    labels = {area: "|".join(label_expression(printed) for printed in area.printed) for area in strands}
    patterns = {area: re.compile(rf"(?i)(?:{label})") for area, label in labels.items()}
    area, own, position = None, list[TextLine](), 0
    while position < len(lines) and not (area and ends.match(lines[position].text)):
        heads = ((one, count_heading_lines(pattern, lines, position)) for one, pattern in patterns.items())
        head, taken = next(((one, count) for one, count in heads if count), (None, 1))
        if head and area:
            yield area, tuple(own)
        if head:
            area, own = head, []
        else:
            own.append(lines[position])
        position += taken
    if area:
        yield area, tuple(own)


def _restated(document: Document, lines: tuple[TextLine, ...], review: EarlierReview) -> Iterator[_Restated]:
    """Each list of the strand with the prose between it and the next; without items where none could be told apart."""
    lists: list[tuple[int, int, tuple[_Item, ...]]] = []
    position = 0
    while (ahead := _introduction(lines[position:], review)) is not None:
        first = position + ahead
        items, position = _items(document, lines, first)
        if items or lines[first].text.endswith(":"):
            lists.append((first, position, items))
    ends = [*(first for first, _, _ in lists[1:]), len(lines)]
    for (_, behind, items), end in zip(lists, ends, strict=False):
        yield _Restated(items, Prose(lines[behind:end]))


def _introduction(lines: tuple[TextLine, ...], review: EarlierReview) -> int | None:
    """The line on which the first sentence ends that says what the review recommended; None where none does."""
    prose = Prose(lines)
    names = re.compile(rf"(?i)\b(?:{review.names})\b")
    for sentence in prose.sentences():
        if names.search(sentence.text) and _RECOMMENDS.search(sentence.text) and not _NONE_MADE.search(sentence.text):
            return prose.position_at(sentence.end - 1)
    return None


def _items(document: Document, lines: tuple[TextLine, ...], introduction: int) -> tuple[tuple[_Item, ...], int]:
    """The items after the line that introduces them, and the position of the line after those."""
    reader = ListReader(document, lines, _LIST_RULES)
    end = reader.read(introduction)
    if reader.items and lines[lines.index(reader.items[0].lines[0]) - 1].text.endswith(":"):
        marked = (_Item(item_text(document, one), document.boxes_of_lines(tuple(one.lines))) for one in reader.items)
        return tuple(item for item in marked if not _POINTER.search(item.text)), end
    following = introduction + 1
    if following == len(lines) or not _introduces_one(lines, introduction):
        return (), following
    # A single recommendation has no mark: it is the paragraph after the colon.
    paragraph = paragraph_at(document, lines, following)
    item = _Item(" ".join(line.text for line in paragraph), document.boxes_of_lines(paragraph))
    return (item,), following + len(paragraph)


def _introduces_one(lines: tuple[TextLine, ...], position: int) -> bool:
    """Whether the sentence that ends on a line ends in a colon and speaks of a single recommendation."""
    sentence = list(Prose(lines[: position + 1]).sentences())[-1].text
    return sentence.endswith(":") and not _SEVERAL.search(sentence)


def _verdict(prose: Prose, framework: Framework) -> _Verdict:
    """What the prose says about progress on the recommendations, in a word of the scale where it uses only one."""
    scale = {phrase: grade for phrase, grade in framework.scale.items() if phrase.isalpha()}
    grades = grade_pattern(scale)
    judges = re.compile(
        rf"(?i)\bprogress\b(?P<between>[^.;]{{0,120}}?)\b(?:is|was|has\s+been|remains)\s+{_ADVERB}(?:{grades})\b"
        rf"|\b(?P<before>{grades})\s+progress\b"
    )
    spoken = [sentence for sentence in prose.sentences() if _PROGRESS.search(sentence.text)]
    found = [(sentence, _grade_in(sentence.text, judges, scale)) for sentence in spoken]
    judged = [(sentence, grade) for sentence, grade in found if grade]
    if judged:
        agreed = len({grade for _, grade in judged}) == 1
        return _Verdict(judged[0][1] if agreed else None, judged[0][0])
    about = [sentence for sentence in spoken if _ITS_SUBJECT.search(sentence.text)]
    return _Verdict(None, next(iter(about or spoken), None))


def _grade_in(sentence: str, judges: re.Pattern[str], scale: dict[str, Grade]) -> Grade | None:
    """The only grade in a sentence that judges progress on recommendations; None where the sentence negates it."""
    match = judges.search(sentence)
    if match is None or not _ITS_SUBJECT.search(sentence):
        return None
    denied = match["between"] if match["before"] is None else sentence[: match.start()]
    grades = {grade_of(one, scale) for one in re.findall(rf"(?i)\b{grade_pattern(scale)}\b", sentence)}
    return grades.pop() if len(grades) == 1 and not _DENIED.search(denied) else None
