"""`python -m checks.load.large PASSAGES`: gives every inspection of a scratch record words, so many passages in all.

The words are those of the reports that are published there: each other inspection gets the findings and passages of
some of them, until it has its part. Copied by the database itself, for there are hundreds of thousands.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Sequence
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, models, transaction  # noqa: E402
from django.db.models import Count, Max  # noqa: E402

from inspections.models import Finding, Inspection, Passage, PassageTheme  # noqa: E402


@transaction.atomic
def fill(most: int) -> int:
    """Returns how many passages there are then. Raises ValueError where no report is published, or the record is no
    scratch one.
    """
    models_of = list(
        Inspection.objects.exclude(report=None).annotate(has=Count("passages")).filter(has__gt=0).order_by("pk")
    )
    bare = list(Inspection.objects.filter(report=None).order_by("pk").values_list("pk", flat=True))
    if not models_of or Passage.objects.filter(inspection__report=None).exists():
        raise ValueError("Publish reports on a scratch record first, and fill it once.")
    each = max(1, math.ceil((most - Passage.objects.count()) / max(1, len(bare))))
    with connection.cursor() as cursor:
        for number in range(len(models_of)):
            turned = [*models_of[number:], *models_of[:number]]
            _copy_all(cursor, turned, bare[number :: len(models_of)], each)
        cursor.execute("ANALYZE")
    return Passage.objects.count()


def _copy_all(cursor: Any, sources: Sequence[Inspection], targets: list[int], each: int) -> None:
    """The words of the first sources, one behind the other, to each target."""
    given, ahead = 0, dict[str, int]()
    for source in sources:
        if given >= each:
            return
        found = list(source.passages.order_by("kind", "position"))[: each - given]
        pairs = [(passage.pk, ahead.get(passage.kind, 0)) for passage in found]
        for pk, offset in pairs:
            _copy(cursor, Passage, pk, offset, targets)
        _copy_themes(cursor, pairs, targets)
        for finding in source.findings.all():
            _copy(cursor, Finding, finding.pk, ahead.get(finding.kind, 0), targets)
        for kind, position in source.passages.values_list("kind").annotate(last=Max("position")):
            ahead[kind] = ahead.get(kind, 0) + position
        given += len(found)


def _copy(cursor: Any, model: type[models.Model], pk: int, offset: int, targets: list[int]) -> None:
    table = model._meta.db_table
    kept = [str(field.column) for field in model._meta.concrete_fields if not field.primary_key]
    columns = [_quote(name) for name in kept if name not in ("inspection_id", "position")]
    read = ", ".join(f"{table}.{name}" for name in columns)
    cursor.execute(
        f"INSERT INTO {table} (inspection_id, position, {', '.join(columns)}) "  # noqa: S608  (names of our own columns)
        f"SELECT i.id, {table}.position + %s, {read} FROM {table}, inspections_inspection i "
        f"WHERE {table}.id = %s AND i.id IN ({', '.join(map(str, targets))})",
        [offset, pk],
    )


def _quote(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _copy_themes(cursor: Any, pairs: list[tuple[int, int]], targets: list[int]) -> None:
    table, passages = PassageTheme._meta.db_table, Passage._meta.db_table
    for pk, offset in pairs:
        cursor.execute(
            f"INSERT INTO {table} (passage_id, theme) SELECT new.id, t.theme FROM {table} t "  # noqa: S608
            f"JOIN {passages} old ON old.id = t.passage_id JOIN {passages} new ON new.kind = old.kind "
            f"AND new.position = old.position + %s "
            f"WHERE old.id = %s AND new.inspection_id IN ({', '.join(map(str, targets))})",
            [offset, pk],
        )


def main() -> int:
    print(f"{Inspection.objects.count()} inspections, {fill(int(sys.argv[1]))} passages", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
