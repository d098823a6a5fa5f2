"""What an editor chose to say of themselves in public: nothing, unless they wrote it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class EditorProfile(models.Model):
    """The name under which somebody's corrections stand; blank: none.

    Its history says when it was changed, and keeps no name: one that is taken back is not kept anywhere.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="editor_profile")
    public_name = models.CharField(max_length=80, blank=True)
    history = HistoricalRecords(excluded_fields=["public_name"])

    def __str__(self) -> str:
        return self.public_name or "no name"
