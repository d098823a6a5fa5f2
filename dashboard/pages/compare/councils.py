"""Which councils are compared: the neighbours of one, a region or a choice, as far as they existed on the date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.claims.words import count_noun, join_words
from dashboard.counting.population import Population
from dashboard.counting.record import Council, Record
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.comparison import ComparedCouncils
from inspections.partial_dates import format_day

MOST_NAMED = 3
"""Up to this many councils are named in a heading."""


@dataclass(frozen=True)
class ChosenCouncils(ComparedCouncils):
    """`unshown` says, in sentences, which councils did not exist on the date or had no neighbours."""

    heading: str
    unshown: tuple[str, ...] = ()


def chosen_councils(record: Record, params: CompareParams, neighbours: Sequence[int]) -> ChosenCouncils:
    """`neighbours` are the primary keys of the council's statistical neighbours, closest first."""
    by_number = {council.dfe_number: council for council in record.councils}
    own = by_number.get(params.own)
    asked = _councils_asked_for(record, params, neighbours, own)
    if own is not None and own not in asked and not params.region:
        own = None
    councils = [own, *(c for c in asked if c is not own)] if own in asked and own else asked
    standing = [c for c in councils if c.existed_on(params.when.date)]
    return ChosenCouncils(
        population=Population(record, params.when.as_at, tuple(standing)),
        own=own if own in standing else None,
        called=_noun_for_others(params, own),
        heading=_heading(params, own, standing),
        unshown=tuple(_unshown_sentences(record, [c for c in councils if c not in standing], params))
        or _without_neighbours_sentence(params, own, neighbours),
    )


def _councils_asked_for(
    record: Record, params: CompareParams, neighbours: Sequence[int], own: Council | None
) -> list[Council]:
    if params.neighbours_of and own:
        return [own, *(record.by_pk[pk] for pk in neighbours)]
    if params.councils:
        by_number = {council.dfe_number: council for council in record.councils}
        return [by_number[number] for number in params.councils]
    if params.region:
        return [c for c in record.standing_on(params.when.date) if c.region == params.region]
    return []


def _noun_for_others(params: CompareParams, own: Council | None) -> str:
    if params.neighbours_of:
        return "neighbours"
    return "others" if own else "councils"


def _heading(params: CompareParams, own: Council | None, standing: Sequence[Council]) -> str:
    if params.neighbours_of and own:
        return f"{own.name} and its neighbours"
    if params.region:
        return f"{params.region}: {count_noun(len(standing), 'council')} side by side"
    if not params.chosen:
        return "Compare councils"
    names = [council.name for council in standing]
    return join_words(names) if 0 < len(names) <= MOST_NAMED else f"{count_noun(len(names), 'council')} side by side"


def _without_neighbours_sentence(
    params: CompareParams, own: Council | None, neighbours: Sequence[int]
) -> tuple[str, ...]:
    if params.neighbours_of and own and not neighbours:
        return (f"The list of 2025 gives {own.name} no statistical neighbours.",)
    return ()


def _unshown_sentences(record: Record, councils: Sequence[Council], params: CompareParams) -> Iterator[str]:
    """A sentence per council that did not exist on the date: who took over from it, or when it began."""
    date = params.when.date
    for council in councils:
        if council.valid_to is not None and council.valid_to < date:
            after = join_words(each.name for each, _ in record.successors(council))
            took = f"; its area went to {after}" if after else ""
            yield f"{council.name} was a council until {format_day(council.valid_to)}{took}."
        elif council.valid_from is not None:
            becomes = "becomes" if council.valid_from > params.when.reach.last_day else "became"
            yield f"{council.name} {becomes} a council on {format_day(council.valid_from)}."
