"""One judgement by region and by type of council: bars of each group, the same as a table and as a sheet."""

from dataclasses import replace
from typing import Final

from dashboard.charts import bars, tables
from dashboard.charts.figure import DataSheet, Figure
from dashboard.counting.groups import tallies_by_group
from dashboard.counting.record import Council, Record
from dashboard.counting.tally import Tally
from dashboard.pages.distribution.params import DistributionParams
from dashboard.shared.figures import bar_row, source_line
from dashboard.shared.national_tables.counts import UnitsOf
from dashboard.shared.scope_words import area_name_in_scope, scope_label
from dashboard.shared.words import SMALL, SMALL_WORDS, TYPES_PLURAL, count_noun, join_words, lower_first, with_article
from inspections.reading.vocabulary import Grade

type Groups = dict[str, Tally]

LEAST_IN_A_CLAIM: Final = 5
"""Smaller groups stand in the numbers, but no claim is made of them."""
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


def group_sheet(record: Record, units_of: UnitsOf, params: DistributionParams, area: str, name: str) -> DataSheet:
    """One row per group, with the judgement, the framework and the unit in front."""
    rows = _rows(_groups(record, units_of, params, area, name), params)
    sheet = tables.counts_sheet(rows, unit=COLUMNS[name])
    about = (params.scope.key, params.unit, area)
    header = ("framework", "unit", "area", *sheet.header)
    return replace(sheet, header=header, rows=tuple((*about, *row) for row in sheet.rows))


def _groups(record: Record, units_of: UnitsOf, params: DistributionParams, area: str, name: str) -> Groups:
    """In the order of their names; types in the order of the choices."""

    def group(council: Council) -> str:
        if name == "by-type":
            return TYPES_PLURAL[council.type]
        return council.region_ofsted if params.regions == "ofsted" else council.region

    found = tallies_by_group(area, units_of(area), record.councils, group)
    order = [*TYPES_PLURAL.values()] if name == "by-type" else sorted(found)
    return {key: found[key] for key in order if key in found}


def _rows(groups: Groups, params: DistributionParams) -> list[bars.BarRow]:
    return [bar_row(label, tally, params.scope) for label, tally in groups.items()]


def _figure(name: str, groups: Groups, params: DistributionParams, area: str) -> Figure:
    """Bars of what was judged; the table has every group."""
    judged = {key: tally for key, tally in groups.items() if tally.judged}
    subtitle = group_subtitle(params, area)
    title = _title(judged, params, area)
    figure = bars.bars_figure(
        _rows(judged, params),
        name=name,
        title=title,
        subtitle=subtitle,
        source=source_line(params.when),
        unit=COLUMNS[name],
        counted=params.unit,
    )
    table = tables.counts_table(_rows(groups, params), caption=title, note=subtitle, unit=COLUMNS[name])
    return replace(figure, table=table, remark=_group_notes(judged, name, params))


def group_subtitle(params: DistributionParams, area: str) -> str:
    """What is counted, of which councils."""
    return (
        f"{area_name_in_scope(area, params.scope)}: share of {params.unit} at each grade, "
        f"{lower_first(scope_label(params.scope))}, "
        f"{params.when.words}, {params.where}"
    )


def _title(groups: Groups, params: DistributionParams, area: str) -> str:
    """Most often and least often good or better, with the counts that the claim rests on."""
    name = f"{area_name_in_scope(area, params.scope)} {'was' if params.unit == 'inspections' else 'is'} good or better"
    claimed = {key: tally for key, tally in groups.items() if tally.judged >= LEAST_IN_A_CLAIM}
    if len(claimed) < 2:
        every = join_words(
            f"{t.good_or_better} of {t.judged} in {_group_in_sentence(key)}" for key, t in groups.items()
        )
        return f"{name} in {every}"
    most, least = (pick(tally.share for tally in claimed.values()) for pick in (max, min))
    if most == least:
        return f"{name} equally often in {count_noun(len(claimed), 'group')}"
    return (
        f"{name} most often in {_groups_with_share(claimed, most)}, least often in {_groups_with_share(claimed, least)}"
    )


def _groups_with_share(claimed: Groups, share: float) -> str:
    """Every group with the share, and the counts that make it."""
    return join_words(
        f"{_group_in_sentence(key)} ({t.good_or_better} of {t.judged})"
        for key, t in claimed.items()
        if t.share == share
    )


def _group_in_sentence(group: str) -> str:
    """The name of a group in a sentence: places keep their capitals and take their article."""
    if group not in TYPES_PLURAL.values():
        return with_article(group)
    return group if group == TYPES_PLURAL["london"] else lower_first(group)


def _group_notes(groups: Groups, name: str, params: DistributionParams) -> str:
    small = [key for key, tally in groups.items() if tally.judged < SMALL]
    words = _outstanding_sentence(groups, params.unit)
    words += f" {SMALL_WORDS}" if small else ""
    if name == "by-type" or params.type:
        words += " Council types are today’s."
    elif params.regions == "ofsted":
        words += " The inspectorate’s eight regions take the North East with Yorkshire and the Humber."
    return words.strip()


def _outstanding_sentence(groups: Groups, unit: str) -> str:
    """How many are outstanding, where most often, and where none is: what newspapers ask, with what it is of."""
    total, judged = (sum(pick(t) for t in groups.values()) for pick in (_count_outstanding, lambda t: t.judged))
    words = f"Outstanding: {total} of {judged} {unit}"
    claimed = {key: tally for key, tally in groups.items() if tally.judged >= LEAST_IN_A_CLAIM}
    if not total or len(claimed) < 2:
        return f"{words}."
    shares = {key: _count_outstanding(tally) / tally.judged for key, tally in claimed.items()}
    most = [
        f"{_group_in_sentence(key)} ({_count_outstanding(t)} of {t.judged})"
        for key, t in claimed.items()
        if shares[key] == max(shares.values())
    ]
    none = [f"{t.judged} in {_group_in_sentence(key)}" for key, t in claimed.items() if not _count_outstanding(t)]
    return f"{words}, most often in {join_words(most)}{f'; none of {join_words(none)}' if none else ''}."


def _count_outstanding(tally: Tally) -> int:
    return tally.count(Grade.OUTSTANDING)
