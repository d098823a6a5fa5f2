"""What is to be done again and again without anybody asking: collecting, and mail. Each piece is a command of its own,
to be run as often as one likes, that does what is due and nothing else.
"""

from __future__ import annotations

import logging
import threading
from typing import Final

from django.core.management import CommandError, call_command
from django.db import close_old_connections

logger = logging.getLogger(__name__)

PIECES: Final = (("collect", "--if-due"), ("tell_watchers", "--quiet"))
"""By name, for one of them belongs to the dashboard, which nothing here may import."""
LOOK_EVERY: Final = 20.0
"""Seconds: whoever presses the button of collecting, or waits for a link, sees that something happens."""


def run_attendant(*, stop: threading.Event) -> None:
    """Until told to stop. A piece that fails is logged, and tried again like the others."""
    while not stop.is_set():
        for piece in PIECES:
            attend_to(piece)
        stop.wait(LOOK_EVERY)


def attend_to(piece: tuple[str, ...]) -> bool:
    """Whether it went well. Whatever one piece does, the others have their turn."""
    try:
        call_command(*piece)
    except CommandError as error:
        logger.warning("%s: %s", piece[0], error)
        return False
    except Exception:
        logger.exception("%s failed; it is tried again", piece[0])
        close_old_connections()
        return False
    return True
