"""`manage.py measure_lineage FILE`: how right the links are that would be proposed between recommendations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.lineage.likeness import VERSION
from inspections.lineage.measure import Agreement, Measured, ReadPair, read_answers


class Command(BaseCommand):
    help = (
        "Measure the proposed links between recommendations against pairs of reports that people have read "
        "(files in the form of lineage.json; several are measured together). Nothing is fitted on them."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        measured = Measured.of([pair for path in options["files"] for pair in _answers(path)])
        self.stdout.write(
            f"Version {VERSION}: {measured.reports} pairs of reports, {measured.pairs} pairs of recommendations "
            "that people agreed about."
        )
        for agreement in (measured.asked_before, measured.any_link):
            self._write(agreement)
        self.stdout.write("shown to the public unconfirmed: none, only what an editor confirmed is shown.")

    def _write(self, found: Agreement) -> None:
        self.stdout.write(f"{found.name} (likeness {found.limit:.2f} or more):")
        self.stdout.write(f"  precision {found.precision}")
        self.stdout.write(f"  recall    {found.recall}")


def _answers(path: Path) -> list[ReadPair]:
    try:
        return read_answers(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CommandError(f"{path} is not in the form of lineage.json: {error}.") from error
