"""Whether the facts of an inspection can be true together: one set of rules for reports, imports and the admin."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from authorities.models import Authority
from inspections.reading.frameworks import frameworks
from inspections.review.labels import area_words, kind_words


@dataclass(frozen=True)
class ClaimedFacts:
    """What is claimed of an inspection; `areas` are those it has a judgement of."""

    authority: Authority | None
    framework: str | None
    kind: str | None
    start: datetime.date | None
    published: datetime.date | None
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """The fact that cannot be so ("kind", or "judgement:area"), and why in a sentence."""

    key: str
    message: str


def contradictions(facts: ClaimedFacts) -> tuple[Contradiction, ...]:
    """Everything that contradicts the framework, the register or the calendar."""
    return (*_of_framework(facts), *_of_areas(facts.framework, facts.areas), *_of_dates(facts))


def expected_areas(framework: str | None) -> tuple[str, ...]:
    """The areas that a framework judges in any of its editions; none where it is not known."""
    known = frameworks().get(framework) if framework else None
    return tuple(area.key for area in known.areas) if known else ()


def strange_areas(framework: str | None, areas: Iterable[str]) -> tuple[str, ...]:
    """Areas that the framework does not judge."""
    expected = expected_areas(framework)
    return tuple(area for area in areas if area not in expected)


def _of_framework(facts: ClaimedFacts) -> Iterator[Contradiction]:
    known = frameworks().get(facts.framework) if facts.framework else None
    if known is None:
        return
    if facts.kind and facts.kind not in known.kinds:
        kinds = ", ".join(kind_words(str(kind)).lower() for kind in known.kinds)
        yield Contradiction("kind", f"Kind: {known.short} knows {kinds}, no {kind_words(facts.kind).lower()}.")
    if known.graded and not facts.areas:
        yield Contradiction("framework", f"Judgements: {known.short} prints grades, and none is here yet. Add them.")


def _of_areas(framework: str | None, areas: tuple[str, ...]) -> Iterator[Contradiction]:
    for area in strange_areas(framework, areas):
        words = area_words(framework, area)
        yield Contradiction(
            f"judgement:{area}", f"{words}: this framework does not judge it. Correct the framework, or remove it."
        )


def _of_dates(facts: ClaimedFacts) -> Iterator[Contradiction]:
    if facts.published and facts.published > timezone.localdate():
        yield Contradiction("published", "Published: this day has not come yet.")
    day = facts.start or facts.published
    if facts.authority and day and not facts.authority.existed_on(day):
        yield Contradiction(
            "authority", f"Council: {facts.authority} was no council with children’s services on that day."
        )
