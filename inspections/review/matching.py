"""Whether the record already has the inspection that a report is about."""

from inspections.inspection_dates import InspectionDates, matching_inspection
from inspections.models import Inspection


def recorded_inspection(*, dfe_number: str, framework: str, when: InspectionDates) -> Inspection | None:
    """The inspection of that council and framework on the same days, or near enough to be the same one."""
    found = (
        Inspection.objects.filter(authority__dfe_number=dfe_number, framework=framework)
        .select_related("authority", "report")
        .prefetch_related("judgements", "findings")
    )
    return matching_inspection(found, when)
