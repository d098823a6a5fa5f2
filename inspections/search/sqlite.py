"""Searching in SQLite: the FTS5 table that triggers keep in step with the passages."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import FloatField, QuerySet
from django.db.models.expressions import RawSQL

from inspections.models import Passage
from inspections.search.marking import CLOSE, OPEN
from inspections.search.words import Phrase, QueryWords

_TABLE = "inspections_passage_words"
_MARKED = {
    True: f"highlight({_TABLE}, 0, %s, %s)",  # the whole text
    False: f"snippet({_TABLE}, 0, %s, %s, '…', 48)",
}


def matching_passages(passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]:
    """The passages that contain the words, each with a `score` (less is better)."""
    joined = passages.extra(  # noqa: S610  (the only way to join a virtual table; the words are a parameter)
        tables=[_TABLE],
        where=[f"{_TABLE}.rowid = inspections_passage.id", f"{_TABLE} MATCH %s"],
        params=[_expression(words)],
    )
    scored: QuerySet[Passage] = joined.alias(score=RawSQL(f"{_TABLE}.rank", (), output_field=FloatField()))  # noqa: S611
    return scored


def marked_texts(pks: Sequence[int], words: QueryWords, *, whole: bool) -> dict[int, str]:
    """The texts of some passages with the words that were found marked: `whole`, or the part around them."""
    places = ", ".join(["%s"] * len(pks))
    sql = f"SELECT rowid, {_MARKED[whole]} FROM {_TABLE} WHERE {_TABLE} MATCH %s AND rowid IN ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [OPEN, CLOSE, _expression(words), *pks])
        return dict(cursor.fetchall())


def rebuild_index() -> None:
    """Rebuild the index from the table."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_TABLE}({_TABLE}) VALUES ('rebuild')")  # noqa: S608


def _expression(words: QueryWords) -> str:
    """The words as FTS5 writes them: in quotation marks, words of letters and digits have no special meaning."""
    wanted = " AND ".join(map(_quoted, words.wanted))
    if not words.unwanted:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_quoted, words.unwanted))})"


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
