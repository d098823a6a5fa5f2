"""The list of councils as a table, filtered and sorted as on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from dashboard.exporting.export import Export, pinned
from dashboard.exporting.national import wide_export
from dashboard.pages.councils import list_heading, listed_positions
from dashboard.positions.scope import CURRENT_AREAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.params import CouncilsParams
    from dashboard.positions.record import Record


def list_export(record: Record, params: CouncilsParams, found: Sequence[int] | None) -> Export:
    positions = listed_positions(record, params, found)
    title, page = list_heading(len(positions), params), pinned(params, reverse("dashboard:councils"))
    return wide_export(positions, params, name="list", title=title, areas=CURRENT_AREAS, page=page)
