"""The numbers printed on pages, which tell where pages are missing, twice there or out of order."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from inspections.reading.pdf.page import Page

_FIRST, _LAST = 6, 4
"""Lines of a page, in the order they were drawn, among which its head and foot are: feet are often drawn first."""
_NUMBERED: Final = re.compile(r"(?i)(?P<rest>.{0,90}?)\s*\b(?:page\s*)?(?P<number>\d{1,3})(?:\s+of\s+\d{1,3})?")
_LEAST_PAGES: Final = 3
"""Pages with the same line but for its number that make this a running head."""
_LEAST_SHARE: Final = 0.5
"""Of the pages: a digit that begins or ends some pages by itself is that of a table or a note."""
_FEW_MISSING: Final = 4
"""Pages that may be missing at the front; a report cut out of a pack of papers has the numbers of the pack."""


def where_pages_jump(pages: Sequence[Page]) -> tuple[int, ...]:
    """The pages whose printed number does not follow on from that of the page before; none in a whole report."""
    found: dict[str, list[set[int]]] = defaultdict(list)
    for rest, numbers in _running_numbers(pages):
        placed = sorted(numbers.items())
        jumps = {b for (a, one), (b, other) in pairwise(placed) if other - one != b - a}
        first, printed = placed[0]
        if 0 < printed - (first - pages[0].number + 1) <= _FEW_MISSING:
            jumps.add(first)
        found[rest].append(jumps)
    # Digits in other places, as grades in a table, are no page numbers where digits in one place follow each other.
    return tuple(sorted({page for rows in found.values() if all(rows) for jumps in rows for page in jumps}))


def run_backwards(pages: Sequence[Page]) -> bool:
    """Whether the last page of the file is the first of the report."""
    found = [sorted(numbers.items()) for _, numbers in _running_numbers(pages)]
    return any(all(other - one == a - b for (a, one), (b, other) in pairwise(placed)) for placed in found)


def _running_numbers(pages: Sequence[Page]) -> Iterator[tuple[str, dict[int, int]]]:
    """Each running head with a number: what else it says, and the number that each page has."""
    rows: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for page in pages:
        for place, rest, number in _at_edges(page):
            rows[rest, place].setdefault(page.number, number)
    for (rest, _), numbers in rows.items():
        if len(numbers) >= max(_LEAST_PAGES, _LEAST_SHARE * len(pages)):
            yield rest, numbers


def _at_edges(page: Page) -> Iterator[tuple[int, str, int]]:
    """The lines at the edges that end in a number: where each was drawn, what it says beside the number, and that."""
    lines = page.lines
    edges = [
        *enumerate(lines[:_FIRST]),
        *((n - len(lines), line) for n, line in enumerate(lines) if len(lines) - n <= _LAST),
    ]
    for place, line in edges:
        match = _NUMBERED.fullmatch(line.text) if line.text[-1].isdigit() else None
        if match:
            yield place, match["rest"].casefold(), int(match["number"])
