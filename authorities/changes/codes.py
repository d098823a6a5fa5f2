"""The ONS's codes: their form, the class that a type of council has, and who else has one at the same time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Final

from authorities.changes.wanted import Facts, Problem
from authorities.models import Authority, AuthorityCode

_FORM: Final = re.compile(r"E\d{8}")
_CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    Authority.Type.LONDON: ("E09",),
    Authority.Type.METROPOLITAN: ("E08",),
    Authority.Type.UNITARY: ("E06",),
    Authority.Type.COUNTY: ("E10",),
    # The City of London has a borough's, the Isles of Scilly a unitary authority's.
    Authority.Type.SUI_GENERIS: ("E06", "E09"),
}


def code_problems(facts: Facts, council: Authority | None, *, since: datetime.date | None) -> Iterator[Problem]:
    """Of the code of a council, or of one that begins on the day `since`."""
    code, codes = facts.code, list(council.codes.all()) if council else []
    kept = any(row.code == code and row.valid_to is None for row in codes)
    if not code:
        if any(row.valid_to is None for row in codes):
            yield Problem("code", "Enter the code it will have, and the date it starts.")
        return
    if not _FORM.fullmatch(code):
        yield Problem("code", "An ONS code is E and eight digits, such as E06000058.")
        return
    classes = _CLASSES.get(facts.type, ())
    if not code.startswith(classes):
        kind = Authority.Type(facts.type).label.lower() if facts.type in Authority.Type.values else "council"
        yield Problem("code", f"The codes of a {kind} begin with {' or '.join(classes)}; this one does not.")
    if kept:
        return
    if council is not None:
        yield from _of_new_code(code, codes, since)
    for row in AuthorityCode.objects.filter(code=code).exclude(authority=council).select_related("authority"):
        until = row.valid_to or row.authority.valid_to
        if until is None or since is None or until >= since:
            yield Problem("code", f"{code} is the code of {row.authority}.")


def _of_new_code(code: str, codes: list[AuthorityCode], since: datetime.date | None) -> Iterator[Problem]:
    """A code that takes the place of another has a first day, after that of the one before."""
    if any(row.code == code for row in codes):
        yield Problem("code", f"It had {code} before. A code is never given twice.")
    begun = max((row.valid_from for row in codes if row.valid_from), default=None)
    if since is None and codes:
        yield Problem("code_from", "Enter the date from which it has this code.")
    elif since is not None and begun is not None and since <= begun:
        yield Problem("code_from", f"The code before began on {begun:%-d %B %Y}; this one begins after that.")
