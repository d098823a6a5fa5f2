"""Searching in PostgreSQL: the generated column of words, with its GIN index."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import FloatField, QuerySet
from django.db.models.expressions import RawSQL

from inspections.models import Passage
from inspections.search.marking import CLOSE, OPEN
from inspections.search.words import QueryWords

_CONFIGURATION = "inspections_words"
_OPTIONS = f'StartSel="{OPEN}", StopSel="{CLOSE}", '
_SIZES = {
    True: "HighlightAll=true",  # the whole text
    False: "MaxWords=48, MinWords=24, MaxFragments=1, FragmentDelimiter=…",
}


def matching_passages(passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]:
    """The passages that contain the words, each with a `score` (less is better)."""
    query, params = _query(words)
    found = passages.extra(where=[f"inspections_passage.words @@ ({query})"], params=params)  # noqa: S610
    rank = f"-ts_rank(inspections_passage.words, {query})"
    scored: QuerySet[Passage] = found.alias(score=RawSQL(rank, params, output_field=FloatField()))  # noqa: S611
    return scored


def marked_texts(pks: Sequence[int], words: QueryWords, *, whole: bool) -> dict[int, str]:
    """The texts of some passages with the words that were found marked: `whole`, or the part around them."""
    query, params = _query(words)
    headline = f"ts_headline('{_CONFIGURATION}', text, {query}, %s)"
    sql = f"SELECT id, {headline} FROM inspections_passage WHERE id = ANY(%s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, _OPTIONS + _SIZES[whole], list(pks)])
        return dict(cursor.fetchall())


def rebuild_index() -> None:
    """Rebuild the index; the column is always in step with its table."""
    with connection.cursor() as cursor:
        cursor.execute("REINDEX INDEX inspections_passage_words")


def _query(words: QueryWords) -> tuple[str, list[str]]:
    """The words as a query. Each phrase is a parameter, so that none of its characters has a special meaning."""
    phrase = f"phraseto_tsquery('{_CONFIGURATION}', %s)"
    parts = [phrase] * len(words.wanted) + [f"!!{phrase}"] * len(words.unwanted)
    return " && ".join(parts), [" ".join(tokens) for tokens in (*words.wanted, *words.unwanted)]
