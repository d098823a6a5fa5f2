"""One judgement by region and by type of council: bars of each group, the same as a table and as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.charts import bars, tables
from dashboard.pages.figures import row_of, source_of
from dashboard.pages.scoping import area_name, scope_label
from dashboard.positions.groups import Unit, by_group
from dashboard.words import TYPES_PLURAL, listed, lower, many, place

if TYPE_CHECKING:
    from dashboard.charts.figure import Figure, Sheet
    from dashboard.params import DistributionParams
    from dashboard.positions.record import Council, Record
    from dashboard.positions.tally import Tally

type UnitsOf = Callable[[str], Sequence[Unit]]
type Groups = dict[str, Tally]

SMALL: Final = 20
CLAIMED: Final = 5
"""A group of fewer is in no claim, only in the numbers."""
COLUMNS: Final = {"by-region": "Region", "by-type": "Council type"}


def group_figures(record: Record, units_of: UnitsOf, params: DistributionParams, area: str) -> tuple[Figure, ...]:
    """By region and by type, each where it is not one group that was chosen and where two groups were judged."""
    chosen = {"by-region": params.region, "by-type": params.type}
    found = {name: _groups(record, units_of, params, area, name) for name in COLUMNS if not chosen[name]}
    return tuple(
        _figure(name, groups, params, area)
        for name, groups in found.items()
        if sum(tally.judged > 0 for tally in groups.values()) > 1
    )


def group_sheet(record: Record, units_of: UnitsOf, params: DistributionParams, area: str, name: str) -> Sheet:
    """One row a group, with the judgement, the framework and the unit in front."""
    rows = _rows(_groups(record, units_of, params, area, name))
    sheet = tables.sheet(rows, filename=f"{name}-{area}.csv", unit=COLUMNS[name])
    about = (params.scope.key, params.unit, area)
    header = ("framework", "unit", "area", *sheet.header)
    return replace(sheet, header=header, rows=tuple((*about, *row) for row in sheet.rows))


def _groups(record: Record, units_of: UnitsOf, params: DistributionParams, area: str, name: str) -> Groups:
    """In the order of their names; types in the order of the choices."""

    def group(council: Council) -> str:
        if name == "by-type":
            return TYPES_PLURAL[council.type]
        return council.region_ofsted if params.regions == "ofsted" else council.region

    found = by_group(area, units_of(area), record.councils, group)
    order = [*TYPES_PLURAL.values()] if name == "by-type" else sorted(found)
    return {key: found[key] for key in order if key in found}


def _rows(groups: Groups) -> list[bars.BarRow]:
    return [row_of(label, tally) for label, tally in groups.items()]


def _figure(name: str, groups: Groups, params: DistributionParams, area: str) -> Figure:
    """Bars of what was judged; the table has every group."""
    judged = {key: tally for key, tally in groups.items() if tally.judged}
    subtitle = group_words(params, area)
    title = _title(judged, params, area)
    figure = bars.build(
        _rows(judged),
        name=name,
        title=title,
        subtitle=subtitle,
        source=source_of(params.when),
        unit=COLUMNS[name],
        counted=params.unit,
    )
    table = tables.table(_rows(groups), caption=title, note=subtitle, unit=COLUMNS[name])
    return replace(figure, table=table, finding=_warning(judged, name, params))


def group_words(params: DistributionParams, area: str) -> str:
    """What is counted, of which councils."""
    return (
        f"{area_name(area, params)}: share of {params.unit} at each grade, {scope_label(params.scope)}, "
        f"{params.when.words}, {place(params.region)}{_kinds(params)}"
    )


def _kinds(params: DistributionParams) -> str:
    return f", {lower(TYPES_PLURAL[params.type])}" if params.type else ""


def _title(groups: Groups, params: DistributionParams, area: str) -> str:
    """Most often and least often good or better, with the counts that the claim rests on."""
    name = f"{area_name(area, params)} {'was' if params.unit == 'inspections' else 'is'} good or better"
    claimed = {key: tally for key, tally in groups.items() if tally.judged >= CLAIMED}
    if len(claimed) < 2:
        every = listed(f"{t.good_or_better} of {t.judged} in {_in(key)}" for key, t in groups.items())
        return f"{name} in {every}"
    most, least = (pick(claimed, key=lambda key: claimed[key].share) for pick in (max, min))
    if claimed[most].share == claimed[least].share:
        return f"{name} equally often in {many(len(claimed), 'group')}"
    ends = (f"{_in(key)} ({claimed[key].good_or_better} of {claimed[key].judged})" for key in (most, least))
    return "{} most often in {}, least often in {}".format(name, *ends)


def _in(group: str) -> str:
    """The name of a group in a sentence: places keep their capitals."""
    is_type = group in TYPES_PLURAL.values() and group != TYPES_PLURAL["london"]
    return lower(group) if is_type else group


def _warning(groups: Groups, name: str, params: DistributionParams) -> str:
    small = [key for key, tally in groups.items() if tally.judged < SMALL]
    words = "Small groups: read counts before percentages." if small else ""
    if name == "by-type" or params.type:
        words += " Council types are today’s."
    elif params.regions == "ofsted":
        words += " The inspectorate’s eight regions take the North East with Yorkshire and the Humber."
    return words.strip()
