"""Reports and the record in the admin: searched, filtered, with history. What moves a report on is not here."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from inspections.actions.addresses import give_addresses, retire
from inspections.actions.corrections import mark_finding, mark_judgement
from inspections.actions.draft_editing import keep_change
from inspections.actions.indexing import index_inspection
from inspections.actions.proposing_links import propose_links
from inspections.actions.waiting import count_again
from inspections.admin.deleting import DeletedWithReasonAdmin, deletion_reason
from inspections.admin.forms import FindingForm, InspectionForm, JudgementForm, JudgementFormSet, RenameForm
from inspections.history_reasons import WITH_INSPECTION
from inspections.models import (
    Change,
    Finding,
    Import,
    Inspection,
    Judgement,
    Report,
    WithdrawnInspection,
)


def _mark(form: Any, reason: str) -> None:
    """Say on a judgement or finding that a person gave what the form changed, and why."""
    form.instance._change_reason = reason or None
    if isinstance(form.instance, Judgement):
        mark_judgement(form.instance, changed=form.changed_data)
    elif isinstance(form.instance, Finding):
        mark_finding(form.instance, changed=form.changed_data)


class JudgementInline(admin.TabularInline):
    model = Judgement
    formset = JudgementFormSet
    fields = ("area", "grade", "source", "printed", "page", "quote")
    readonly_fields = ("page",)
    extra = 0


class FindingInline(admin.TabularInline):
    model = Finding
    fields = ("kind", "position", "number", "text", "section", "audience", "tag", "verdict", "words", "source", "page")
    readonly_fields = ("page", "source")
    extra = 0


@admin.register(Inspection)
class InspectionAdmin(DeletedWithReasonAdmin):
    form = InspectionForm
    list_display = ("authority", "framework", "kind", "start", "end", "published", "origin")
    list_filter = ("framework", "kind", "origin", "authority__region", "published_precision")
    search_fields = ("authority__short_name", "authority__name", "authority__dfe_number", "lead_inspector")
    date_hierarchy = "published"
    autocomplete_fields = ("authority",)
    list_select_related = ("authority",)
    inlines = (JudgementInline, FindingInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Inspection | None = None) -> tuple[str, ...]:
        """What tells inspections apart is changed in the review of the report, where the record moves along."""
        tied = ("authority", "framework", "start", "end", "published", "published_precision", "published_source")
        return ("origin", "report", *(tied if obj and obj.report_id else ()))

    def save_model(self, request: HttpRequest, obj: Inspection, form: forms.Form, change: bool) -> None:
        if not change:
            obj.origin = Inspection.Origin.IMPORT
            give_addresses([obj])
        obj._change_reason = form.cleaned_data["change_reason"]  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        index_inspection(form.instance)
        propose_links(authority=form.instance.authority_id)
        count_again({form.instance.authority_id})

    def save_formset(self, request: HttpRequest, form: forms.ModelForm, formset: Any, change: bool) -> None:
        """What a person changed in the rows below is marked as theirs before it is saved."""
        for row in formset.forms:
            _mark(row, form.cleaned_data["change_reason"] if change else WITH_INSPECTION)
        super().save_formset(request, form, formset, change)

    def delete_model(self, request: HttpRequest, obj: Inspection) -> None:
        retire(obj, by=cast(User, request.user), why=deletion_reason(request), by_hand=True)
        propose_links(authority=obj.authority_id)
        count_again({obj.authority_id})

    def has_delete_permission(self, request: HttpRequest, obj: Inspection | None = None) -> bool:
        """What a report stands behind is withdrawn with the report, never deleted from under it."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.report_id is None)


