"""`manage.py watch`: add the files of WATCH_FOLDER by themselves, until told to stop."""

import signal
import threading
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from inspections.serving.watcher import run_watcher


class Command(BaseCommand):
    help = "Add the files of WATCH_FOLDER as they come. `serve` runs this by itself where WATCH_FOLDER is set."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        if not settings.WATCH_FOLDER:
            raise CommandError("WATCH_FOLDER names no folder.")
        stop = threading.Event()

        def finish(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        run_watcher(folder=Path(settings.WATCH_FOLDER), stop=stop)
