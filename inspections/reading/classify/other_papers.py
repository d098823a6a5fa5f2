"""Papers that have the title of a report without being one that is read: guidance, plans, statistics, later visits."""

import re
from typing import Final

from inspections.reading.pdf.text import TextLine

_LONGEST: Final = 110
"""Letters of a heading; a longer line is prose, which may well mention a plan."""
_KINDS: Final = (
    r"(?:action|improvement|implementation|delivery|response) plan",
    r"self[- –]?(?:evaluation|assessment)",
    r"progress (?:inspection|visit)|inspection of (?:the )?progress",
    # A report may say under its title that it tells of progress, and so may a letter on a visit in its own.
    r"^(?:progress report|review of (?:the )?progress)|(?<!visit: )progress report$",
    r"press (?:release|notice|statement)",
    r"news(?:letter| release)?$",
    r"minutes of",
    r"agenda$",
    r"(?:hand|guide|work)book",
    r"guidance",
    r"guides? (?:to|for)|guide$",
    r"leaflet",
    r"toolkit",
    r"briefing",
    r"framework",
    r"arrangements for joint",
    r"evaluation (?:schedule|criteria|of findings)",
    r"grade descriptors",
    r"information (?:for|about) (?:parents|carers|families|staff|councils|schools|young)",
    r"what .{3,40} (?:need to|should) know",
    r"(?:outcomes|results|data) as at|official statistics|statistics$|: results",
    r"encyclop\w+",
    r"consultation",
    r"easy read",
)
_OTHER: Final = re.compile(rf"(?i)\b(?:{'|'.join(_KINDS)})")


def says_other_paper(around_title: tuple[TextLine, ...]) -> bool:
    """Whether a line over, in or right under the title says what other paper this is; prose is not asked."""
    return other_paper_in(around_title) is not None


def other_paper_in(lines: tuple[TextLine, ...]) -> str | None:
    """The first words of a heading that say what other paper this is; None where none does."""
    headings = (line.text.strip() for line in lines)
    found = (_OTHER.search(text) for text in headings if len(text) < _LONGEST and not text.endswith("."))
    return next((match.group() for match in found if match), None)
