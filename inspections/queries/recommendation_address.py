"""Where the address of a recommendation leads: it stays where an editor mends a slip in its words."""

from __future__ import annotations

from inspections.finding import FindingKind
from inspections.lineage.items import found_again, item_key
from inspections.models import Finding, Inspection


def key_of_present_words(inspection: str, item: str) -> str | None:
    """What stands now for the words that once had this key; None where they are off the record, or never were on it.

    An editor's mended slip and a newer reading leave a few letters changed: the history of the report's
    recommendations has the words before.
    """
    number = Inspection.objects.filter(key=inspection).values_list("pk", flat=True).first()
    if number is None:
        return None
    of_report = {"inspection_id": number, "kind": FindingKind.RECOMMENDATION.value}
    present = list(Finding.objects.filter(**of_report).order_by("position").values_list("text", flat=True))
    if item in map(item_key, present):
        return item
    rows = Finding.history.filter(**of_report).order_by("-history_id")
    before = next((text for text in rows.values_list("text", flat=True) if item_key(text) == item), None)
    again = found_again(before, present) if before else None
    return item_key(again) if again else None
