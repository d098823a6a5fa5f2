"""The councils: their names and codes, predecessors and successors, statistical neighbours and delivery bodies.

New, merged and abolished councils are rows with validity dates, never code.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords


class Authority(models.Model):
    """A local authority with children's services, keyed on its DfE number; a blank start means before 2005."""

    class Type(models.TextChoices):
        LONDON = "london", "London borough"
        METROPOLITAN = "metropolitan", "Metropolitan district"
        UNITARY = "unitary", "Unitary authority"
        COUNTY = "county", "County council"
        SUI_GENERIS = "sui_generis", "Sui generis"

    dfe_number = models.CharField("DfE number", max_length=3, unique=True)
    name = models.CharField("full name", max_length=120)
    short_name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    type = models.CharField(max_length=20, choices=Type)
    region = models.CharField("region (ONS, nine)", max_length=40)
    region_ofsted = models.CharField("region (Ofsted, eight)", max_length=40)
    ofsted_urn = models.CharField("Ofsted URN", max_length=10, blank=True)
    valid_from = models.DateField(null=True, blank=True, help_text="Blank: before 2005.")
    valid_to = models.DateField(null=True, blank=True, help_text="The last day. Blank: still a council.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    neighbours: models.ManyToManyField[Authority, Neighbour] = models.ManyToManyField(
        "self", through="Neighbour", through_fields=("authority", "neighbour"), symmetrical=False
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ("short_name",)
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(dfe_number__regex=r"^\d{3}$"),
                name="authority_dfe_number_is_three_digits",
                violation_error_message="A DfE number has three digits.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="authority_ends_after_it_starts",
                violation_error_message="The last day lies before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def existed_on(self, day: datetime.date) -> bool:
        """Whether it was a council with children's services on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class FormerSlug(models.Model):
    """A slug that a council had before. It redirects to the council permanently, and no other council may take it."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="former_slugs")
    slug = models.SlugField(max_length=80, unique=True)
    until = models.DateTimeField()

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug


class AuthorityName(models.Model):
    """A name that a council is printed under; the key is what matching compares (authorities.names)."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120, db_index=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("authority", "key"), name="authority_name_once")]

    def __str__(self) -> str:
        return self.name


class AuthorityCode(models.Model):
    """A GSS code with the dates on which it was valid; the code can change while the council stays the same."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField("GSS code", max_length=9)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("valid_from",)
        constraints = [models.UniqueConstraint(fields=("authority", "code"), name="authority_code_once")]

    def __str__(self) -> str:
        return self.code


class Postcode(models.Model):
    """A postcode, in capitals without spaces, with the GSS code of its council (authorities.finding.postcodes)."""

    postcode = models.CharField(max_length=7, primary_key=True)
    code = models.CharField("GSS code", max_length=9)
    edition = models.PositiveSmallIntegerField("number of the loading that it came with", db_index=True)

    def __str__(self) -> str:
        return self.postcode


class Succession(models.Model):
    """One council taking over from another, wholly or in part."""

    predecessor = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="precessions")
    date = models.DateField("first day of the successor")
    extent = models.CharField(max_length=60, help_text="whole, part, or the name of the part")
    history = HistoricalRecords()

    class Meta:
        ordering = ("date", "predecessor")
        constraints = [
            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_of_two",
                violation_error_message="A council cannot succeed itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}, {self.date}"


class Neighbour(models.Model):
    """A statistical neighbour; the relation is not symmetric.

    `position` keeps the order of the published list. The earlier list is not ordered by closeness, so never rank by it.
    """

    class Edition(models.TextChoices):
        CURRENT = "2025", "Since June 2025"
        PREVIOUS = "2014", "Before June 2025"

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="neighbour_rows")
    neighbour = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="neighbour_of")
    edition = models.CharField(max_length=8, choices=Edition, default=Edition.CURRENT)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("edition", "position")
        constraints = [
            models.UniqueConstraint(fields=("authority", "edition", "position"), name="neighbour_position_once"),
            models.UniqueConstraint(fields=("authority", "edition", "neighbour"), name="neighbour_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.neighbour}"


class DeliveryBody(models.Model):
    """A body that runs children's services for a council or with it; the judgements are still the council's.

    If only the month or year of a date is known, a start is its first day and an end its last.
    """

    class Kind(models.TextChoices):
        COMPANY = "company", "runs the services"
        PARTNERSHIP = "partnership", "runs them with the council"
        SHARED = "shared", "councils share their services"
        FRONT_DOOR = "front_door", "councils share the first contact"

    class Precision(models.TextChoices):
        DAY = "day", "day"
        MONTH = "month", "month"
        YEAR = "year", "year"

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="bodies")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.COMPANY)
    valid_from = models.DateField()
    from_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    valid_to = models.DateField(null=True, blank=True, help_text="The last day. Blank: still so.")
    to_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    history = HistoricalRecords()

    class Meta:
        ordering = ("valid_from", "name")
        verbose_name_plural = "delivery bodies"
        constraints = [
            models.UniqueConstraint(fields=("authority", "name"), name="delivery_body_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="delivery_body_ends_after_it_starts",
                violation_error_message="The last day lies before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RegisterChange(models.Model):
    """A change of the register that an administrator entered, with every row before and after it.

    `steps` are what undoing it needs (authorities.changes.rows). It is kept when it is undone.
    """

    class Kind(models.TextChoices):
        REORGANISATION = "reorganisation", "councils begin and end"
        DETAILS = "details", "a council’s details"
        BODY = "body", "a body that runs services"

    kind = models.CharField(max_length=16, choices=Kind)
    title = models.CharField(max_length=300)
    why = models.CharField("reason", max_length=300)
    source = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    steps = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_why = models.CharField("why it was undone", max_length=300, null=True, blank=True)  # noqa: DJ001

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undone_why__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False, undone_why__isnull=False),
                name="register_change_undone_by_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title
