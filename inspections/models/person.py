"""The role of an account, and the council that a council editor is bound to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from authorities.models import Authority
from inspections.roles import OF_PEOPLE, Role


class Person(models.Model):
    """What somebody may do; its history says who gave the role, when and why. An account without one may do nothing."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="person")
    role = models.CharField(max_length=13, choices=[(role.value, role.label) for role in OF_PEOPLE])
    council = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        help_text="Of a council editor alone.",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(condition=Q(role__in=OF_PEOPLE), name="person_has_a_role_of_people"),
            models.CheckConstraint(
                condition=Q(role=Role.COUNCIL, council__isnull=False)
                | (~Q(role=Role.COUNCIL) & Q(council__isnull=True)),
                name="person_has_a_council_if_a_council_editor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
