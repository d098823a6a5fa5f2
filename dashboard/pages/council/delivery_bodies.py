"""Who runs a council's services, over time: `Services run by Birmingham Children’s Trust since 2018.`"""

import datetime
from collections.abc import Sequence
from typing import Final

from authorities.models import DeliveryBody
from dashboard.claims.words import format_month, join_words
from inspections.partial_dates import format_day

Kind = DeliveryBody.Kind
_SENTENCES: Final = {
    Kind.COMPANY: "Services run by {}",
    Kind.PARTNERSHIP: "Services run in partnership with {}",
    Kind.SHARED: "Services shared in the {}",
    Kind.FRONT_DOOR: "First contact run by {}",
}


def delivery_body_sentences(found: Sequence[DeliveryBody], council: int, date: datetime.date) -> tuple[str, ...]:
    """A sentence for each of the council's bodies that had begun by the date, oldest first.

    It names the other councils that the same body serves.
    """
    own = [body for body in found if body.authority_id == council and body.valid_from <= date]
    return tuple(_sentence(body, _other_councils(body, found, date), date) for body in own)


def _other_councils(body: DeliveryBody, found: Sequence[DeliveryBody], date: datetime.date) -> list[str]:
    same = (b for b in found if b.name == body.name and b.authority_id != body.authority_id and b.valid_from <= date)
    return sorted(b.authority.short_name for b in same)


def _sentence(body: DeliveryBody, others: Sequence[str], date: datetime.date) -> str:
    start = _date_as_known(body.valid_from, body.from_precision)
    ended = body.valid_to is not None and body.valid_to < date
    when = (
        f"from {start} to {_date_as_known(body.valid_to, body.to_precision)}"
        if ended and body.valid_to
        else f"{'since' if _has_begun(body, date) else 'from'} {start}"
    )
    shared = f", {'with' if body.kind == Kind.SHARED else 'also for'} {join_words(others)}" if others else ""
    return f"{_SENTENCES[Kind(body.kind)].format(body.name)} {when}{shared}."


def _has_begun(body: DeliveryBody, date: datetime.date) -> bool:
    """Of one that began in that year or month no more is known: it may have begun after the date."""
    own, asked = body.valid_from, date
    if body.from_precision == "year":
        return own.year < asked.year
    return body.from_precision == "day" or (own.year, own.month) < (asked.year, asked.month)


def _date_as_known(value: datetime.date, precision: str) -> str:
    """The date, as exact as its precision allows."""
    return (
        str(value.year) if precision == "year" else format_month(value) if precision == "month" else format_day(value)
    )
