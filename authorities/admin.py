"""The councils in the admin, to look at: with search, filters and the history of every row.

They are changed on the register's pages, where what follows is shown first and a reason and a source are asked for.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from authorities.models import (
    Authority,
    AuthorityCode,
    AuthorityName,
    DeliveryBody,
    FormerSlug,
    Neighbour,
    RegisterChange,
    Succession,
)


class OnlyLooked:
    """Nothing is added, changed or removed here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NameInline(OnlyLooked, admin.TabularInline):
    model = AuthorityName
    fields = ("name",)


class CodeInline(OnlyLooked, admin.TabularInline):
    model = AuthorityCode


class NeighbourInline(OnlyLooked, admin.TabularInline):
    model = Neighbour
    fk_name = "authority"


class FormerSlugInline(OnlyLooked, admin.TabularInline):
    model = FormerSlug


@admin.register(Authority)
class AuthorityAdmin(OnlyLooked, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("short_name", "dfe_number", "type", "region", "valid_from", "valid_to")
    list_filter = ("type", "region", "region_ofsted")
    search_fields = ("short_name", "name", "dfe_number", "names__name", "codes__code")
    inlines = (NameInline, CodeInline, NeighbourInline, FormerSlugInline)


@admin.register(AuthorityName)
class AuthorityNameAdmin(OnlyLooked, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("name", "authority", "key")
    search_fields = ("name", "authority__short_name", "authority__dfe_number")
    list_select_related = ("authority",)


@admin.register(Succession)
class SuccessionAdmin(OnlyLooked, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("predecessor", "successor", "date", "extent")
    list_filter = ("date",)
    search_fields = ("predecessor__short_name", "successor__short_name")
    list_select_related = ("predecessor", "successor")


@admin.register(DeliveryBody)
class DeliveryBodyAdmin(OnlyLooked, SimpleHistoryAdmin):  # type: ignore[misc]
    list_display = ("name", "authority", "kind", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name", "authority__short_name", "authority__dfe_number")
    list_select_related = ("authority",)


@admin.register(RegisterChange)
class RegisterChangeAdmin(OnlyLooked, admin.ModelAdmin):
    list_display = ("title", "kind", "made_at", "made_by", "undone_at")
    list_filter = ("kind",)
    search_fields = ("title", "why", "source")
    exclude = ("steps",)
