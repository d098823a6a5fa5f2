"""Accounts in the admin: locked, never deleted, so that what somebody changed stays theirs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest

NOT_DELETED = (
    "An account is not deleted: the record keeps who changed what. Untick “Active” to lock somebody out; what they "
    "changed stays theirs."
)

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Where an account is locked, it says that it is not deleted."""
        found = super().get_fieldsets(request, obj)
        return [
            (name, {**options, "description": NOT_DELETED} if obj and "is_active" in options["fields"] else options)
            for name, options in found
        ]

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
