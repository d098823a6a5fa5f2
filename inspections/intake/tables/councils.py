"""Which council a row of a table is about: by number, code or printed name, on the day of the inspection."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from authorities.models import Authority, AuthorityCode, AuthorityName
from authorities.names import name_key


@dataclass(frozen=True)
class CouncilFound:
    """The council, or why there is none, in a sentence."""

    authority: Authority | None
    problem: str = ""


class CouncilFinder:
    """Loads every number, code and name once: three queries for any number of rows."""

    def __init__(self) -> None:
        rows = {authority.pk: authority for authority in Authority.objects.all()}
        self._numbers = {authority.dfe_number: authority for authority in rows.values()}
        self._names: dict[str, list[Authority]] = {}
        for key, pk in AuthorityName.objects.values_list("key", "authority_id").distinct():
            self._names.setdefault(key, []).append(rows[pk])
        self._codes: dict[str, list[Authority]] = {}
        for code, pk in AuthorityCode.objects.values_list("code", "authority_id").distinct():
            self._codes.setdefault(code, []).append(rows[pk])

    def find(self, *, number: str, code: str, name: str, day: datetime.date | None) -> CouncilFound:
        """By the first of number, code and name that is given; a name that is another council's is a problem."""
        if number:
            found = self._numbers.get(number)
            if found is None:
                return CouncilFound(None, f"No council has the DfE number “{number}”.")
        elif code:
            found = _only(self._codes.get(code, ()), day)
            if found is None:
                return CouncilFound(None, f"No council has the GSS code “{code}”.")
        else:
            return self._by_name(name, day)
        named = self._names.get(name_key(name), []) if name else []
        if named and found not in named:
            return CouncilFound(
                None, f"“{name}” is {named[0].short_name}, but “{number or code}” is {found.short_name}."
            )
        return CouncilFound(found)

    def _by_name(self, name: str, day: datetime.date | None) -> CouncilFound:
        named = self._names.get(name_key(name), [])
        found = _only(named, day)
        if found is not None:
            return CouncilFound(found)
        if not name:
            return CouncilFound(None, "The row does not name a council.")
        if named:
            choices = ", ".join(f"{each.short_name} ({each.dfe_number})" for each in named)
            return CouncilFound(None, f"“{name}” could be {choices}: add a column with the DfE number.")
        return CouncilFound(None, f"No council is called “{name}”.")


def _only(found: Iterable[Authority], day: datetime.date | None) -> Authority | None:
    """The one that existed on the day; the only one at all, whose dates are for the checks to say."""
    every = list(found)
    existing = [each for each in every if day is None or each.existed_on(day)]
    if len(existing) == 1:
        return existing[0]
    return every[0] if len(every) == 1 else None
