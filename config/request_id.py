"""The id of the request in hand, for log lines; apart from the middleware, for logging is set up before any app."""

from __future__ import annotations

import logging
from contextvars import ContextVar

current_id: ContextVar[str] = ContextVar("request_id", default="-")


class AddRequestId(logging.Filter):
    """Gives every log line the id of the request that it belongs to; a dash outside of any."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_id.get()
        return True
