"""Judgements from the rows of a table, with their evidence and whether they are certain."""

import re
from collections.abc import Iterator
from dataclasses import replace

from inspections.reading.area import Area
from inspections.reading.contract import JudgementRead, Note
from inspections.reading.framework import Framework
from inspections.reading.judgements.earlier_judgements import tells_of_the_past
from inspections.reading.judgements.grade_phrases import grade_pattern
from inspections.reading.judgements.graded_lines import graded_lines
from inspections.reading.judgements.labels import RowLabel, count_labelled_areas, row_labels
from inspections.reading.judgements.rows import JudgementRow, judgement_rows
from inspections.reading.judgements.ruled_table import ruled_judgements
from inspections.reading.layout.ruled_cells import share_ruled_row
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.geometry import box_around
from inspections.reading.pdf.page import Page
from inspections.reading.pdf.text import Word
from inspections.reading.pdf.visibility import starts_of_unseen_words
from inspections.reading.vocabulary import GRADE_RANKS, Confidence, Grade

LEAST_ROWS = 3
"""Rows that make a table: fewer are headings that happen to end in a grade, as two do on some pages of SIF reports."""
_PAGES_OF_COVER = 2
"""Pages with the table of every report but those of 2009 to 2013."""
_WORDS_OF_LABEL = 2
"""Words of a label that are looked at, the longest: to look at all takes time, and short ones have too few letters."""
_MOST_ODD_PAGES = 4
"""Pages that are looked at word by word where no page has the labels in reading order, which needs every box."""


def table_judgements(
    document: Document, framework: Framework, areas: tuple[Area, ...], rule: str
) -> tuple[JudgementRead, ...]:
    """The judgements on the first page whose rows make a table, and on the pages beside it where the table goes on."""
    least = min(LEAST_ROWS, len(areas))
    for page in _pages_with_rows(document, framework, areas, least):
        found = _page_judgements(page, framework, areas, rule)
        for other in map(document.page_beside, (page.number + 1, page.number - 1)):
            rest = _without(areas, found)
            if found and other and _may_go_on(other, framework, rest, found):
                found += _page_judgements(other, framework, rest, f"{rule}, on the page beside")
        if len(found) >= least:
            return found + _by_cells(document, framework, areas, found, rule)
    found = _by_cells(document, framework, areas, (), rule)
    lines = (graded_lines(page, framework, areas, rule) for page in document.pages[:_PAGES_OF_COVER])
    return next((one for one in (found, *lines) if len(one) >= least), ())


def _by_cells(
    document: Document, framework: Framework, areas: tuple[Area, ...], found: tuple[JudgementRead, ...], rule: str
) -> tuple[JudgementRead, ...]:
    """The missing rows, as far as ruled cells give them, on the pages of the table or else on the cover."""
    rest = _without(areas, found)
    if _is_whole(framework, rest, found):
        return ()
    pages = {judgement.page for judgement in found} or {page.number for page in document.pages[:_PAGES_OF_COVER]}
    more = [j for number in sorted(pages) for j in ruled_judgements(document.page(number), framework, rest, rule)]
    return tuple({judgement.area: judgement for judgement in reversed(more)}.values())[::-1]


def _without(areas: tuple[Area, ...], found: tuple[JudgementRead, ...]) -> tuple[Area, ...]:
    have = {judgement.area for judgement in found}
    return tuple(area for area in areas if area.key not in have)


def _is_whole(framework: Framework, rest: tuple[Area, ...], found: tuple[JudgementRead, ...]) -> bool:
    """Whether some edition prints none of the rest: then no row is missing."""
    have, wanted = {judgement.area for judgement in found}, {area.key for area in rest}
    return any(not (wanted & {area.key for area in edition.areas}) - have for edition in framework.editions)


def _may_go_on(page: Page, framework: Framework, rest: tuple[Area, ...], found: tuple[JudgementRead, ...]) -> bool:
    """Whether rows may be on a page beside the table: it has the label of one, or every edition has more rows."""
    whole = _is_whole(framework, rest, found)
    return bool(rest) and (not whole or bool(count_labelled_areas(page, rest, grade_pattern(framework.scale))))


def _pages_with_rows(document: Document, framework: Framework, areas: tuple[Area, ...], least: int) -> Iterator[Page]:
    """Pages with enough labels in their text; then those with enough grades, for tables drawn in an odd order."""
    grades = grade_pattern(framework.scale)
    here = [count_labelled_areas(page, areas, grades) for page in document.pages]
    for page, labels, after in zip(document.pages, here, [*here[1:], 0], strict=True):
        if labels and labels + after >= least:
            yield page
    yield from _rich_in_grades(document, grades, least)


