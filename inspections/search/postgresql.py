"""Searching in PostgreSQL: the generated column of stems, with its GIN index."""

from __future__ import annotations

from django.db import connection
from django.db.models import FloatField, QuerySet
from django.db.models.expressions import RawSQL

from inspections.models import Passage
from inspections.search.words import Phrase, QueryWords


def matching_passages(passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]:
    """The passages that contain the words, each with a `score` (less is better)."""
    query, params = _query(words)
    found = passages.extra(where=[f"inspections_passage.words @@ ({query})"], params=params)  # noqa: S610
    rank = f"-ts_rank(inspections_passage.words, {query})"
    scored: QuerySet[Passage] = found.alias(score=RawSQL(rank, params, output_field=FloatField()))  # noqa: S611
    return scored


def rebuild_index() -> None:
    """Rebuild the index; the column is always in step with its table."""
    with connection.cursor() as cursor:
        cursor.execute("REINDEX INDEX inspections_passage_words")


def _query(words: QueryWords) -> tuple[str, list[str]]:
    """The words as a query. Each phrase is a parameter, so that none of its characters has a special meaning."""
    wanted = [f"({' || '.join([_PHRASE] * len(group))})" for group in words.groups]
    unwanted = [f"!!{_PHRASE}"] * len(words.excluded)
    return " && ".join([*wanted, *unwanted]), list(map(_joined, (*words.phrases, *words.excluded)))


_PHRASE = "phraseto_tsquery('simple', %s)"


def _joined(phrase: Phrase) -> str:
    return " ".join(phrase)
