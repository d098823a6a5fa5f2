"""The admin as administrators alone see it: signed in on the page of everybody, asked at the gate of everybody."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from inspections.people.gate import Needed, admit, needs
from inspections.people.rights import Right, may


class RecordAdminSite(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Right.ADMINISTER)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return needs(Right.ADMINISTER)(super().admin_view(view, cacheable))

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """There is one page for that, which ends the other sessions."""
        return redirect("inspections:change_password")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """There is one page to sign in on, with one patience; who is signed in already may or may not come in."""
        turned_away: HttpResponseBase | None = admit(request, Needed(Right.ADMINISTER, Right.ADMINISTER))
        return turned_away or self.index(request)
