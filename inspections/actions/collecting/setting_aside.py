"""A listed report that is not for the record: a person says so with a reason, and takes it back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.errors import InvalidValueError
from inspections.models import ListedReport


@transaction.atomic
def set_listed_aside(*, listed: int, why: str, by: User) -> ListedReport:
    """It is missing from the record no more, and its file not asked for. Raises InvalidValueError without a reason."""
    row = ListedReport.objects.select_for_update().get(pk=listed)
    if not why.strip():
        raise InvalidValueError(
            "Say why it does not belong on the record. The reason is shown where the record says what is missing."
        )
    row.aside_why, row.aside_at, row.aside_by = why.strip(), timezone.now(), by
    _save(row, by)
    return row


@transaction.atomic
def take_listed_back(*, listed: int, by: User) -> ListedReport:
    """It counts as missing again until it is on the record."""
    row = ListedReport.objects.select_for_update().get(pk=listed)
    row.aside_why, row.aside_at, row.aside_by = "", None, None
    _save(row, by)
    return row


def _save(row: ListedReport, by: User) -> None:
    row._history_user = by  # type: ignore[attr-defined]
    row.save()
