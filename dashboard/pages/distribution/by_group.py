"""One judgement by region and by type of council: figures of bars, and sheets for their files."""

from dataclasses import replace
from typing import Final

from django.urls import reverse

from dashboard.charts import bars, tables
from dashboard.charts.figure import DataSheet, Figure
from dashboard.claims.groups import groups_title, left_out, most_outstanding
from dashboard.claims.scope_words import area_name_in_scope, scope_label
from dashboard.claims.words import SMALL, SMALL_WORDS, TYPES_PLURAL
from dashboard.counting.groups import tallies_by_group
from dashboard.counting.record import Council, Record
from dashboard.counting.tally import Tally
from dashboard.pages.distribution.params import DistributionParams
from dashboard.shared.figures import bar_row, source_line
from dashboard.shared.national_tables.counts import ScopeCount, UnitsOf
from inspections.reading.letters import lower_first

type Groups = dict[str, Tally]

COLUMNS: Final = {"by-region": "Region", "by-type": "Council type"}


def group_figures(record: Record, counted: ScopeCount, params: DistributionParams, area: str) -> tuple[Figure, ...]:
    """The figures by region and by type, leaving out the one that is filtered or has fewer than two groups judged."""
    chosen = {"by-region": params.region, "by-type": params.type}
    found = {name: _groups(record, counted.units_of, params, area, name) for name in COLUMNS if not chosen[name]}
    return tuple(
        _figure(name, groups, params, area, counted.sources)
        for name, groups in found.items()
        if sum(tally.judged > 0 for tally in groups.values()) > 1
    )


def group_sheet(record: Record, units_of: UnitsOf, params: DistributionParams, area: str, name: str) -> DataSheet:
    """One row per group, with framework, unit and judgement in front, and for types the key at the end."""
    groups = _groups(record, units_of, params, area, name)
    sheet = tables.counts_sheet(
        _rows(name, groups, params),
        unit=COLUMNS[name],
        grades=params.scope.grades,
        uncounted=() if params.unit == "councils" else ("not_yet_inspected",),
    )
    about = (params.scope.key, params.unit, area)
    header = ("framework", "unit", "area", *sheet.header)
    rows = tuple((*about, *row) for row in sheet.rows)
    if name == "by-type":
        keys = {words: key for key, words in TYPES_PLURAL.items()}
        header, rows = (*header, "type"), tuple((*row, keys[group]) for group, row in zip(groups, rows, strict=True))
    return replace(sheet, header=header, rows=rows)


def _groups(record: Record, units_of: UnitsOf, params: DistributionParams, area: str, name: str) -> Groups:
    """The tallies by name of group: regions in alphabetical order, types in the order of the choices."""

    def group(council: Council) -> str:
        if name == "by-type":
            return TYPES_PLURAL[council.type]
        return council.region_ofsted if params.regions == "ofsted" else council.region

    found = tallies_by_group(area, units_of(area), record.councils, group)
    order = [*TYPES_PLURAL.values()] if name == "by-type" else sorted(found)
    return {key: found[key] for key in order if key in found}


def _rows(name: str, groups: Groups, params: DistributionParams) -> list[bars.BarRow]:
    """Each row leads to the tables of its group."""
    types = {words: key for key, words in TYPES_PLURAL.items()}
    rows = []
    for label, tally in groups.items():
        chosen = params.address(type=types[label]) if name == "by-type" else params.address(region=label)
        rows.append(bar_row(label, tally, params.scope, f"{reverse('dashboard:distribution')}{chosen}"))
    return rows


def _figure(name: str, groups: Groups, params: DistributionParams, area: str, sources: str) -> Figure:
    """Bars for the groups with anything judged, above a table of every group."""
    judged = {key: tally for key, tally in groups.items() if tally.judged}
    subtitle = group_subtitle(params, area)
    name_in_title = area_name_in_scope(area, params.scope) if params.scope.stands_apart else ""
    title = groups_title(judged, params.about, params.unit.removesuffix("s"), name_in_title)
    figure = bars.bars_figure(
        _rows(name, judged, params),
        name=name,
        title=title,
        subtitle=subtitle,
        source=source_line(params.when, sources),
        unit=COLUMNS[name],
        counted=params.unit,
    )
    table = tables.counts_table(_rows(name, groups, params), caption=title, note=subtitle, unit=COLUMNS[name])
    return replace(figure, table=table, remark=_group_notes(judged, name, params))


def group_subtitle(params: DistributionParams, area: str) -> str:
    """What the figure counts, under which framework, by when and where."""
    return (
        f"{area_name_in_scope(area, params.scope)}: share of {params.unit} at each grade, "
        f"{lower_first(scope_label(params.scope))}, "
        f"{params.when.words}, {params.about.where}"
    )


def _group_notes(groups: Groups, name: str, params: DistributionParams) -> str:
    small = any(tally.judged < SMALL for tally in groups.values())
    words = [most_outstanding(groups, params.unit.removesuffix("s")), left_out(groups), SMALL_WORDS if small else ""]
    if name == "by-type" or params.type:
        words.append("Council types are today’s.")
    elif params.regions == "ofsted":
        words.append("The inspectorate’s eight regions take the North East with Yorkshire and the Humber.")
    return " ".join(filter(None, words))
