"""The numbers printed on pages, which tell where pages are missing, twice there or out of order."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
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


@lru_cache(maxsize=1)
def where_pages_jump(pages: tuple[Page, ...]) -> tuple[int, ...]:
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


def are_numbered(pages: Sequence[Page]) -> bool:
    """Whether the pages have running heads or feet with numbers, which would tell where they jump."""
    return bool(_running_numbers(tuple(pages)))


def printed_order(pages: Sequence[Page]) -> tuple[int, ...] | None:
    """The numbers of the file's pages in the order in which their printed numbers follow each other.

    None where they do so already, or where these tell no order: some are missing, or twice there.
    """
    as_they_are = tuple(page.number for page in pages)
    if run_backwards(pages):
        return as_they_are[::-1]
    orders = {_by_numbers(as_they_are, numbers) for _, numbers in _running_numbers(tuple(pages))} - {None}
    return orders.pop() if len(orders) == 1 and as_they_are not in orders else None


def _by_numbers(pages: Sequence[int], printed: Mapping[int, int]) -> tuple[int, ...] | None:
    """The pages by their printed numbers, with one that has none, as a cover, where its number is missing."""
    by_number = {number: page for page, number in printed.items()}
    bare = [page for page in pages if page not in printed]
    first, last = min(by_number), max(by_number)
    if len(by_number) != len(printed) or len(bare) > 1:
        return None
    missing = [number for number in range(first, last + 1) if number not in by_number]
    if bare:
        # The number of a page without one is missing within the others, or before the first: most covers have none.
        by_number[missing.pop() if missing else first - 1] = bare[0]
    return None if missing else tuple(by_number[number] for number in sorted(by_number))


def run_backwards(pages: Sequence[Page]) -> bool:
    """Whether the last page of the file is the first of the report."""
    found = [sorted(numbers.items()) for _, numbers in _running_numbers(tuple(pages))]
    return any(all(other - one == a - b for (a, one), (b, other) in pairwise(placed)) for placed in found)


@lru_cache(maxsize=1)
def _running_numbers(pages: tuple[Page, ...]) -> tuple[tuple[str, Mapping[int, int]], ...]:
    """Each running head with a number: what else it says, and the number that each page has."""
    rows: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for page in pages:
        for place, rest, number in _at_edges(page):
            rows[rest, place].setdefault(page.number, number)
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    # One number on every page is that of an item of an agenda, or of an appendix.
    return tuple(
        (rest, numbers)
        for (rest, _), numbers in rows.items()
        if len(numbers) >= least and len(set(numbers.values())) > 1
    )


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
