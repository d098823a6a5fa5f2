"""Whether the facts of an inspection can be true together: one set of rules for reports, imports and the admin.

The framework's own file says what can be: its kinds, its time, its scale, and what its editions print.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from django.utils import timezone

from authorities.models import Authority
from inspections.draft import JUDGEMENT
from inspections.partial_dates import PartialDate, first_possible_day, format_day
from inspections.reading.framework import Edition, EditionAnswer, Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Grade
from inspections.review.labels import area_words, grade_label, kind_words

LONGEST_LAG: Final = datetime.timedelta(days=365)
"""Reports come out within half a year; after twice that none of a framework that has ended does."""


@dataclass(frozen=True)
class ClaimedFacts:
    """What is claimed of an inspection; `grades` by area, None where one could not be read."""

    authority: Authority | None
    framework: str | None
    kind: str | None
    start: datetime.date | None
    published: PartialDate | None
    grades: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Contradiction:
    """The fact that cannot be so ("kind", or "judgement:area"), and in a sentence why, and what to do."""

    key: str
    message: str


def contradictions(facts: ClaimedFacts) -> tuple[Contradiction, ...]:
    """Everything that contradicts the framework, the register or the calendar."""
    return (*fact_contradictions(facts), *judgement_contradictions(facts))


def fact_contradictions(facts: ClaimedFacts) -> tuple[Contradiction, ...]:
    """What is wrong with the facts whatever was judged: kind, dates, council."""
    known = _framework(facts)
    of_framework = (*_of_kind(facts, known), *_of_time(facts, known)) if known else ()
    return (*of_framework, *_of_calendar(facts))


def judgement_contradictions(facts: ClaimedFacts) -> tuple[Contradiction, ...]:
    """What is wrong with the judgements of an inspection with these facts: areas, their edition, grades."""
    known = _framework(facts)
    if known is None:
        return ()
    if known.graded and not facts.grades:
        return (
            Contradiction(
                "framework", f"Judgements: {known.short} reports give grades, and none has been entered yet. Add them."
            ),
        )
    return (*_of_areas(facts, known), *_of_grades(facts, known))


def areas_in_any_edition(framework: str | None) -> tuple[str, ...]:
    """The areas that a framework judges in any of its editions; none where it is not known."""
    known = frameworks().get(framework) if framework else None
    return tuple(area.key for area in known.areas) if known else ()


def strange_areas(framework: str | None, areas: Iterable[str]) -> tuple[str, ...]:
    """Areas that the framework does not judge."""
    expected = areas_in_any_edition(framework)
    return tuple(area for area in areas if area not in expected)


def _framework(facts: ClaimedFacts) -> Framework | None:
    return frameworks().get(facts.framework) if facts.framework else None


def _of_kind(facts: ClaimedFacts, known: Framework) -> Iterator[Contradiction]:
    if facts.kind and facts.kind not in known.kinds:
        kinds = ", ".join(kind_words(str(kind)).lower() for kind in known.kinds)
        yield Contradiction("kind", f"Kind: {known.short} knows {kinds}, no {kind_words(facts.kind).lower()}.")


def _of_time(facts: ClaimedFacts, known: Framework) -> Iterator[Contradiction]:
    """The days of an inspection lie in the time of its framework; its report may come out a while after."""
    began, ended = known.inspections_from, known.inspections_to
    first = f"{known.short} began on {format_day(began)}" if began else ""
    last = f"the last inspections under {known.short} began by {format_day(ended)}" if ended else ""
    if facts.start:
        early, late = began and facts.start < began, ended and facts.start > ended
        if early or late:
            yield Contradiction("inspection_start", _outside("First day on site", "day", first if early else last))
    elif facts.published:
        until = ended + LONGEST_LAG if ended and known.on_site else ended
        early, late = began and facts.published.day < began, until and first_possible_day(facts.published) > until
        if early or late:
            yield Contradiction("published", _outside("Published", "date", first if early else last))


def _outside(label: str, what: str, why: str) -> str:
    return f"{label}: {why}. Correct the {what}, or the framework."


def _of_calendar(facts: ClaimedFacts) -> Iterator[Contradiction]:
    published = first_possible_day(facts.published) if facts.published else None
    if published and published > timezone.localdate():
        yield Contradiction("published", "Published: this date is in the future.")
    day = facts.start or published
    if facts.authority and day and not facts.authority.existed_on(day):
        yield Contradiction(
            "authority", f"Council: {facts.authority} was not a council with children’s services on that date."
        )


def _of_areas(facts: ClaimedFacts, known: Framework) -> Iterator[Contradiction]:
    """Areas of no edition; else those that the inspection's own does not print, or that no edition prints together."""
    strange = strange_areas(known.key, facts.grades)
    for area in strange:
        yield _of_area(facts, area, "this framework does not judge it. Correct the framework, or remove it.")
    areas = [area for area in facts.grades if area not in strange]
    answer = known.edition_on(facts.start, areas, published=facts.published.day if facts.published else None)
    if answer.edition:
        yield from _not_printed(facts, known, answer.edition, areas)
    elif not answer.possible and not tuple(_of_time(facts, known)):
        yield from _never_together(facts, known, areas)
    yield from _not_of_kind(facts, known, answer, areas)


