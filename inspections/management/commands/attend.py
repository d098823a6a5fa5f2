"""`manage.py attend`: do the periodic work when it is due, until told to stop."""

import signal
import sys
import threading
from types import FrameType

from django.core.management.base import BaseCommand

from inspections.serving.periodic import run_periodically


class Command(BaseCommand):
    help = "Do the periodic work when it is due, such as collecting and mail. `serve` runs this by itself."

    def handle(self, *args: object, **options: object) -> None:
        def finish(number: int, frame: FrameType | None) -> None:
            # Whatever is in hand goes on the next time where it was.
            sys.exit(0)

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        run_periodically(stop=threading.Event())
