"""Carrying the files between the folders of this machine and the bucket, and comparing each."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.core.files.storage import StorageHandler

from inspections.intake.places import KEPT_FOR_GOOD, ZIPS, Place, chunks_of, spool_to


class FilesMoveError(Exception):
    """Which file did not come over as it is, as a sentence."""


@dataclass(frozen=True)
class MovedFiles:
    """Of one place: how many files were copied, and how many were there already, with the same bytes."""

    place: str
    copied: int
    same: int


def move_files(source: Mapping[str, Any], target: Mapping[str, Any]) -> list[MovedFiles]:
    """Copy every file from the places of one kind to those of the other; settings describe both.

    Nothing is removed, so that it may be done while the product runs, and again. Raises FilesMoveError, and
    ConnectionError where one cannot be reached.
    """
    from_, to = StorageHandler(dict(source)), StorageHandler(dict(target))
    return [_move(name, cast(Place, from_[name]), cast(Place, to[name])) for name in (*KEPT_FOR_GOOD, ZIPS)]


def _move(name: str, source: Place, target: Place) -> MovedFiles:
    copied = same = 0
    for each in source.names():
        checksum = _checksum(source, each)
        if target.exists(each) and _checksum(target, each) == checksum:
            same += 1
            continue
        with source.open(each) as file, spool_to(target) as spool:
            shutil.copyfileobj(file, spool.file)
            spool.keep_as(each)
        if _checksum(target, each) != checksum:
            raise FilesMoveError(f"{name}/{each} did not come over as it is. Do it again before you rely on the copy.")
        copied += 1
    return MovedFiles(name, copied, same)


def _checksum(place: Place, name: str) -> str:
    digest = hashlib.sha256()
    with place.open(name) as file:
        for chunk in chunks_of(file):
            digest.update(chunk)
    return digest.hexdigest()
