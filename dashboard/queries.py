"""What pages read: the record that counting starts from, in four queries whatever the number of councils."""

from __future__ import annotations

from authorities.models import Authority, Neighbour
from authorities.models import Succession as SuccessionRow
from authorities.queries import all_authorities
from dashboard.positions.record import Council, Record, Succession
from inspections.queries.record import published_inspections


def the_record() -> Record:
    """Every council, every published inspection, and who took over from whom."""
    successions = SuccessionRow.objects.values_list("predecessor_id", "successor_id", "date", "extent")
    return Record(
        councils=tuple(map(_council, all_authorities())),
        inspections=tuple(published_inspections()),
        successions=tuple(Succession(*row) for row in successions),
    )


def neighbours_of(council: Council) -> list[int]:
    """The statistical neighbours of a council, in the order of the current list."""
    rows = Neighbour.objects.filter(authority_id=council.pk, edition=Neighbour.Edition.CURRENT)
    return list(rows.order_by("position").values_list("neighbour_id", flat=True))


def _council(authority: Authority) -> Council:
    return Council(
        pk=authority.pk,
        dfe_number=authority.dfe_number,
        name=authority.short_name,
        slug=authority.slug,
        type=authority.type,
        region=authority.region,
        valid_from=authority.valid_from,
        valid_to=authority.valid_to,
        region_ofsted=authority.region_ofsted,
    )
