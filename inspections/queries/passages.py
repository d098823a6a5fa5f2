"""Searching the passages of published reports: those found, and how many by council, framework, year and theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from inspections.models import Inspection, Judgement, Passage, PassageTheme
from inspections.models.passage import PASSAGE_LETTERS
from inspections.queries.passage_search import ANY_JUDGEMENT, FACETS, NO_GRADE, PassageSearch
from inspections.queries.years import first_and_last, is_among
from inspections.reading.frameworks import frameworks
from inspections.search import engine
from inspections.search.counts import Counts
from inspections.search.marking import TextPart, marked_parts
from inspections.search.words import QueryWords


@dataclass(frozen=True)
class SearchFacets:
    """How many passages each value of each facet would find, with all else as chosen; `kinds` likewise for each kind.

    `inspections` is the number of reports that the passages found are in, `councils` names those on the record.
    """

    counts: Mapping[str, Mapping[str, int]]
    themes: Mapping[str, int]
    kinds: Mapping[str, int]
    inspections: int
    councils: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PassageHit:
    """A passage that was found, its text in parts, of which those searched for are marked."""

    passage: Passage
    parts: tuple[TextPart, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True)
class FacetValues:
    """What a passage's inspection has for each facet, and the name of its council."""

    council: str
    name: str
    framework: str
    region: str
    year: str
    grades: frozenset[str]

    def values(self, facet: str) -> Iterable[str]:
        return self.grades if facet == "grade" else (getattr(self, facet),)

    def fits(self, chosen: Mapping[str, str]) -> bool:
        return all(self._fits(name, value) for name, value in chosen.items())

    def _fits(self, facet: str, value: str) -> bool:
        return is_among(self.year, value) if facet == "year" else value in self.values(facet)


def count_inspections_with_words(search: PassageSearch) -> tuple[int, int]:
    """How many inspections have the words of their report on the record by the date, and how many there are."""
    has_words = Exists(Passage.objects.filter(inspection=OuterRef("pk")))
    counts = Inspection.objects.filter(_by_date(search)).aggregate(
        words=Count("pk", filter=has_words), every=Count("pk")
    )
    return counts["words"], counts["every"]


def passage_by_key(inspection: int, name: str) -> Passage | None:
    """The passage of an inspection by its key in an address: `r3`, `s1`, `p12`."""
    kinds = {letter: kind for kind, letter in PASSAGE_LETTERS.items()}
    if name[:1] not in kinds or not name[1:].isdecimal() or len(name) > 9:
        return None
    found = Passage.objects.filter(inspection=inspection, kind=kinds[name[:1]], position=int(name[1:]))
    return found.first()


def search_facets(search: PassageSearch, about: Mapping[int, FacetValues] | None = None) -> SearchFacets:
    """One query or two; and where `facet_values` are not given, theirs.

    Which inspections are searched is told by `facet_values`: of thousands of passages found, the database would look up
    the inspection of each.
    """
    about = facet_values(search) if about is None else about
    counts = _counts(search)
    found = [(pk, kind, n) for pk, kind, n in counts.of_kinds if pk in about]
    fitting = {pk for pk, each in about.items() if each.fits(search.without(""))}
    of_kind = _sums((pk, n) for pk, kind, n in found if search.kind in ("", kind))
    return SearchFacets(
        counts={facet: _counts_of_facet(of_kind, facet, search, about) for facet in FACETS},
        themes=_sums((theme, n) for keys, n in counts.of_themes for theme in keys.split()),
        kinds=_sums((kind, n) for pk, kind, n in found if pk in fitting),
        inspections=len(fitting & of_kind.keys()),
        councils={about[pk].council: about[pk].name for pk, _, _ in found},
    )


def search_hits(search: PassageSearch, *, first: int, count: int, newest: bool) -> list[PassageHit]:
    """A page of the passages found, two queries: the best first or the newest first; of every kind, those of one report
    together, what it lists before its paragraphs.
    """
    order: list[Any] = ["-inspection__published", "inspection_id", _LISTED_FIRST, "kind", "position"]
    if search.words and search.kind and not newest:
        order.insert(0, "score")
    # Thousands are put in order, of which a few are shown: the rest need no words, report or council.
    shown = list(_fitting(search).order_by(*order).values_list("pk", flat=True)[first : first + count])
    passages = Passage.objects.select_related("inspection__authority").defer("stems").in_bulk(shown)
    # One that was withdrawn, or indexed anew, between the two is gone.
    return [_hit(passages[pk], search.words) for pk in shown if pk in passages]


