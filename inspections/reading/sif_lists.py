"""The lists of SIF reports and of reviews of Local Safeguarding Children Boards, in both their layouts."""

import re
from typing import Final

from inspections.reading.lists import ListRules
from inspections.reading.recommendations import Lists

_GROUPS: Final = (
    r"(?:(?:areas? (?:for|of) )?priority (?:and|or) immediate actions?"
    r"|areas? for (?:immediate and )?priority action|areas? for improvement)[:.]?"
)
_BOARD: Final = r"(?:local safeguarding children.?s? board|lscb)(?: ?\(lscb\))?"
_ENDS: Final = (
    r"summary for",
    r"inspection (?:findings|judgements?)",
    r"information about",
    r"key judge?ment",
    r"(?:the )?(?:experiences? and progress|graded judge?ment)",
    r"the (?:local authority|board|lscb).s strengths",
    r"(?:key )?strengths\b",
    r"progress since",
    r"what the inspection",
    r"section \d",
    r"executive summary",
    r"leadership,? management and gov",
    r"the local authority$",
    r"(?:the )?local safeguarding children",
    r"main findings",
    r"summary of (?:key )?findings",
    r"about this",
)
SIF_LISTS: Final = Lists(
    starts=re.compile(
        r"(?i)(?:summary of )?recommendations(?: for .{3,50})?:?"
        rf"|what (?:does|do) .{{3,60}} need to improve\s*\??\d?|{_GROUPS}"
    ),
    rules=ListRules(
        groups=re.compile(rf"(?i){_GROUPS}"),
        ends=re.compile(rf"(?i)(?:{'|'.join(_ENDS)})"),
    ),
    board=re.compile(
        rf"(?i)(?:section \d:? *)?(?:the )?(?:effectiveness of (?:the )?)?{_BOARD}(?: (?:is|are|requires?)\b.*)?"
        rf"|what does the (?:{_BOARD}|board).* need to improve\?*\d?|children.?s? board \(lscb\)"
    ),
)
