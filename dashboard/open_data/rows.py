"""The rows of each table, streamed from the database: plain values in the order of the table's fields."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from authorities.models import Authority, AuthorityCode, DeliveryBody
from dashboard.counting.outcome import NoGrade
from dashboard.open_data.became_fields import BecameCells, became_cells
from dashboard.open_data.chosen import Chosen, Row
from dashboard.open_data.context_rows import CONTEXT_ROWS
from dashboard.open_data.fields import PublishedTable
from dashboard.open_data.finding_tables import MENTIONS
from dashboard.open_data.keys import is_open
from dashboard.open_data.link_table import LINKS, link_rows
from dashboard.open_data.tables import CORRECTIONS, INSPECTIONS, JUDGEMENTS, TABLES
from dashboard.shared.links import WholeAddress
from inspections.judgement import PLAIN_NAMES
from inspections.mention import as_quoted
from inspections.models import Finding, FindingQuerySet, Inspection, Judgement, Mentioned, Passage, PassageTheme
from inspections.models.choices import GRADE_RANKS_BY_KEY
from inspections.queries.corrections import OF_INSPECTION, Correction, corrections

_AT_ONCE: Final = 2000
"""The number of rows held in memory at a time."""
# The lookups for fields that the tables name differently from the model; the fields below have the same name in both.
_OF_INSPECTION: Final = {
    "inspection": "key",
    "dfe_number": "authority__dfe_number",
    "council": "authority__short_name",
}
_INSPECTION_FIELDS: Final = ("framework", "kind", "start", "end", "published", "published_precision")
# A visit without a publication date is placed at its last day.
_STANDS_AT: Final = Coalesce("published", "end")
_INSPECTION_STANDS_AT: Final = Coalesce("inspection__published", "inspection__end")


def table_rows(table: str, whole: WholeAddress, chosen: Chosen | None = None) -> Iterator[Row]:
    """The rows of one of the TABLES, in a fixed order, or the chosen ones in that of their keys.

    `whole` turns a path into an absolute address.
    """
    if table in _ROWS_OF_INSPECTIONS:
        rows = _ROWS_OF_INSPECTIONS[table](_Asked(TABLES[table], whole, chosen))
        return islice(chosen.met_by(rows, TABLES[table]), chosen.most) if chosen else rows
    if chosen is None:
        return _ROWS[table]()
    # Their council alone leaves out most of what links take.
    found = link_rows(chosen.value_of("dfe_number")) if table == LINKS.name else _ROWS[table]()
    return chosen.of(found, TABLES[table])


class _Asked:
    """What is asked of a table of inspections or of what they hold: its rows, with addresses, or a part of them."""

    def __init__(self, table: PublishedTable, whole: WholeAddress, chosen: Chosen | None) -> None:
        self.table, self.whole, self.chosen = table, whole, chosen
        # Without reversing the URL thousands of times.
        self._before, _, self._after = whole(reverse("dashboard:inspection_by_key", args=["key"])).rpartition("key")

    def cells(self, query: QuerySet[Any], columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """The cells of the rows asked for by field, with those of `columns` besides; the query has the usual order."""
        return _cells(self.chosen.found(query, self.table, columns) if self.chosen else query, columns)

    def row(self, cells: Mapping[str, Any]) -> Row:
        return self.table.row({**cells, "address": f"{self._before}{cells['inspection']}{self._after}"})


def _councils() -> Iterator[Row]:
    # The latest code of each council wins; blank starts come first on every database.
    in_time = AuthorityCode.objects.order_by(F("valid_from").asc(nulls_first=True))
    codes = dict(in_time.values_list("authority_id", "code"))
    fields = ("short_name", "name", "pk", "type", "region", "region_ofsted", "valid_from", "valid_to")
    for number, *values in Authority.objects.order_by("dfe_number").values_list("dfe_number", *fields):
        short, name, pk, *rest = values
        yield (number, short, name, codes.get(pk), *map(_plain, rest))


def _inspections(asked: _Asked) -> Iterator[Row]:
    own = _own(INSPECTIONS, (field.name for field in Inspection._meta.concrete_fields))
    columns = own | _OF_INSPECTION | {"recommendations": "recommendation_count", "report_sha256": "report__sha256"}
    found = Inspection.objects.order_by("authority__dfe_number", _STANDS_AT, "pk")
    for cells in asked.cells(found, columns):
        yield asked.row(cells)


def _judgements(asked: _Asked) -> Iterator[Row]:
    columns = _own(JUDGEMENTS, PLAIN_NAMES) | {"box": "box"} | _through_inspection(JUDGEMENTS)
    found = Judgement.objects.order_by("inspection__authority__dfe_number", _INSPECTION_STANDS_AT, "inspection", "pk")
    for cells in asked.cells(found, columns):
        box = cells["box"] or (None, None, None, None)
        cells.update(zip(("x0", "top", "x1", "bottom"), box, strict=True))
        cells["rank"] = GRADE_RANKS_BY_KEY.get(cells["grade"])
        cells["grade"] = cells["grade"] or NoGrade.COULD_NOT_BE_READ.value
        yield asked.row(cells)


def _recommendations(asked: _Asked) -> Iterator[Row]:
    yield from _listed(asked, Finding.objects.recommendations(), lambda some: became_cells(asked.whole, some))


def _findings(asked: _Asked) -> Iterator[Row]:
    yield from _listed(asked, Finding.objects.besides_recommendations(), lambda _: lambda cells, text: {})


def _listed(
    asked: _Asked, findings: FindingQuerySet, more_of: Callable[[Collection[str] | None], BecameCells]
) -> Iterator[Row]:
    """The rows of findings; the words of a report that may not be passed on are left out.

    `more_of` makes further cells, of some councils or of all.
    """
    own = _own(asked.table, (field.name for field in Finding._meta.concrete_fields))
    columns = own | {"pk": "inspection_id"} | _through_inspection(asked.table)
    columns["kind"] = "kind"
    found = findings.order_by(
        "inspection__authority__dfe_number", _INSPECTION_STANDS_AT, "inspection", "kind", "position"
    )
    every: Iterable[dict[str, Any]] = asked.cells(found, columns)
    some = None
    if asked.chosen:
        every = list(every)
        some = {cells["pk"]: cells["dfe_number"] for cells in every}
        some = some if len(some) <= _AT_ONCE else None
    themes, more = _themes(some), more_of(None if some is None else set(some.values()))
    for cells in every:
        cells["themes"] = " ".join(themes[cells["pk"], cells["kind"], cells["position"]]) or None
        cells.update(more(cells, cells["text"]))
        if not is_open(cells["framework"]):
            cells |= {name: None for name in ("text", "words") if name in cells}
        yield asked.row(cells)


def _mentions(asked: _Asked) -> Iterator[Row]:
    own = _own(MENTIONS, (field.name for field in Mentioned._meta.concrete_fields))
    found = Mentioned.objects.order_by(
        "inspection__authority__dfe_number", _INSPECTION_STANDS_AT, "inspection", "position"
    )
    for cells in asked.cells(found, own | _through_inspection(MENTIONS) | {"kind": "kind"}):
        cells["words"] = as_quoted(cells["words"]) if is_open(cells["framework"]) else None
        yield asked.row(cells)


def _own(table: PublishedTable, names: Iterable[str]) -> dict[str, str]:
    """The fields of a table that the model of its rows has under the same name."""
    return {name: name for name in names if name in table.header}


def _through_inspection(table: PublishedTable) -> dict[str, str]:
    """The fields of a table that are read from the inspection of each row, with their lookups."""
    lookups = {name: name for name in _INSPECTION_FIELDS} | _OF_INSPECTION | {"region": "authority__region"}
    return {name: f"inspection__{lookup}" for name, lookup in lookups.items() if name in table.header}


def _cells(found: QuerySet[Any], columns: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Each row as a dict by field name; `columns` maps the fields to their lookups."""
    for values in found.values_list(*columns.values()).iterator(_AT_ONCE):
        yield dict(zip(columns, map(_plain, values), strict=True))


