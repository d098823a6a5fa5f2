"""Searching in PostgreSQL: the generated column of stems, with its GIN index."""

from __future__ import annotations

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import FloatField, QuerySet
from django.db.models.expressions import RawSQL

from inspections.models import Inspection, Passage
from inspections.search.counts import Counts
from inspections.search.words import Phrase, QueryWords


def matching_passages(passages: QuerySet[Passage], words: QueryWords) -> QuerySet[Passage]:
    """The passages that contain the words, each with a `score` (less is better)."""
    query, params = _query(words)
    found = passages.extra(where=[f"inspections_passage.words @@ ({query})"], params=params)  # noqa: S610
    rank = f"-ts_rank(inspections_passage.words, {query})"
    scored: QuerySet[Passage] = found.alias(score=RawSQL(rank, params, output_field=FloatField()))  # noqa: S611
    return scored


def counts(found: QuerySet[Passage], *, theme: str, among: QuerySet[Inspection], kind: str) -> Counts:
    """One query, counted in two ways: looking up a common word's hundred thousand passages is what takes the time."""
    try:
        every, params = found.order_by().values("inspection_id", "kind", "theme_keys").query.sql_with_params()
        inside, inside_params = among.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        # Nothing can be found, as among the neighbours of a council that has none.
        return Counts([], [])
    query = f"""
        SELECT inspection_id, kind, theme_keys, COUNT(*)
        FROM (
            SELECT inspection_id, kind, theme_keys,
                %s = '' OR %s = ANY (string_to_array(theme_keys, ' ')) AS of_theme,
                (%s = '' OR kind = %s) AND inspection_id IN ({inside}) AS chosen
            FROM ({every}) AS found
        ) AS told
        GROUP BY GROUPING SETS ((of_theme, inspection_id, kind), (chosen, theme_keys))
        HAVING of_theme OR chosen AND theme_keys <> ''
    """  # noqa: S608  (what Django wrote, with its parameters, and names of our own)
    with connection.cursor() as cursor:
        cursor.execute(query, [theme, theme, kind, kind, *inside_params, *params])
        rows = cursor.fetchall()
    return Counts(
        [(inspection, kind, n) for inspection, kind, keys, n in rows if keys is None],
        [(keys, n) for _, _, keys, n in rows if keys is not None],
    )


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
