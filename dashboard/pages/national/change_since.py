"""The change in the profile since an earlier date: in words, in its table and in its file."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.charts.figure import Cell, Column, DataSheet, Figure, Raw, Table, TableRow
from dashboard.charts.grades import FOUR_GRADES, format_percent, grade_word
from dashboard.charts.then_now import ThenAndNow, TwoDates, then_now_figure
from dashboard.claims.change_since import change_sentences, compared
from dashboard.claims.shares import none_judged
from dashboard.claims.words import area_name, region_or_england
from dashboard.counting.as_at import year_before
from dashboard.counting.population import Population
from dashboard.counting.profile_change import ProfileChange, profile_changes
from dashboard.counting.tally import Tally
from dashboard.pages.national.params import NationalParams
from dashboard.shared.figures import source_line
from inspections.partial_dates import format_day

THEN_COLUMNS: Final = (
    *(f"{grade_word(key)} then" for key in FOUR_GRADES),
    "Good or better then",
    "Number judged then",
    "Change in councils good or better",
)
THEN_FIELDS: Final = (
    "since",
    *(f"{key}_then" for key in (*FOUR_GRADES, "good_or_better", "judged", "population")),
    "change",
)


@dataclass(frozen=True)
class ChangeSince:
    """`counted` has the counts at both dates; `changes`, which the page shows, is empty if nothing was judged then."""

    date: datetime.date | None
    changes: tuple[ProfileChange, ...]
    words: str
    counted: tuple[ProfileChange, ...] = ()


@dataclass(frozen=True)
class ChangeSinceForm:
    """The form for choosing the earlier date; `kept` are its hidden fields, `clear` the link that removes the date."""

    date: datetime.date
    kept: tuple[tuple[str, str], ...]
    clear: str


def change_since_form(params: NationalParams) -> ChangeSinceForm:
    kept = {**dict(params.when.kept), **params.state}
    kept.pop("since", None)
    clear = params.address(since=None) + "#profile" if params.since else ""
    return ChangeSinceForm(params.since or year_before(params.when.date), tuple(kept.items()), clear)


def change_since(population: Population, tallies: Sequence[Tally], params: NationalParams) -> ChangeSince:
    """The change since the chosen date; `tallies` are those of the profile, in its order."""
    if params.since is None:
        return ChangeSince(None, (), "")
    then = population.moved_to(params.since).positions
    changes = profile_changes(then, population.positions, [t.area for t in tallies])
    if not any(change.then.judged for change in changes):
        none = none_judged(replace(params.about, date=params.since, latest=False))
        return ChangeSince(params.since, (), f"{none}: there is no change to show.", changes)
    return ChangeSince(params.since, changes, change_sentences(changes, params.since, params.about), changes)


def with_change(figure: Figure, since: ChangeSince) -> Figure:
    """The figure with the change in words, and with columns for the earlier date in its table and sheet.

    The sheet has these columns even if nothing had been judged by that date.
    """
    figure = replace(figure, remark=since.words)
    if since.date is None:
        return figure
    table = _table(figure.table, since) if since.changes else figure.table
    return replace(figure, table=table, sheet=_sheet(figure.sheet, since))


def _table(table: Table, since: ChangeSince) -> Table:
    columns = (*table.columns, *(Column(label, numeric=True) for label in THEN_COLUMNS))
    pairs = zip(table.rows, since.changes, strict=True)
    rows = tuple(TableRow(row.head, (*row.cells, *map(Cell, _then_cells(change)))) for row, change in pairs)
    note = f"{table.note}. Then: {format_day(since.date)}" if since.date else table.note
    return replace(table, columns=columns, rows=rows, note=note)


def _then_cells(change: ProfileChange) -> list[str]:
    then = change.then
    counts = [f"{n} ({format_percent(n, then.judged)})" for n in (*map(then.count, FOUR_GRADES), then.good_or_better)]
    return [*counts, f"{then.judged} of {then.population}", signed_number(change.difference)]


def signed_number(difference: int | None) -> str:
    """`+5`, `−2` or `0`; `Not judged then` for None."""
    if difference is None:
        return "Not judged then"
    return f"+{difference}" if difference > 0 else f"−{-difference}" if difference else "0"


def _sheet(sheet: DataSheet, since: ChangeSince) -> DataSheet:
    pairs = zip(sheet.rows, since.counted, strict=True)
    rows = tuple((*row, *_then_fields(change, since)) for row, change in pairs)
    return replace(sheet, header=(*sheet.header, *THEN_FIELDS), rows=rows)


def _then_fields(change: ProfileChange, since: ChangeSince) -> tuple[Raw, ...]:
    then = change.then
    return (
        since.date,
        *map(then.count, FOUR_GRADES),
        then.good_or_better,
        then.judged,
        then.population,
        change.difference,
    )


def change_figure(since: ChangeSince, params: NationalParams) -> Figure | None:
    """Then and now, for the judgements that may be compared; None if there are none."""
    alike = compared(since.changes, params.when.date)
    if since.date is None or not alike:
        return None
    first, then = alike[0], format_day(since.date)
    counts = [f"{t.good_or_better} of {t.judged}" for t in (first.now, first.then)]
    now = "Now" if params.when.is_latest else format_day(params.when.date)
    return then_now_figure(
        [ThenAndNow(area_name(c.area), c.then.counts, c.then.judged, c.now.counts, c.now.judged) for c in alike],
        TwoDates(then, now),
        name="then",
        title=f"{area_name(first.area)}: good or better in {counts[0]} councils, in {counts[1]} on {then}",
        subtitle=f"Councils at each grade. Above, outlined: {then}. Below, filled: {params.when.words}, "
        f"{region_or_england(params.region)}",
        source=source_line(params.when),
    )
