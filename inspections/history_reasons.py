"""Why a row of history was made: by what the product did, or by a person, and what of a reason everybody may read."""

from typing import Final

IMPORTED: Final = "imported"
PUBLISHED: Final = "published"
WITHDRAWN: Final = "report withdrawn"
ACCEPTED: Final = "accepted"
"""Of a value in review that was left as it stood."""
UNDONE: Final = "undone"
PUT_BACK: Final = "put back"


def is_of_product(reason: str | None) -> bool:
    return (reason or "").startswith((IMPORTED, PUBLISHED, WITHDRAWN))


NOT_PUBLISHED: Final = "The reason was given before reasons were published"


def public_reason(why: str, *, is_public: bool) -> str | None:
    """None where nobody said why. Who typed a reason before the form said that everybody reads it did not know."""
    if not why:
        return None
    return why if is_public else NOT_PUBLISHED
