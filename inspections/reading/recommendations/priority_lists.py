"""Lists with priority and immediate action first: SIF reports and reviews of boards, in both their layouts."""

import re
from typing import Final

from inspections.reading.layout.list_parts import ListRules
from inspections.reading.recommendations.listed_items import ListLayout

_GROUPS: Final = (
    r"(?:(?:areas? (?:for|of) )?(?:priority|immediate) (?:(?:and|or) (?:immediate|priority) )?actions?"
    r"|areas? for (?:immediate and )?priority actions?|(?:other )?areas? for (?:further )?improvements?)[:.]?\d?"
)
_BOARD: Final = r"(?:(?:[\w’'-]+ ){0,6}?(?:local )?safeguarding children.?s? board|lscb)(?: ?\(\w+\))?"
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
PRIORITY_LISTS: Final = ListLayout(
    starts=re.compile(
        r"(?i)(?:summary of )?recommendations(?: for .{3,50})?:?\d?"
        r"|what (?:.{2,60} )?needs? to (?:do to )?(?:be )?improved?\s*[?:.]*\s*\d?"
        rf"|{_GROUPS}"
    ),
    rules=ListRules(
        groups=re.compile(rf"(?i){_GROUPS}"),
        ends=re.compile(rf"(?i)(?:{'|'.join(_ENDS)})"),
        always_ends=re.compile(rf"(?i)(?:{'|'.join(_ALWAYS_ENDS)})"),
    ),
    board=re.compile(
        rf"(?i)(?:section \d:? *)?(?:the )?(?:(?:review of the )?effectiveness of (?:the )?)?{_BOARD}"
        rf"(?: (?:is|are|requires?)\b.{{0,60}})?"
        rf"|what (?:does )?(?:the )?(?:{_BOARD}|board|\w{{1,5}}SCB)(?: .{{1,40}})? needs? to (?:do to )?improve\?*\d?"
        r"|children.?s? board \(lscb\)"
    ),
)
