"""What is logged, and how a line of the log looks."""

from __future__ import annotations

from typing import Any

import environ

env = environ.Env()


def logging() -> dict[str, Any]:
    """As Django's LOGGING: one line a message; LOG_FORMAT=json makes each an object with the same facts.

    REQUEST_LOG=1 logs every request, otherwise those that failed or were slow.
    """
    form = "json" if env.str("LOG_FORMAT", default="") == "json" else "line"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request_id": {"()": "config.request_id.AddRequestId"},
            "no_paths": {"()": "config.log_paths.HidePaths"},
        },
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name} {request_id}: {message}", "style": "{"},
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "format": "{asctime}{levelname}{name}{request_id}{message}",
                "style": "{",
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            },
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": form, "filters": ["request_id", "no_paths"]},
        },
        "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
        "loggers": {
            "django.request": {"level": "ERROR"},
            # Says each job twice.
            "procrastinate": {"level": "WARNING"},
            # Says each request.
            "httpx": {"level": "WARNING"},
            "requests": {"level": "INFO" if env.bool("REQUEST_LOG", default=False) else "WARNING"},
            # Says of each wrong password all but whose; inspections/signing_in.py says that too.
            "axes": {"level": "ERROR"},
        },
    }
