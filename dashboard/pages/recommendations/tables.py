"""The tables of the recommendations page: the passages found by a search, and the themes by year."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from dashboard.charts.figure import Raw
from dashboard.claims.words import count_noun, region_or_england
from dashboard.files.table import TableExport, dated_address
from dashboard.open_data.keys import is_open
from dashboard.pages.recommendations.facets import chosen_sentence
from dashboard.pages.recommendations.found import theme_counts
from dashboard.pages.recommendations.page import search_sentences
from dashboard.pages.recommendations.params import SearchParams
from dashboard.pages.recommendations.theme_trend import theme_trend, themes_sheet
from dashboard.shared.became import Became
from dashboard.shared.became_by_date import Numbered, State, became_of_councils, states_of
from dashboard.shared.figures import source_line
from dashboard.shared.params import AsAtChoice
from dashboard.shared.record_cache import KeptAnswers, published_record
from inspections.lineage.items import item_key
from inspections.models import Passage
from inspections.queries import passages

PASSAGE_HEADER: Final = (
    "inspection", "dfe_number", "council", "framework", "published", "kind", "number", "heading", "audience",
    "first_page", "last_page", "themes", "text", "recommendation", "states",
)  # fmt: skip
_AT_ONCE: Final = 500
"""The number of passages held in memory at a time."""
_MEANINGS: Final = {
    "recommendation": "Key of a recommendation: that of its inspection, a slash, and what stands for its words.",
    "states": f"What can be said of a recommendation: {', '.join(State)}.",
}
THEMES_NOTE: Final = "A theme is where one of its words stands; nobody has judged whether it is the main point."


def passages_export(params: SearchParams) -> TableExport:
    """Every passage found, newest first, streamed from the database."""
    heading, lede = search_sentences(params)
    return TableExport(
        name="recommendations",
        tab="Passages",
        title=heading,
        measure="Every passage found, newest report first",
        population=lede,
        source=source_line(params.when),
        params=params,
        address=_page_address(params),
        header=PASSAGE_HEADER,
        rows=passage_rows(passages.passages_found(params.search), params.when),
        meanings=_MEANINGS,
        notes=_notes(params),
    )


def themes_export(params: SearchParams) -> TableExport:
    """One row per theme and year."""
    themes = theme_counts(params.search, KeptAnswers())
    trend = theme_trend(themes, params)
    sheet = themes_sheet(themes)
    return TableExport(
        name="themes",
        tab="Themes by year",
        title=trend.title if trend else "No report found recommends anything",
        measure=trend.subtitle if trend else f"Reports by theme and year, {params.when.words}",
        population=f"{count_noun(themes.total, 'report')}, {region_or_england(params.region)}",
        source=source_line(params.when),
        params=params,
        address=_page_address(params),
        header=sheet.header,
        rows=sheet.rows,
        notes=_notes(params),
    )


def _notes(params: SearchParams) -> tuple[str, ...]:
    return tuple(filter(None, (chosen_sentence(params), THEMES_NOTE)))


def _page_address(params: SearchParams) -> str:
    return dated_address(params, reverse("dashboard:recommendations"))


def passage_rows(found: QuerySet[Passage], when: AsAtChoice) -> Iterator[tuple[Raw, ...]]:
    """One row per passage, without the text of reports that are not under the Open Government Licence."""
    record = published_record()
    became = became_of_councils(record, record.by_pk, when)
    for passage in found.iterator(chunk_size=_AT_ONCE):
        inspection, authority = passage.inspection, passage.inspection.authority
        yield (
            inspection.key,
            authority.dfe_number,
            authority.short_name,
            inspection.framework,
            inspection.published,
            passage.kind,
            passage.position,
            passage.heading,
            passage.audience or None,
            passage.page,
            passage.last_page,
            passage.theme_keys,
            passage.text if is_open(inspection.framework) else None,
            *_became_cells(passage, became),
        )


def _became_cells(passage: Passage, became: Mapping[Numbered, Became]) -> tuple[Raw, Raw]:
    if passage.kind != Passage.Kind.RECOMMENDATION:
        return None, None
    found = became.get((passage.inspection_id, passage.position))
    states = states_of(found) if found else frozenset({State.NO_RESPONSE})
    key = f"{passage.inspection.key}/{item_key(passage.text)}"
    return key, " ".join(state for state in State if state in states)
