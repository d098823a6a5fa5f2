"""Which paragraphs of a report's body are passages, numbered as their keys are: `p1`, `p2`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspections.reading.contract import SectionRead

_SHORTEST = 25
"""Shorter paragraphs are headings, or numbers left over from tables."""


@dataclass(frozen=True)
class NumberedParagraph:
    """A paragraph of a section with its pages; `position` counts from 1 through the whole body."""

    position: int
    section: SectionRead
    text: str
    pages: tuple[int, int]


def numbered_paragraphs(sections: Sequence[SectionRead]) -> Iterator[NumberedParagraph]:
    position = 0
    for section in sections:
        for number, text in enumerate(section.paragraphs):
            if len(text.strip()) < _SHORTEST:
                continue
            position += 1
            yield NumberedParagraph(position, section, text.strip(), _pages(section, number))


def _pages(section: SectionRead, number: int) -> tuple[int, int]:
    """The paragraph's own pages, or its section's where the reading does not say."""
    if number < len(section.pages):
        return section.pages[number]
    return section.first_page, max(section.first_page, section.last_page)
