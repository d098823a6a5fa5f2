"""Answers of the test client that hold files open."""

from __future__ import annotations

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http.response import HttpResponseBase


def put_away(response: HttpResponseBase) -> None:
    """Closes an answer and what it reads from, but not the connection that the test goes on with."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
