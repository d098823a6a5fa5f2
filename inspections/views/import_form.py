"""What the pages of imports send, as typed values: the source of a table, and what its columns and words mean."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from inspections.actions.imports import StatedSource
from inspections.intake.tables.headings import Table
from inspections.intake.tables.mapping import ColumnMapping, mapped_words
from inspections.intake.tables.words import word_key
from inspections.models import Import
from inspections.review.import_words import LEAVE_OUT, field_choices, word_field


class SourceForm(forms.Form):
    """A table and where it is from; every figure of it will say so."""

    file = forms.FileField(
        label="Table",
        help_text="CSV, XLSX or ODS, up to 20 MB.",
        error_messages={
            "required": "Choose a file: CSV, XLSX or ODS.",
            "empty": "This file is empty.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv, .txt, .tsv, .xlsx, .xlsm, .xlsb, .xls, .ods"}),
    )
    source_name = forms.CharField(
        label="Where it is from",
        max_length=200,
        help_text="As it should appear beside each figure, for example “Ofsted official statistics: inspection "
        "outcomes as at 31 March 2024”. Everybody can read it.",
        error_messages={"required": "Say where the table is from."},
        widget=forms.TextInput(attrs={"size": 50}),
    )
    source_address = forms.URLField(
        label="Its address, if it has one",
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Write the address as https://example.org/…, or leave it blank."},
        widget=forms.TextInput(attrs={"size": 50, "inputmode": "url"}),
    )
    nature = forms.ChoiceField(label="What kind of source it is", choices=Import.Nature.choices)
    released_on = forms.DateField(
        label="Released on",
        help_text="The date this table was released, not the date of its figures.",
        error_messages={
            "required": "Enter the date the table was released.",
            "invalid": "Enter the date the table was released, such as 30/08/2024.",
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_released_on(self) -> Any:
        day = self.cleaned_data["released_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This date is in the future.")
        return day

    @property
    def source(self) -> StatedSource:
        """Only of a form that is valid."""
        values = self.cleaned_data
        return StatedSource(values["source_name"], values["source_address"], values["nature"], values["released_on"])


def read_mapping(sent: QueryDict, table: Table, before: ColumnMapping) -> ColumnMapping:
    """What the form says; a field or word that it does not send, or that does not exist, stays undecided."""
    known = {value for _, choices in field_choices() for value, _ in choices}
    sent_columns = (sent.get(f"column-{at}", "") for at in range(len(table.headings)))
    columns = tuple(name if name in known else "" for name in sent_columns)
    mapping = ColumnMapping(columns, sent.get("framework", ""), sent.get("kind", ""), before.values)
    values = {group: dict(words) for group, words in before.values.items()}
    for each in mapped_words(table, mapping):
        meaning = sent.get(word_field(each.group, each.word), "")
        if meaning:
            values.setdefault(each.group, {})[word_key(each.word)] = "" if meaning == LEAVE_OUT else meaning
    return ColumnMapping(columns, mapping.framework, mapping.kind, values)
