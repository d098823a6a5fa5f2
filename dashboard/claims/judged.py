"""Headings and introductions of the list of councils chosen by an inadequate judgement: at the latest inspection, ever.

What is counted at the latest inspection is of the inspected councils alone. What was ever judged is a floor: the record
does not have every inspection, and none from before it begins.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.claims.about import About
from dashboard.claims.agreement import has_or_have, some_of, was_or_were
from dashboard.claims.lists import NAMED, Empty, former_below, without_inspection
from dashboard.claims.words import count_noun, join_words, position_words
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first

NOW_CHOICE = "Inadequate at latest inspection"
EVER_CHOICE = "Ever inadequate"
NOW_IN_TITLE = " with an inadequate judgement at the latest inspection"
EVER_IN_TITLE = " ever judged inadequate"
NOBODY = "There is no council to list here."
NOTHING = "There is nothing to list for this day."


@dataclass(frozen=True)
class Begun:
    """When the first inspection with judgements counts, None without any, and from when the record is complete.

    `complete_from` is that of the frameworks that decide a position; None where the ledger claims no such day.
    """

    first: datetime.date | None
    complete_from: datetime.date | None


@dataclass(frozen=True)
class Listed:
    """How many councils of the day are listed, `of` how many that could be, and how many `former` ones beside them."""

    councils: int
    of: int
    former: int = 0

    @property
    def every(self) -> bool:
        """Whether there cannot be more of the day."""
        return self.councils == self.of


@dataclass(frozen=True)
class Unlisted:
    """Names of the councils that match a search and are not listed, by the reason."""

    left_out: Sequence[str] = ()
    waiting: Sequence[str] = ()
    without: Sequence[str] = ()
    former: Sequence[str] = ()
    coming: Sequence[str] = ()


def now_heading(count: int, inspected: int, left_out: int, about: About) -> str:
    """`13 of 150 inspected councils have an inadequate judgement at their latest inspection`, `had …, as at …`."""
    dated = "" if about.latest else about.dated
    if not inspected:
        if left_out:
            return f"The latest judgements of no council{about.inside} are on the record{dated}"
        return f"The record has no inspection of a council{about.inside} under {position_words()}{about.by}"
    verb = has_or_have(count) if about.latest else "had"
    their = "its" if count <= 1 else "their"
    who = upper_first(some_of(count, inspected, "inspected council"))
    return f"{who}{about.inside} {verb} an inadequate judgement at {their} latest inspection{dated}"


def now_lede(waiting: int, about: About) -> str:
    """What counts, and how many councils have none such on the record; none where the heading says that of all."""
    words = f"Only inspections under {position_words()} count here: “{EVER_CHOICE}” has earlier ones too."
    if not waiting:
        return words
    return f"{words} {without_inspection(count_noun(waiting, 'council'), waiting, about)}"


def ever_heading(listed: Listed, begun: Begun, about: About) -> str:
    """`At least 98 of 153 councils have been judged inadequate, as far as the record goes`, `had been … by …`."""
    if begun.first is None:
        return "No inspection with judgements is on the record"
    if begun.first > about.date:
        return f"The record begins in {begun.first.year}, after {format_day(about.date)}"
    count, total = listed.councils, listed.of
    if not count:
        if listed.former:
            day = "today" if about.latest else "that day"
            rest = f" of a council of {day}{about.inside}{former_below(listed.former)}"
            return f"The record has no inadequate judgement{about.by}{rest}"
        return f"The record has no inadequate judgement of a council{about.inside}{about.by}"
    verb = has_or_have(count) if about.latest else "had"
    if listed.every:
        return f"{upper_first(some_of(count, total, 'council'))}{about.inside} {verb} been judged inadequate{about.by}"
    who = f"At least {some_of(count, total, 'council')}"
    return f"{who}{about.inside} {verb} been judged inadequate{about.by}, as far as the record goes"


def ever_lede(listed: Listed, begun: Begun, about: About) -> str:
    """From when the record goes, whether more may be and, where any of the day are listed, what their grades are."""
    if begun.first is None:
        return "Whether a council was ever judged inadequate is not on the record."
    if begun.first > about.date:
        return "Whether a council was judged inadequate before then is not on the record."
    before = f" before {format_day(begun.complete_from)}" if begun.complete_from else ""
    begins = f"begins in {begun.first.year} and is not complete{before}"
    known = listed.councils + listed.former
    if known:
        more, their = "" if listed.every else ", so there may be more", "its" if known == 1 else "their"
        words = f"On at least one judgement of {their} own, in any inspection on the record. It {begins}{more}."
    else:
        words = f"The record {begins}, so there may be some."
    words += " A new council starts without the history of those before it."
    if not listed.councils:
        return words
    return f"{words} The grades below are those of the latest inspection under {position_words()}{about.by}."


def none_now(inspected: int, left_out: int, about: About) -> Empty:
    """What an empty list means, and what to do, below a heading that says why it is empty."""
    if inspected:
        return Empty(NOBODY, _advice("another date", about))
    if left_out:
        why = "An older judgement never stands in for one in a newer report that is not on the record."
        return Empty("Which councils to list is not known.", f"{why} {_advice('an earlier date', about)}")
    return Empty(NOTHING, _advice("" if about.latest else "a later date", about))


def _advice(date: str, about: About) -> str:
    """What else can be chosen; blank where nothing can."""
    place = ("another region" if about.region else "", "another type of council" if about.type else "")
    chosen = [words for words in (date, *place) if words]
    return f"Choose {join_words(chosen, 'or')}." if chosen else ""


def none_ever(begun: Begun, about: About) -> Empty:
    """The same for those ever inadequate."""
    if begun.first is None:
        return Empty(
            "There is nothing to list yet.",
            "A council is listed once an inspection that judged it inadequate is on the record.",
        )
    if begun.first > about.date:
        return Empty(NOTHING, f"Choose a date from {format_day(begun.first)} on.")
    return Empty(NOBODY, _advice("" if about.latest else "a later date", about))


def none_matching(unlisted: Unlisted, about: About, *, ever: bool) -> str:
    """Why none of the councils that match is listed, a sentence for each reason; `ever`: of those ever inadequate."""
    reasons = (
        _left_out(unlisted.left_out),
        without_inspection(_who(unlisted.waiting), len(unlisted.waiting), about) if unlisted.waiting else "",
        _without(unlisted.without, about, ever=ever),
        _no_council(unlisted.former, "no longer", about),
        _no_council(unlisted.coming, "not yet", about),
    )
    return " ".join(filter(None, reasons))


def _left_out(names: Sequence[str]) -> str:
    if len(names) > 1:
        return f"{_who(names)} are not counted: their newer reports are not yet on the record."
    return f"{names[0]} is not counted: its newer report is not yet on the record." if names else ""


def _without(names: Sequence[str], about: About, *, ever: bool) -> str:
    if not names:
        return ""
    day = format_day(about.date)
    if ever:
        return f"{_who(names)} {has_or_have(len(names))} no inadequate judgement on the record by {day}."
    their = "its" if len(names) == 1 else "their"
    latest = f"at {their} latest inspection under {position_words()}"
    return f"On the record, {_who(names)} had no inadequate judgement {latest} by {day}."


def _no_council(names: Sequence[str], when: str, about: About) -> str:
    if not names:
        return ""
    what = "a council" if len(names) == 1 else "councils"
    return f"{_who(names)} {was_or_were(len(names))} {when} {what} on {format_day(about.date)}."


def _who(names: Sequence[str]) -> str:
    return join_words(names) if len(names) <= NAMED else count_noun(len(names), "council")
