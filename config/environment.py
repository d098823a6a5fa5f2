"""Environment variables that are easy to get wrong; an invalid value is refused with a sentence for the terminal."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
MAIL_TIMEOUT_SECONDS = 20


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


def one_of(name: str, choices: tuple[str, ...]) -> str:
    """A setting that is one of a few words; blank is one of them where it can be left out."""
    text = str(env.str(name, default=""))
    if text not in choices:
        known = ", ".join(f"“{each}”" for each in choices if each)
        raise ImproperlyConfigured(f"{name} is “{text}”; it must be {known}, or be left out.")
    return text


def public_address(host: str, port: int, trusted: list[str]) -> str:
    """PUBLIC_ADDRESS without a slash at its end; by default the first trusted origin that names a host, else this
    machine.
    """
    given = str(env.str("PUBLIC_ADDRESS", default=""))
    named = [each for each in trusted if "*" not in each]
    here = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    found = given or [*named, f"http://{here}:{port}"][0]
    if not re.fullmatch(r"https?://[^\s/]\S*", found):
        raise ImproperlyConfigured(f"PUBLIC_ADDRESS is “{found}”; write it as https://outcomes.example.org.")
    return found.rstrip("/")


def contact(name: str) -> str:
    """A setting that says whom to write to, as an address that a program can open: `mailto:…`, `https:…` or `tel:…`.

    Of “Name <name@example.org>” it is the mail address. Blank where it is left out.
    """
    text = str(env.str(name, default="")).strip()
    if not text or re.fullmatch(r"(https://|mailto:|tel:)[!-~]+", text):
        return text
    written = re.fullmatch(r"[^<>\r\n]*<([^<>]*)>", text)
    address = written[1].strip() if written else text
    if not re.fullmatch(r"[!-;=?A-~]+@[!-;=?A-~]+", address):
        raise ImproperlyConfigured(
            f"{name} is “{text}”; it must be an email address, or an address that begins with https: or tel:."
        )
    return f"mailto:{address}"


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


def folder_places() -> dict[str, Any]:
    """Reports, evidence and zips in folders of this machine, as Django's STORAGES. What is kept where, and the names,
    are in inspections/intake/places.py.
    """
    beneath = {"reports": ("MEDIA_ROOT", ""), "evidence": ("EVIDENCE_ROOT", ""), "zips": ("DATA_DIR", "zips")}
    backend = "inspections.intake.folder_storage.FolderStorage"
    return {
        name: {"BACKEND": backend, "OPTIONS": {"setting": setting, "beneath": folder}}
        for name, (setting, folder) in beneath.items()
    }


def bucket_places() -> dict[str, Any]:
    """The same in S3_BUCKET; nothing where it is not set."""
    bucket = env.str("S3_BUCKET", default="")
    if not bucket:
        return {}
    endpoint = env.str("S3_ENDPOINT", default="")
    if endpoint and not re.fullmatch(r"https?://[^/\s]+/?", endpoint):
        raise ImproperlyConfigured(f"S3_ENDPOINT is “{endpoint}”; write it as https://host:port, or leave it out.")
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "access_key": env.str("S3_ACCESS_KEY", default="") or None,
        "secret_key": env.str("S3_SECRET_KEY", default="") or None,
    }
    backend = "inspections.intake.bucket_storage.BucketStorage"
    return {
        name: {"BACKEND": backend, "OPTIONS": options | {"location": name}} for name in ("reports", "evidence", "zips")
    }


def mailers() -> dict[str, Any]:
    """EMAIL_URL as Django's MAILERS; by default mail is written to the terminal.

    Messages never repeat the value, because it may contain a password.
    """
    try:
        found = dict(env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://"))
    except (ImproperlyConfigured, ValueError):
        found = {}
    if "EMAIL_BACKEND" not in found:
        raise ImproperlyConfigured(
            "EMAIL_URL is not understood; write it as smtp+tls://user:password@host:587, smtp+ssl://…:465 or "
            "smtp://host:25, or leave it out to have emails written to the terminal."
        )
    options = {
        "host": found.get("EMAIL_HOST"),
        "port": found.get("EMAIL_PORT"),
        "username": found.get("EMAIL_HOST_USER"),
        "password": found.get("EMAIL_HOST_PASSWORD"),
        "use_tls": found.get("EMAIL_USE_TLS"),
        "use_ssl": found.get("EMAIL_USE_SSL"),
        "timeout": MAIL_TIMEOUT_SECONDS,
    }
    sent = found["EMAIL_BACKEND"] == SMTP
    return {
        "default": {
            "BACKEND": found["EMAIL_BACKEND"],
            "OPTIONS": {name: value for name, value in options.items() if sent and value is not None},
        }
    }
