"""The lists of SIF reports and of reviews of Local Safeguarding Children Boards, in both their layouts."""

import re
from typing import Final

from inspections.reading.lists import ListRules
from inspections.reading.recommendations import Lists

_GROUPS: Final = r"(?:areas? (?:for|of) )?priority (?:and|or) immediate actions?|areas? for (?:immediate and )?priority action|areas? for improvement"
SIF_LISTS: Final = Lists(
    starts=re.compile(
        rf"(?i)(?:summary of )?recommendations:?|what (?:does|do) .{{3,60}} need to improve\s*\??\d?|(?:{_GROUPS})[:.]?"
    ),
    rules=ListRules(
        groups=re.compile(rf"(?i)(?:{_GROUPS})[:.]?"),
        ends=re.compile(
            r"(?i)(?:summary for|inspection (?:findings|judgements?)|information about|key judge?ment|"
            r"(?:the )?(?:experiences? and progress|graded judge?ment)|the (?:local authority|board|lscb).s strengths|"
            r"(?:key )?strengths\b|progress since|what the inspection|section \d|executive summary|leadership,? management and gov|"
            r"the local authority$|(?:the )?local safeguarding children|main findings|summary of (?:key )?findings|about this)"
        ),
    ),
    board=re.compile(
        r"(?i)(?:section \d:? *)?(?:the )?(?:effectiveness of (?:the )?)?(?:local safeguarding children.?s? board|lscb)"
        r"(?: ?\(lscb\))?(?: (?:is|are|requires?)\b.*)?|what does the (?:lscb|board|local safeguarding.*) need to improve\?*\d?|"
        r"children.?s? board \(lscb\)"
    ),
)
