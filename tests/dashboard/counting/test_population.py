"""The population of a count: which councils are chosen, which existed on the date, and what was published."""

from dashboard.counting.population import Population, population_of
from tests.dashboard.shipped import council_named, england, published_by, shipped_record


def names(population: Population) -> set[str]:
    return {position.council.name for position in population.positions}


def test_a_region_is_the_one_of_the_statistics_office_or_of_the_inspectorate():
    as_at, whole = published_by("2026-08-22"), shipped_record()
    joined = population_of(whole, as_at, council_named("Leeds").region_ofsted)
    parts = [population_of(whole, as_at, region) for region in ("North East", "Yorkshire and the Humber")]
    assert names(joined) == names(parts[0]) | names(parts[1])
    assert [len(names(each)) for each in parts] == [12, 15]


def test_a_type_narrows_a_region():
    chosen = population_of(shipped_record(), published_by("2026-08-22"), "North West", "county")
    assert names(chosen) == {"Lancashire"}


def test_a_council_that_was_abolished_stands_no_longer_and_its_reports_still_count():
    cumbria = council_named("Cumbria")
    later = england(published_by("2026-08-22"))
    assert "Cumbria" not in names(later)
    assert cumbria.pk in {inspection.authority_id for inspection in later.inspections}
    assert "Cumbria" in names(later.moved_to(published_by("2020-01-01").date))


def test_the_councils_keep_the_order_in_which_they_were_chosen():
    chosen = tuple(map(council_named, ("Surrey", "Devon", "Essex")))
    population = Population(shipped_record(), published_by("2026-08-22"), chosen)
    assert [position.council.name for position in population.positions] == ["Surrey", "Devon", "Essex"]
    assert {i.authority_id for i in population.inspections} == {council.pk for council in chosen}


def test_nothing_published_after_the_date_is_known_of_a_council():
    surrey, as_at = council_named("Surrey"), published_by("2016-08-05")
    known = shipped_record().known(surrey, as_at)
    assert known
    assert max(inspection.published for inspection in known) <= as_at.date
    assert known == [i for i in shipped_record().by_council[surrey.pk] if i in england(as_at).inspections]
