"""Parsing CSV downloads: the lines without the columns that describe the table, and those columns."""

from __future__ import annotations

import csv
import io

from django.http import HttpResponse
from django.test import Client

ABOUT = 3
"""The number of columns at the end that describe the table."""
SCOPE = 3
"""The number of columns before those that give its scope."""


def content_of(response: HttpResponse) -> bytes:
    """The content of a response, streamed or not."""
    assert response.status_code == 200, response.status_code
    return b"".join(response.streaming_content) if response.streaming else response.content


def cells_of(client: Client, address: str) -> list[list[str]]:
    """Every line with all its cells, the header first."""
    return cells_in(content_of(client.get(address)))


def cells_in(content: bytes) -> list[list[str]]:
    """The same of a file."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def lines_of(client: Client, address: str) -> list[str]:
    """Every line without the columns that describe the table and its scope, joined by commas."""
    return [",".join(row[: -ABOUT - SCOPE]) for row in cells_of(client, address)]
