"""How the reports of a council give their judgements, in their words, with the page."""

from __future__ import annotations

from inspections.models import Judgement


def printed_judgements(authority: int) -> dict[tuple[int, str], str]:
    """By the number of the inspection and the area: `“Leadership Good”, page 1`; those read from a report alone."""
    rows = Judgement.objects.filter(inspection__authority=authority, source=Judgement.Source.REPORT).exclude(quote="")
    found = rows.order_by("pk").values_list("inspection_id", "area", "quote", "page")
    return {(pk, area): f"“{quote}”{f', page {page}' if page else ''}" for pk, area, quote, page in found}
