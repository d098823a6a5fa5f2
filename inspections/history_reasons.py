"""Why a row of history was made by what the product did, not by what a person changed on the record."""

from typing import Final

IMPORTED: Final = "imported"
PUBLISHED: Final = "published"
WITHDRAWN: Final = "report withdrawn"


def is_of_product(reason: str | None) -> bool:
    return (reason or "").startswith((IMPORTED, PUBLISHED, WITHDRAWN))
