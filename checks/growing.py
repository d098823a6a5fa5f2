"""`python -m checks.growing TIMES`: makes the record in DATA_DIR so many times as large, for measuring only.

Each copy of an inspection is dated one day earlier than the last, so that every council keeps the order of its
grades and has so many times the inspections, judgements and rows of history.
"""

from __future__ import annotations

import datetime
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from simple_history.utils import bulk_create_with_history  # noqa: E402

from inspections.actions.addresses import give_addresses  # noqa: E402
from inspections.models import Inspection, Judgement, Report  # noqa: E402


class NotScratchError(Exception):
    """The record holds reports, so it is somebody's real one and must be left alone."""


@transaction.atomic
def grow(times: int) -> int:
    """Copies every inspection and returns their new number. Raises NotScratchError."""
    if Report.objects.exists():
        raise NotScratchError("This record holds reports. Name a scratch folder with DATA_DIR.")
    known = list(Inspection.objects.order_by("pk").select_related("authority").prefetch_related("judgements"))
    for number in range(1, times):
        _copy(known, datetime.timedelta(days=number))
    return len(known) * times


def _copy(known: list[Inspection], back: datetime.timedelta) -> None:
    copies = [_earlier(each, back) for each in known]
    give_addresses(copies)
    made = bulk_create_with_history(copies, Inspection)
    judgements = [
        Judgement(inspection=copy, area=j.area, grade=j.grade, source=j.source, source_text=j.source_text, sure=j.sure)
        for each, copy in zip(known, made, strict=True)
        for j in each.judgements.all()
    ]
    bulk_create_with_history(judgements, Judgement)


def _earlier(one: Inspection, back: datetime.timedelta) -> Inspection:
    return Inspection(
        authority=one.authority,
        framework=one.framework,
        kind=one.kind,
        start=one.start and one.start - back,
        end=one.end and one.end - back,
        published=one.published and one.published - back,
        published_precision=one.published_precision,
        published_source=one.published_source,
        recommendation_count=one.recommendation_count,
        origin=Inspection.Origin.IMPORT,
    )


def main() -> int:
    try:
        count = grow(int(sys.argv[1]))
    except NotScratchError as error:
        print(error, file=sys.stderr)
        return 1
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{count} inspections, {Judgement.objects.count()} judgements\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
