"""Adding a file of the watched folder, once: it stays where it is, and is remembered as it stood."""

from __future__ import annotations

import hashlib
import logging

from django.utils import timezone

from inspections.actions.uploads import ReceivedFile, receive
from inspections.intake.folders import FoundFile
from inspections.models import WatchedFile

logger = logging.getLogger(__name__)


def is_new(file: FoundFile) -> bool:
    """Whether nobody took the file as it stands now."""
    return not WatchedFile.objects.filter(key=_key(file)).exists()


def take(file: FoundFile) -> list[ReceivedFile]:
    """Add the file, or each report of a zip; what is wrong with it is kept for people to see.

    One that cannot be read, or kept, for now is not remembered: it is tried again.
    """
    try:
        with file.path.open("rb") as opened:
            received = receive(name=file.path.name, file=opened, by=None, folder=file.folder)
    except OSError as error:
        logger.warning("%s in the watched folder cannot be read: %s", file.path, error.strerror or error)
        return []
    if not any(each.will_pass for each in received):
        problems = [f"{each.name}: {each.problem}" for each in received if each.problem]
        WatchedFile.objects.get_or_create(
            key=_key(file),
            defaults={"path": _printable(file), "at": timezone.now(), "problem": "\n".join(problems)},
        )
    return received


def _key(file: FoundFile) -> str:
    return hashlib.sha256(f"{_printable(file)}\n{file.size}\n{file.modified_ns}".encode()).hexdigest()


def _printable(file: FoundFile) -> str:
    """The path as text, whatever bytes its name has."""
    return str(file.path).encode(errors="backslashreplace").decode()
