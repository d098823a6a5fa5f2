"""The reports whose links to earlier ones wait for an editor, and those that are compared in full."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.db.models.functions import Coalesce

from authorities.models import Authority
from inspections.models import ComparedReport, RecommendationLink
from inspections.partial_dates import PartialDate
from inspections.queries.lineage import ASKED, council_reports, still_compared, with_words


@dataclass(frozen=True)
class ReportToLink:
    """A report that has an earlier one of its council in its words.

    `waiting` and `related` are the proposals that nobody decided, by kind; `compared` whether an editor compared it in
    full with the one before, and neither has changed since.
    """

    key: str
    council: str
    when: PartialDate
    waiting: int
    related: int
    compared: bool


def reports_to_link() -> list[ReportToLink]:
    """By council, newest first."""
    counts = _waiting_counts()
    with_compared = set(ComparedReport.objects.values_list("authority", flat=True))
    found: list[ReportToLink] = []
    rows = with_words().select_related("authority")
    for council, inspections in groupby(
        rows.order_by("authority__short_name", Coalesce("published", "end"), "pk"), key=lambda row: row.authority
    ):
        of_council = list(inspections)
        compared = still_compared(council.pk, council_reports(council.pk)) if council.pk in with_compared else {}
        found += [
            ReportToLink(
                key=row.key,
                council=council.short_name,
                when=row.stands_at,
                waiting=counts.get((row.key, ASKED), 0),
                related=counts.get((row.key, RecommendationLink.Kind.RELATED), 0),
                compared=row.key in compared,
            )
            for row in reversed(of_council[1:])
        ]
    return found


def council_of_report(key: str) -> Authority | None:
    """The council of an inspection on the record; None where no inspection has the key."""
    return Authority.objects.filter(inspections__key=key).first()


def _waiting_counts() -> dict[tuple[str, str], int]:
    rows = RecommendationLink.objects.filter(decision="").order_by()
    counted = rows.values_list("later_inspection", "kind").annotate(n=Count("pk"))
    return {(key, kind): count for key, kind, count in counted}
