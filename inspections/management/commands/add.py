"""`manage.py add PATH …`: add reports from folders, zips and files, as the page of reports does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.actions.uploads import ReceivedFile, receive
from inspections.intake.folders import FoundFile, files_in
from inspections.serving.progress_bar import ProgressBar

_NAMED = 20
"""So many files are named for each kind of outcome; any more are counted."""


class Command(BaseCommand):
    help = "Add reports from folders, zips and files: what the page of reports takes, it takes, and refuses the same."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a folder, a zip or a PDF")
        parser.add_argument("--by", metavar="USERNAME", help="whose account they are added by")

    def handle(self, *args: object, paths: list[Path], by: str | None, **options: object) -> None:
        person = _person(by)
        found = [file for path in paths for file in _found(path)]
        if not found:
            raise CommandError("There is no file to add.")
        received: list[ReceivedFile] = []
        bar = ProgressBar(sys.stderr, of=sum(file.size for file in found))
        for number, file in enumerate(found, start=1):
            received += _receive(file, person)
            bar.show(file.size, f"file {number:,} of {len(found):,}")
        bar.end()
        self._say(received)

    def _say(self, received: list[ReceivedFile]) -> None:
        added = sum(each.created for each in received)
        self.stdout.write(f"{added:,} added. They are read as soon as a worker runs.")
        self._list([each for each in received if each.report and not each.created], "already here", _known_as)
        refused = [each for each in received if each.problem]
        self._list(refused, "not added", lambda each: each.problem or "")
        if refused:
            raise CommandError(f"{len(refused):,} of {len(received):,} files were not added; they are named above.")

    def _list(self, files: list[ReceivedFile], what: str, words: Callable[[ReceivedFile], str]) -> None:
        if not files:
            return
        self.stdout.write(f"{len(files):,} {what}:")
        for each in files[:_NAMED]:
            self.stdout.write(f"  {each.name}: {words(each)}")
        if len(files) > _NAMED:
            self.stdout.write(f"  and {len(files) - _NAMED:,} more")


def _known_as(received: ReceivedFile) -> str:
    return f"the same file as “{received.report.name}”" if received.report else ""


def _person(name: str | None) -> User | None:
    if name is None:
        return None
    person = User.objects.filter(username=name, is_active=True).first()
    if person is None:
        raise CommandError(f"There is no account called “{name}”.")
    return person


def _found(path: Path) -> list[FoundFile]:
    if not path.exists():
        raise CommandError(f"There is no file or folder {path}.")
    return files_in(path)


def _receive(file: FoundFile, by: User | None) -> list[ReceivedFile]:
    try:
        with file.path.open("rb") as opened:
            return receive(name=file.path.name, file=opened, by=by, folder=file.folder)
    except OSError as error:
        problem = f"This file cannot be read: {error.strerror or error}."
        return [ReceivedFile(file.path.name, None, created=False, problem=problem)]
