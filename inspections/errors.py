"""What people can be refused, each with a code; the message is written for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class RefusedError(Exception):
    """Something asked for cannot be done; `message` says why and what to do instead."""

    code: ClassVar[str] = "refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WrongStateError(RefusedError):
    """The report's state does not allow it, mostly because somebody else was quicker."""

    code = "wrong_state"


class ChangedError(RefusedError):
    """What would be published is no longer what was shown."""

    code = "changed"


class InvalidValueError(RefusedError):
    """A value is not one that its field can hold."""

    code = "invalid_value"


class NotReadyError(RefusedError):
    """Values still stand in the way of publishing."""

    code = "not_ready"

    def __init__(self, blockers: tuple[Blocker, ...]) -> None:
        super().__init__(" ".join(blocker.message for blocker in blockers))
        self.blockers = blockers


@dataclass(frozen=True)
class Blocker:
    """A value that stands in the way of publishing, and what to do about it."""

    key: str
    message: str
