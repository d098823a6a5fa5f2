"""The names that people chose to have their corrections stand under; nobody else is named in public."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User

from inspections.models import EditorProfile

OF_HISTORY: Final = "history_user__editor_profile__public_name"
"""From a row of history to the name of who wrote it."""
OF_CHANGE: Final = "by__editor_profile__public_name"


def public_name_of(user: User) -> str | None:
    """None where the person chose none."""
    return EditorProfile.objects.filter(user=user).values_list("public_name", flat=True).first() or None
