"""A council's own Word template for committee papers: its crest, its headings, its styles."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from authorities.models import Authority


class PaperTemplate(models.Model):
    """One a council, held with its bytes: it is small, and goes with every copy of the record."""

    authority = models.OneToOneField(Authority, on_delete=models.PROTECT, related_name="paper_template")
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("authority_id",)
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & Q(size__gt=0), name="paper_template_has_name_and_bytes")
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.name}"