_RANKS: Final = (When(kind=Passage.Kind.RECOMMENDATION, then=0), When(kind=Passage.Kind.PARAGRAPH, then=2))
_LISTED_FIRST: Final = Case(*_RANKS, default=1)


def _hit(passage: Passage, words: QueryWords) -> PassageHit:
    whole = passage.kind != Passage.Kind.PARAGRAPH or not words
    parts = marked_parts(passage.text, words, whole=whole)
    return PassageHit(passage, parts, tuple(passage.theme_keys.split()))


def passages_found(search: PassageSearch) -> QuerySet[Passage]:
    """Every passage found, the newest first, for a file."""
    found = _fitting(search).select_related("inspection__authority")
    return found.order_by("-inspection__published", "inspection_id", "position")


def as_counted_by_year(search: PassageSearch) -> PassageSearch:
    """The search as far as it matters to `themes_by_year`."""
    chosen = search.without("year")
    return replace(search, words=QueryWords(), theme="", kind="recommendation", chosen=chosen)


def themes_by_year(search: PassageSearch) -> tuple[dict[tuple[str, int], int], dict[int, int]]:
    """How many reports recommend something to the council on a theme, by theme and year; and how many recommend
    anything.

    The words, the theme and the year of the search are left aside (`as_counted_by_year`), for the table shows all of
    them.
    """
    found = _fitting(as_counted_by_year(search)).filter(audience="authority")
    reports = Count("inspection", distinct=True)
    rows = found.values_list("themes__theme", "inspection__published__year").annotate(n=reports).order_by()
    years = found.values_list("inspection__published__year").annotate(n=reports).order_by()
    return {(theme, year): n for theme, year, n in rows if theme}, dict(years)


def _matching(search: PassageSearch) -> QuerySet[Passage]:
    """The passages with the words and the theme, of any kind, of the inspections that are searched."""
    return _with_words(search).filter(_by_date(search, "inspection__"))


def _with_words(search: PassageSearch) -> QuerySet[Passage]:
    """The passages with the words and the theme, of any kind and any inspection."""
    found = Passage.objects.all()
    if search.among is not None:
        found = found.filter(Q(pk__in=_numbers_of(search.among)) | ~Q(kind=Passage.Kind.RECOMMENDATION))
    if search.besides:
        found = found.exclude(pk__in=_numbers_of(search.besides))
    if search.theme:
        found = found.filter(pk__in=PassageTheme.objects.filter(theme=search.theme).values("passage"))
    return engine.matching_passages(found, search.words) if search.words else found


def _numbers_of(places: frozenset[tuple[int, int]]) -> list[int]:
    """The numbers of the recommendations at these places."""
    rows = Passage.objects.filter(
        kind=Passage.Kind.RECOMMENDATION, inspection__in={inspection for inspection, _ in places}
    )
    found = rows.order_by().values_list("pk", "inspection_id", "position")
    return [pk for pk, inspection, position in found if (inspection, position) in places]


def _fitting(search: PassageSearch) -> QuerySet[Passage]:
    """The passages that fit everything chosen."""
    chosen, found = search.without(""), _matching(search)
    if search.kind:
        found = found.filter(kind=search.kind)
    if chosen:
        found = found.filter(inspection__in=_chosen_inspections(search, chosen).values("pk"))
    return found


_FIELDS: Final = {
    "council": "authority__slug",
    "framework": "framework",
    "region": "authority__region",
}


