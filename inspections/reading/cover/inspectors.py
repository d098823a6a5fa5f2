"""Names of inspectors, without titles, roles or letters after the name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_BEFORE_ROLE: Final = (
    r"(?:(?:acting|senior|regional|social care|regulatory|registered|specialist|deputy|assistant|his|her|ofsted.?s?|"
    r"national|lead|additional|associate|seconded|principal|managing) )*"
)
_MAJESTY_S: Final = r"majest(?:y|ies)(?:.?s.?)?"
_ROLE: Final = re.compile(
    rf"\b(?:{_BEFORE_ROLE}"
    rf"(?:{_MAJESTY_S} (?:chief )?inspectors?(?: of (?:education|schools|social care))?|H\.?M\.?Is?|HMCI|SHMI|SCRI|RI|"
    r"OI|AI|(?:regulatory )?inspectors?|directors?|managers?|advis[eo]rs?|[OMC]BE|QPM|JP|DL|PhD|MA|BA|MSc|BSc|"
    r"ofsted(?:.s)?|social care)"
    r"(?:,? (?:social care|of schools))?)\b",
    re.IGNORECASE,
)
_ROLE_AT_END: Final = re.compile(rf"(?:{_ROLE.pattern})[\s.,)]*$", re.IGNORECASE)
_UNFINISHED_ROLE: Final = re.compile(
    rf"\b(?:(?:his|her)(?: {_MAJESTY_S})?|(?:(?:ofsted(?:.s)?|senior|regulatory|social care|regional|acting) ?)+)\s*$",
    re.IGNORECASE,
)
_WHERE_THEY_WORK: Final = {"ofsted", "social care"}
"""What a role may begin with, but may equally end with."""
_LONGEST: Final = 400
"""Letters of a line that are looked at: a SIF team of twelve fits, and no line without end takes long."""
_TITLE: Final = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev)\.?\s+", re.IGNORECASE)
_NAME: Final = re.compile(r"^[^\W\d_][\w’'.\-]*(?: [^\W\d_][\w’'.\-]*){1,4}$")
_SMALL: Final = r"(?:de|la|le|van|von|der|den|du|bin|al|y)"
_CAPITAL: Final = r"[^\W\d_a-z][\w’'.\-]*"
_PART_OF_NAME: Final = re.compile(rf"^(?:{_SMALL} )*{_CAPITAL}(?: (?:{_CAPITAL}|{_SMALL}))*$")
_GRADES: Final = re.compile(r"(?i)(?:outstanding|good|requires?|improvement|adequate|inadequate|not judged|to|be|\W)+")
_NO_NAME: Final = re.compile(
    r"\b(?:social care|majest(?:y|ies)|inspect\w*|council|borough|services?|authority|judge?ments?|grade|children.?s?|"
    r"effectiveness|ofsted|report|team)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NamesFound:
    """Names, how many lines they take, and whether nothing had to be chosen."""

    names: tuple[str, ...]
    lines: int
    sure: bool


def inspector_names(text: str) -> tuple[str, ...]:
    """The names in a line such as “A Smith, His Majesty’s Inspector, and B Jones HMI”."""
    plain = _ROLE.sub(",", " ".join(text[:_LONGEST].split()))
    plain = re.sub(r"\([^)]*\)?|\*+|\d+", ",", plain)
    parts = re.split(r"[,;/:]|\band\b|&|\s–\s", plain)
    names = (_TITLE.sub("", part.strip(" .,-–)")) for part in parts)
    return tuple(name for name in names if _is_name(name))


def names_over_lines(lines: Sequence[str], *, several: bool) -> NamesFound:
    """The names in the first line and in those after it on which they continue.

    `several` says that the label is in the plural, so that the line under a complete name may have another.
    """
    text, taken, sure = lines[0], 1, True
    for line in lines[1:]:
        open_end = ends_unfinished(text) or not inspector_names(text)
        if not (open_end or (_is_people(line) and (several or not ends_in_role(text) or begins_with_role(line)))):
            # A second inspector under a label in the singular is for a person to decide.
            sure = sure and not (_is_people(line) and inspector_names(line) and ends_in_role(line))
            break
        if not _is_people(line):
            sure = sure and not open_end
            break
        sure = sure and (open_end or begins_with_role(line) or ends_in_role(text) or len(_first(line).split()) == 1)
        # A line that ends in a complete role is finished, and so is a complete name that has another below it.
        whole = ends_in_role(text) or (several and len(_first(line).split()) > 1 and bool(inspector_names(_last(text))))
        joint = ", " if whole and not ends_unfinished(text) and not begins_with_role(line) else " "
        text, taken = f"{text}{joint}{line}", taken + 1
    return NamesFound(inspector_names(text), taken, sure and not ends_unfinished(text))


def _first(line: str) -> str:
    """What comes before the first role or comma of a line."""
    return re.split(r"[,;(]|\band\b|&", _ROLE.sub(",", line))[0].strip()


def _last(text: str) -> str:
    """What comes after the last comma, semicolon or “and”."""
    return re.split(r"[,;(]|\band\b|&", text)[-1].strip()


def _is_people(line: str) -> bool:
    """Whether a line has nothing but names and roles, complete or begun."""
    if len(line) > _LONGEST or _GRADES.fullmatch(line):
        return False
    plain = _UNFINISHED_ROLE.sub(",", _ROLE.sub(",", line))
    parts = [part.strip(" .,-–()") for part in re.split(r"[,;/:&()]|\band\b", plain)]
    return all(not part or (_PART_OF_NAME.match(part) and not _NO_NAME.search(part)) for part in parts)


def ends_unfinished(text: str) -> bool:
    """Whether the line ends in the middle of a role or a list of names: “… Her Majesty’s” or “… and”."""
    role = _UNFINISHED_ROLE.search(text)
    unfinished = role is not None and role.group().strip().lower() not in _WHERE_THEY_WORK
    joined = re.search(r"(?:\band|[,;&(–-])\s*$", text)
    return unfinished or joined is not None or text.count("(") > text.count(")")


def ends_in_role(text: str) -> bool:
    """Whether the text ends in a role or letters, so that the last name is complete."""
    return bool(_ROLE_AT_END.search(text))


def begins_with_role(text: str) -> bool:
    """Whether the text continues with a role rather than a name."""
    return bool(_ROLE.match(text.strip(" ,(")) or _UNFINISHED_ROLE.fullmatch(text.strip(" ,(")))


def _is_name(text: str) -> bool:
    """Whether it is two words or more, the first and last with a capital: “to be confirmed” is nobody."""
    words = text.split()
    plain = bool(_NAME.match(text)) and words[0][0].isupper() and words[-1][0].isupper()
    return plain and not _NO_NAME.search(text)
