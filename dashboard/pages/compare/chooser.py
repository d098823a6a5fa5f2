"""Choosing the councils to compare: by typing a name, ticking boxes or picking a region, with or without JavaScript."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.words import with_article
from dashboard.counting.areas import default_area
from dashboard.counting.record import Council, Record
from dashboard.pages.compare.councils import ChosenCouncils
from dashboard.pages.compare.params import MOST_COUNCILS, CompareParams

GROUPS: Final = {
    "neighbours": "its ten statistical neighbours (2025 list)",
    "region": "its region",
    "chosen": "the councils chosen below",
}


@dataclass(frozen=True)
class TypedAnswer:
    """The answer to what was typed: the address of one council's comparison, or a message and possible councils."""

    typed: str = ""
    address: str = ""
    message: str = ""
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CouncilChooser:
    """The content of the forms; `groups` has the councils by region as (DfE number, name, whether ticked)."""

    typed: str
    options: tuple[tuple[str, str, bool], ...]
    kept: tuple[tuple[str, str], ...]
    chosen: str
    names: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]
    regions: tuple[tuple[str, str, bool], ...]
    others: tuple[tuple[str, str], ...]
    most: int
    answer: TypedAnswer


def answer_typed(record: Record, params: CompareParams, query: Mapping[str, str], found: Sequence[int]) -> TypedAnswer:
    """`found` are the primary keys of the councils that match the text typed, best first."""
    text = query.get("council", "").strip()
    exact = _council_named(record, text)
    councils = [exact] if exact else [record.by_pk[pk] for pk in found]
    kind = query.get("with", "") if query.get("with") in GROUPS else "neighbours"
    addresses = tuple((council.name, _address(params, council, kind)) for council in councils)
    if len(addresses) == 1:
        return TypedAnswer(text, addresses[0][1])
    if not addresses:
        return TypedAnswer(text, message=f"No council’s name, older name or number contains “{text}”.")
    return TypedAnswer(text, message=f"“{text}” may mean several councils.", candidates=addresses)


def _council_named(record: Record, text: str) -> Council | None:
    wanted = text.casefold()
    return next((c for c in record.councils if wanted in (c.name.casefold(), c.dfe_number)), None)


def _address(params: CompareParams, council: Council, kind: str) -> str:
    none: dict[str, str | None] = {"neighbours_of": None, "councils": None, "region": None, "own": None, "sort": None}
    number = council.dfe_number
    if kind == "neighbours":
        return params.address(**{**none, "neighbours_of": number})
    if kind == "region":
        return params.address(**{**none, "region": council.region, "own": number})
    return params.address(**{**none, "councils": ",".join(dict.fromkeys([*params.councils, number]))})


def council_chooser(found: ChosenCouncils, params: CompareParams, answer: TypedAnswer) -> CouncilChooser:
    own, shown = found.own, [position.council for position in found.positions]
    kind = "neighbours" if params.neighbours_of else "region" if params.region else "chosen"
    if not params.chosen:
        kind = "neighbours"
    standing = found.population.record.standing_on(params.when.date)
    area = {"area": params.area} if params.area != default_area() else {}
    return CouncilChooser(
        typed=answer.typed or (own.name if own else ""),
        options=tuple((value, label, value == kind) for value, label in GROUPS.items()),
        kept=(*params.when.kept, *area.items()),
        chosen=",".join(params.councils),
        names=tuple(council.name for council in standing),
        groups=_groups(standing, shown),
        regions=_regions(standing, params),
        others=_other_group_link(params, own),
        most=MOST_COUNCILS,
        answer=answer,
    )


def _groups(
    standing: Sequence[Council], shown: Sequence[Council]
) -> tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]:
    """The councils by region, each with its DfE number, its name and whether it is ticked."""
    regions = sorted({council.region for council in standing})
    return tuple(
        (region, tuple((c.dfe_number, c.name, c in shown) for c in standing if c.region == region))
        for region in regions
    )


def _regions(standing: Sequence[Council], params: CompareParams) -> tuple[tuple[str, str, bool], ...]:
    none: dict[str, str | None] = {"councils": None, "neighbours_of": None, "own": None, "sort": None}
    names = sorted({council.region for council in standing})
    return tuple((name, params.address(**{**none, "region": name}), name == params.region) for name in names)


def _other_group_link(params: CompareParams, own: Council | None) -> tuple[tuple[str, str], ...]:
    """Label and address for the other group with which the council can be compared; empty without a council."""
    if own is None:
        return ()
    if params.neighbours_of:
        return ((f"{own.name} in {with_article(own.region)}", _address(params, own, "region")),)
    return ((f"{own.name} and its neighbours", _address(params, own, "neighbours")),)
