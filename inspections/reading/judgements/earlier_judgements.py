"""Lists of the judgements of an earlier inspection, which a report repeats and which are none of its own."""

import re
from typing import Final

from inspections.reading.pdf.page import Page

_EARLIER: Final = re.compile(r"(?i)\bprevious\s+(?:\w+\s+){0,2}inspections?\b")
_REACH_OF_EARLIER: Final = 1200
"""Letters over which a list of earlier judgements may go on: a dozen lines in Sandwell's SIF report of 2018."""


def tells_of_the_past(page: Page, position: int) -> bool:
    """Whether a list of an earlier inspection's judgements stands just above, as in Sandwell's SIF report of 2018."""
    return bool(_EARLIER.search(page.text, max(0, position - _REACH_OF_EARLIER), position))
