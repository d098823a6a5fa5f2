"""The newest reports on the record, for England or for one council, and what came to its history last."""

from __future__ import annotations

import datetime

from django.db.models import F, Q, QuerySet, prefetch_related_objects

from authorities.models import Authority
from inspections.models import Inspection
from inspections.queries.watching import Covered
from inspections.roles import Role


def newest_and_lately_recorded(
    *, newest: int, lately: int, authority: Authority | None = None, covered: Covered | None = None
) -> tuple[list[Inspection], list[tuple[Inspection, datetime.datetime]]]:
    """So many inspections by their publication, newest first; of the rest, so many that came on the record last.

    With their councils and judgements. `covered` leaves others out. Four queries.
    """
    dated = _dated(authority, covered)
    first = list(dated.order_by("-published", "-pk")[:newest])
    added = _lately_recorded(dated.exclude(pk__in={each.pk for each in first}), lately)
    prefetch_related_objects([*first, *(each for each, _ in added)], "judgements")
    return first, added


def _lately_recorded(possible: QuerySet[Inspection], limit: int) -> list[tuple[Inspection, datetime.datetime]]:
    """What came on the record last, or whose report did, and when; without what was shipped. Two queries."""
    came = Inspection.history.model.objects.filter(history_type="+").exclude(history_role=Role.SHIPPED)
    rows = came.filter(id__in=possible.order_by().values("pk")).order_by("history_date")
    moments: dict[int, datetime.datetime] = dict(rows.values_list("id", "history_date"))
    newest = sorted(moments, key=lambda pk: (moments[pk], pk), reverse=True)[:limit]
    read = possible.filter(report__published_at__isnull=False).order_by("-report__published_at")
    found = possible.filter(Q(pk__in=newest) | Q(pk__in=read.values("pk")[:limit]))
    timed = [(each, max(filter(None, (moments.get(each.pk), getattr(each, "put_on_record", None))))) for each in found]
    return sorted(timed, key=lambda each: (each[1], each[0].pk), reverse=True)[:limit]


def _dated(authority: Authority | None, covered: Covered | None) -> QuerySet[Inspection]:
    found = (
        Inspection.objects.filter(published__isnull=False)
        .annotate(put_on_record=F("report__published_at"))
        .select_related("authority")
    )
    if authority is not None:
        found = found.filter(authority=authority)
    if covered is not None and covered.councils is not None:
        found = found.filter(authority__in=covered.councils)
    if covered is not None and covered.framework is not None:
        found = found.filter(framework=covered.framework)
    if covered is not None and covered.theme is not None:
        of_theme = Inspection.objects.filter(passages__themes__theme=covered.theme)
        found = found.filter(pk__in=of_theme.order_by().values("pk"))
    return found
