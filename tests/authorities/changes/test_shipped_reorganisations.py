"""The shipped reorganisations, entered by hand on a register without them, count as they do as shipped."""

import datetime
from dataclasses import dataclass

import pytest

from authorities.changes.undoing import references_to_councils
from authorities.changes.wanted import NewCouncil, Reorganisation, TakesOver
from authorities.models import Authority, Succession
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.shared.record_cache import forget_the_record, published_record
from tests.authorities.changes.entering import enter, facts_of

DAYS = [datetime.date(*day) for day in [(2017, 6, 1), (2019, 3, 31), (2019, 4, 1), (2021, 3, 31), (2021, 4, 1),
        (2023, 3, 31), (2023, 4, 1), (2026, 8, 1)]]  # fmt: skip
DORSET, NORTHAMPTONSHIRE, CUMBRIA = ("835", "836", "837"), ("928",), ("909",)


@dataclass(frozen=True)
class Taken:
    """A shipped reorganisation as it is entered, and its new councils, which others stand in for meanwhile."""

    wanted: Reorganisation
    stand_ins: dict[str, Authority]


def positions():
    """For each day, the outcome of every council in every area."""
    forget_the_record()
    record = published_record()
    areas = ("overall_effectiveness", "help_and_protection", "lscb")
    return {
        (day, p.council.dfe_number): [p.outcome(area) for area in areas]
        for day in DAYS
        for p in population_of(record, AsAt(day)).standing
    }


def kin():
    rows = Succession.objects.values_list("predecessor__dfe_number", "successor__dfe_number", "date", "extent")
    return sorted(rows)


def councils():
    names = ("dfe_number", "short_name", "slug", "type", "region", "region_ofsted", "valid_from", "valid_to")
    return sorted(Authority.objects.values_list(*names), key=str)


def take_out(ends):
    """The register without a reorganisation; everything on the record of its new councils goes to stand-ins."""
    links = list(Succession.objects.filter(predecessor__dfe_number__in=ends))
    new = {link.successor_id: link.successor for link in links}
    wanted = Reorganisation(
        on=links[0].date,
        new=tuple(NewCouncil(c.dfe_number, facts_of(c.dfe_number)) for c in new.values()),
        ends=ends,
        takes_over=tuple(TakesOver(s.predecessor.dfe_number, s.successor.dfe_number, s.extent) for s in links),
    )
    stand_ins = {}
    Succession.objects.filter(predecessor__dfe_number__in=ends).delete()
    Authority.objects.filter(dfe_number__in=ends).update(valid_to=None)
    for number, council in zip(("001", "002"), new.values(), strict=True):
        stand_ins[council.dfe_number] = Authority.objects.create(
            dfe_number=number, name=number, short_name=number, slug=number, type="unitary", region="London",
            region_ofsted="London",
        )  # fmt: skip
        for model, field in references_to_councils():
            if model is not Succession:
                model._base_manager.filter(**{field: council}).update(**{field: stand_ins[council.dfe_number]})
        stand_ins[council.dfe_number].names.all().delete()
        stand_ins[council.dfe_number].codes.all().delete()
        stand_ins[council.dfe_number].neighbour_rows.all().delete()
        council.delete()
    return Taken(wanted, stand_ins)


def give_back(taken):
    for number, stand_in in taken.stand_ins.items():
        council = Authority.objects.get(dfe_number=number)
        for model, field in references_to_councils():
            model._base_manager.filter(**{field: stand_in}).update(**{field: council})
        stand_in.delete()


@pytest.mark.parametrize("ends", [DORSET, NORTHAMPTONSHIRE, CUMBRIA], ids=["2019", "2021", "2023"])
def test_a_shipped_reorganisation_entered_by_hand_counts_the_same(record, ends):
    shipped = positions(), kin(), councils()
    taken = take_out(ends)
    enter(taken.wanted)
    give_back(taken)
    assert (positions(), kin(), councils()) == shipped
