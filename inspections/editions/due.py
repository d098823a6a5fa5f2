"""When the edition of a day is taken by itself: towards its end, or afterwards if the product did not run then."""

import datetime
from typing import Final

CLOSING: Final = datetime.time(23, 30)
"""From then on a day is as good as over; what changes in the half hour after it comes with the next edition."""


def is_due(now: datetime.datetime, *, changed: datetime.datetime, last: datetime.date | None) -> bool:
    """Whether what changed since the last edition (of the day `last`) is due; all moments are in the local time zone.

    What changed today waits until its end. What changed on a day that is over is due at once, unless yesterday had
    an edition already: then it comes with today's, for else every edition would be taken just after midnight.
    """
    if last is None:
        return True
    if last == now.date():
        return False
    if last > now.date():
        # It was taken by a clock that ran ahead: today has none.
        return changed.date() < now.date() or now.time() >= CLOSING
    overdue = changed.date() < now.date() and last < now.date() - datetime.timedelta(days=1)
    return overdue or now.time() >= CLOSING
