"""The forms: what one council has, what begins and ends, what a body runs, and why and by which source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.urls import NoReverseMatch, Resolver404, resolve
from django.utils.text import slugify

from authorities.changes.rules import MOST_NEIGHBOURS
from authorities.changes.wanted import PART, WHOLE, Facts, NewCouncil, TakesOver
from authorities.models import Authority, DeliveryBody
from authorities.queries import all_authorities
from dashboard.pages.register.choices import number_of, region_choices, type_choices
from dashboard.shared.links import council_address

EXTENTS = [("", "nothing"), (WHOLE, "the whole area"), (PART, "part of the area")]
PRECISIONS = [("day", "the day"), ("month", "the month only"), ("year", "the year only")]


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def date_field(label: str, *, help_text: str = "", required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=required, widget=DateInput())


class ReasonForm(forms.Form):
    """Why a change is made and where that is said: both are asked of every change."""

    why = forms.CharField(
        label="Reason", max_length=300, help_text="Kept with the change, for whoever comes after you."
    )
    source = forms.CharField(
        label="Source", max_length=300, help_text="The order, letter or page that says so, such as SI 2026/264."
    )


class FactsForm(forms.Form):
    """What is known of one council; the rules of the register say the rest (authorities.changes.rules)."""

    name = forms.CharField(label="Full name", max_length=120, help_text="As the council calls itself.")
    short_name = forms.CharField(label="Short name", max_length=80, help_text="As pages and tables name it.")
    slug = forms.CharField(
        label="Address",
        max_length=80,
        required=False,
        help_text="The last part of its page’s address. Blank: made from the short name.",
    )
    type = forms.ChoiceField(label="Type", choices=type_choices)
    region = forms.ChoiceField(
        label="Region", choices=region_choices, help_text="The inspectorate’s region follows from it."
    )
    code = forms.CharField(
        label="Code of the ONS",
        max_length=9,
        required=False,
        help_text="E and eight digits. Blank if it is not given yet.",
    )
    ofsted_urn = forms.CharField(
        label="Ofsted URN",
        max_length=10,
        required=False,
        help_text="Of its page on the inspectorate’s site. Blank if it is not known yet.",
    )
    other_names = forms.CharField(
        label="Other names in print",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line. Reports are recognised by these, the full and the short name.",
    )

    def __init__(self, *args: Any, beginning: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.beginning = beginning
        for position in range(1, MOST_NEIGHBOURS + 1):
            self.fields[f"neighbour_{position}"] = forms.CharField(
                label=f"Neighbour {position}", required=False, widget=forms.TextInput(attrs={"list": "councils"})
            )

    @property
    def neighbours(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("neighbour_")]

    @property
    def facts_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(("neighbour_", "from_", "part_"))]

    @property
    def has_neighbours(self) -> bool:
        """Whether the list is to be open: it has something to show."""
        return any(field.value() or field.errors for field in self.neighbours)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known, found = all_authorities(), []
        for name in [name for name in self.fields if name.startswith("neighbour_")]:
            text = str(cleaned.get(name) or "").strip()
            number = number_of(text, known, self.beginning) if text else None
            if text and number is None:
                self.add_error(name, f"“{text}” is not a council of the register: choose one from the list.")
            if number:
                found.append(number)
        cleaned["neighbours"] = tuple(found)
        slug = str(cleaned.get("slug") or "").strip() or slugify(str(cleaned.get("short_name") or ""))
        if slug and not _is_of_a_council(slug):
            self.add_error("slug", f"“{slug}” is the address of another page, or none at all. Choose another.")
        return cleaned

    def facts(self) -> Facts:
        held = self.cleaned_data
        lines = str(held["other_names"]).splitlines()
        return Facts(
            name=_one_line(held["name"]),
            short_name=_one_line(held["short_name"]),
            slug=held["slug"].strip() or slugify(held["short_name"]),
            type=held["type"],
            region=held["region"],
            ofsted_urn=held["ofsted_urn"].strip(),
            code=held["code"].strip().upper(),
            other_names=tuple(_one_line(line) for line in lines if line.strip()),
            neighbours=held["neighbours"],
        )


class NewCouncilForm(FactsForm):
    """A council that begins, and what it takes over from each that gives area."""

    dfe_number = forms.CharField(label="DfE number", max_length=3, help_text="Three digits. It is never changed later.")
    field_order = ("dfe_number",)

    def __init__(self, *args: Any, givers: Iterable[Authority] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.givers = tuple(givers)
        _add_extents(self, self.givers)

    def council(self) -> NewCouncil:
        return NewCouncil(self.cleaned_data["dfe_number"].strip(), self.facts())

    def links(self) -> list[TakesOver]:
        return list(_links(self, self.cleaned_data["dfe_number"].strip(), self.givers))

    @property
    def extents(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(("from_", "part_"))]


class GoingOnForm(forms.Form):
    """A council that goes on, and what it takes over from each that ends."""

    def __init__(self, *args: Any, council: Authority, givers: Iterable[Authority], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council, self.givers = council, tuple(givers)
        _add_extents(self, self.givers)

    def links(self) -> list[TakesOver]:
        return list(_links(self, self.council.dfe_number, self.givers))


class EndingForm(forms.Form):
    """The short name that a council which ends is told from its successor by; blank: it keeps its own."""

    short_name = forms.CharField(
        label="Short name from then on",
        max_length=80,
        required=False,
        help_text="Only if a new council takes its name, such as “Dorset (former county)”.",
    )


class BodyForm(forms.Form):
    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="What it does", choices=DeliveryBody.Kind.choices)
    valid_from = date_field("First day", help_text="If only the month or year is known: its first day.")
    from_precision = forms.ChoiceField(label="Of the first day is known", choices=PRECISIONS)
    valid_to = date_field(
        "Last day", required=False, help_text="Blank: it still does. Month or year only: its last day."
    )
    to_precision = forms.ChoiceField(label="Of the last day is known", choices=PRECISIONS)


def _is_of_a_council(slug: str) -> bool:
    """Whether the address made of it would be that of a council's page."""
    try:
        return resolve(council_address(slug)).view_name == "dashboard:council"
    except (NoReverseMatch, Resolver404):
        return False


def _add_extents(form: forms.Form, givers: Iterable[Authority]) -> None:
    for giver in givers:
        form.fields[f"from_{giver.dfe_number}"] = forms.ChoiceField(
            label=f"Takes over from {giver.short_name}", choices=EXTENTS, required=False
        )
        form.fields[f"part_{giver.dfe_number}"] = forms.CharField(
            label=f"Name of the part of {giver.short_name}",
            max_length=60,
            required=False,
            help_text="If it has one, such as Christchurch.",
        )


def _links(form: forms.Form, successor: str, givers: Iterable[Authority]) -> Iterable[TakesOver]:
    for giver in givers:
        extent = str(form.cleaned_data.get(f"from_{giver.dfe_number}") or "")
        part = _one_line(str(form.cleaned_data.get(f"part_{giver.dfe_number}") or ""))
        if extent:
            yield TakesOver(giver.dfe_number, successor, part if extent == PART and part else extent)


def _one_line(text: str) -> str:
    return " ".join(text.split())
