"""How the history of a row names the change of the register that wrote it; the change itself says why."""

from typing import Final

from authorities.models import RegisterChange

_REASON: Final = "register change "
UNDONE: Final = " undone"


def history_reason(change: RegisterChange) -> str:
    return f"{_REASON}{change.pk}"


def undone_reason(change: RegisterChange) -> str:
    return f"{history_reason(change)}{UNDONE}"


def change_of_register(reason: str | None) -> int | None:
    """The number of the change that wrote a row of history, or undid it; None where a person or the product did."""
    if not reason or not reason.startswith(_REASON):
        return None
    number = reason.removeprefix(_REASON).removesuffix(UNDONE)
    return int(number) if number.isdecimal() else None
