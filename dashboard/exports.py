"""The sheets behind the CSV links: the same numbers as the pages, each row with date, basis and population."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.charts.figure import Raw, Sheet
from dashboard.pages.tables import tables_of
from dashboard.pages.trends import trend_area, trend_scope
from dashboard.positions.findings import Absence, finding
from dashboard.words import place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from dashboard.pages.distribution import Counted
    from dashboard.params import DistributionParams, Params, When
    from dashboard.positions.positions import Position
    from dashboard.positions.record import Council, Record
    from dashboard.positions.series import Point
    from inspections.queries.record import PublishedInspection

WHEN = ("as_at", "basis", "published_until")


def _when(when: When) -> tuple[Raw, ...]:
    return when.date.isoformat(), when.as_at.basis.value, when.as_at.published_until.isoformat()


def dated(sheet: Sheet, when: When) -> Sheet:
    """A figure's sheet with the date and the basis in front of every row, and in its name."""
    rows = tuple((*_when(when), *row) for row in sheet.rows)
    name = sheet.filename.removesuffix(".csv")
    return replace(sheet, filename=f"{name}-{when.date}.csv", header=(*WHEN, *sheet.header), rows=rows)


def distribution_sheet(counted: Counted, params: DistributionParams) -> Sheet:
    """One row a judgement and grade: what the committee's tables print, with the numbers they are of."""
    scope = params.scope.key
    about: tuple[Raw, ...] = (*_when(params.when), scope, place(params.region), params.type or "all", params.unit)
    rows = [
        (*about, table.area, table.title, line.key, line.count, _share(table.tally.judged, line.count, line.share),
         table.tally.judged, table.tally.population)
        for table in tables_of(counted.tallies, params)
        for line in table.lines
    ]  # fmt: skip
    header = (*WHEN, "framework", "region", "council_type", "unit", "area", "judgement", "grade", "count", "percent")
    name = f"distribution-{scope}-{params.when.date}.csv"
    return Sheet(name, (*header, "judged", "population"), tuple(rows))


def _share(judged: int, count: int, share: str) -> Raw:
    """The whole percentage that the page shows; nothing for what is no grade."""
    return int(share.removesuffix("%")) if share.endswith("%") and judged else None


def map_sheet(positions: Sequence[Position], areas: Sequence[str], when: When) -> Sheet:
    """One row a council: its finding on every judgement, and the inspection it comes from."""
    header = (*WHEN, "dfe_number", "council", "region", "type", "published", "framework", *areas, "inspection_ended")
    rows = []
    for position in positions:
        council, inspection = position.council, position.inspection
        source: tuple[Raw, ...] = (None, None)
        if inspection is not None:
            source = (inspection.published.isoformat(), inspection.framework)
        about = (*_when(when), council.dfe_number, council.name, council.region, council.type, *source)
        ended = _iso(inspection.end) if inspection else None
        rows.append((*about, *(position.finding(area) for area in areas), ended))
    return Sheet(f"councils-{when.date}.csv", header, tuple(rows))


def trend_sheet(points: Sequence[Point], params: DistributionParams) -> Sheet:
    """One row a 31 March: councils by grade on the judgement, with those that have none counted apart."""
    scope = trend_scope(params)
    keys = (*scope.grades, *Absence)
    rows: list[tuple[Raw, ...]] = []
    for point in points:
        about = (
            point.date.isoformat(),
            scope.key,
            trend_area(params),
            params.when.as_at.basis.value,
            place(params.region),
            params.type or "all",
        )
        counts = (point.tally.count(key) for key in keys)
        rows.append((*about, *counts, point.tally.judged, point.tally.population))
    about = ("date", "framework", "area", "basis", "region", "council_type")
    header = (*about, *map(str, keys), "judged", "population")
    return Sheet("trend.csv", header, tuple(rows))


def council_sheet(record: Record, council: Council, params: Params) -> Sheet:
    """One row a judgement of the council, oldest report first; a visit is a row without a judgement."""
    known = [i for i in record.by_council.get(council.pk, ()) if params.when.as_at.covers(i)]
    known.sort(key=lambda i: (i.published, i.pk))
    rows = tuple(row for inspection in known for row in _inspection_rows(council, inspection))
    header = ("dfe_number", "council", "framework", "kind", "start", "end", "published", "precision")
    return Sheet(f"{council.slug}.csv", (*header, "area", "grade", "source"), rows)


def _inspection_rows(council: Council, inspection: PublishedInspection) -> list[tuple[Raw, ...]]:
    when = (_iso(inspection.start), _iso(inspection.end), inspection.published.isoformat())
    kind = (inspection.framework, inspection.kind, *when, inspection.published_precision)
    found: list[tuple[Raw, ...]] = [
        (judgement.area, finding(inspection, judgement.area), judgement.source)
        for judgement in inspection.judgements.values()
    ]
    return [(council.dfe_number, council.name, *kind, *one) for one in found or [(None, Absence.VISIT.value, None)]]


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
