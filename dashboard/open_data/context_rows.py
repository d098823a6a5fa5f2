"""The rows of the context tables: successions, neighbours, the ledger and known missing inspections."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.utils.timezone import get_current_timezone

from authorities.models import Neighbour, Succession
from inspections.models import Inspection, KnownMissing
from inspections.queries.ledger import completeness, known_gaps

type Row = tuple[Any, ...]


def _successions() -> Iterator[Row]:
    ends = ("predecessor", "successor")
    fields = [f"{end}__{name}" for end in ends for name in ("dfe_number", "short_name")]
    found = Succession.objects.order_by("date", "predecessor__dfe_number", "successor__dfe_number")
    for *names, date, extent in found.values_list(*fields, "date", "extent"):
        yield (*names, date.isoformat(), extent)


def _neighbours() -> Iterator[Row]:
    fields = ("authority__dfe_number", "authority__short_name", "neighbour__dfe_number", "neighbour__short_name")
    current = Neighbour.Edition.CURRENT.value
    # The earlier list is not ordered by closeness, so it comes in order of DfE number and without positions.
    for edition in Neighbour.Edition.values:
        order = "position" if edition == current else "neighbour__dfe_number"
        found = Neighbour.objects.filter(edition=edition).order_by("authority__dfe_number", order)
        for *names, position in found.values_list(*fields, "position"):
            yield (*names, position if edition == current else None, edition)


def _ledger() -> Iterator[Row]:
    for key, entry in sorted(completeness().items()):
        on = entry.reconciled_at.astimezone(get_current_timezone()).date() if entry.reconciled_at else None
        yield (key, _day(entry.complete_from), _day(entry.complete_to), entry.note, entry.source, _day(on), entry.why)


def _known_missing() -> Iterator[Row]:
    """Without those whose report has been added since."""
    since = {gap.pk: gap.since for gap in known_gaps(Inspection.objects.order_by("pk"))}
    found = KnownMissing.objects.filter(pk__in=since).select_related("authority").order_by("published", "start", "pk")
    for row in found:
        days = (_day(row.start), _day(row.end), _day(row.published))
        about = (row.authority.dfe_number, row.authority.short_name, row.framework, row.kind)
        yield (*about, *days, row.known, row.source, row.sure, _day(since[row.pk]))


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


CONTEXT_ROWS: Final[dict[str, Callable[[], Iterator[Row]]]] = {
    "successions": _successions,
    "neighbours": _neighbours,
    "ledger": _ledger,
    "known_missing": _known_missing,
}
