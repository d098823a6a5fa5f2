"""What was found for a name that somebody typed, in sentences."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from authorities.finding.finder import Found, Match, MatchKind
from authorities.names import letters_key
from dashboard.claims.words import count_noun, join_words

_PART_OF_POSTCODE: Final = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?( ?[0-9][A-Z]?)?")
_SEVERAL: Final = {
    MatchKind.DISTRICT: "{0} is a district of {1}:",
    MatchKind.FORMER_DISTRICT: "{0} was a district; its area now belongs to {1}:",
    MatchKind.COUNTY: "{0} is a county of {1}:",
    MatchKind.FORMER_COUNTY: "{0} was a county; its area now belongs to {1}:",
    MatchKind.PLACE: "{0} lies in the area of {1}:",
    MatchKind.BODY: "{0} runs or ran services for children with or for {1}:",
    MatchKind.CODE: "{0} is the code of {1}:",
    MatchKind.POSTCODE: "{0} lies in {1}:",
}
_ONE: Final = {
    MatchKind.DISTRICT: "{0} is a district of {1}, which runs the services for children there.",
    MatchKind.FORMER_DISTRICT: "{0} was a district; {1} runs the services for children there now.",
    MatchKind.COUNTY: "{0} is a county; {1} runs the services for children there.",
    MatchKind.FORMER_COUNTY: "{0} was a county; {1} runs the services for children there now.",
    MatchKind.PLACE: "{0} lies in the area of {1}.",
    MatchKind.BODY: "{0} runs or ran services for children for {1}.",
    MatchKind.CODE: "{0} is the code of {1}.",
    MatchKind.POSTCODE: "{0} lies in {1}.",
}
MORE_MAY_BE_LED: Final = (
    "The record does not have the lead inspector of every inspection, so there may be others. A name may be printed in "
    "other ways too, and one name may belong to two people."
)


def about_match(match: Match) -> str:
    """What a place, a body or a code has to do with its councils, in one sentence; blank for a council."""
    if match.kind is MatchKind.COUNCIL:
        return ""
    if len(match.councils) == 1:
        return _ONE[match.kind].format(match.label, match.councils[0].short_name)
    return _SEVERAL[match.kind].format(match.label, count_noun(len(match.councils), "council"))


def find_heading(typed: str, found: Found) -> str:
    if not typed:
        return "Find a council"
    if found.guessed and found.matches:
        return f"Nothing is called “{typed}”. Did you mean one of these?"
    if not found.matches:
        return f"No council was found for “{typed}”"
    return f"“{typed}”: {count_noun(len(found.councils), 'council')}"


def led_heading(typed: str, counts: Mapping[str, int]) -> str:
    """`3 inspections name Jo Bell as lead inspector`; of several names, the words that they have."""
    if len(counts) == 1:
        ((name, count),) = counts.items()
        return f"{count_noun(count, 'inspection')} {'names' if count == 1 else 'name'} {name} as lead inspector"
    parts = join_words(f"“{part}”" for part in typed.split())
    words = f"{len(counts)} names of lead inspectors on the record have {parts} in them"
    surnames = Counter(letters_key(name.split()[-1]) for name in counts)
    if max(surnames.values()) == 1:
        return words
    return f"{words}; {'they' if len(counts) == 2 else 'some'} may be one person"


def led_words(typed: str, counts: Mapping[str, int]) -> str:
    several = sum(counts.values()) > 1
    return f"{led_heading(typed, counts)}. Press Enter to see {'which' if several else 'it'}."


def nothing_found_words(typed: str, found: Found) -> str:
    """Why nothing was found, and what to do."""
    if not found.postcode:
        if _PART_OF_POSTCODE.fullmatch(typed.upper()):
            return f"“{typed}” looks like part of a postcode. Enter all of it, or the name of a place or council."
        return "Try the name of the district, the county or the council, or a shorter part of it."
    if not found.directory:
        return f"{found.postcode} looks like a postcode, but no directory of postcodes has been loaded here."
    return (
        f"{found.postcode} is not among the English postcodes loaded here. It may be new, or outside England: this "
        "record covers councils in England only."
    )
