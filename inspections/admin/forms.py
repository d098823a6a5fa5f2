"""The forms of the record in the admin: what contradicts a framework is refused in the same words as elsewhere."""

import datetime
from collections.abc import Mapping
from typing import Any, Final

from django import forms

from inspections.draft import JUDGEMENT
from inspections.history_reasons import typed_reason
from inspections.models import Finding, Inspection, Judgement, KnownMissing, Report
from inspections.partial_dates import PartialDate
from inspections.review.consistency import ClaimedFacts, fact_contradictions, judgement_contradictions

_FIELDS: Final = {"inspection_start": "start"}
"""What a fact of a draft is called in the record, where that differs."""


class DeletionForm(forms.Form):
    """What is taken off the published record has a reason as well."""

    change_reason = forms.CharField(
        label="Why it is deleted",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Everybody can read this, so do not name anybody.",
        error_messages={"required": "Give a reason: nothing is deleted without one."},
    )


class ReasonForm(forms.ModelForm):
    """What is added or changed by hand has a reason, which everybody can read on the page of corrections."""

    say_why = "Give a reason: the published record is not changed without one."
    # Not required by the field, so that the sentence says more than that a field is.
    change_reason = forms.CharField(
        label="Why it is added or changed",
        max_length=100,
        required=False,
        help_text="Everybody can read this, so do not name anybody.",
    )

    def clean_change_reason(self) -> str:
        reason = str(self.cleaned_data.get("change_reason") or "").strip()
        if not reason:
            raise forms.ValidationError(self.say_why)
        return typed_reason(reason)


_SAY_WHY: Final = "Give a reason: nothing is added or changed by hand without one."


def _reason_for_editors() -> forms.CharField:
    """What is not on the published record itself: its reason stands in Changes."""
    help_text = "The reason is shown in Changes, so do not name anybody."
    return forms.CharField(label="Why it is added or changed", max_length=100, required=False, help_text=help_text)


class KnownMissingForm(ReasonForm):
    """What the record is known to lack, with why it is said."""

    say_why = _SAY_WHY
    change_reason = _reason_for_editors()

    class Meta:
        model = KnownMissing
        fields = "__all__"  # noqa: DJ007 - all of it is said by hand


class RenameForm(ReasonForm):
    """A file name or a title, with why it is another."""

    say_why = _SAY_WHY
    change_reason = _reason_for_editors()

    class Meta:
        model = Report
        fields = ("name", "title")


class InspectionForm(ReasonForm):
    """An inspection whose facts can be true together, whatever was judged."""

    class Meta:
        model = Inspection
        fields = "__all__"  # noqa: DJ007 - every field of an inspection may be put right

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        for each in fact_contradictions(_claimed(vars(self.instance) | cleaned | self._authority(cleaned))):
            name = _FIELDS.get(each.key, each.key)
            if name in self.fields:
                self.add_error(name, each.message)
        return cleaned

    def _authority(self, cleaned: Mapping[str, object]) -> dict[str, object]:
        kept = self.instance.authority if self.instance.authority_id else None
        return {"authority": cleaned.get("authority") or kept}


class JudgementForm(ReasonForm):
    """A judgement that its inspection can have beside the others that it has."""

    class Meta:
        model = Judgement
        fields = "__all__"  # noqa: DJ007 - every field of a judgement may be put right

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        inspection, area = cleaned.get("inspection"), cleaned.get("area")
        if isinstance(inspection, Inspection) and isinstance(area, str):
            others = inspection.judgements.exclude(pk=self.instance.pk).values_list("area", "grade")
            grades = {**dict(others), area: cleaned.get("grade")}
            for each in judgement_contradictions(_claimed(_facts_of(inspection), grades)):
                if each.key == f"{JUDGEMENT}{area}":
                    self.add_error(None, each.message)
        return cleaned


class FindingForm(ReasonForm):
    """The words of a finding, with why they are changed."""

    class Meta:
        model = Finding
        fields = "__all__"  # noqa: DJ007 - every word of it may be put right


class JudgementFormSet(forms.BaseInlineFormSet):
    """The judgements of one inspection, those that the page does not hold included."""

    def clean(self) -> None:
        super().clean()
        grades = dict(self.instance.judgements.values_list("area", "grade")) if self.instance.pk else {}
        own: dict[str, forms.ModelForm] = {}
        for form in self.forms:
            grades.pop(form.initial.get("area"), None)
        for form in self.forms:
            area = form.cleaned_data.get("area") if hasattr(form, "cleaned_data") else None
            if area and not form.cleaned_data.get("DELETE"):
                grades[area], own[area] = form.cleaned_data.get("grade"), form
        messages = []
        for each in judgement_contradictions(_claimed(_facts_of(self.instance), grades)):
            if wrong := own.get(each.key.removeprefix(JUDGEMENT)):
                wrong.add_error(None, each.message)
            else:
                messages.append(each.message)
        if messages:
            raise forms.ValidationError(messages)


def _facts_of(inspection: Inspection) -> dict[str, Any]:
    return vars(inspection) | {"authority": inspection.authority if inspection.authority_id else None}


def _claimed(values: Mapping[str, Any], grades: Mapping[str, Any] | None = None) -> ClaimedFacts:
    published, precision = values.get("published"), values.get("published_precision")
    return ClaimedFacts(
        authority=values.get("authority"),
        framework=values.get("framework"),
        kind=values.get("kind"),
        start=values.get("start"),
        published=PartialDate(published, precision or "day") if isinstance(published, datetime.date) else None,
        grades={area: grade or None for area, grade in (grades or {}).items()},
    )
