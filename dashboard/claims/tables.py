"""Headings of the national tables: what they show, under which framework, for which councils and by when."""

from dashboard.claims.about import About
from dashboard.claims.agreement import some_of, subject_of
from dashboard.claims.scope_words import area_name_in_scope, scope_label, scope_words
from dashboard.claims.words import count_noun, position_words
from dashboard.counting.scope import Scope
from dashboard.counting.tally import Tally
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Grade


def tables_heading(tally: Tally, scope: Scope, about: About, unit: str) -> str:
    """`Services were good or better overall in 27 of 103 councils judged under SIF by 5 August 2016`"""
    one = unit.removesuffix("s")
    if not tally.judged:
        none = "no inspection on the record" if one == "inspection" else "no council with an inspection on the record"
        return about.headed(f"{none} under {scope_words(scope)}{about.until}")
    return about.headed(_good_share(tally, scope, about, one))


def tables_lede(tally: Tally, scope: Scope, about: About, unit: str) -> str:
    """What the tables cover, and how many are inadequate."""
    name = f"Latest inspection under {position_words()}" if scope.is_current else scope_label(scope)
    words = f"{name}, {about.where}, {about.when}."
    if not tally.judged:
        return words
    one = unit.removesuffix("s")
    count = some_of(tally.count(Grade.INADEQUATE), tally.judged, one)
    if scope.stands_apart:
        return f"{words} {area_name_in_scope(tally.area, scope)}: inadequate in {count}."
    subject = subject_of(tally.area)
    if unit == "inspections":
        return f"{words} {upper_first(count)} found {subject.words} inadequate{subject.tail}."
    verb = subject.is_ if about.latest else subject.was
    return f"{words} {upper_first(subject.words)} {verb} inadequate{subject.tail} in {count}."


def _good_share(tally: Tally, scope: Scope, about: About, one: str) -> str:
    """How many are good or better, in councils or inspections: `one` is the singular."""
    under = "" if scope.is_current else f" under {scope_words(scope)}"
    good, subject = tally.good_or_better, subject_of(tally.area)
    if one == "inspection":
        known = f" published{about.by}" if about.by else " on the record"
        among = some_of(good, tally.judged, one, f"{under}{known}")
        if scope.stands_apart:
            return f"{area_name_in_scope(tally.area, scope)}: good or better in {among}"
        return f"{among} found {subject.words} good or better{subject.tail}"
    among = some_of(good, tally.judged, one, f" judged{under}{about.by}")
    if scope.stands_apart:
        return f"{area_name_in_scope(tally.area, scope)}: good or better in {among}"
    verb = subject.is_ if about.latest else subject.was
    return f"{subject.words} {verb} good or better{subject.tail} in {among}"


def counted_words(count: int, unit: str, about: About) -> str:
    """`104 inspections published by 5 August 2016`; for the latest, `104 inspections on the record`."""
    noun = count_noun(count, unit.removesuffix("s"))
    if unit != "inspections":
        return f"{noun} inspected{about.by}"
    return f"{noun} published{about.by}" if about.by else f"{noun} on the record"
