"""Environment variables that are easy to get wrong; an invalid value is refused with a sentence for the terminal."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"


def port() -> int:
    """PORT, 8000 by default; 0 lets the system choose a free port."""
    text = env.str("PORT", default="") or "8000"
    if not text.isdecimal() or int(text) > 65_535:
        raise ImproperlyConfigured(f"PORT is “{text}”; it must be a number up to 65535.")
    return int(text)


def whole_number(name: str, default: int, *, least: int = 1) -> int:
    """A setting that is a whole number of at least `least`."""
    text = env.str(name, default="") or str(default)
    if not text.isdecimal() or int(text) < least:
        raise ImproperlyConfigured(f"{name} is “{text}”; it must be a whole number from {least} up.")
    return int(text)


def database(folder: Path) -> dict[str, Any]:
    """DATABASE_URL as a Django setting; by default a SQLite file in the folder.

    Messages never repeat the value, because it may contain a password.
    """
    if not env.str("DATABASE_URL", default=""):
        return {"ENGINE": SQLITE, "NAME": str(folder / "record.sqlite3")}
    try:
        with warnings.catch_warnings(action="ignore"):
            found = dict(env.db_url("DATABASE_URL"))
    except ValueError:
        found = {}
    if found.get("ENGINE") not in (SQLITE, POSTGRESQL) or not found.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL is not understood; write it as postgres://user:password@host:5432/name, "
            "or leave it out to keep the database in the data folder."
        )
    return found
