"""Why a row of history was made: by what the product did, or by a person, and what of a reason everybody may read."""

from typing import Final

from django.db.models import Q

IMPORTED: Final = "imported"
PUBLISHED: Final = "published"
WITHDRAWN: Final = "report withdrawn"
ACCEPTED: Final = "accepted"
"""Of a value in review that was left as it stood."""
UNDONE: Final = "undone"
PUT_BACK: Final = "put back"
INSPECTION_PUT_BACK: Final = "inspection put back"
"""Of an inspection that a person had deleted, and of every row that came back with it: one change as a whole."""
REMOVAL_UNDONE: Final = "The removal was undone"
"""What everybody reads of why it is there again."""
WITH_INSPECTION: Final = "added with the inspection"
"""Of a judgement or finding that a person entered when they added its inspection: no correction of what was there."""


_OF_PRODUCT: Final = (IMPORTED, PUBLISHED, INSPECTION_PUT_BACK)
WITH_WORDS: Final = f"{WITHDRAWN}: "
"""What an editor said when a report was withdrawn follows it."""


def is_of_product(reason: str | None) -> bool:
    """Whether the product wrote the row for a person; a person's own reason may begin with the same word."""
    return reason in _OF_PRODUCT or is_withdrawal(reason)


def is_withdrawal(reason: str | None) -> bool:
    return reason == WITHDRAWN or (reason or "").startswith(WITH_WORDS)


def of_product() -> Q:
    """The rows of a history for which `is_of_product` holds; the same on both databases, of which one ignores case in
    `startswith`.
    """
    withdrawn = Q(history_change_reason__regex=f"^{WITHDRAWN}(: |$)")
    return Q(history_change_reason__in=_OF_PRODUCT) | withdrawn


def typed_reason(reason: str) -> str:
    """A person's reason as it is kept: never taken for one of the product's own."""
    taken = is_of_product(reason) or reason == WITH_INSPECTION
    return f"{reason[:1].upper()}{reason[1:]}" if taken else reason


NOT_PUBLISHED: Final = "The reason was given before reasons were published"


def public_reason(why: str, *, is_public: bool) -> str | None:
    """None where nobody said why. Who typed a reason before the form said that everybody reads it did not know."""
    if not why:
        return None
    return why if is_public else NOT_PUBLISHED
