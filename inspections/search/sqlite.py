"""Searching in SQLite: the FTS5 table that triggers keep in step with the stems of the passages."""

from __future__ import annotations

from django.db import connection
from django.db.models import Count, FloatField, QuerySet
from django.db.models.expressions import RawSQL

from inspections.models import Inspection, Passage
from inspections.search.counts import Counts
from inspections.search.words import Phrase, QueryWords

_TABLE = "inspections_passage_words"


def matching_passages(passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]:
    """The passages that contain the words, each with a `score` (less is better)."""
    joined = passages.extra(  # noqa: S610  (the only way to join a virtual table; the words are a parameter)
        tables=[_TABLE],
        where=[f"{_TABLE}.rowid = inspections_passage.id", f"{_TABLE} MATCH %s"],
        params=[_expression(words)],
    )
    scored: QuerySet[Passage] = joined.alias(score=RawSQL(f"{_TABLE}.rank", (), output_field=FloatField()))  # noqa: S611
    return scored


def counts(found: QuerySet[Passage], *, theme: str, among: QuerySet[Inspection], kind: str) -> Counts:
    """Two queries: putting down in between what was found takes longer than finding it again."""
    of_kinds = found.filter(themes__theme=theme) if theme else found
    of_themes = found.filter(inspection__in=among).exclude(theme_keys="")
    if kind:
        of_themes = of_themes.filter(kind=kind)
    return Counts(
        list(of_kinds.order_by().values_list("inspection_id", "kind").annotate(n=Count("pk"))),
        list(of_themes.order_by().values_list("theme_keys").annotate(n=Count("pk"))),
    )


def rebuild_index() -> None:
    """Rebuild the index from the table."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_TABLE}({_TABLE}) VALUES ('rebuild')")  # noqa: S608


def _expression(words: QueryWords) -> str:
    """The words as FTS5 writes them: in quotation marks, words of letters and digits have no special meaning."""
    wanted = " AND ".join(f"({' OR '.join(map(_quoted, group))})" for group in words.groups)
    if not words.excluded:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_quoted, words.excluded))})"


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
