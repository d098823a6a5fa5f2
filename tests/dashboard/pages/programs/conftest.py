"""Reads the interface as a program does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Get = Callable[..., Any]


@pytest.fixture
def get(client: Client) -> Get:
    """The content of an answer at an address below /api/v1/, which has to have the status."""

    def ask(address: str, status: int = 200) -> Any:
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == status, response.content[:500]
        return response.json()

    return ask


@pytest.fixture
def every(get: Get) -> Callable[[str], list[dict[str, Any]]]:
    """The rows of a table, part by part, until there is no next."""

    def rows(address: str) -> list[dict[str, Any]]:
        found, following = [], address
        while following:
            part = get(following)
            found += part["rows"]
            following = (part["next"] or "").partition("/api/v1/")[2]
        return found

    return rows
