"""The newest reports on the record, for England or for one council."""

from __future__ import annotations

from django.db.models import F

from authorities.models import Authority
from inspections.models import Inspection
from inspections.queries.watching import Covered


def newest_inspections(
    *, limit: int, authority: Authority | None = None, covered: Covered | None = None
) -> list[Inspection]:
    """With their councils and judgements, newest publication first; two queries. `covered` leaves others out."""
    dated = Inspection.objects.filter(published__isnull=False)
    found = (
        dated.annotate(put_on_record=F("report__published_at"))
        .select_related("authority")
        .prefetch_related("judgements")
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
    return list(found.order_by("-published", "-pk")[:limit])
