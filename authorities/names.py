"""How the names that people type or import are compared: one key for every way of writing the same council.

The reader has a matcher of its own (inspections/reading/council/match.py): it runs without a database, guesses at
names that it does not know whole, and says how sure it is. This one is an index of the register that is edited, and
never guesses. A test holds that every name of every council leads both to the same council.
"""

import re
import unicodedata

# Words that say what kind of body it is. Only at the ends: "City of London" and "County Durham" keep theirs,
# because the names that matching knows include both forms.
_BODY = re.compile(
    r"\b(county borough|metropolitan borough|royal borough|london borough|city and county|borough|district|county|city)"
    r"? ?(council|corporation|local authority|authority)$"
)
_LEAD = re.compile(r"^(the )?((london|royal|metropolitan) borough of |borough of |council of |county of |the )?")


def name_key(printed: str) -> str:
    """Lower-case letters, digits and single spaces; "and" for "&"; without the body's kind at either end."""
    text = unicodedata.normalize("NFKD", printed).encode("ascii", "ignore").decode().lower()
    text = re.sub(r"[^a-z0-9]+", " ", text.replace("&", " and ").replace("'", "")).strip()
    return _BODY.sub("", _LEAD.sub("", text)).strip() or text
