"""The newest reports on the record, for England or for one council."""

from __future__ import annotations

from django.db.models import F

from authorities.models import Authority
from inspections.models import Inspection


def newest_inspections(*, limit: int, authority: Authority | None = None) -> list[Inspection]:
    """With their councils and judgements, newest publication first; two queries."""
    dated = Inspection.objects.filter(published__isnull=False)
    found = (
        dated.annotate(put_on_record=F("report__published_at"))
        .select_related("authority")
        .prefetch_related("judgements")
    )
    if authority is not None:
        found = found.filter(authority=authority)
    return list(found.order_by("-published", "-pk")[:limit])
