"""What a council's own people write about a recommendation: the response in draft, and the statement that was sent.

Every action here and in the modules beside it takes the council whose people act, and finds only its rows: of another
council's it raises DoesNotExist, as of one that is not there. Each holds the council first, and then looks at its rows:
of two people at once the second sees what the first did.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.errors import ChangedError, InvalidValueError
from inspections.followup.words_answered import places_of
from inspections.followup.written import cleaned, text_of
from inspections.models import CouncilResponse, Inspection, SentStatement
from inspections.queries.lineage import LinkedItem, ReportItems, reports_with_keys

_CHANGED_SINCE = (
    "This response has been changed since you opened the page, so yours was not saved. What is saved now is above "
    "yours: copy across what you want to keep, and save again."
)
_NOT_THERE = "This recommendation is no longer on the record. Reload the page."


@transaction.atomic
def save_response(
    *, council: int, place: tuple[str, str], text: str, by: User, as_shown: str | None = None
) -> CouncilResponse:
    """Keep the response in draft; `as_shown` is what the person saw when they began.

    Raises InvalidValueError where the recommendation is not on the record, ChangedError where somebody was quicker.
    """
    row = response_at(council=council, place=place, by=by)
    if as_shown is not None and cleaned(as_shown) != row.text:
        raise ChangedError(_CHANGED_SINCE)
    row.text = text_of(text, "The response")
    save_response_row(row, by)
    return row


def response_at(*, council: int, place: tuple[str, str], by: User) -> CouncilResponse:
    """The response to a recommendation, a new one where there is none; inside a transaction.

    One whose recommendation had a slip mended since goes along with the words.
    """
    hold_council(council)
    report, item = _item_at(council, place)
    rows = list(CouncilResponse.objects.filter(authority=council, inspection=report.key))
    places = places_of((row.item_text for row in rows), (each.text for each in report.items))
    row = next((row for row in rows if row.item_text in places and places[row.item_text][0] == item.text), None)
    row = row or CouncilResponse(authority_id=council, inspection=report.key)
    if (row.item, row.item_text) != (item.key, item.text):
        row.item, row.item_text = item.key, item.text
        save_response_row(row, by)
    return row


@transaction.atomic
def move_response(*, council: int, response: int, item: str, by: User) -> CouncilResponse:
    """Say that what was written to words that are gone answers this recommendation of the same report now.

    Where that one has a response, the two stand one below the other and the actions come together. Replies keep the
    words that they were written to, so that none of them shows beside the new ones.
    """
    hold_council(council)
    moved = CouncilResponse.objects.get(pk=response, authority=council)
    target = response_at(council=council, place=(moved.inspection, item), by=by)
    if target.pk == moved.pk:
        return moved
    if moved.text and moved.text != target.text:
        target.text = text_of("\n\n".join(filter(None, (target.text, moved.text))), "Together with the other one it")
    save_response_row(target, by)
    for action in moved.planned.all():
        action.response = target
        save_row(action, by)
    moved.text = ""
    save_response_row(moved, by)
    return target


@transaction.atomic
def say_statement_sent(*, council: int, inspection: str, sent_on: datetime.date | None, by: User) -> None:
    """When the written statement was sent; None takes that back."""
    hold_council(council)
    if not Inspection.objects.filter(key=inspection, authority=council).exists():
        raise InvalidValueError("This report is no longer on the record. Reload the page.")
    row = SentStatement.objects.filter(authority=council, inspection=inspection).first()
    if sent_on is None:
        if row is not None:
            row._history_user = by  # type: ignore[attr-defined]
            row.delete()
        return
    if sent_on > timezone.localdate():
        raise InvalidValueError("That date is in the future. Enter the date on which the statement was sent.")
    row = row or SentStatement(authority_id=council, inspection=inspection)
    row.sent_on, row.at, row.by = sent_on, timezone.now(), by
    save_row(row, by)


def hold_council(council: int) -> None:
    """Let nobody else write on this council's follow-up until the transaction ends. The first line of every action:
    whoever took rows first and the council then would wait for somebody who waits for them.
    """
    Authority.objects.select_for_update().get(pk=council)


def save_response_row(row: CouncilResponse, by: User) -> None:
    row.changed_at, row.changed_by = timezone.now(), by
    save_row(row, by)


def save_row(row: Any, by: User) -> None:
    """Save it with whoever changed it in its history."""
    row._history_user = by
    row.save()


def _item_at(council: int, place: tuple[str, str]) -> tuple[ReportItems, LinkedItem]:
    """The recommendation on the record now, and its report. Raises InvalidValueError where it is not there."""
    key, item = place
    if Inspection.objects.filter(key=key, authority=council).exists():
        report = reports_with_keys([key]).get(key)
        found = next((each for each in report.items if each.key == item), None) if report else None
        if report and found:
            return report, found
    raise InvalidValueError(_NOT_THERE)