def _not_printed(facts: ClaimedFacts, known: Framework, edition: Edition, areas: list[str]) -> Iterator[Contradiction]:
    what = "the first day on site" if facts.start else "the date"
    for area in areas:
        if not edition.prints(area):
            why = f"{known.short} inspections {_when(edition)} do not have it. Correct {what}, or remove it."
            yield _of_area(facts, area, why)


def _never_together(facts: ClaimedFacts, known: Framework, areas: list[str]) -> Iterator[Contradiction]:
    """Without the first day on site: what no edition prints that the report can be of, else the pairs that none has."""
    published = facts.published.day if facts.published else None
    editions = known.edition_on(None, published=published).possible
    unknown = [area for area in areas if not any(edition.prints(area) for edition in editions)]
    for area in unknown:
        why = f"no {known.short} report published by that date had it. Correct the date, or remove it."
        yield _of_area(facts, area, why)
    for one, other in combinations([area for area in areas if area not in unknown], 2):
        if not any({one, other} <= edition.keys for edition in editions):
            beside = area_words(known.key, one)
            why = f"no edition of {known.short} prints it beside “{beside}”. Remove the one the report does not have."
            yield _of_area(facts, other, why)


def _not_of_kind(
    facts: ClaimedFacts, known: Framework, answer: EditionAnswer, areas: list[str]
) -> Iterator[Contradiction]:
    for area in areas:
        if answer.may_print(area) and not answer.may_print(area, facts.kind):
            kind = kind_words(facts.kind or "").lower()
            why = f"a {kind} under {known.short} does not have it. Correct the kind, or remove it."
            yield _of_area(facts, area, why)


def _of_grades(facts: ClaimedFacts, known: Framework) -> Iterator[Contradiction]:
    scale = known.scale.values()
    allowed = [*known.grades, *([Grade.NOT_JUDGED] if Grade.NOT_JUDGED in scale else [])]
    words = [grade_label(grade).lower() for grade in allowed]
    for area, grade in facts.grades.items():
        if grade and words and grade not in allowed:
            choice = f"{', '.join(words[:-1])} or {words[-1]}"
            why = f"{known.short} has no grade “{grade_label(grade).lower()}”. Choose {choice}."
            yield _of_area(facts, area, why)


def _of_area(facts: ClaimedFacts, area: str, why: str) -> Contradiction:
    return Contradiction(f"{JUDGEMENT}{area}", f"{area_words(facts.framework, area)}: {why}")


def _when(edition: Edition) -> str:
    """When inspections of an edition started: `from 1 April 2026`, `to 31 December 2022`."""
    first = f"from {format_day(edition.inspections_from)}" if edition.inspections_from else ""
    last = f"to {format_day(edition.inspections_to)}" if edition.inspections_to else ""
    return f"{first} {last}".strip()
