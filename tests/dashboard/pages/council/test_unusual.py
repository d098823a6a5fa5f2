"""A council's page leads with what is unusual about it, each claim with its basis."""

from __future__ import annotations

import datetime

from authorities.models import Authority
from inspections.actions import lineage
from inspections.models import KnownMissing, RecommendationLink
from tests.dashboard.seen import see
from tests.two_reports import publish_report

LIFE_STORY = "The quality of life-story work."


def unusual_part(seen):
    """What the page says between the judgements and the links."""
    assert "What is unusual" in seen.text
    return seen.text.split("What is unusual", 1)[1].split("Inspection of", 1)[0]


def test_a_council_that_fell_says_on_what_and_since_when(page):
    part = unusual_part(page("/councils/trafford/"))

    assert "Fell on 2 judgements at its latest inspection: leadership; help and protection" in part
    assert "Compared with January 2023, judgement by judgement." in part
    assert "One of 12 councils with an inadequate judgement, of 150 inspected" in part


def test_neighbours_stand_beside_a_council_below_most_of_them(page):
    part = unusual_part(page("/councils/stoke-on-trent/"))

    assert part.strip().startswith("Below 8 of its 10 neighbours on leadership")


def test_the_longest_wait_has_its_rank_among_those_with_a_known_end(page):
    part = unusual_part(page("/councils/bristol/"))

    assert "Second longest since inspected of 150 councils: 3 years 6 months" in part
    assert "From the last day of its last graded inspection to" in part
    assert "visits do not count." in part


def test_a_council_like_its_neighbours_is_said_to_be(page):
    seen = page("/councils/brent/")

    assert "In line with its neighbours: no more than half of those with a known grade are better" in seen.text
    assert "What is unusual" not in seen.text


def test_nothing_is_said_of_a_former_council_or_of_one_with_a_newer_report(page):
    for slug in ("cumbria", "dudley"):
        seen = page(f"/councils/{slug}/")
        assert "What is unusual" not in seen.text
        assert "In line with its neighbours" not in seen.text


def test_asked_for_the_third_time_needs_confirmed_links(client, register, editor):
    for year in ("2023", "2024", "2026"):
        publish_report(editor, year, LIFE_STORY)
    asked = "Asked for the third time on the record: “The quality of life-story work”"
    assert asked not in see(client.get("/councils/derby/")).text
    for link in RecommendationLink.objects.all():
        lineage.decide_link(link=link.pk, decision="confirmed", kind="asked_before", by=editor)

    part = unusual_part(see(client.get("/councils/derby/")))
    assert asked in part
    assert "2023: asked for 2024: asked for 2026: asked for" in " ".join(part.split())
    assert asked not in see(client.get("/councils/derby/?as_at=2025-06-30")).text


def test_my_council_can_be_remembered_from_its_page(page):
    assert 'data-own-council="bristol"' in page("/councils/bristol/").html


def test_the_overall_grade_is_no_judgement_of_its_own_and_two_that_rose_are_not_unusual(page):
    fell = "Fell on 2 judgements and overall at its latest inspection: leadership; help and protection"
    assert fell in unusual_part(page("/councils/bedford/"))
    assert "Rose on" not in page("/councils/birmingham/").text


def test_the_only_one_of_a_region_is_not_known_where_a_newer_report_is_missing(page):
    KnownMissing.objects.create(
        authority=Authority.objects.get(slug="derby"), framework="ilacs", kind="short",
        published=datetime.date(2026, 8, 1), known="not read", source="a list", sure=True,
    )  # fmt: skip
    part = unusual_part(page("/councils/nottingham/"))

    assert "councils with an inadequate judgement" in part
    assert "the only one in" not in part
    assert "with a newer report not yet on the record" in part


def test_who_is_longest_of_a_few_is_not_said(page):
    assert "longest since inspected" not in page("/councils/stoke-on-trent/?as_at=2014-06-30").text.lower()
