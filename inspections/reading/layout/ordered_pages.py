"""The lines of a document for lists: as they were drawn, and as a person reads them on the pages that lists are on."""

from collections.abc import Iterable
from itertools import groupby

from inspections.reading.layout.reading_order import in_reading_order, stamps_on
from inspections.reading.layout.running_heads import body_lines
from inspections.reading.pdf.document import Document
from inspections.reading.pdf.shown_words import hidden_share
from inspections.reading.pdf.text import TextLine


class OrderedPages:
    """The lines of all pages without running heads.

    `gutters` say where columns are parted, `with_hidden` on which pages lines that nobody sees or stamps
    were left out.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages = {number: tuple(own) for number, own in groupby(body_lines(document), key=lambda line: line.page)}
        self._asked: set[int] = set()
        self.lines = self._joined()
        self.gutters: dict[int, float] = {}
        self.with_hidden: set[int] = set()

    def last_line(self, page: int) -> TextLine | None:
        """The last line of a page; None where it has none."""
        return next(reversed(self._pages.get(page, ())), None)

    def put_in_order(self, pages: Iterable[int]) -> bool:
        """Puts the lines of pages in the order of reading; whether that changed any."""
        changed = False
        for number in set(pages) - self._asked:
            self._asked.add(number)
            page = self._document.page(number)
            own = self._pages.get(number, ())
            stamps = stamps_on(page, own)
            shown = [line for line in own if line not in stamps and hidden_share(page, line.start, line.end) < 1]
            if len(shown) < len(own):
                self.with_hidden.add(number)
            ordered = in_reading_order(page, shown)
            if ordered.gutter is not None:
                self.gutters[number] = ordered.gutter
            changed |= ordered.gutter is not None or ordered.lines != own
            self._pages[number] = ordered.lines
        self.lines = self._joined()
        return changed

    def _joined(self) -> tuple[TextLine, ...]:
        return tuple(line for own in self._pages.values() for line in own)
