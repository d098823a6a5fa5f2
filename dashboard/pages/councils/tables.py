"""The list of councils as a table, filtered and sorted as on its page."""

from collections.abc import Sequence

from django.urls import reverse

from dashboard.counting.areas import current_areas
from dashboard.counting.record import Record
from dashboard.files.council_table import council_table
from dashboard.files.table import TableExport, dated_address
from dashboard.pages.councils.page import listed_positions, title_of_list
from dashboard.pages.councils.params import CouncilsParams


def list_export(record: Record, params: CouncilsParams, found: Sequence[int] | None) -> TableExport:
    positions = listed_positions(record, params, found)
    title, page = (
        title_of_list(len(positions), params),
        dated_address(params, reverse("dashboard:councils")),
    )
    return council_table(positions, params, name="list", title=title, areas=current_areas(), page=page)
