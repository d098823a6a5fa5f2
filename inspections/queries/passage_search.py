"""What is searched for in the passages of published reports."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Final

from inspections.models import Passage
from inspections.search.words import QueryWords

FACETS = ("council", "framework", "region", "grade", "year")
"""What can be chosen of an inspection; the theme is chosen of the passage itself."""

ANY_JUDGEMENT: Final = "any"
NO_GRADE: Final = "none"


@dataclass(frozen=True)
class PassageSearch:
    """What is searched for. A blank value leaves everything in; a blank `kind` searches every kind.

    `ended_by` is given on the basis that counts by the end of the inspection. The chosen grade is that of the
    overall judgement, or of leadership where there is no overall one; with `judgement`, of that area, or of any;
    NO_GRADE where there is none. A chosen year is one, or the first and the last of several (`years_between`). Of
    `among`, given as the number of an inspection and a position, only those recommendations are found; of `besides`
    none. `councils` are the primary keys of the only ones searched; None for all.
    """

    words: QueryWords
    published_until: datetime.date
    ended_by: datetime.date | None = None
    kind: str = Passage.Kind.RECOMMENDATION.value
    theme: str = ""
    judgement: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    among: frozenset[tuple[int, int]] | None = None
    besides: frozenset[tuple[int, int]] = frozenset()
    councils: frozenset[int] | None = None

    def without(self, facet: str) -> dict[str, str]:
        return {name: value for name, value in self.chosen.items() if name != facet and value}

    @property
    def reach(self) -> Hashable:
        """Which inspections are searched at all, whatever is searched for in them and chosen of them."""
        return self.published_until, self.ended_by, self.councils

    @property
    def key(self) -> Hashable:
        """All of it: two searches with the same key find the same."""
        chosen = tuple(sorted(self.without("").items()))
        which = (self.words, self.kind, self.theme, self.judgement, chosen, self.among, self.besides)
        return self.reach, which
