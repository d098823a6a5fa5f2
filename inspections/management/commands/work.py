"""`manage.py work`: read the reports that wait, until told to stop."""

import signal
import threading
from importlib import import_module
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from inspections.deferring import WORK_QUEUE
from inspections.serving.worker import run_worker


class Command(BaseCommand):
    help = "Read the reports that wait. Run as many as there are processors; any number may share a database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until-empty", action="store_true", help="end when no report waits")

    def handle(self, *args: object, until_empty: bool, **options: object) -> None:
        if settings.WORK == "procrastinate":
            import_module("inspections.serving.tasks").run_jobs(of=WORK_QUEUE, at_once=1, until_empty=until_empty)
            return
        stop = threading.Event()

        def finish(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        run_worker(stop=stop, until_empty=until_empty)
