"""Themes over the years: how many reports have a recommendation to the council with a word of each theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.charts.figure import DataSheet
from dashboard.claims.passages import themes_by_year_title
from dashboard.claims.words import count_of_total
from dashboard.pages.recommendations.params import SearchParams
from inspections.search.themes import LABELS, TAGS, THEMES

THEMES_SHOWN: Final = 15
"""The number of themes with a chart; the others are too rare for one column per year to mean anything."""
YEARS_SHOWN: Final = 12
"""As many years as fit beside the name of a theme on a narrow screen."""
HEIGHT: Final = 20
"""The height of the small charts in pixels: one line of text."""
PITCH: Final = 9
"""The distance from one column to the next in pixels; less the gap, a column is seven wide."""
GAP: Final = 2
"""The gap between two columns in pixels."""
TAGS_SINCE: Final = 2025
"""The first year with tags. No report before could have one, so earlier years are left out and not counted as zero."""


@dataclass(frozen=True)
class ThemeLine:
    """A theme with its number of reports by year; `share` reads `61 of 120 (51%)`.

    `columns` is the SVG path of its small chart: a column per year, as high as its share of that year's reports.
    """

    label: str
    href: str
    share: str
    years: tuple[str, ...]
    columns: str


@dataclass(frozen=True)
class TagTrend:
    """The trend of the tags that refer to the national framework, from the first year in which they were printed."""

    years: tuple[tuple[str, str], ...]
    span: str
    lines: tuple[ThemeLine, ...]
    width: int


@dataclass(frozen=True)
class ThemeTrend:
    """`years` are the latest with any reports, each with their number; `span` is the time that the charts cover.

    `lines` are the most frequent themes and `rest` the others.
    """

    title: str
    subtitle: str
    years: tuple[tuple[str, str], ...]
    span: str
    lines: tuple[ThemeLine, ...]
    rest: tuple[ThemeLine, ...]
    tags: TagTrend | None
    width: int


@dataclass(frozen=True)
class ThemeCounts:
    """`counts` are the reports that recommend something on a theme, by theme and year; `reports` are all by year."""

    counts: Mapping[tuple[str, int], int]
    reports: Mapping[int, int]

    @property
    def years(self) -> tuple[int, ...]:
        """Every year from the first to the last, including those without a report."""
        return tuple(range(min(self.reports), max(self.reports) + 1)) if self.reports else ()

    @property
    def total(self) -> int:
        return sum(self.reports.values())

    @property
    def years_shown(self) -> tuple[int, ...]:
        """The latest years with a report, as many as the table has room for."""
        return tuple(year for year in self.years if self.reports.get(year))[-YEARS_SHOWN:]

    @property
    def year_words(self) -> tuple[tuple[str, str], ...]:
        """The years shown, each with its number of reports."""
        return tuple((str(year), str(self.reports[year])) for year in self.years_shown)

    @property
    def span(self) -> str:
        first, last = self.years[0], self.years[-1]
        return str(first) if first == last else f"{first} to {last}"

    def since(self, first: int) -> ThemeCounts:
        counts = {(theme, year): count for (theme, year), count in self.counts.items() if year >= first}
        return ThemeCounts(counts, {year: count for year, count in self.reports.items() if year >= first})

    @property
    def sums(self) -> Counter[str]:
        total: Counter[str] = Counter()
        for (theme, _), count in self.counts.items():
            total[theme] += count
        return total


def theme_trend(themes: ThemeCounts, params: SearchParams) -> ThemeTrend | None:
    """The trend; None if no report recommends anything."""
    if not themes.reports:
        return None
    sums = themes.sums
    keys = sorted((t.key for t in THEMES if sums[t.key]), key=lambda key: -sums[key])
    lines = tuple(_theme_line(key, themes, params) for key in keys)
    return ThemeTrend(
        title=_title(keys, sums, themes.total, params),
        subtitle=_subtitle(params),
        years=themes.year_words,
        span=themes.span,
        lines=lines[:THEMES_SHOWN],
        rest=lines[THEMES_SHOWN:],
        tags=_tag_trend(themes.since(TAGS_SINCE), params),
        width=PITCH * len(themes.years),
    )


def _tag_trend(themes: ThemeCounts, params: SearchParams) -> TagTrend | None:
    sums = themes.sums
    lines = tuple(_theme_line(tag.key, themes, params) for tag in TAGS if sums[tag.key])
    return TagTrend(themes.year_words, themes.span, lines, PITCH * len(themes.years)) if lines else None


def themes_sheet(themes: ThemeCounts) -> DataSheet:
    """One row per theme and year, including zeros; tags have rows only from the first year with any."""
    sums, tags = themes.sums, {tag.key for tag in TAGS}
    rows = [
        (key, label, year, themes.counts.get((key, year), 0), themes.reports.get(year, 0))
        for key, label in LABELS.items()
        for year in themes.years
        if sums[key] and (key not in tags or year >= TAGS_SINCE)
    ]
    return DataSheet(("theme", "label", "year", "reports", "of_reports"), tuple(rows))


def _title(keys: list[str], sums: Counter[str], total: int, params: SearchParams) -> str:
    most = max((sums[key] for key in keys), default=0)
    return themes_by_year_title([LABELS[key] for key in keys if sums[key] == most], most, total, params.about)


def _subtitle(params: SearchParams) -> str:
    where = f", {params.region}" if params.region else ""
    where += f", {params.council_name}" if params.council else ""
    where += f", the neighbours of {params.neighbours_name}" if params.neighbours_of else ""
    return (
        "Reports with a recommendation to the council that contains a word of the theme, by year of publication, "
        f"{params.when.words}{where}. A report counts once for each theme, and can have several."
    )


def _theme_line(key: str, themes: ThemeCounts, params: SearchParams) -> ThemeLine:
    counts = [themes.counts.get((key, year), 0) for year in themes.years]
    shares = [
        count / themes.reports[year] if themes.reports.get(year) else 0.0
        for count, year in zip(counts, themes.years, strict=True)
    ]
    return ThemeLine(
        label=LABELS[key],
        href=params.address(theme=key, **{"in": None}),
        share=count_of_total(sum(counts), themes.total),
        years=tuple(str(themes.counts.get((key, year), 0)) for year in themes.years_shown),
        columns="".join(_column_path(at, share) for at, share in enumerate(shares) if share),
    )


def _column_path(at: int, share: float) -> str:
    height = max(round(share * HEIGHT), 1)
    return f"M{at * PITCH} {HEIGHT}v-{height}h{PITCH - GAP}v{height}z"