@admin.register(Judgement)
class JudgementAdmin(DeletedWithReasonAdmin):
    form = JudgementForm
    # Where a value stands is read from the report; numbers typed in would mark other words.
    readonly_fields = ("page", "box", "rule", "confidence")
    list_display = ("inspection", "area", "grade", "source", "page", "confidence")
    list_filter = ("grade", "source", "confidence", "area", "inspection__framework")
    search_fields = ("inspection__authority__short_name", "inspection__authority__dfe_number", "quote")
    autocomplete_fields = ("inspection",)
    list_select_related = ("inspection__authority",)
    ordering = ("inspection", "pk")

    def save_model(self, request: HttpRequest, obj: Judgement, form: forms.Form, change: bool) -> None:
        _mark(form, form.cleaned_data["change_reason"])
        super().save_model(request, obj, form, change)
        count_again({obj.inspection.authority_id})

    def delete_model(self, request: HttpRequest, obj: Judgement) -> None:
        obj._change_reason = deletion_reason(request)  # type: ignore[attr-defined]
        super().delete_model(request, obj)
        count_again({obj.inspection.authority_id})


@admin.register(Finding)
class FindingAdmin(DeletedWithReasonAdmin):
    form = FindingForm
    readonly_fields = ("page", "boxes", "source")
    list_display = ("inspection", "kind", "position", "number", "audience", "tag", "source", "page")
    list_filter = ("kind", "audience", "source", "inspection__framework", "tag")
    search_fields = ("text", "inspection__authority__short_name", "inspection__authority__dfe_number")
    autocomplete_fields = ("inspection",)
    list_select_related = ("inspection__authority",)
    ordering = ("inspection", "kind", "position")

    def save_model(self, request: HttpRequest, obj: Finding, form: forms.Form, change: bool) -> None:
        before = Finding.objects.filter(pk=obj.pk).values_list("inspection", flat=True).first()
        _mark(form, form.cleaned_data["change_reason"])
        super().save_model(request, obj, form, change)
        for inspection in Inspection.objects.filter(pk__in={before, obj.inspection_id}):
            index_inspection(inspection)
            propose_links(authority=inspection.authority_id)
            count_again({inspection.authority_id})

    def delete_model(self, request: HttpRequest, obj: Finding) -> None:
        obj._change_reason = deletion_reason(request)  # type: ignore[attr-defined]
        super().delete_model(request, obj)
        index_inspection(obj.inspection)
        propose_links(authority=obj.inspection.authority_id)


class ReadOnlyAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """Rows that only the system writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    """A report may be renamed here; its state moves on its own page, where the record moves with it."""

    form = RenameForm
    fields = (
        "name",
        "title",
        "change_reason",
        "state",
        "state_since",
        "refusal",
        "pages",
        "size",
        "sha256",
        "reader_version",
        "read_at",
        "attempts",
        "uploaded_at",
        "uploaded_by",
        "published_at",
        "published_by",
    )
    readonly_fields = fields[3:]
    list_display = ("title", "name", "state", "state_since", "uploaded_by", "uploaded_at")
    list_filter = ("state", "refusal_code", "reader_version")
    search_fields = ("name", "title", "sha256")
    list_select_related = ("uploaded_by",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        found: QuerySet[Report] = super().get_queryset(request)
        return found.defer("reading", "draft")

    def save_model(self, request: HttpRequest, obj: Report, form: forms.ModelForm, change: bool) -> None:
        """What it was called is among the changes of its review, as every step on it is."""
        why, by = form.cleaned_data["change_reason"], cast(User, request.user)
        for name in (each for each in form.changed_data if each in RenameForm.Meta.fields):
            what, old, new = str(form.fields[name].label), form.initial[name] or "", getattr(obj, name)
            keep_change(obj, by, what=what, old=old, new=new, why=why)
        super().save_model(request, obj, form, change)


@admin.register(WithdrawnInspection)
class WithdrawnInspectionAdmin(ReadOnlyAdmin):
    """Addresses of what was taken off the record: given back by publishing again, never by hand."""

    list_display = ("key", "number", "authority", "framework", "at", "by", "why")
    list_filter = ("framework",)
    search_fields = ("key", "authority__short_name", "why")
    list_select_related = ("authority", "by")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    list_display = ("at", "by", "report", "what", "old", "new", "why")
    list_filter = ("by", "what")
    search_fields = ("report__name", "report__title", "old", "new", "why")
    list_select_related = ("by", "report")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False


@admin.register(Import)
class ImportAdmin(admin.ModelAdmin):
    list_display = ("name", "at", "by", "added", "unchanged")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Import | None = None) -> bool:
        return False
