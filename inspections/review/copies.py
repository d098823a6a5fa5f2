"""Whether a file says nothing but what another file of the same inspection said, which is published."""

from __future__ import annotations

from typing import Final

from inspections.review.comparison import Comparison
from inspections.review.merging import Standing, merge
from inspections.review.record_values import recorded_values

_SAYS_OTHERWISE: Final = (Standing.FILLS, Standing.CONTRADICTS)


def says_what_is_published(compared: Comparison) -> bool:
    """A report stands behind the inspection, and no fact, grade or list of the draft adds to it or contradicts it."""
    recorded = compared.recorded
    if recorded is None or recorded.report_id is None:
        return False
    held = merge(compared.draft, recorded_values(recorded))
    return all(each.standing not in _SAYS_OTHERWISE for each in held.compared.values())
