"""The ledger in the admin: to when a framework is complete, what is known to be missing, what reports name."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from inspections.actions.ledger import reconcile
from inspections.admin.deleting import DeletedWithReasonAdmin, deletion_reason
from inspections.admin.forms import KnownMissingForm
from inspections.ledger.rules import reconciliation_problem
from inspections.models import Event, KnownMissing, LedgerEntry


class LedgerEntryForm(forms.ModelForm):
    """To when a framework is complete, with a new reason for each change."""

    class Meta:
        model = LedgerEntry
        fields = ("complete_to", "source", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["why"] = ""

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        day, why = cleaned.get("complete_to"), cleaned.get("why") or ""
        if problem := reconciliation_problem(self.instance, complete_to=day, why=why):
            self.add_error("complete_to" if why.strip() else "why", problem)
        return cleaned


@admin.register(LedgerEntry)
class LedgerEntryAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """There is one entry a framework, made by the shipped ledger; people move its day."""

    form = LedgerEntryForm
    list_display = ("framework", "complete_from", "complete_to", "source", "reconciled_at", "reconciled_by")
    list_select_related = ("reconciled_by",)
    actions = None

    def save_model(self, request: HttpRequest, obj: LedgerEntry, form: forms.ModelForm, change: bool) -> None:
        to = form.cleaned_data
        by = cast(User, request.user)
        reconcile(framework=obj.framework, complete_to=to["complete_to"], source=to["source"], by=by, why=to["why"])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(KnownMissing)
class KnownMissingAdmin(DeletedWithReasonAdmin):
    """Added when somebody hears of a report, taken out where it was a mistake; a report that comes needs nothing."""

    form = KnownMissingForm
    reason_words = "The reason is shown in Changes, so do not name anybody."
    deletion_words = "Public pages stop saying at once that the record lacks it."
    list_display = ("authority", "framework", "kind", "start", "published", "source", "sure")
    list_filter = ("framework", "sure")
    search_fields = ("authority__short_name", "authority__dfe_number", "known", "source")
    autocomplete_fields = ("authority",)
    list_select_related = ("authority",)

    def save_model(self, request: HttpRequest, obj: KnownMissing, form: forms.Form, change: bool) -> None:
        obj._change_reason = form.cleaned_data["change_reason"]  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: KnownMissing) -> None:
        obj._change_reason = deletion_reason(request)  # type: ignore[attr-defined]
        super().delete_model(request, obj)


@admin.register(Event)
class EventAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """What reports name is read from them, never typed in."""

    list_display = ("authority", "kind", "day", "precision", "grade", "named_by", "page")
    list_filter = ("kind", "precision")
    search_fields = ("authority__short_name", "authority__dfe_number", "named_by")
    list_select_related = ("authority",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
