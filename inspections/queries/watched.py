"""What the watched folder brought that could not be added, for the queue to say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from inspections.models import WatchedFile

_FOR = datetime.timedelta(days=7)
"""Long enough for whoever was away for some days."""
_MOST = 10
"""As many as are read; what is wrong with more is mostly the same."""


@dataclass(frozen=True)
class WatchedFolder:
    """`problems` are sentences on files of the last week that were not added, newest first."""

    folder: str
    problems: tuple[str, ...]


def watched_folder(folder: str, now: datetime.datetime) -> WatchedFolder | None:
    """None where no folder is watched."""
    if not folder:
        return None
    rows = WatchedFile.objects.filter(at__gte=now - _FOR).exclude(problem="").values_list("problem", flat=True)
    return WatchedFolder(folder, tuple(line for problem in rows[:_MOST] for line in problem.splitlines())[:_MOST])