def _delivery_bodies() -> Iterator[Row]:
    fields = ("authority__dfe_number", "authority__short_name", "name", "kind", "valid_from", "from_precision")
    found = DeliveryBody.objects.order_by("authority__dfe_number", "valid_from", "name")
    for *values, valid_to, precision in found.values_list(*fields, "valid_to", "to_precision"):
        yield (*map(_plain, values), _plain(valid_to), precision if valid_to else None)


def _corrections() -> Iterator[Row]:
    own = _own(CORRECTIONS, _INSPECTION_FIELDS) | _OF_INSPECTION
    held = {cells.pop("pk"): cells for cells in _cells(Inspection.objects.all(), own | {"pk": "pk"})}
    numbers: Counter[tuple[int, str, str]] = Counter()
    for each in _with_folded_values(reversed(corrections())):
        if each.inspection not in held:
            continue
        area = each.area or OF_INSPECTION
        numbers[place := (each.inspection, area, each.field)] += 1
        inspection = held[each.inspection]
        # The text of a report is passed on here only if the table of recommendations includes it.
        kept = each.finding is None or is_open(inspection["framework"])
        of_change = {"field": each.field, "number": numbers[place], "corrected_on": each.on.isoformat()}
        values = {"old": each.old if kept else None, "new": each.new if kept else None}
        yield CORRECTIONS.row(
            inspection | of_change | values | {"area": area, "why": each.why, "role": each.role.value, "by": each.by}
        )


def _with_folded_values(found: Iterable[Correction]) -> Iterator[Correction]:
    """The corrections, each followed by those of the values that a withdrawal restored.

    Restored findings are left out, because they are in tables of their own.
    """
    for each in found:
        yield each
        if each.new is not None:
            yield from (one for one in each.folded if one.finding is None)


def _themes(inspections: Collection[int] | None) -> defaultdict[tuple[int, str, int], list[str]]:
    """The themes of every finding, or of those of some inspections, by inspection, kind and position."""
    found: defaultdict[tuple[int, str, int], list[str]] = defaultdict(list)
    of_findings = PassageTheme.objects.exclude(passage__kind=Passage.Kind.PARAGRAPH).order_by("pk")
    if inspections is not None:
        of_findings = of_findings.filter(passage__inspection__in=inspections)
    names = ("inspection_id", "kind", "position")
    for pk, kind, position, theme in of_findings.values_list(*(f"passage__{name}" for name in names), "theme"):
        found[pk, kind, position].append(theme)
    return found


def _plain(value: object) -> object:
    """A date in ISO format, None for a blank string, anything else unchanged."""
    return value.isoformat() if isinstance(value, datetime.date) else value if value != "" else None


_ROWS_OF_INSPECTIONS: Final[dict[str, Callable[[_Asked], Iterator[Row]]]] = {
    "inspections": _inspections,
    "judgements": _judgements,
    "recommendations": _recommendations,
    "findings": _findings,
    "mentions": _mentions,
}
_ROWS: Final[dict[str, Callable[[], Iterator[Row]]]] = {
    "councils": _councils,
    "delivery_bodies": _delivery_bodies,
    "corrections": _corrections,
    "links": link_rows,
    **CONTEXT_ROWS,
}
