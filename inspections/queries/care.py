"""Who can take care of a report."""

from __future__ import annotations

from django.contrib.auth.models import User

from inspections.people.rights import Right, roles_with


def people_who_review() -> list[User]:
    """Everybody who may, by name."""
    found = User.objects.filter(is_active=True, person__role__in=roles_with(Right.EDIT))
    return sorted(found, key=lambda each: each.get_full_name() or each.username)
