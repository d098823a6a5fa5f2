"""Where an address of the record leads: to an inspection, or to what is known of one that was withdrawn."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from inspections.history_reasons import public_reason
from inspections.inspection_dates import InspectionDates, matching_inspection
from inspections.models import Inspection, WithdrawnInspection
from inspections.partial_dates import PartialDate


@dataclass(frozen=True, slots=True)
class WithdrawnAddress:
    """What stood at an address, when and why it went; `replaced_by` is the number of the inspection that stands for it.

    `why` is None where whoever withdrew it gave no reason. Nobody's name is in it: the page is public.
    """

    key: str
    council: str
    council_slug: str
    framework: str
    kind: str
    when: PartialDate
    withdrawn_on: datetime.date
    why: str | None
    replaced_by: int | None


def number_of_key(key: str) -> int | None:
    """The number of the inspection that has or had the key; None where none ever had."""
    on_record = Inspection.objects.filter(key=key).values_list("pk", flat=True).first()
    return on_record or WithdrawnInspection.objects.filter(key=key).values_list("number", flat=True).first()


def withdrawn_address(number: int) -> WithdrawnAddress | None:
    """The withdrawn inspection of that number; None where none was withdrawn under it."""
    row = WithdrawnInspection.objects.select_related("authority").filter(number=number).first()
    if row is None:
        return None
    return WithdrawnAddress(
        key=row.key,
        council=row.authority.short_name,
        council_slug=row.authority.slug,
        framework=row.framework,
        kind=row.kind,
        when=row.stands_at,
        withdrawn_on=timezone.localtime(row.at).date(),
        why=public_reason(row.why, is_public=row.why_public),
        replaced_by=_replacement(row),
    )


def _replacement(row: WithdrawnInspection) -> int | None:
    """The inspection on the record that is the same one by its dates."""
    same = Inspection.objects.filter(authority=row.authority_id, framework=row.framework)
    found = matching_inspection(same, InspectionDates(row.start, row.end, row.published))
    return found.pk if found else None
