"""The recommendations page: passages of published reports that match the words and filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from django.core.paginator import Page, Paginator

from dashboard.claims.asked import asked_before_words
from dashboard.claims.became import NO_RESPONSE
from dashboard.claims.passages import SearchInWords, passages_heading, passages_lede
from dashboard.claims.words import count_noun, framework_name, kind_name
from dashboard.counting.record import Record
from dashboard.pages.recommendations.facets import (
    Facet,
    ThemeChip,
    chosen_sentence,
    most_frequent_themes,
    shown_facets,
    theme_chip,
)
from dashboard.pages.recommendations.found import Found, found_by, theme_counts
from dashboard.pages.recommendations.params import PASSAGE_KINDS, SearchParams
from dashboard.pages.recommendations.theme_trend import ThemeCounts, ThemeTrend, theme_trend
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.became import Became, months_of
from dashboard.shared.became_by_date import became_of_councils
from dashboard.shared.links import council_address, inspection_address, recommendation_address
from dashboard.shared.record_cache import KeptAnswers
from inspections.finding import FINDING_WORDS
from inspections.lineage.items import item_key
from inspections.models import Inspection, Passage
from inspections.partial_dates import format_day, format_partial_date
from inspections.queries import passages
from inspections.queries.passages import PassageHit, SearchFacets
from inspections.queries.vocabulary import corrected_queries, words_of_findings
from inspections.reading.letters import upper_first
from inspections.search.marking import TextPart
from inspections.search.themes import LABELS

ON_A_PAGE: Final = 20
"""The number of passages on a page."""
_NOUNS: Final = {kind.value: (words.noun, words.plural) for kind, words in FINDING_WORDS.items()} | {
    "paragraph": ("paragraph", "paragraphs"),
    "": ("passage", "passages"),
}
_TABS: Final = {kind.value: words.heading for kind, words in FINDING_WORDS.items()} | {
    "paragraph": "Text of the reports",
    "": "Everything, report by report",
}
_ALWAYS: Final = ("all", "", "text")
"""Tabs that are there though nothing is found: few reports list anything else."""


@dataclass(frozen=True)
class HitLine:
    """A passage found; `href` opens the page of the report that it is on, or its inspection if no file is held.

    `kind` says what it is where several kinds stand together. Of a recommendation, `asked` says that it was asked
    before (blank where nobody confirmed it), `states` what became of it, and `own_href` is its own page.
    """

    kind: str
    heading: str
    parts: tuple[TextPart, ...]
    chips: tuple[ThemeChip, ...]
    link: str
    href: str
    asked: str = ""
    states: tuple[str, ...] = ()
    own_href: str = ""


@dataclass(frozen=True)
class ReportHits:
    """The passages of one report that stand together in the list."""

    council: str
    council_href: str
    inspection_href: str
    about: str
    lines: tuple[HitLine, ...]


@dataclass(frozen=True)
class RecommendationsPage:
    """`nothing` says that no report's text is on the record; `none` says that no passage matches.

    `meant` are words like the typed ones that recommendations have, each with the address of its search.
    """

    heading: str
    lede: str
    bar: AsAtBar
    nothing: str
    none: str
    nearest: tuple[tuple[str, str], ...]
    meant: tuple[tuple[str, str], ...]
    tabs: tuple[tuple[str, str, bool], ...]
    sorts: tuple[tuple[str, str, bool], ...]
    facets: tuple[Facet, ...]
    reports: tuple[ReportHits, ...]
    themes: tuple[ThemeChip, ...]
    range: str
    page: Page[int] | None
    trend: ThemeTrend | None
    clear: str


def recommendations_page(params: SearchParams) -> RecommendationsPage:
    search, kept = params.search, KeptAnswers()
    result = found_by(search, kept)
    found, with_words = result.facets, result.with_words
    total = _total(found, search.kind)
    page = Paginator(range(total), ON_A_PAGE).get_page(params.number)
    first = max(page.start_index() - 1, 0)
    hits = passages.search_hits(search, first=first, count=ON_A_PAGE, newest=params.sort == "newest") if total else []
    trend = theme_counts(search, kept) if with_words else ThemeCounts({}, {})
    return RecommendationsPage(
        heading=_heading(params, total, found.inspections),
        lede=_lede(params, result),
        bar=as_at_bar(params),
        nothing="" if with_words else _no_words_sentence(params),
        none="" if total or not with_words else _none_found_sentence(params),
        nearest=tuple(_nearest_links(params, found)) if with_words else (),
        meant=() if total or not with_words else tuple(_meant(params, kept)),
        tabs=tuple(_tabs(params, found)),
        sorts=_sorts(params) if params.words and search.kind and total > 1 else (),
        facets=tuple(shown_facets(params, found)),
        reports=tuple(_reports(hits, params, kept.record)),
        themes=tuple(most_frequent_themes(params, found)),
        range=f"{page.start_index():,} to {page.end_index():,} of {total:,}" if total > ON_A_PAGE else "",
        page=page if total else None,
        trend=theme_trend(trend, params),
        clear=params.when_query or "?",
    )


def _total(found: SearchFacets, kind: str) -> int:
    return found.kinds.get(kind, 0) if kind else sum(found.kinds.values())


def _meant(params: SearchParams, kept: KeptAnswers) -> Iterable[tuple[str, str]]:
    """What was typed with the words that nothing has in the place of the nearest ones that something has."""
    if not params.words:
        return
    vocabulary = kept.of("words of findings", (), words_of_findings)
    for typed in corrected_queries(params.q, params.words, vocabulary):
        yield typed, params.address(q=typed)


def search_sentences(params: SearchParams) -> tuple[str, str]:
    """The heading of a search with its result, and the sentence about what was searched."""
    result = found_by(params.search, KeptAnswers())
    total = _total(result.facets, params.search.kind)
    return _heading(params, total, result.facets.inspections), _lede(params, result)


def _heading(params: SearchParams, total: int, reports: int) -> str:
    under = f" under {framework_name(params.framework)}" if params.framework else ""
    year = f" of {params.years}" if params.years else ""
    council = f" on {params.council_name}" if params.council else ""
    council += f" on the neighbours of {params.neighbours_name}" if params.neighbours_of else ""
    theme = LABELS[params.theme] if params.theme else ""
    typed = params.q if params.words else ""
    search = SearchInWords(*_noun(params), typed, theme, under + year + council)
    return passages_heading(total, reports, search, params.about)


def _noun(params: SearchParams) -> tuple[str, str]:
    """What is searched, one and several of it."""
    return _NOUNS[PASSAGE_KINDS[params.text]]


def _lede(params: SearchParams, result: Found) -> str:
    return passages_lede(result.with_words, result.inspections, params.when.words, chosen_sentence(params))


def _no_words_sentence(params: SearchParams) -> str:
    if params.neighbours_of:
        if not params.neighbours:
            return f"The list of 2025 gives {params.neighbours_name} no statistical neighbours."
        near = f"the neighbours of {params.neighbours_name}"
        return f"The words of no report on {near} are on the record{params.about.by}."
    if params.when.is_latest:
        return "Only facts are on the record so far: no report has been added with its words."
    return f"No report whose words are on the record was published by {format_day(params.when.date)}."


def _none_found_sentence(params: SearchParams) -> str:
    where = " with what is chosen" if params.is_narrowed else ""
    return f"No {_noun(params)[0]}{where} holds all of these words." if params.words else f"Nothing{where}."


def _nearest_links(params: SearchParams, found: SearchFacets) -> Iterable[tuple[str, str]]:
    """Links to searches that would find something: the other kind of passage, or without the filters."""
    other = "" if params.text else "text"
    if count := found.kinds.get(PASSAGE_KINDS[other], 0):
        yield f"Show {count_noun(count, *_NOUNS[PASSAGE_KINDS[other]])} instead", params.address(**{"in": other})
    if params.is_narrowed:
        none = ("council", "neighbours_of", "framework", "region", "grade", "judgement", "year", "to", "theme", "state")
        yield "Look in every report", params.address(**dict.fromkeys(none))
    yield "Show all recommendations", params.when_query or "?"


def _tabs(params: SearchParams, found: SearchFacets) -> Iterable[tuple[str, str, bool]]:
    for value, kind in PASSAGE_KINDS.items():
        count = _total(found, kind)
        if not (count or value in _ALWAYS or value == params.text):
            continue
        label = f"{_TABS[kind]} ({count:,})"
        yield label, params.address(**{"in": value, "state": params.became if not value else ""}), value == params.text


def _sorts(params: SearchParams) -> tuple[tuple[str, str, bool], ...]:
    choices = (("", "Best match first"), ("newest", "Newest first"))
    return tuple((label, params.address(sort=value), value == params.sort) for value, label in choices)


def _reports(hits: list[PassageHit], params: SearchParams, record: Record) -> Iterable[ReportHits]:
    """The passages with their reports, in the order of the list: those that follow each other stand together."""
    wanted = [hit.passage for hit in hits if hit.passage.kind == Passage.Kind.RECOMMENDATION]
    councils = {passage.inspection.authority_id for passage in wanted}
    became = became_of_councils(record, councils, params.when) if wanted else {}
    for _, group in groupby(hits, key=lambda hit: hit.passage.inspection_id):
        found = list(group)
        inspection = found[0].passage.inspection
        yield ReportHits(
            council=inspection.authority.short_name,
            council_href=council_address(inspection.authority.slug, params.travel_query),
            inspection_href=inspection_address(inspection.pk),
            about=_about(inspection),
            lines=tuple(_with_what_became(_hit_line(hit, params), hit.passage, became) for hit in found),
        )


def _with_what_became(line: HitLine, passage: Passage, became: Mapping[tuple[int, int], Became]) -> HitLine:
    """Of a recommendation, what became of it; any other line as it is."""
    if passage.kind != Passage.Kind.RECOMMENDATION:
        return line
    found = became.get((passage.inspection_id, passage.position))
    place = passage.inspection.key, item_key(passage.text)
    states = found.states if found else (NO_RESPONSE,)
    asked = asked_before_words(months_of(found.earlier)) if found and found.earlier else ""
    return replace(line, asked=asked, states=states, own_href=recommendation_address(place))


def _hit_line(hit: PassageHit, params: SearchParams) -> HitLine:
    passage, inspection = hit.passage, hit.passage.inspection
    address = inspection_address(inspection.pk)
    shown = bool(passage.page and inspection.report_id)
    return HitLine(
        kind="" if PASSAGE_KINDS[params.text] else upper_first(_NOUNS[passage.kind][0]),
        heading=passage.heading,
        parts=hit.parts,
        chips=tuple(theme_chip(theme, params) for theme in hit.themes),
        link=_pages_words(passage.page, passage.last_page) if shown else "The inspection",
        href=f"{address}?at={passage.key}#page" if shown else f"{address}#improve",
    )


def _about(inspection: Inspection) -> str:
    return f"{kind_name(inspection.framework, inspection.kind)}, {format_partial_date(inspection.stands_at)}"


def _pages_words(first: int | None, last: int | None) -> str:
    return f"Page {first}" if first == last else f"Pages {first} to {last}"
