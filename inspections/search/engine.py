"""One way to search, whichever database is behind it: both keep words of the stems alone, and so find the same."""

from __future__ import annotations

from typing import Final, Protocol

from django.db import connection
from django.db.models import QuerySet

from inspections.models import Inspection, Passage
from inspections.search import postgresql, sqlite
from inspections.search.counts import Counts
from inspections.search.words import QueryWords


class Engine(Protocol):
    """What each database does in its own way."""

    def matching_passages(self, passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]: ...
    def counts(self, found: QuerySet[Passage], *, theme: str, among: QuerySet[Inspection], kind: str) -> Counts: ...
    def rebuild_index(self) -> None: ...


_ENGINES: Final[dict[str, Engine]] = {"sqlite": sqlite, "postgresql": postgresql}


def matching_passages(passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]:
    """The passages that contain the words, each with an alias `score` (less is better). Needs at least one word."""
    return _engine().matching_passages(passages, words)


def counts(found: QuerySet[Passage], *, theme: str, among: QuerySet[Inspection], kind: str) -> Counts:
    """Of passages with words, how many there are by inspection and kind and by theme; blank: of any theme, any kind."""
    return _engine().counts(found, theme=theme, among=among, kind=kind)


def rebuild_index() -> None:
    """Rebuild the index of words from the passages."""
    _engine().rebuild_index()


def _engine() -> Engine:
    return _ENGINES[connection.vendor]
