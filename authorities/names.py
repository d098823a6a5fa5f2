"""Comparing the names that people type or import: one key for every way of writing the same council.

The reader has its own matcher (inspections/reading/council/match.py), which runs without a database, guesses at
incomplete names and says how sure it is. This one looks names up in the editable register and never guesses. A test
checks that both find the same council for every name of every council.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_KEYS_KEPT: Final = 4_096
"""Names whose keys are kept: each search compares with those of all councils and places, some 700."""
# Words for the kind of body, removed at either end only, so that "City of London" and "County Durham" keep theirs; the
# register lists such councils under both forms.
_BODY = re.compile(
    r"\b(county borough|metropolitan borough|royal borough|london borough|city and county|borough|district|county|city)"
    r"? ?(council|corporation|local authority|authority)$"
)
_DASHES = re.compile(r"[\u2010-\u2015]")
# Letters that are no other letter with an accent, so that no decomposition takes one off; as casefold leaves them.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t"}
)
_LEAD = re.compile(r"^(the )?((london|royal|metropolitan) borough of |borough of |council of |county of |the )?")


@lru_cache(maxsize=_KEYS_KEPT)
def name_key(printed: str) -> str:
    """The key of a name: lower-case letters, digits and single spaces, "and" for "&", without the kind of body."""
    text = letters_key(printed)
    return _BODY.sub("", _LEAD.sub("", text)).strip() or text


def letters_key(printed: str) -> str:
    """Lower-case letters without accents, digits and single spaces: `maire thomson jones`; apostrophes fall away.

    A letter that English has not is the plain one that is typed in its place: `soren strasse` for “Søren Straße”.
    """
    letters = unicodedata.normalize("NFKD", _DASHES.sub("-", printed).casefold())
    plain = letters.translate(_LETTERS).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("&", " and ").replace("'", "")).strip()
