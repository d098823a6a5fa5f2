"""What may be compared between frameworks and what may not, worked out from the areas that each of them judges."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from dashboard.claims.words import format_month, join_words
from dashboard.counting.scope import CURRENT
from inspections.reading.area import Area
from inspections.reading.framework import Framework
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first, upper_first
from inspections.reading.vocabulary import Body


def comparisons(today: datetime.date) -> Iterator[str]:
    """The sentences, beginning with the judgements that successive frameworks share."""
    for before, after in pairwise(CURRENT.frameworks):
        yield from _shared(before, after, today)
    yield from _side_by_side()
    yield from _joint(today)
    for framework in CURRENT.frameworks[:-1]:
        yield from _ends_with(framework)


def _shared(before: Framework, after: Framework, today: datetime.date) -> Iterator[str]:
    """The judgements with the same key in both, first those that the later framework gave from its beginning."""
    shared = [area for area in after.areas if before.area(area.key) and area.body is Body.COUNCIL]
    ordered = sorted(shared, key=lambda area: (_since(after, area), area.name))
    for since, areas in groupby(ordered, key=lambda area: _since(after, area)):
        names = [_until(area, today) for area in areas]
        words = f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 2 else join_words(names)
        yield f"{upper_first(words)}: between {before.short} and {after.short}{since}."


def _since(framework: Framework, area: Area) -> str:
    """` since January 2023`, the month in which the framework began to give the judgement; blank if it always did."""
    first = next(edition for edition in framework.editions if edition.prints(area.key))
    began = first.inspections_from
    return "" if first is framework.editions[0] or began is None else f" since {format_month(began)}"


def _until(area: Area, today: datetime.date) -> str:
    last = frameworks().last_printed(area.key, today)
    name = lower_first(area.short_name if area.headline else area.name)
    return f"{name} to {format_month(last)}" if last else name


def _side_by_side() -> Iterator[str]:
    """Judgements on the same lane of the timeline that have different keys."""
    for area in frameworks().position_areas:
        beside = frameworks().areas.get(area.lane or "")
        if beside is not None:
            yield (
                f"{_with_framework(area)} and {lower_first(_with_framework(beside))} speak of nearly the same "
                "children; they are shown beside each other, not compared."
            )


def _with_framework(area: Area) -> str:
    return f"{area.name} ({frameworks().of_series(area.key)[-1].short})"


def _joint(today: datetime.date) -> Iterator[str]:
    """Judgements that combine what later ones judge separately."""
    for area in frameworks().position_areas:
        last = frameworks().last_printed(area.key, today)
        if area.joins:
            until = f" to {last.year}" if last else ""
            under = frameworks().of_series(area.key)[-1].short
            yield (
                f"The one grade for {lower_first(area.name)} that {under} gave{until} is a judgement of its own. It "
                "fills neither of the two that followed it."
            )


def _ends_with(framework: Framework) -> Iterator[str]:
    """What only this framework judged, without any counterpart in a later one."""
    only = [a for a in framework.areas if frameworks().of_series(a.key) == (framework,) and not a.lane and not a.joins]
    if only:
        ends = "ends" if len(only) == 1 else "end"
        yield f"{upper_first(join_words(map(_named, only)))} {ends} with {framework.short}.{_of_others(only)}"


def _named(area: Area) -> str:
    return lower_first(area.name) if area.body is Body.COUNCIL else f"the {lower_first(area.name)}"


def _of_others(areas: Sequence[Area]) -> str:
    others = any(area.body is not Body.COUNCIL for area in areas)
    return " The board’s grade is that of a partnership, not of the council." if others else ""
