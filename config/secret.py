"""The key that signs sessions: generated once and kept in the data folder, readable only by its owner."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key(folder: Path) -> str:
    """The key kept in the folder, generated on first use.

    Raises ImproperlyConfigured, with a sentence for the terminal, if the folder cannot be used.
    """
    path = folder / "secret-key"
    try:
        return path.read_text().strip() or _make(path)
    except FileNotFoundError:
        return _make(path)
    except OSError as error:
        raise _unusable(folder, error) from error


def _make(path: Path) -> str:
    key = secrets.token_urlsafe(50)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise _unusable(path.parent, error) from error
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


def _unusable(folder: Path, error: OSError) -> ImproperlyConfigured:
    reason = error.strerror or str(error)
    return ImproperlyConfigured(
        f"The data folder {folder} cannot be used ({reason}). Make it writable, or set DATA_DIR to another folder."
    )
