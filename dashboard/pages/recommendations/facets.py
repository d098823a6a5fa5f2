"""The filters of the recommendations page, each value with the number of passages that it would leave."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.charts.grades import grade_word
from dashboard.claims.caveats import NEIGHBOURS_SINCE
from dashboard.claims.words import area_name, framework_name
from dashboard.counting.areas import own_areas
from dashboard.pages.recommendations.params import SearchParams
from dashboard.shared.as_at_bar import Choice
from dashboard.shared.became_by_date import STATE_LABELS, State
from inspections.queries.passage_search import ANY_JUDGEMENT, NO_GRADE
from inspections.queries.passages import SearchFacets
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import GRADES
from inspections.search.themes import LABELS, TAGS

THEMES_BESIDE: Final = 18
"""As many as fit beside a page of passages without being longer than it."""
_TAGS: Final = frozenset(tag.key for tag in TAGS)
_JUDGEMENTS: Final = {"": "Overall grade, or leadership", ANY_JUDGEMENT: "Any judgement"}
_GRADES: Final = (*GRADES, NO_GRADE)


@dataclass(frozen=True)
class ThemeChip:
    """A theme as a link to its passages; `count` is given only in a list of themes."""

    label: str
    href: str
    chosen: bool
    count: int = 0


@dataclass(frozen=True)
class Facet:
    """A filter: groups of choices, whose labels give the number of passages that each would leave."""

    name: str
    label: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]


def shown_facets(params: SearchParams, found: SearchFacets) -> Iterator[Facet]:
    held = {key: framework_name(key) for key in frameworks()}
    regions = {region: region for region in sorted({*found.counts["region"], params.region} - {""})}
    grades = {key: _grade(key) for key in _GRADES}
    years = {year: year for year in sorted({*found.counts["year"], params.year, params.to} - {""}, reverse=True)}
    councils = dict(sorted(found.councils.items(), key=lambda each: each[1]))
    if params.council:
        councils.setdefault(params.council, params.council_name)
    for name, label, every, labels in (
        ("council", "Council", "All", councils),
        ("framework", "Framework", "All", held),
        ("region", "Region", "England", regions),
        ("grade", "Grade", "All", grades),
        ("year", "Published in", "All", years),
    ):
        chosen = params.year if name == "year" else params.chosen.get(name, "")
        choices = _choices(labels, found.counts[name], chosen)
        yield Facet(name, label, (("", (("", every, not chosen), *choices)),))
        if name == "grade":
            yield _judgement_facet(params.judgement)
        if name == "year":
            last = [(year, year, year == params.to) for year in years]
            yield Facet("to", "To the year", (("", (("", "The same", not params.to), *last)),))
    if params.neighbours_of:
        choices = (("", "All", False), (params.neighbours_of, params.neighbours_name, True))
        yield Facet("neighbours_of", f"Neighbours of ({NEIGHBOURS_SINCE.year} list)", (("", choices),))
    yield _theme_facet(found.themes, params.theme)
    if not params.text:
        states = [("", "All", not params.became)]
        states += [(state.value, label, state == params.became) for state, label in STATE_LABELS.items()]
        yield Facet("state", "What became of it", (("", tuple(states)),))


def _judgement_facet(chosen: str) -> Facet:
    """Which judgement the chosen grade is of."""
    labels = {**_JUDGEMENTS, **{area: judgement_label(area) for area in own_areas()}}
    return Facet("judgement", "Grade of", (("", tuple((key, label, key == chosen) for key, label in labels.items())),))


def judgement_label(area: str) -> str:
    return _JUDGEMENTS.get(area) or area_name(area)


def chosen_sentence(params: SearchParams) -> str:
    """`Chosen: Derby; ILACS; published in 2025.`; blank if nothing is chosen."""
    parts = (
        params.council_name,
        f"the statistical neighbours of {params.neighbours_name} in the list of {NEIGHBOURS_SINCE.year}"
        if params.neighbours_of
        else "",
        framework_name(params.framework) if params.framework else "",
        params.region,
        f"{lower_first(judgement_label(params.judgement))}: {lower_first(_grade(params.grade))}"
        if params.grade
        else "",
        f"published in {params.years}" if params.years else "",
        f"theme: {lower_first(LABELS[params.theme])}" if params.theme else "",
        lower_first(STATE_LABELS[State(params.became)]) if params.became else "",
    )
    words = "; ".join(filter(None, parts))
    return f"Chosen: {words}." if words else ""


def _grade(key: str) -> str:
    return "No such grade" if key == NO_GRADE else grade_word(key)


def _theme_facet(counts: Mapping[str, int], chosen: str) -> Facet:
    """The filter by theme: those found by their words, then the tags that inspectors print."""
    plain = {key: label for key, label in LABELS.items() if key not in _TAGS}
    tags = {key: label for key, label in LABELS.items() if key in _TAGS}
    groups = (("", (("", "All", not chosen),)), ("By their words", _choices(plain, counts, chosen)))
    tagged = _choices(tags, counts, chosen)
    return Facet("theme", "Theme", (*groups, ("National framework", tagged)) if tagged else groups)


def _choices(labels: Mapping[str, str], counts: Mapping[str, int], chosen: str) -> tuple[Choice, ...]:
    """The values that would leave any passages, and the chosen one even if it would not."""
    return tuple(
        (key, f"{label} ({counts.get(key, 0):,})", key == chosen)
        for key, label in labels.items()
        if counts.get(key) or key == chosen
    )


def most_frequent_themes(params: SearchParams, found: SearchFacets) -> Iterator[ThemeChip]:
    """The most frequent themes among the passages found, for the list beside them."""
    for theme in sorted(found.themes, key=lambda key: -found.themes[key])[:THEMES_BESIDE]:
        yield ThemeChip(LABELS[theme], params.address(theme=theme), theme == params.theme, found.themes[theme])


def theme_chip(theme: str, params: SearchParams) -> ThemeChip:
    return ThemeChip(LABELS[theme], params.address(theme=theme), theme == params.theme)
