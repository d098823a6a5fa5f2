"""Headings and introductions of the list of councils chosen by an inadequate judgement: at the latest inspection, ever.

What is counted at the latest inspection is of the inspected councils alone. What was ever judged is a floor: the record
does not have every inspection, and none from before it begins.
"""

import datetime
from dataclasses import dataclass

from dashboard.claims.about import About
from dashboard.claims.agreement import has_or_have, some_of
from dashboard.claims.words import count_noun, position_words
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first

NOW_CHOICE = "Inadequate at latest inspection"
EVER_CHOICE = "Ever inadequate"
NOW_IN_TITLE = " with an inadequate judgement at the latest inspection"
EVER_IN_TITLE = " ever judged inadequate"


@dataclass(frozen=True)
class Begun:
    """When the first inspection with judgements counts, None without any, and from when the record is complete.

    `complete_from` is that of the frameworks that decide a position; None where the ledger claims no such day.
    """

    first: datetime.date | None
    complete_from: datetime.date | None


def now_heading(count: int, inspected: int, left_out: int, about: About) -> str:
    """`13 of 150 inspected councils have an inadequate judgement at their latest inspection`, `had …, as at …`."""
    dated = "" if about.latest else about.dated
    if not inspected:
        if left_out:
            return f"The latest judgements of no council{about.inside} are on the record{dated}"
        was = "has been" if about.latest else "had been"
        return f"No council{about.inside} {was} inspected under {position_words()}{about.by}"
    verb = has_or_have(count) if about.latest else "had"
    their = "its" if count <= 1 else "their"
    who = upper_first(some_of(count, inspected, "inspected council"))
    return f"{who}{about.inside} {verb} an inadequate judgement at {their} latest inspection{dated}"


def now_lede(waiting: int, about: About) -> str:
    """What counts, and how many councils were not yet inspected so; none where the heading says that of all."""
    words = f"Only inspections under {position_words()} count here: “{EVER_CHOICE}” has earlier ones too."
    if not waiting:
        return words
    was = "was" if waiting == 1 else "were"
    return f"{words} {count_noun(waiting, 'council')} {was} not yet inspected under {position_words()}{about.by}."


def ever_heading(count: int, total: int, begun: Begun, about: About) -> str:
    """`At least 98 of 153 councils have been judged inadequate, as far as the record goes`, `had been … by …`."""
    if begun.first is None:
        return "No inspection with judgements is on the record"
    if begun.first > about.date:
        return f"The record begins in {begun.first.year}, after {format_day(about.date)}"
    if not count:
        return f"The record has no inadequate judgement of a council{about.inside}{about.by}"
    verb = has_or_have(count) if about.latest else "had"
    if count == total:
        return f"{upper_first(some_of(count, total, 'council'))}{about.inside} {verb} been judged inadequate{about.by}"
    who = f"At least {some_of(count, total, 'council')}"
    return f"{who}{about.inside} {verb} been judged inadequate{about.by}, as far as the record goes"


def ever_lede(begun: Begun, about: About, *, listed: bool) -> str:
    """From when the record goes and, where councils are listed, what their grades are."""
    if begun.first is None:
        return "Whether a council was ever judged inadequate is not on the record."
    if begun.first > about.date:
        return "Whether a council was judged inadequate before then is not on the record."
    before = f" before {format_day(begun.complete_from)}" if begun.complete_from else ""
    words = (
        f"On at least one judgement of their own, in any inspection on the record. It begins in {begun.first.year} and "
        f"is not complete{before}, so there may be more. A new council starts without the history of those before it."
    )
    if not listed:
        return words
    return f"{words} The grades below are those of the latest inspection under {position_words()}{about.by}."


def none_now(about: About) -> str:
    """Why the list is empty."""
    day = format_day(about.date)
    return (
        f"On the record, no council{about.inside} had an inadequate judgement at its latest inspection under "
        f"{position_words()} by {day}."
    )


def none_ever(about: About) -> str:
    return f"The record has no inadequate judgement of a council{about.inside} by {format_day(about.date)}."


def none_matching(words: str, about: About, *, ever: bool) -> str:
    """What was typed is the name of a council of the register, and that has no such judgement on the record."""
    day = format_day(about.date)
    if ever:
        return f"What matches “{words}” has no inadequate judgement on the record by {day}."
    return (
        f"On the record, what matches “{words}” had no inadequate judgement at its latest inspection under "
        f"{position_words()} by {day}."
    )
