"""What a council publishes as its reply: its own people ask, an administrator accepts or returns it, both can take it
back. Nobody decides on what they asked for themselves.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from inspections.actions.responding import hold_council, response_at, save_row
from inspections.errors import ChangedError, InvalidValueError, RefusedError, WrongStateError
from inspections.followup.words_answered import places_of
from inspections.followup.written import cleaned, line_of, needed_text, text_of
from inspections.models import CouncilReply, CouncilResponse
from inspections.queries.lineage import reports_with_keys

_STATE = CouncilReply.State
_NOT_ITS_REPORT = "The report is no longer on the record under this council, so a reply cannot be shown beside it."
_WORDS_GONE = "The words of the report have changed, so this reply would appear beside something it does not answer."


@transaction.atomic
def ask_to_publish(
    *, council: int, response: int, text: str, signed_as: str, by: User, as_shown: str | None = None
) -> CouncilReply:
    """Ask for a text to be published beside the recommendation; `as_shown` are the words of that as the person saw
    them. A reply that is public stays until the new one is accepted.

    Raises InvalidValueError for what is missing, WrongStateError where one waits already, ChangedError where the
    recommendation has other words now.
    """
    hold_council(council)
    answered = CouncilResponse.objects.get(pk=response, authority=council)
    if answered.replies.filter(state=_STATE.ASKED).exists():
        raise WrongStateError("A reply is already waiting for an administrator. Cancel that request first.")
    if as_shown is not None and cleaned(as_shown) != cleaned(answered.item_text):
        raise ChangedError("The words of the report have changed since you opened the page. Read them again.")
    row = CouncilReply(
        response=answered,
        answers=answered.item_text,
        text=needed_text(text, "The reply", ask="Write the reply, as everybody will read it."),
        signed_as=line_of(
            signed_as, "The job title", longest=80, ask="Give the job title under which the reply is signed."
        ),
        asked_at=timezone.now(),
        asked_by=by,
    )
    _needs_its_place(row)
    save_row(row, by)
    return row


@transaction.atomic
def ask_at(
    *, council: int, place: tuple[str, str], text: str, signed_as: str, by: User, as_shown: str | None = None
) -> CouncilReply:
    """Ask for a reply to a recommendation to be published, whether or not there is a response in draft."""
    response = response_at(council=council, place=place, by=by)
    return ask_to_publish(
        council=council, response=response.pk, text=text, signed_as=signed_as, by=by, as_shown=as_shown
    )


@transaction.atomic
def call_back(*, council: int, reply: int, by: User) -> CouncilReply:
    """Take a request back before it is decided."""
    row = _own(council, reply, _STATE.ASKED, "It is no longer waiting: it has been decided or cancelled.")
    return _end(row, _STATE.CALLED_BACK, by)


@transaction.atomic
def accept_reply(*, reply: int, by: User) -> CouncilReply:
    """Publish it. Raises RefusedError for one's own, and where its words are not in the report now."""
    row = _waiting(reply, by)
    _needs_its_place(row)
    for earlier in CouncilReply.objects.filter(response=row.response_id, state=_STATE.PUBLIC):
        _end(earlier, _STATE.REPLACED, by)
    row.state, row.decided_at, row.decided_by = _STATE.PUBLIC, timezone.now(), by
    save_row(row, by)
    return row


@transaction.atomic
def return_reply(*, reply: int, reason: str, by: User) -> CouncilReply:
    """Give it back to the council with the reason."""
    row = _waiting(reply, by)
    row.reason = needed_text(reason, "The reason", ask="Give a reason, so that the council can put it right.")
    row.state, row.decided_at, row.decided_by = _STATE.RETURNED, timezone.now(), by
    save_row(row, by)
    return row


@transaction.atomic
def take_reply_back(*, council: int, reply: int, by: User, why: str = "") -> CouncilReply:
    """Take a public reply off the public pages, at once; an earlier one does not come back."""
    row = _own(council, reply, _STATE.PUBLIC, "This reply is no longer public.")
    row.end_reason = text_of(why, "The reason")
    return _end(row, _STATE.TAKEN_BACK, by)


@transaction.atomic
def take_back_as_administrator(*, reply: int, by: User, why: str) -> CouncilReply:
    """The same for an administrator, of any council, who says why: the council reads it."""
    row = CouncilReply.objects.select_related("response").get(pk=reply)
    reason = needed_text(why, "The reason", ask="Give a reason, so that the council knows why.")
    return take_reply_back(council=row.response.authority_id, reply=reply, by=by, why=reason)


def _waiting(reply: int, by: User) -> CouncilReply:
    hold_council(CouncilReply.objects.values_list("response__authority", flat=True).get(pk=reply))
    row = CouncilReply.objects.get(pk=reply)
    if row.state != _STATE.ASKED:
        raise WrongStateError("This reply is no longer waiting for a decision. Reload the page.")
    if row.asked_by_id == by.pk:
        raise RefusedError("You asked for this yourself, so another administrator has to decide.")
    return row


def _own(council: int, reply: int, state: str, gone: str) -> CouncilReply:
    hold_council(council)
    row = CouncilReply.objects.get(pk=reply, response__authority=council)
    if row.state != state:
        raise WrongStateError(gone)
    return row


def _needs_its_place(row: CouncilReply) -> None:
    """Raises InvalidValueError where the report is off the record or has other words now."""
    report = reports_with_keys([row.response.inspection]).get(row.response.inspection)
    if report is None or report.authority != row.response.authority_id:
        raise InvalidValueError(
            "The report is no longer on the record under this council, so a reply cannot be shown beside it."
        )
    if row.answers not in places_of([row.answers], (item.text for item in report.items)):
        raise InvalidValueError(_WORDS_GONE)


def _end(row: CouncilReply, state: str, by: User) -> CouncilReply:
    row.state, row.ended_at, row.ended_by = state, timezone.now(), by
    save_row(row, by)
    return row
