"""History rows of the record: beside who, when and why, the role in which it was changed, as it was then."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.dispatch import receiver
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from inspections.roles import Role, role_of


class HistoryWithRole(models.Model):
    """What the history rows of the record have beside the library's columns."""

    history_role = models.CharField(max_length=13, choices=Role, default=Role.NOT_KEPT, editable=False)

    class Meta:
        abstract = True


def history_with_role(*, excluded_fields: list[str] | None = None) -> HistoricalRecords:
    return HistoricalRecords(bases=[HistoryWithRole], excluded_fields=excluded_fields or [])


@receiver(pre_create_historical_record)
def keep_role(instance: Any, history_instance: Any, history_user: Any, **_: Any) -> None:
    """An action whose change is nobody's says on the row whose it is (`_history_role`)."""
    if isinstance(history_instance, HistoryWithRole):
        history_instance.history_role = getattr(instance, "_history_role", None) or role_of(history_user)
