"""Postcodes: loading the directory of the Office for National Statistics, and the council of a postcode in it.

The directory is an administrator's to fetch and to load, for it is large and new every quarter; nothing is ever asked
of another site.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Final

from django.db import transaction
from django.db.models import Max

from authorities.models import AuthorityCode, Postcode

COLUMNS: Final = ("pcds", "oscty", "oslaua")
"""The postcode, and the codes of its county and its district or unitary council."""

_BATCH: Final = 5_000
"""So many rows are written at once: nobody who edits meanwhile waits long for the database."""

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")


class DirectoryError(Exception):
    """A file that is no directory of postcodes; the message says why, for the administrator."""


@dataclass(frozen=True)
class DirectoryLoaded:
    """How many postcodes lie in a council of the register, and how many do not: those outside England."""

    found: int
    elsewhere: int


def postcode_key(typed: str) -> str | None:
    """A postcode in capitals without spaces; None for anything else."""
    key = re.sub(r"\s+", "", typed).upper()
    return key if _POSTCODE.fullmatch(key) else None


def directory_is_loaded() -> bool:
    return Postcode.objects.exists()


def code_of_postcode(key: str) -> str | None:
    """The GSS code of the council that a postcode lies in; None where the directory has no such postcode."""
    return Postcode.objects.filter(pk=key).values_list("code", flat=True).first()


def load_directory(path: Path) -> DirectoryLoaded:
    """Puts the file's postcodes in the place of those loaded before. Raises DirectoryError and changes nothing then."""
    before = Postcode.objects.aggregate(last=Max("edition"))["last"] or 0
    found = elsewhere = 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            for rows in batched(_rows(csv.DictReader(file)), _BATCH):
                here = [Postcode(postcode=key, code=code, edition=before + 1) for key, code in rows if code]
                _save(here)
                found, elsewhere = found + len(here), elsewhere + len(rows) - len(here)
        except (UnicodeDecodeError, csv.Error) as error:
            raise DirectoryError("It is not a CSV file.") from error
    if not found:
        raise DirectoryError("None of its postcodes is in a council in the register.")
    _drop_older(before)
    return DirectoryLoaded(found, elsewhere)


def _rows(table: csv.DictReader[str]) -> Iterator[tuple[str, str]]:
    """Each postcode with the code of its council, blank outside the register: the county's where it has one."""
    named = {name.strip().lower(): name for name in table.fieldnames or ()}
    lacking = [column for column in COLUMNS if column not in named]
    if lacking:
        raise DirectoryError(f"It has no column {' and none called '.join(lacking)}.")
    codes = set(AuthorityCode.objects.values_list("code", flat=True))
    for row in table:
        key = postcode_key(row[named["pcds"]] or "")
        if key:
            yield key, _code(row, (named["oscty"], named["oslaua"]), codes)


def _code(row: Mapping[str, str], columns: Iterable[str], codes: set[str]) -> str:
    return next((row[column] for column in columns if row[column] in codes), "")


def _save(rows: list[Postcode]) -> None:
    # A postcode that the file has twice is written once.
    once = list({row.postcode: row for row in rows}.values())
    Postcode.objects.bulk_create(
        once, update_conflicts=True, unique_fields=["postcode"], update_fields=["code", "edition"]
    )


def _drop_older(edition: int) -> None:
    """In batches too, for the same reason."""
    while pks := list(Postcode.objects.filter(edition__lte=edition).values_list("pk", flat=True)[:_BATCH]):
        with transaction.atomic():
            Postcode.objects.filter(pk__in=pks, edition__lte=edition).delete()
