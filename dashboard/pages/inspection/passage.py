"""A passage that a search led to, with the pages it is on; it is quoted, because its place on the page is not known."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Inspection, Passage
from inspections.queries.passages import passage_by_key
from inspections.review.page_marks import BoxToMark, MarkedPage, marked_page


@dataclass(frozen=True)
class ShownPassage:
    """A passage and which of its pages to show."""

    passage: Passage
    first: int
    last: int
    page: int

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def links(self) -> tuple[tuple[int, str, bool], ...]:
        """The pages of its section; nothing where there is only one."""
        if self.first == self.last:
            return ()
        numbers = range(self.first, self.last + 1)
        return tuple((n, f"?at={self.passage.key}&page={n}#page", n == self.page) for n in numbers)

    def marked_page(self, inspection: Inspection, places: Iterable[BoxToMark]) -> MarkedPage | None:
        return marked_page(inspection.report, self.page, places) if inspection.report else None

    def title(self, sheet: MarkedPage) -> str:
        where = f"Page {sheet.page} of {sheet.pages}"
        if self.first != self.last:
            where += f": on one of the pages {self.first} to {self.last}"
        return where


def shown_passage(inspection: int, name: str, page: str) -> ShownPassage | None:
    """The passage of that name; the page asked for where it is one of its own, else its first."""
    passage = passage_by_key(inspection, name)
    if passage is None or passage.page is None or passage.last_page is None:
        return None
    asked = int(page) if page.isdecimal() and len(page) < 6 else passage.page
    shown = asked if passage.page <= asked <= passage.last_page else passage.page
    return ShownPassage(passage, passage.page, passage.last_page, shown)
