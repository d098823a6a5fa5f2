"""People: the role of an account, how somebody is invited to one, and where they are signed in."""

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
        help_text="For a council editor only.",
    )
    second_factor_required = models.BooleanField(
        default=False, help_text="Has to sign in with a second factor, and cannot do anything until one is set up."
    )
    closed_at = models.DateTimeField(null=True, blank=True, help_text="Since when nobody can sign in to the account.")
    reset_mailed_at = models.DateTimeField(null=True, blank=True, help_text="When a new password was last asked for.")
    history = HistoricalRecords(excluded_fields=["reset_mailed_at"])

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


class Invitation(models.Model):
    """A link that makes one account. Of the link itself only a digest is kept, so that nobody can read it here."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=13, choices=[(role.value, role.label) for role in OF_PEOPLE])
    council = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations_made")
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitation"
    )

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=OF_PEOPLE), name="invitation_to_a_role_of_people"),
            models.CheckConstraint(
                condition=Q(role=Role.COUNCIL, council__isnull=False)
                | (~Q(role=Role.COUNCIL) & Q(council__isnull=True)),
                name="invitation_has_a_council_if_to_a_council_editor",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=False) | Q(used_by__isnull=True), name="invitation_is_used_by_somebody_then"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or "somebody"


class SignedIn(models.Model):
    """Where somebody is signed in: one browser, until its session ends."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signed_in")
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True, blank=True)
    browser = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name_plural = "signed in"

    def __str__(self) -> str:
        return f"{self.user}, {self.browser or 'an unknown browser'}"
