"""Why tests of pages for people who are signed in are not run on PostgreSQL as well."""

from __future__ import annotations

import pytest

OF_A_PAGE = pytest.mark.once(
    "what a page says and a form sends; that all open on each: test_hostile_requests.py; what is done: actions/"
)
OF_THE_GATE = pytest.mark.once("who may come in is decided before a row is looked up, by a role that is kept as text")
OF_A_BODY = pytest.mark.once("a body is refused by its length before any of it is read, so none is written")
IN_MEMORY = pytest.mark.once("weighed in memory; what is read and kept for it on each database: actions/, queries/")
