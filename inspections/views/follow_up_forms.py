"""The forms of a council's follow-up; what the actions refuse is said at the field that it is about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from inspections.errors import RefusedError
from inspections.followup.evidence_files import ACCEPTED
from inspections.followup.written import LONGEST_TEXT
from inspections.models import PlannedAction

_DAYS: Final = ["%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
_UNREADABLE: Final = "Write the date as 31 January 2027 or 31/01/2027."


class DayField(forms.DateField):
    """A day, typed as words or figures."""

    widget = forms.TextInput(attrs={"class": "date", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        messages = {"invalid": _UNREADABLE, "required": f"A date is missing. {_UNREADABLE}"}
        super().__init__(input_formats=_DAYS, error_messages=messages, **options)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day} {value:%B %Y}" if hasattr(value, "strftime") else value


class FollowUpForm(forms.Form):
    """`prefix` keeps the fields of several forms of one page apart."""

    use_required_attribute = False

    def keep(self, act: Callable[..., object], **more: Any) -> bool:
        """Call the action with what was typed; whether it was kept. What it refuses becomes the form's own error."""
        if not self.is_valid():
            return False
        try:
            act(**self.cleaned_data, **more)
        except RefusedError as error:
            self.add_error(next(iter(self.fields)), error.message)
            return False
        return True


def _text(label: str, hint: str, rows: int = 6) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, strip=False, widget=widget)


def _line(label: str, hint: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"size": 50, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, widget=widget)


class ResponseForm(FollowUpForm):
    text = _text("Your council’s response", "A draft. Only your council and administrators can read it.", 8)
    as_shown = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


class PlanForm(FollowUpForm):
    title = _line("What will be done")
    owner = _line("Owner", "A job title rather than a name.")
    due = DayField(
        label="Due", help_text="For example, 31 January 2027 or 31/01/2027. Lateness is always counted from this date."
    )


class ChangeForm(FollowUpForm):
    title = _line("What will be done")
    owner = _line("Owner", "A job title rather than a name.")


class NoteForm(FollowUpForm):
    text = _text("What happened, with a number and a date if there are any", "If you change the due date, say why.", 4)
    due = DayField(
        label="New due date",
        help_text="Leave it empty to keep the date. A new date needs a reason, and the first date stays on the page.",
        required=False,
    )


class LinkForm(FollowUpForm):
    link = _line("Link", "The whole address, starting with https://")
    name = _line("What it shows")


class FileForm(FollowUpForm):
    file = forms.FileField(
        label="File",
        help_text="A PDF, document, spreadsheet, text file or picture. It stays private.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


class DropForm(FollowUpForm):
    reason = _text("Why you are dropping it", "It stays at the end of the page with its notes.", 3)


class ReplyForm(FollowUpForm):
    text = _text(
        "The reply, as everybody will read it", f"Up to {LONGEST_TEXT:,} characters. Do not name any child.", 6
    )
    signed_as = _line("Signed as", "The job title, such as “Director of children’s services”.")
    as_shown = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


class SentForm(FollowUpForm):
    sent_on = DayField(label="Sent on", help_text="Leave it empty to remove the date.", required=False)


class FilterForm(forms.Form):
    """What of the table is shown; what cannot be read is left out, and said."""

    owner = forms.CharField(required=False)
    status = forms.CharField(required=False)
    due = DayField(required=False)

    def chosen(self, owners: Collection[str]) -> Chosen:
        """`owners` are those of the actions that there are."""
        self.is_valid()
        found = {name: self.data.get(name, "").strip() for name in ("owner", "status")}
        told = []
        if found["owner"] and found["owner"] not in owners:
            told.append(f"No action has the owner “{_short(found.pop('owner'))}”, so it was left out.")
        if found["status"] and found["status"] not in dict(STATUSES):
            told.append(f"“{_short(found.pop('status'))}” is not a status, so it was left out.")
        if self.errors.get("due"):
            told.append(no_day_words(self.data["due"]))
        return Chosen(found.get("owner", ""), found.get("status", ""), self.cleaned_data.get("due"), tuple(told))


@dataclass(frozen=True)
class Chosen:
    """What of the table is shown; `left_out` are sentences on what was asked for and cannot be read."""

    owner: str
    status: str
    due: datetime.date | None
    left_out: tuple[str, ...]

    @property
    def narrows(self) -> bool:
        return bool(self.owner or self.status or self.due)


def no_day_words(typed: str) -> str:
    return f"“{_short(typed)}” is not a date such as 31 January 2027 or 31/01/2027, so it was left out."


def _short(typed: str) -> str:
    return typed[:40]


class SinceForm(forms.Form):
    """From which day on changes are shown; what is no day is none."""

    since = DayField(required=False)

    def chosen(self) -> datetime.date | None:
        self.is_valid()
        day: datetime.date | None = self.cleaned_data.get("since")
        return day


STATUSES: Final = (("late", "Late"), *PlannedAction.Status.choices)


def options(every: str, found: Iterable[tuple[str, str]], chosen: str) -> list[tuple[str, str, bool]]:
    """The options of a filter, as value, label and whether it is chosen; `every` is that of no choice."""
    return [("", every, not chosen), *((key, label, key == chosen) for key, label in found)]