def _chosen_inspections(search: PassageSearch, chosen: Mapping[str, str]) -> QuerySet[Inspection]:
    plain: dict[str, object] = {_FIELDS[facet]: value for facet, value in chosen.items() if facet in _FIELDS}
    if chosen.get("year"):
        plain["published__year__range"] = first_and_last(chosen["year"])
    grade = chosen.get("grade")
    if grade and not search.judgement:
        plain["headline"] = grade
        return _with_headline(Inspection.objects.all()).filter(**plain)
    found = Inspection.objects.filter(**plain)
    if not grade:
        return found
    graded = _judgements(search).filter(inspection=OuterRef("pk"))
    return found.filter(~Exists(graded) if grade == NO_GRADE else Exists(graded.filter(grade=grade)))


def _judgements(search: PassageSearch) -> QuerySet[Judgement]:
    """The graded judgements on the chosen area, or on any."""
    graded = Judgement.objects.exclude(grade="").exclude(grade__isnull=True).order_by()
    return graded if search.judgement == ANY_JUDGEMENT else graded.filter(area=search.judgement)


def _counts(search: PassageSearch) -> Counts:
    """By inspection and kind as chosen; by themes with all but the theme as chosen."""
    of_any_theme = replace(search, theme="")
    if search.words:
        among = _chosen_inspections(search, search.without("")).filter(_by_date(search))
        return engine.counts(_with_words(of_any_theme), theme=search.theme, among=among, kind=search.kind)
    # Without words an index has what is counted, and every passage would be put down in between.
    of_kinds = _with_words(search).values_list("inspection_id", "kind").annotate(n=Count("pk")).order_by()
    with_themes = _fitting(of_any_theme).exclude(theme_keys="")
    return Counts(list(of_kinds), list(with_themes.values_list("theme_keys").annotate(n=Count("pk")).order_by()))


def facet_values(search: PassageSearch) -> dict[int, FacetValues]:
    """By inspection, of all that are searched; one query, or with a judgement chosen two."""
    grades = _grades_of_judgements(search) if search.judgement else None
    of_council = ("authority__slug", "authority__short_name")
    fields = ("pk", *of_council, "framework", "authority__region", "published__year", "headline")
    rows = _with_headline(Inspection.objects.filter(_by_date(search))).order_by().values_list(*fields)
    return {
        pk: FacetValues(council, name, framework, region, str(year), _grades(grades, pk, headline))
        for pk, council, name, framework, region, year, headline in rows
    }


def _grades(judged: Mapping[int, set[str]] | None, pk: int, headline: str) -> frozenset[str]:
    """Those of the judgements that were asked for, or the one that comes nearest to a headline."""
    return frozenset({headline}) if judged is None else frozenset(judged.get(pk) or {NO_GRADE})


def _grades_of_judgements(search: PassageSearch) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for pk, grade in _judgements(search).values_list("inspection_id", "grade").distinct():
        found.setdefault(pk, set()).add(grade)
    return found


def _with_headline(found: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """Each inspection with the grade that comes nearest to a headline."""
    overall, nearest = (
        Subquery(Judgement.objects.filter(inspection=OuterRef("pk"), area=area).order_by().values("grade")[:1])
        for area in (frameworks().overall, frameworks().current_headline)
    )
    headline = Coalesce(NullIf(overall, Value("")), NullIf(nearest, Value("")), Value(NO_GRADE))
    return found.annotate(headline=headline)


def _by_date(search: PassageSearch, prefix: str = "") -> Q:
    published = Q(**{f"{prefix}published__lte": search.published_until})
    if search.councils is not None:
        published &= Q(**{f"{prefix}authority__in": search.councils})
    if search.ended_by is None:
        return published
    ended = Q(**{f"{prefix}end__lte": search.ended_by})
    undated = Q(**{f"{prefix}end__isnull": True, f"{prefix}published__lte": search.ended_by})
    return published & (ended | undated)


def _counts_of_facet(
    found: Mapping[int, int], facet: str, search: PassageSearch, about: Mapping[int, FacetValues]
) -> dict[str, int]:
    """The number of passages, given by inspection, for each value of one facet, among those that fit all the others."""
    others = search.without(facet)
    known = ((about[pk], n) for pk, n in found.items())
    return _sums((value, n) for each, n in known if each.fits(others) for value in each.values(facet))


def _sums[Key](pairs: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    total: Counter[Key] = Counter()
    for key, n in pairs:
        total[key] += n
    return dict(total)
