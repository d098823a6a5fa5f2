"""Where a stored report is on the disk of a test."""

from pathlib import Path

from django.conf import settings

from inspections.intake.store import stored_name


def stored_path(sha256: str) -> Path:
    return Path(settings.MEDIA_ROOT) / stored_name(sha256)
