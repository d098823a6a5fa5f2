"""Why tests of pages are not run on PostgreSQL as well."""

from __future__ import annotations

import pytest

OF_THE_RECORD = pytest.mark.once(
    "made in memory of the record; that each database gives the same, and that all pages answer: test_both_databases.py"
)
ON_EACH = pytest.mark.database
"""For a test of such a module that writes, and reads it back by a query: run on PostgreSQL all the same."""
