"""Deciding between a report and the record where they contradict each other: both are kept, with what was taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from django.contrib.auth.models import User

from inspections.actions.draft_editing import edit_draft
from inspections.draft import Decision, Draft, TakenFrom
from inspections.errors import InvalidValueError
from inspections.finding import LISTS
from inspections.review.cleaning import clean_value
from inspections.review.comparison import compare_with_record
from inspections.review.merging import Compared, Standing


class Take(StrEnum):
    """What is taken: the record's value, the report's, another that is typed, or none: off the record."""

    RECORD = "record"
    REPORT = "report"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True)
class Shown:
    """The two values that the person saw, plain; blank for none. What changed meanwhile is shown again first."""

    draft: str
    record: str


def decide(
    *, report: int, key: str, take: Take, shown: Shown, by: User, value: str = "", why: str | None = None
) -> None:
    """Settle a contradiction; `value` is what was typed for OTHER. Refused where either side is no longer as shown."""

    def change(draft: Draft) -> Draft:
        compared = _as_shown(draft, key, shown)
        if compared.standing is Standing.KEPT and compared.draft is None and take in (Take.NONE, Take.RECORD):
            taken = None if take is Take.NONE else compared.record
            return draft.with_decision(Decision(key, None, compared.record, taken))
        if compared.standing is not Standing.CONTRADICTS or take is Take.NONE:
            raise InvalidValueError("The report and the record now agree on this. Reload the page.")
        if take is Take.OTHER and key in LISTS:
            raise InvalidValueError(
                "You cannot type a value for a list. Choose one of the two, or edit the list itself."
            )
        if take is Take.OTHER:
            return _with_reason(_typed(draft, compared, value), key, why)
        settled = _settled(draft, compared, compared.record if take is Take.RECORD else compared.draft)
        return _with_reason(settled, key, why)

    edit_draft(report, by, change, why=why)


def _with_reason(draft: Draft, key: str, why: str | None) -> Draft:
    """Refuse a value that neither side has where nobody says why."""
    decision = next(each for each in draft.decisions if each.key == key)
    if draft.taken_from(decision) is TakenFrom.TYPED and not (why or "").strip():
        raise InvalidValueError("Give a reason: this value is neither the record’s nor the one read from the report.")
    return draft


def _as_shown(draft: Draft, key: str, shown: Shown) -> Compared:
    compared = compare_with_record(draft).merged.compared.get(key)
    if compared is None or (compared.draft or "", compared.record or "") != (shown.draft, shown.record):
        raise InvalidValueError("The report or the record has changed. Look at both values again, then decide.")
    return compared


def _settled(draft: Draft, compared: Compared, taken: str | None) -> Draft:
    """The draft keeps what the report says, whichever is taken, so that it can be decided again."""
    value = draft.value(compared.key)
    if value is not None:
        draft = draft.with_value(replace(value, settled=True))
    return draft.with_decision(Decision(compared.key, compared.draft, compared.record, taken))


def _typed(draft: Draft, compared: Compared, value: str) -> Draft:
    new = clean_value(compared.key, value)
    if new is None:
        raise InvalidValueError("Type the right value, or choose one of the two.")
    had = draft.value(compared.key)
    if had is None:
        return draft.with_decision(Decision(compared.key, compared.draft, compared.record, new))
    draft = draft.with_value(had.decided(new, "read" if new == had.read else "entered"))
    return draft.with_decision(Decision(compared.key, new, compared.record, new))
