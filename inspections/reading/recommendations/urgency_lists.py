"""Lists grouped by urgency, 2009 to 2013: “Immediately”, “Within three months”, “Within six months”."""

import re
from typing import Final

from inspections.reading.layout.list_parts import ListRules
from inspections.reading.recommendations.listed_items import ListLayout

URGENCY_LISTS: Final = ListLayout(
    starts=re.compile(r"(?i)areas? for (?:further )?improvement:?"),
    rules=ListRules(
        groups=re.compile(
            r"(?i)(?:(?:for )?immediate(?:ly| actions?)|with immediate effect|"
            r"within (?:\w+) (?:weeks?|months?)(?: of .{5,60})?):?"
        ),
        ends=re.compile(
            r"(?i)(?:outcomes for|overall effectiveness|capacity to improve|quality of provision|"
            r"leadership and|record of main)"
        ),
    ),
)
