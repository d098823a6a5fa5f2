"""The forms of each kind of change, filled in from a request, and the change that they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django import forms
from django.http import QueryDict

from authorities.changes.wanted import BodyChange, DetailsChange, Problem, Reorganisation, TakesOver, Wanted
from authorities.models import Authority, DeliveryBody
from dashboard.pages.register.choices import council_choices, councils_going_on
from dashboard.pages.register.fields import (
    BodyForm,
    EndingForm,
    FactsForm,
    GoingOnForm,
    NewCouncilForm,
    ReasonForm,
    date_field,
)
from dashboard.pages.register.titles import body_title, details_title, facts_now, reorganisation_title

MOST_NEW = 6
"""No reorganisation began more councils at once; a larger one is entered in two."""


class Entry(Protocol):
    """A kind of change as it is typed in: its forms, and what they ask for."""

    template: str
    reason: ReasonForm
    problems: list[tuple[str, str]]

    @property
    def forms(self) -> Sequence[forms.Form]: ...

    def wanted(self) -> Wanted: ...

    def title(self, wanted: Wanted) -> str: ...


def is_valid(entry: Entry) -> bool:
    """Every form is looked at, so that all that is wrong is said at once."""
    wrong = [form for form in entry.forms if not form.is_valid()]
    return not wrong


def add_problems(entry: Entry, problems: Iterable[Problem]) -> None:
    """Each beside its field; what belongs to none stands over the form."""
    for problem in problems:
        form, name = _place(entry, (problem.field or "").replace("neighbours", "neighbour_1"))
        if form is not None and name in form.fields:
            form.add_error(name, problem.message)
        else:
            entry.problems.append((problem.message, "change"))


def errors_of(entry: Entry) -> list[tuple[str, str]]:
    """Every error with the field it leads to, for the summary at the top."""
    found = list(dict.fromkeys(entry.problems))
    for form in entry.forms:
        for bound in form:
            found += [(f"{bound.label}: {error}", bound.id_for_label) for error in bound.errors]
    return found


def _place(entry: Entry, field: str) -> tuple[forms.Form | None, str]:
    """The form and the name in it of a field such as "new-0-slug"."""
    for form in entry.forms:
        if form.prefix and field.startswith(f"{form.prefix}-"):
            return form, field.removeprefix(f"{form.prefix}-")
    plain = (form for form in entry.forms if not form.prefix and field in form.fields)
    return next(plain, None), field


class StartForm(forms.Form):
    """Of a reorganisation: the day, who ends, who goes on, and how many begin; all of it stands in the address."""

    on = date_field("First day", help_text="Of the new councils. Those that end do so on the day before.")
    ends = forms.MultipleChoiceField(label="Councils that end", required=False)
    goes_on = forms.MultipleChoiceField(
        label="Councils that go on, and give or take an area",
        required=False,
        help_text="Seldom: leave it empty otherwise.",
    )
    new = forms.TypedChoiceField(
        label="Number of councils that begin",
        coerce=int,
        choices=[(str(n), str(n)) for n in range(MOST_NEW + 1)],
        initial="1",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.councils = councils_going_on()
        for name in ("ends", "goes_on"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101
            field.choices = council_choices(self.councils)
            field.widget.attrs["size"] = 8

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if set(cleaned.get("ends", ())) & set(cleaned.get("goes_on", ())):
            self.add_error("goes_on", "A council either ends or goes on.")
        if not cleaned.get("ends") and not cleaned.get("goes_on"):
            self.add_error("ends", "Choose the councils whose area the new ones take over.")
        return cleaned

    def chosen(self, name: str) -> list[Authority]:
        return [each for each in self.councils if each.dfe_number in self.cleaned_data[name]]


class ReorganisationEntry:
    template = "dashboard/register/reorganise.html"

    def __init__(self, start: StartForm, data: QueryDict | None) -> None:
        self.problems: list[tuple[str, str]] = []
        self.start, self.on = start, start.cleaned_data["on"]
        self.ends, goes_on = start.chosen("ends"), start.chosen("goes_on")
        givers, prefixes = [*self.ends, *goes_on], [f"new-{n}" for n in range(start.cleaned_data["new"])]
        beginning = [_typed(data, prefix) for prefix in prefixes] if data else []
        self.new = [NewCouncilForm(data, prefix=p, givers=givers, beginning=beginning) for p in prefixes]
        self.endings = [(each, EndingForm(data, prefix=f"end-{each.dfe_number}")) for each in self.ends]
        self.going_on = [
            GoingOnForm(data, prefix=f"on-{each.dfe_number}", council=each, givers=self.ends) for each in goes_on
        ]
        self.reason = ReasonForm(data)

    @property
    def forms(self) -> list[forms.Form]:
        return [*self.new, *(form for _, form in self.endings), *self.going_on, self.reason]

    def wanted(self) -> Reorganisation:
        named = [(each.dfe_number, " ".join(form.cleaned_data["short_name"].split())) for each, form in self.endings]
        return Reorganisation(
            on=self.on,
            new=tuple(form.council() for form in self.new),
            ends=tuple(each.dfe_number for each in self.ends),
            takes_over=tuple(link for links in self._links() for link in links),
            renamed=tuple((number, name) for number, name in named if name),
        )

    def _links(self) -> list[list[TakesOver]]:
        return [*(form.links() for form in self.new), *(form.links() for form in self.going_on)]

    def title(self, wanted: Wanted) -> str:
        assert isinstance(wanted, Reorganisation)  # noqa: S101
        return reorganisation_title(wanted)


def _typed(data: QueryDict, prefix: str) -> tuple[str, str]:
    return data.get(f"{prefix}-dfe_number", "").strip(), data.get(f"{prefix}-short_name", "").strip()


class DetailsEntry:
    template = "dashboard/register/details.html"

    def __init__(self, council: Authority, data: QueryDict | None) -> None:
        self.problems: list[tuple[str, str]] = []
        self.council, now = council, facts_now(council)
        labels = dict(council_choices())
        initial = {
            **{
                name: getattr(now, name)
                for name in ("name", "short_name", "slug", "type", "region", "code", "ofsted_urn")
            },
            "other_names": "\n".join(now.other_names),
            **{f"neighbour_{n}": labels[number] for n, number in enumerate(now.neighbours, start=1)},
        }
        self.facts = FactsForm(data, initial=initial)
        self.facts.fields["code_from"] = date_field("First day of a new code", required=False)
        self.reason = ReasonForm(data)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.facts, self.reason]

    def wanted(self) -> DetailsChange:
        return DetailsChange(self.council.dfe_number, self.facts.facts(), self.facts.cleaned_data["code_from"])

    def title(self, wanted: Wanted) -> str:
        assert isinstance(wanted, DetailsChange)  # noqa: S101
        return details_title(self.council, wanted)


class BodyEntry:
    template = "dashboard/register/body.html"

    def __init__(self, known: Sequence[DeliveryBody], data: QueryDict | None) -> None:
        """`known` are the rows of one body with the same dates, which are to be changed; none: a body that begins."""
        self.problems: list[tuple[str, str]] = []
        self.known = known
        names = ("name", "kind", "valid_from", "from_precision", "valid_to", "to_precision")
        initial: dict[str, Any] = {name: getattr(known[0], name) for name in names} if known else {}
        initial["councils"] = [row.authority.dfe_number for row in known]
        self.body = BodyForm(data, initial=initial)
        # A body is known by its name: another name would be another body.
        self.body.fields["name"].disabled = bool(known)
        self.body.fields["councils"] = forms.MultipleChoiceField(
            label="Councils", choices=council_choices, initial=initial["councils"], help_text="One or several."
        )
        self.body.fields["councils"].widget.attrs["size"] = 8
        self.reason = ReasonForm(data)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.body, self.reason]

    def wanted(self) -> BodyChange:
        held = self.body.cleaned_data
        return BodyChange(
            name=" ".join(held["name"].split()),
            kind=held["kind"],
            councils=tuple(held["councils"]),
            valid_from=held["valid_from"],
            from_precision=held["from_precision"],
            valid_to=held["valid_to"],
            to_precision=held["to_precision"] if held["valid_to"] else "day",
        )

    def title(self, wanted: Wanted) -> str:
        assert isinstance(wanted, BodyChange)  # noqa: S101
        return body_title(wanted)