def _rich_in_grades(document: Document, grades: str, least: int) -> list[Page]:
    """The cover and the few pages on which most of the words are grades, in order."""
    grade_alone = re.compile(rf"(?i)\b{grades}\b")
    counts = [sum(1 for _ in grade_alone.finditer(page.text)) for page in document.pages]
    share = {
        page.number: count / len(page.text)
        for page, count, after in zip(document.pages, counts, [*counts[1:], 0], strict=True)
        if count and count + after >= least
    }
    chosen = sorted(share, key=share.__getitem__, reverse=True)[:_MOST_ODD_PAGES]
    cover = [page.number for page in document.pages[:_PAGES_OF_COVER]]
    return [document.page(number) for number in sorted({*cover, *chosen})]


def _page_judgements(page: Page, framework: Framework, areas: tuple[Area, ...], rule: str) -> tuple[JudgementRead, ...]:
    """The judgements in the rows of a page; none where they are said to be those of the inspection before."""
    labels = row_labels(page, areas, framework)
    if any(tells_of_the_past(page, label.words[0].start) for label in labels):
        # A heading of the page may be a label too, and stand before the words that say so: it has no grade beside it.
        graded = judgement_rows(page, labels, framework.scale)
        first = min((word.start for row in graded for word in row.label.words), default=0)
        if tells_of_the_past(page, first):
            return ()
    return judgements_of_labels(page, framework, labels, rule)


def judgements_of_labels(
    page: Page, framework: Framework, labels: tuple[RowLabel, ...], rule: str
) -> tuple[JudgementRead, ...]:
    """The judgements in the rows of a page that begin with these labels."""
    rows = tuple(_settled(page, row) for row in judgement_rows(page, labels, framework.scale))
    by_area: dict[str, list[JudgementRow]] = {}
    for row in rows:
        by_area.setdefault(row.label.area.key, []).append(row)
    hidden = starts_of_unseen_words(page, tuple(word for row in rows for word in _telling(row)))
    return tuple(_judgement(page, same, hidden, rule, framework.verified) for same in by_area.values())


def _settled(page: Page, row: JudgementRow) -> JudgementRow:
    """The row without its doubt, where its label and its grade alone fill two cells that are ruled side by side."""
    if row.sure or row.in_columns or len(row.phrases) != 1:
        return row
    grade = box_around(word.box for word in row.phrases[0].words)
    return replace(row, sure=share_ruled_row(page, row.label.box, grade))


def _judgement(page: Page, rows: list[JudgementRow], hidden: set[int], rule: str, verified: bool) -> JudgementRead:
    """The judgement in the row of an area; to check where the row is hidden, in doubt or contradicted."""
    shown = [row for row in rows if not _is_hidden(row, hidden)]
    row = (shown or rows)[0]
    grades = {grade for one in rows for grade in one.grades}
    sure = row.sure and not row.in_columns and len(grades) == 1 and row in shown and verified
    grade = row.phrases[0].grade
    printed = " ".join(phrase.printed for phrase in row.phrases)
    words = (*row.label.words, *(w for phrase in row.phrases for w in phrase.words))
    return JudgementRead(
        area=row.label.area.key,
        label=row.label.printed,
        grade=grade,
        printed=printed,
        rank=GRADE_RANKS[Grade(grade)],
        page=page.number,
        box=page.displayed(box_around(word.box for word in words)),
        quote=f"{row.label.printed} {printed}",
        rule=rule,
        confidence=Confidence.CERTAIN if sure else Confidence.CHECK,
    )


def _is_hidden(row: JudgementRow, hidden: set[int]) -> bool:
    return any(word.start in hidden for word in _telling(row))


def _telling(row: JudgementRow) -> tuple[Word, ...]:
    """The words that must be visible for the row to be true: its grade, and the longest of its label."""
    label = sorted(row.label.words, key=lambda word: len(word.text), reverse=True)[:_WORDS_OF_LABEL]
    return (*(word for phrase in row.phrases for word in phrase.words), *label)


def notes_on_missing_rows(judgements: tuple[JudgementRead, ...], areas: tuple[Area, ...]) -> tuple[Note, ...]:
    """A note for each area that the edition prints and that was not found."""
    have = {judgement.area for judgement in judgements}
    return tuple(
        Note("row_missing", f"No grade was found for “{area.label}”, which this framework prints.")
        for area in areas
        if area.key not in have
    )
