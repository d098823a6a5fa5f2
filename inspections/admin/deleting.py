"""Deleting from the published record in the admin: one row at a time, with a reason for everybody to read."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from simple_history.admin import SimpleHistoryAdmin

from inspections.admin.forms import DeletionForm
from inspections.history_reasons import typed_reason

_BACK: Final = "You can put it back exactly as it was from Changes at any time."


class DeletedWithReasonAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """The page that asks whether one is sure asks why; no row is deleted among others, where nobody would be asked."""

    actions = None
    delete_confirmation_template = "admin/delete_with_reason.html"
    reason_words = "Everybody can read this, so do not name anybody."
    deletion_words = (
        "It is taken off the public record at once, with everything that belongs to it. The page of corrections "
        "says that it was there and why it was removed."
    )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        form = DeletionForm(request.POST if request.method == "POST" else None)
        may = self.has_delete_permission(request, self.get_object(request, unquote(object_id)))
        if may and form.is_bound and not form.is_valid():
            messages.error(request, str(form.errors["change_reason"][0]))
            return redirect(request.get_full_path())
        form.fields["change_reason"].help_text = self.reason_words
        context = {"form": form, "deletion_words": f"{self.deletion_words} {_BACK}", **(extra_context or {})}
        answer: HttpResponseBase = super().delete_view(request, object_id, context)
        return answer


def deletion_reason(request: HttpRequest) -> str:
    """Why the person deletes, as typed on the page that asked; only behind `delete_view`."""
    return typed_reason(request.POST["change_reason"].strip())
