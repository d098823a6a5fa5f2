"""What pages read: the record that counting starts from, in three queries whatever the number of councils."""

from __future__ import annotations

from authorities.models import Authority
from authorities.queries import all_authorities
from dashboard.positions.record import Council, Record
from inspections.queries.record import published_inspections


def the_record() -> Record:
    """Every council and every published inspection."""
    return Record(tuple(map(_council, all_authorities())), tuple(published_inspections()))


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
    )
