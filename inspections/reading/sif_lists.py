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
_ALWAYS_ENDS: Final = (
    r"summary for",
    r"inspection (?:findings|judgements?)",
    r"information about",
    r"key judge?ment",
    r"the (?:local authority|board|lscb).s strengths",
    r"key strengths",
    r"progress since",
    r"what the inspection",
    r"section \d",
    r"executive summary",
    r"main findings",
    r"summary of (?:key )?findings",
    r"about this",
)
_ENDS: Final = (
    r"(?:the )?(?:experiences? and progress|graded judge?ment)",
    r"strengths\b",
    r"leadership,? management and gov",
    r"the local authority$",
    r"(?:the )?local safeguarding children",
)
SIF_LISTS: Final = Lists(
    starts=re.compile(
        r"(?i)(?:summary of )?recommendations(?: for .{3,50})?:?"
        rf"|what (?:does|do) .{{3,60}} need to improve\s*\??\d?|{_GROUPS}"
    ),
    rules=ListRules(
        groups=re.compile(rf"(?i){_GROUPS}"),
        ends=re.compile(rf"(?i)(?:{'|'.join(_ENDS)})"),
        always_ends=re.compile(rf"(?i)(?:{'|'.join(_ALWAYS_ENDS)})"),
    ),
    board=re.compile(
        rf"(?i)(?:section \d:? *)?(?:the )?(?:effectiveness of (?:the )?)?{_BOARD}(?: (?:is|are|requires?)\b.*)?"
        rf"|what does the (?:{_BOARD}|board).* need to improve\?*\d?|children.?s? board \(lscb\)"
    ),
)
