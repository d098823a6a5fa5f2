"""The numbers beside a search are those of counting every passage one by one, the same on both databases."""

import datetime
from collections import Counter
from itertools import product

import pytest

from inspections.models import Inspection, Passage, PassageTheme
from inspections.queries.passage_search import PassageSearch
from inspections.queries.passages import search_facets, search_hits
from inspections.search.words import query_words
from tests.scenes import scene

UNTIL = datetime.date(2020, 6, 30)
TEXTS = ("Neglect is found early.", "Plans name neglect.", "Plans are late.")
THEMES = ("", "neglect", "neglect plans", "plans")
KINDS = ("recommendation", "paragraph")


@scene
def passages(record) -> list[Passage]:
    """Of inspections of every year, also after UNTIL, each text with each kind and each set of themes."""
    Passage.objects.all().delete()
    inspections = list(Inspection.objects.order_by("published", "pk"))[::25]
    made = [
        Passage(inspection_id=inspection.pk, kind=kind, position=number, text=text, theme_keys=themes)
        for inspection in inspections
        for number, (kind, text, themes) in enumerate(product(KINDS, TEXTS, THEMES), start=1)
        if (inspection.pk + number) % 3
    ]
    Passage.objects.bulk_create(made)
    PassageTheme.objects.bulk_create(
        PassageTheme(passage=passage, theme=theme) for passage in made for theme in passage.theme_keys.split()
    )
    return list(Passage.objects.select_related("inspection__authority"))


@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["", "plans"])
@pytest.mark.parametrize("kind", ["", "paragraph"])
@pytest.mark.parametrize("typed", ["", "neglect", "plans -neglect"])
@pytest.mark.parametrize("region", ["", "London"])
def test_each_number_is_that_of_counting(passages, typed, kind, theme, region):
    search = PassageSearch(query_words(typed), UNTIL, kind=kind, theme=theme, chosen={"region": region})

    def told(*, theme: str = theme, kind: str = kind, region: str = region) -> list[Passage]:
        return [
            each
            for each in passages
            if (each.inspection.published or datetime.date.max) <= UNTIL
            and ("neglect" in each.text.lower() or typed != "neglect")
            and (each.text == TEXTS[2] or typed != "plans -neglect")
            and theme in ("", *each.theme_keys.split())
            and kind in ("", each.kind)
            and region in ("", each.inspection.authority.region)
        ]

    found = search_facets(search)
    assert told(region="")
    assert found.kinds == Counter(each.kind for each in told(kind=""))
    assert found.themes == Counter(key for each in told(theme="") for key in each.theme_keys.split())
    assert found.counts["region"] == Counter(each.inspection.authority.region for each in told(region=""))
    assert found.counts["council"] == Counter(each.inspection.authority.slug for each in told())
    assert found.inspections == len({each.inspection_id for each in told()})
    hits = search_hits(search, first=0, count=10_000, newest=True)
    assert sorted(hit.passage.pk for hit in hits) == sorted(each.pk for each in told())


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "neglect"])
def test_among_no_councils_and_no_places_nothing_is_found(passages, typed):
    search = PassageSearch(query_words(typed), UNTIL, kind="", councils=frozenset())
    found = search_facets(search)
    assert (found.kinds, found.themes, found.inspections) == ({}, {}, 0)
    assert search_hits(search, first=0, count=10, newest=True) == []


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "neglect"])
def test_places_are_counted_that_are_searched_and_no_others(passages, typed):
    told = [
        each
        for each in passages
        if each.kind == "recommendation"
        and (each.inspection.published or datetime.date.max) <= UNTIL
        and (not typed or typed in each.text.lower())
    ]
    places = frozenset((each.inspection_id, each.position) for each in told[::2])
    for chosen, those in (({"among": places}, told[::2]), ({"besides": places}, told[1::2])):
        found = search_facets(PassageSearch(query_words(typed), UNTIL, **chosen))
        assert found.kinds.get("recommendation") == len(those)
        assert found.themes == Counter(key for each in those for key in each.theme_keys.split())
