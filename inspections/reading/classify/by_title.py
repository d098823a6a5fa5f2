"""Which framework a document belongs to, by the title in its first lines alone.

Bodies of reports cite other inspections in their first paragraph, so nothing further down is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inspections.reading.classify.other_papers import says_other_paper
from inspections.reading.framework import Framework
from inspections.reading.layout.first_lines import FirstLines, first_lines_of
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.text import TextLine

_LINES_UNDER_TITLE: Final = 2
"""Lines under a title that may still say what a paper is, as “Self-evaluation, March 2023” does."""


@dataclass(frozen=True)
class TitleFound:
    """The framework whose title a document bears, and where in the text of its first lines that stands."""

    framework: Framework
    start: int
    end: int


@dataclass(frozen=True)
class ClassifiedDocument:
    """A document, its first lines and its title, found once and handed on."""

    document: Document
    first_lines: FirstLines
    title: TitleFound

    @property
    def framework(self) -> Framework:
        """The framework that the title is of."""
        return self.title.framework

    @property
    def title_lines(self) -> tuple[TextLine, ...]:
        """The lines that print the title."""
        return self.first_lines.lines_at(self.title.start, self.title.end)

    @property
    def is_report(self) -> bool:
        """Whether it is a report itself, and not a paper that tells of one and may have it bound behind."""
        return not self.framework.is_secondary


def classified(document: Document, frameworks: Iterable[Framework]) -> ClassifiedDocument | None:
    """The document with its title; None where it bears none, or says that it is another paper."""
    first_lines = first_lines_of(document)
    title = title_in(first_lines, frameworks)
    return ClassifiedDocument(document, first_lines, title) if title else None


def title_in(first_lines: FirstLines, frameworks: Iterable[Framework]) -> TitleFound | None:
    """The first framework whose title starts a line; None where the lines around it tell of another paper."""
    for framework in frameworks:
        match = framework.title_in(first_lines.text)
        if match:
            title = TitleFound(framework, *match.span())
            return None if _is_other_paper(first_lines, title) else title
    return None


def _is_other_paper(first_lines: FirstLines, title: TitleFound) -> bool:
    """Whether the lines around the title tell of guidance, a plan or news; those of a letter are an address."""
    if first_lines.address:
        return False
    before, own = first_lines.lines_at(0, title.start), first_lines.lines_at(title.start, title.end)
    last = first_lines.lines.index(own[-1])
    return says_other_paper((*before, *own, *first_lines.lines[last + 1 : last + 1 + _LINES_UNDER_TITLE]))
