"""Tables as files: the lines of a CSV without what it says of itself in every row, and that by itself."""

from __future__ import annotations

import csv
import io

from django.http import HttpResponse
from django.test import Client

ABOUT = 3
"""So many columns at the end say what the table is."""
SCOPE = 3
"""So many before them say of what it is, by keys."""


def content_of(response: HttpResponse) -> bytes:
    """All that is sent, at once or in pieces."""
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content) if response.streaming else response.content


def cells_of(client: Client, address: str) -> list[list[str]]:
    """Every line, the header first, with all its cells."""
    return list(csv.reader(io.StringIO(content_of(client.get(address)).decode("utf-8-sig"), newline="")))


def lines_of(client: Client, address: str) -> list[str]:
    """Every line without the columns that say what the table is and of what; a comma in a cell stays as it is."""
    return [",".join(row[: -ABOUT - SCOPE]) for row in cells_of(client, address)]
