"""The table of confirmed links between recommendations, and its rows."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.timezone import get_current_timezone

from authorities.models import Authority
from dashboard.open_data.fields import COUNCIL, DFE, PublishedField, PublishedTable
from inspections.models import RecommendationLink
from inspections.queries.lineage import council_lineage

LINKS: Final = PublishedTable(
    "links",
    "Links between recommendations",
    "Recommendations that editors linked to an earlier one of the same council, with both passages in view. One row "
    "per link. What is only proposed is left out, and so is a link one of whose reports is off the record.",
    ("later_inspection", "later_position", "earlier_inspection", "earlier_position"),
    (
        PublishedField("later_inspection", "string", "Stable key of the later inspection.", required=True),
        PublishedField("later_position", "integer", "Its place in the report’s list, from 1.", required=True),
        PublishedField("earlier_inspection", "string", "Stable key of the earlier inspection.", required=True),
        PublishedField("earlier_position", "integer", "Its place in the report’s list, from 1.", required=True),
        DFE,
        COUNCIL,
        PublishedField(
            "kind",
            "string",
            "asked_before: the later asks again for the earlier; related: the same matter, a different request.",
            required=True,
            values=tuple(RecommendationLink.Kind.values),
        ),
        PublishedField("confirmed_on", "date", "The day on which an editor confirmed it.", required=True),
        PublishedField(
            "compared_in_full",
            "boolean",
            "true where an editor compared the later report in full with the earlier one: what is not linked there is "
            "new, or no longer asked for.",
            required=True,
        ),
    ),
    (("later_inspection", "inspections", "inspection"), ("dfe_number", "councils", "dfe_number")),
)


def link_rows(council: str | None = None) -> Iterator[tuple[Any, ...]]:
    """By council, or of one by its DfE number, in the order of the later reports and their recommendations."""
    decided = RecommendationLink.objects.filter(decision=RecommendationLink.Decision.CONFIRMED)
    councils = Authority.objects.filter(pk__in=decided.values("authority")).order_by("dfe_number")
    if council is not None:
        councils = councils.filter(dfe_number=council)
    for pk, number, name in councils.values_list("pk", "dfe_number", "short_name"):
        lineage = council_lineage(pk)
        places = {key: at for at, key in enumerate(lineage.by_key)}
        rows = []
        for link in lineage.links:
            if link.confirmed_on is None:
                continue
            later, earlier = link.later, link.earlier
            at = (places[later.inspection], later.position, places[earlier.inspection], earlier.position)
            ends = (later.inspection, later.position, earlier.inspection, earlier.position)
            on = link.confirmed_on.astimezone(get_current_timezone()).date().isoformat()
            compared = lineage.compared.get(later.inspection) == earlier.inspection
            rows.append((at, (*ends, number, name, link.kind, on, compared)))
        yield from (row for _, row in sorted(rows))
