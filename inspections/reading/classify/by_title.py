"""Which framework a document belongs to, by the title in its first lines alone.

The first paragraph of a report already mentions other inspections, so nothing further down is looked at.
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
"""Lines under a title that may still say what a paper is: “Self-evaluation, March 2023”."""


@dataclass(frozen=True)
class TitleFound:
    """The framework whose title a document has, and where that stands in the text of its first lines."""

    framework: Framework
    start: int
    end: int


@dataclass(frozen=True)
class ClassifiedDocument:
    """A document with its first lines and its title, which are found once and handed on."""

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
        """Whether it is itself a report, and not a paper about one, which may have the report bound behind it."""
        return not self.framework.is_secondary


def classified(document: Document, frameworks: Iterable[Framework]) -> ClassifiedDocument | None:
    """The document with its title; None where it has none, or says that it is some other paper."""
    frameworks = tuple(frameworks)
    first_lines = first_lines_of(document)
    title, mended = title_in(first_lines, frameworks), first_lines.mended()
    above = title_in(mended, frameworks) if mended.is_mended else None
    if above and (title is None or _stands_above(mended, above, first_lines, title)):
        # The second title of a report, that of its safeguarding board, may be all that has no stray space.
        first_lines, title = mended, above
    if title is None or _is_other_paper(first_lines, title):
        return None
    return ClassifiedDocument(document, first_lines, title)


def title_in(first_lines: FirstLines, frameworks: Iterable[Framework]) -> TitleFound | None:
    """The first framework whose title starts a line that does not go on with a sentence of the line above."""
    for framework in frameworks:
        for match in framework.titles_in(first_lines.text):
            title = first_lines.lines_at(*match.span())
            if title and not first_lines.goes_on_from_above(title[0]):
                return TitleFound(framework, *match.span())
    return None


def _stands_above(mended: FirstLines, above: TitleFound, plain: FirstLines, title: TitleFound) -> bool:
    """Whether a title in mended lines begins on a line over that of the other."""
    lines = mended.lines
    return lines.index(mended.lines_at(above.start, above.end)[0]) < lines.index(
        plain.lines_at(title.start, title.end)[0]
    )


def _is_other_paper(first_lines: FirstLines, title: TitleFound) -> bool:
    """Whether the lines around the title are those of guidance, a plan or news; in a letter they are an address."""
    if first_lines.address:
        return False
    before, own = first_lines.lines_at(0, title.start), first_lines.lines_at(title.start, title.end)
    last = first_lines.lines.index(own[-1])
    return says_other_paper((*before, *own, *first_lines.lines[last + 1 : last + 1 + _LINES_UNDER_TITLE]))
