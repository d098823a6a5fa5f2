"""What a search finds; what does not hang on the words that were typed is kept until the record changes."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.pages.recommendations.theme_trend import ThemeCounts
from dashboard.shared.record_cache import KeptAnswers
from inspections.queries import passages
from inspections.queries.passage_search import PassageSearch
from inspections.queries.passages import SearchFacets


@dataclass(frozen=True)
class Found:
    """`with_words` of the `inspections` searched have the words of their report on the record; `facets` say how many
    passages were found.
    """

    with_words: int
    inspections: int
    facets: SearchFacets


def found_by(search: PassageSearch, kept: KeptAnswers) -> Found:
    with_words, inspections = kept.of(
        "inspections with words", search.reach, lambda: passages.count_inspections_with_words(search)
    )
    return Found(with_words, inspections, _facets(search, kept))


def _facets(search: PassageSearch, kept: KeptAnswers) -> SearchFacets:
    """Searches in words are too many to be kept."""
    if search.words:
        return _counted(search, kept)
    return kept.of("passages by facet", search.key, lambda: _counted(search, kept))


def _counted(search: PassageSearch, kept: KeptAnswers) -> SearchFacets:
    key = search.reach, search.judgement
    return passages.search_facets(search, kept.of("inspections by facet", key, lambda: passages.facet_values(search)))


def theme_counts(search: PassageSearch, kept: KeptAnswers) -> ThemeCounts:
    key = passages.as_counted_by_year(search).key
    return kept.of("themes by year", key, lambda: ThemeCounts(*passages.themes_by_year(search)))
