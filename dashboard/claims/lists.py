"""Headings and introductions of lists of councils and of reports: how many, where, by when and in which order."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.about import About, type_in_sentence
from dashboard.claims.agreement import has_or_have, is_or_are, some_of
from dashboard.claims.words import (
    TYPES_PLURAL,
    count_noun,
    format_months,
    join_words,
    position_words,
    with_article,
)
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first

NAMED: Final = 6
"""Up to this many councils are named in a sentence."""
REPORTS: Final = {
    "": ("report", "reports"),
    "graded": ("graded inspection", "graded inspections"),
    "visits": ("report without grades", "reports without grades"),
}
"""The noun for each kind of new report, singular and plural."""


@dataclass(frozen=True)
class Empty:
    """What an empty list means, and what to do, blank where that is plain."""

    lead: str
    text: str = ""


def matching_heading(count: int, former: int, every: int, about: About, words: str, *, judged: str = "") -> str:
    """`2 councils match “york”, of 153 councils in England`; `words` are those typed, `every` counts all councils.

    `former` councils are listed beside them. `judged` says by which judgement those that match were chosen: ` ever
    judged inadequate`.
    """
    day = "today" if about.latest else format_day(about.date)
    today = f" of {day}" if former and not count else ""
    who = f"{count_noun(count, 'council') if count else 'No council'}{today}{about.inside}{judged}"
    matches, dated = "matches" if count <= 1 else "match", about.dated if judged and not about.latest else ""
    return f"{who} {matches} “{words}”, of {count_noun(every, 'council')} in England{dated}{former_below(former)}"


def former_below(count: int) -> str:
    """`; 1 former council is below`, blank for none."""
    return f"; {count_noun(count, 'former council')} {is_or_are(count)} below" if count else ""


def councils_heading(count: int, inspected: int, about: About) -> str:
    """`33 councils in London, all inspected by 5 August 2016`"""
    noun = type_in_sentence(about.type) if about.type and count != 1 else "council" if count == 1 else "councils"
    region = f" in {with_article(about.region)}" if about.region else ""
    who = upper_first(f"{count or 'no'} {noun}{region}")
    if not count:
        return f"{who}{about.dated}"
    under = f" under {position_words()}"
    if count == 1:
        return f"{who}, {'inspected' if inspected else f'with no inspection{under} on the record'}{about.by}"
    if not inspected:
        return f"{who}, none with an inspection{under} on the record{about.by}"
    how = "all inspected" if inspected == count else f"{inspected} inspected{under}"
    return f"{who}, {how}{about.by}"


def councils_lede(inadequate: int, inspected: int, about: About) -> str:
    """How many of the inspected councils in the list have an inadequate judgement of their own."""
    if not inspected:
        return ""
    verb = has_or_have(inadequate) if about.latest else "had"
    what = "an inadequate judgement" if inadequate <= 1 else "at least one inadequate judgement"
    words = f"{some_of(inadequate, inspected, 'inspected council')} of this list {verb} {what}."
    return upper_first(words) if about.latest else f"As at {format_day(about.date)}, {words}"


def list_heading(count: int, about: About, words: str, *, judged: str = "") -> str:
    """`judged` says by which judgement the councils were chosen: ` ever judged inadequate`."""
    kind = TYPES_PLURAL.get(about.type, "Councils")
    where = f" in {with_article(about.region)}" if about.region else ""
    match = f" that match “{words}”" if words else ""
    return f"{kind}{where}{judged}{match}: {count}"


def none_of_these(about: About) -> str:
    """Why a list without a search is empty."""
    return f"No such council existed in {with_article(about.region or 'England')} on {format_day(about.date)}."


def none_called(words: str, about: About) -> str:
    """What was typed is the name of a council, and of none of this place and day."""
    return f"None of the councils{about.inside} on {format_day(about.date)} matches “{words}”."


def longest_heading(about: About) -> str:
    return about.headed(f"longest since inspected{about.dated}")


def longest_about(within: int | None, timed: int, untimed: Sequence[str], date: datetime.date) -> str:
    """At least half of the `timed` councils were inspected `within` so many months, rounded up.

    `untimed` are the names of councils whose last inspection has no known last day on site.
    """
    words = f"From the last day on site of the last graded inspection to {format_day(date)}; visits do not count."
    if within is not None and timed > 1:
        half = f"of {timed} councils, at least half were inspected within {format_months(max(within, 1))}"
        words += f" {upper_first(half)}."
    if untimed:
        who = join_words(untimed) if len(untimed) <= NAMED else count_noun(len(untimed), "council")
        words += f" Left out, because the record has no last day on site: {who}."
    return words


def reports_heading(count: int, kind: str, first: datetime.date, about: About) -> str:
    """`12 reports since 22 November 2025`; `12 reports from … to …` if the date is not the latest."""
    one, more = REPORTS[kind]
    found = count_noun(count, one, more) if count else f"no {one} on the record"
    if about.latest:
        return about.headed(f"{found} since {format_day(first)}")
    return about.headed(f"{found} from {format_day(first)} to {format_day(about.date)}")


def no_reports(kind: str, first: datetime.date, about: About) -> str:
    """What the record holds: that nothing is on it does not say that nothing was published."""
    until = "on" if about.latest else f"to {format_day(about.date)}"
    return f"The record has no {REPORTS[kind][0]} from {about.place} published from {format_day(first)} {until}."


def reports_lede(graded: int, councils: int, visits: int, balances: Sequence[int], about: About) -> str:
    """`balances` has for each council the net number of grades moved between its last two reports."""
    words = f"{about.where}, {about.when}."
    if not graded:
        return words
    what = f"{count_noun(graded, 'graded inspection')} of {count_noun(councils, 'council')}"
    also = f" and {count_noun(visits, *REPORTS['visits'])}" if visits else ""
    return f"{words} {what}{also}: {moved_on_balance(balances, first='council')}."


def moved_on_balance(balances: Sequence[int], *, first: str = "") -> str:
    """`25 councils moved up on balance, 6 down`"""
    up, down = sum(b > 0 for b in balances), sum(b < 0 for b in balances)
    who = count_noun(up, first or "council") if up else "no council"
    return f"{who} moved up on balance, {down or 'none'} down"


def grades_moved(steps: int) -> str:
    """`5 grades up`, for the sum by which movers are ordered."""
    return f"{count_noun(abs(steps), 'grade')} {'up' if steps > 0 else 'down'}"


def movers_about(counted: str, about: About) -> str:
    """`counted` is "reports" or "inspections", depending on the basis."""
    return (
        f"{upper_first(counted)} of the 12 months to {format_day(about.date)}, each compared with the council’s graded "
        "inspection before it, on the judgements that both have. Largest moves first, by the grades moved on all "
        "judgements together."
    )


def nobody_moved(about: About) -> str:
    return f"No council{about.inside} moved up or down on balance in the 12 months to {format_day(about.date)}."


def not_inspected(waiting: Sequence[str], total: int, about: About) -> tuple[str, str]:
    """The councils without an inspection: their number in one sentence, and who they are in another."""
    among = upper_first(some_of(len(waiting), total, "council"))
    lead = without_inspection(f"{among}{about.inside}", len(waiting), about)
    if len(waiting) > NAMED:
        return lead, "They have no grade and are not in any percentage."
    have = "has no grade and is" if len(waiting) == 1 else "have no grade and are"
    return lead, f"{join_words(waiting)} {have} in no percentage."


def without_inspection(who: str, count: int, about: About) -> str:
    """`3 councils have no inspection under SIF or ILACS on the record.`, `had no … on the record by 31 March 2015.`

    The record cannot know that there was none.
    """
    verb = has_or_have(count) if about.latest else "had"
    return f"{who} {verb} no inspection under {position_words()} on the record{about.by}."


def earlier_overall(holding: int, without: int) -> str:
    """How many inspected councils still hold an overall grade from before these ended, and how many hold none."""
    if not holding:
        return "No council holds an earlier overall grade."
    hold, do = "holds" if holding == 1 else "hold", "does" if without == 1 else "do"
    rest = f"; {without} {do} not" if without else ""
    return f"{count_noun(holding, 'council')} still {hold} an earlier overall grade{rest}."


def undated_note(count: int) -> str:
    """How many inspections on the page have no dates on site; said on the inspected basis. Blank for none."""
    if not count:
        return ""
    are = "is" if count == 1 else "are"
    return f"{count_noun(count, 'inspection')} without dates on site {are} placed by publication."
