"""The change in the profile since an earlier date, claimed only for areas that nearly all councils had at both."""

import datetime
from collections.abc import Sequence

from dashboard.claims.about import About
from dashboard.claims.caveats import trend_caveats
from dashboard.claims.trend import may_be_an_end
from dashboard.claims.words import area_name, join_words
from dashboard.counting.areas import has_ended
from dashboard.counting.profile_change import ProfileChange
from inspections.partial_dates import format_day
from inspections.reading.letters import lower_first, upper_first


def change_sentences(changes: Sequence[ProfileChange], since: datetime.date, about: About) -> str:
    """How many more or fewer councils are good or better; areas judged for too few councils are only named.

    There is no claim about an area that is no longer printed either: the councils inspected since have lost it, so
    those that still have it are not a fair sample.
    """
    alike = compared(changes, about.date)
    others = [lower_first(area_name(change.area)) for change in changes if change not in alike]
    sentences = []
    if alike:
        moved = "; ".join(f"{lower_first(area_name(c.area))}, {_moved(c)}" for c in alike)
        dates = f"on {format_day(about.date)} against {format_day(since)}"
        sentences.append(f"Councils{about.inside} good or better {dates}: {moved}.")
        sentences.append(trend_caveats(since, about.date))
    if others:
        are, them = ("is", "it") if len(others) == 1 else ("are", "them")
        what = f"{upper_first(join_words(others))} {are} not compared"
        sentences.append(f"{what}: too few councils had {them} on one of the dates; see the table.")
    return " ".join(filter(None, sentences))


def compared(changes: Sequence[ProfileChange], today: datetime.date) -> list[ProfileChange]:
    """The areas of which a change may be claimed."""
    return [each for each in changes if _is_like_for_like(each) and not has_ended(each.area, today)]


def _is_like_for_like(change: ProfileChange) -> bool:
    return may_be_an_end(change.then) and may_be_an_end(change.now)


def _moved(change: ProfileChange) -> str:
    then, now = (f"{t.good_or_better} of {t.judged}" for t in (change.then, change.now))
    difference = change.difference or 0
    if not difference:
        return f"as many ({now} against {then})"
    more = "more" if difference > 0 else "fewer"
    return f"{abs(difference)} {more} ({now} against {then})"
