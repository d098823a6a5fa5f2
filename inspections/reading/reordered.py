"""A file whose pages stand in another order than their printed numbers: put right, read, and told of as it is."""

import dataclasses
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

from inspections.reading.contract import Reading
from inspections.reading.pdf.document import open_pdf

_PAGE: Final = ("page", "first_page", "last_page")
"""The fields of values in a reading that hold the number of a page."""
_PAGES: Final = "pages"
"""The field that holds the first and last pages of paragraphs."""


def with_pages_in_order(data: bytes, order: Sequence[int]) -> bytes:
    """The PDF with its pages in that order."""
    document = open_pdf(data)
    ordered = type(document).new()
    ordered.import_pages(document, [number - 1 for number in order])
    out = io.BytesIO()
    ordered.save(out)
    ordered.close()
    document.close()
    return out.getvalue()


def with_pages_of_file(reading: Reading, order: Sequence[int]) -> Reading:
    """The reading of an ordered file with the numbers that its pages have in the file itself."""
    in_file = dict(enumerate(order, start=1))
    found: Reading = _renumbered(reading, in_file)
    sizes = dict(zip(order, reading.page_sizes, strict=True))
    return dataclasses.replace(found, page_sizes=tuple(sizes[number] for number in sorted(sizes)))


def _renumbered(value: Any, in_file: Mapping[int, int]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _field(one.name, getattr(value, one.name), in_file) for one in dataclasses.fields(value)}
        if "first_page" in changed:
            ends = changed["first_page"], changed["last_page"]
            changed |= {"first_page": min(ends), "last_page": max(ends)}
        return dataclasses.replace(value, **changed)
    if isinstance(value, Mapping):
        return {key: _renumbered(one, in_file) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_renumbered(one, in_file) for one in value)
    return value


def _field(name: str, value: Any, in_file: Mapping[int, int]) -> Any:
    if name in _PAGE and isinstance(value, int):
        return in_file[value]
    if name == _PAGES and isinstance(value, tuple):
        ends = (tuple(in_file[number] for number in pages) for pages in value)
        return tuple((min(pages), max(pages)) for pages in ends)
    return _renumbered(value, in_file)
