"""Names of inspectors, without titles, roles or letters after the name."""

import re
from typing import Final

_ROLE: Final = re.compile(
    r"\b(?:"
    r"(?:(?:acting|senior|regional|social care|deputy|his|her|ofsted|ofsted.s|national|lead) )*"
    r"(?:majesty.?s inspectors?(?: of education)?|HMIs?|SHMI|inspectors?|director|SCRI|OI|AI|RI|OBE|MBE|CBE)"
    r"(?:,? (?:social care|of schools))?)\b",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame)\.?\s+", re.IGNORECASE)
_NAME: Final = re.compile(r"^[^\W\d_][\w’'.\-]*(?: [^\W\d_][\w’'.\-]*){1,4}$")


def names_in(text: str) -> tuple[str, ...]:
    """The names in a line such as “A Smith, His Majesty’s Inspector, and B Jones HMI”."""
    plain = _ROLE.sub(",", " ".join(text.split()))
    plain = re.sub(r"\([^)]*\)?|\*+|\d+", ",", plain)
    parts = re.split(r"[,;/:]|\band\b|&|\s–\s", plain)
    names = (_TITLE.sub("", part.strip(" .,-–")) for part in parts)
    return tuple(name for name in names if _is_name(name))


def _is_name(text: str) -> bool:
    """Two words or more, the first and last with a capital: “to be confirmed” is nobody."""
    words = text.split()
    return bool(_NAME.match(text)) and words[0][0].isupper() and words[-1][0].isupper() and text != "Social Care"
