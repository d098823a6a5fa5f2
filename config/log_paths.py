"""No log line holds the path of a request, which can be the token of a mail; the pattern of its address says enough."""

from __future__ import annotations

import logging
from typing import Any


class HidePaths(logging.Filter):
    """Puts the pattern in the place of the path wherever a message about a request names it; Django's own do."""

    def filter(self, record: logging.LogRecord) -> bool:
        request: Any = getattr(record, "request", None)
        path = getattr(request, "path", None)
        if path and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "(none)"
            record.args = tuple(route if arg == path else arg for arg in record.args)
        return True
