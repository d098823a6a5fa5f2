"""The page of words: every grade, absence and framework has its paragraph, and the pages lead to it."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone

from dashboard.charts.grades import LOOKS
from dashboard.counting.areas import profile_on
from dashboard.shared.links import word_address, word_anchor
from inspections.models import Inspection
from inspections.reading.frameworks import frameworks
from tests.dashboard.once import OF_THE_RECORD
from tests.dashboard.seen import Seen

pytestmark = OF_THE_RECORD


Page = Callable[[str], Seen]
ADDRESS = "/words/"


@pytest.fixture
def words(record: None, page: Page) -> Seen:
    return page(ADDRESS)


def anchors(seen: Seen) -> list[str]:
    return re.findall(r'<h[23][^>]* id="([^"]+)"', seen.html)


def paragraph(seen: Seen, anchor: str) -> str:
    """All that stands between the heading of the word and the next heading."""
    found = re.search(rf'<h3[^>]* id="{anchor}".*?</h3>(.*?)<(?:h\d|/section)', seen.html, re.S)
    assert found, anchor
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split())


def test_every_grade_and_every_absence_is_explained_once(words: Seen):
    found = anchors(words)
    assert len(found) == len(set(found))
    assert {word_anchor(key) for key in LOOKS} <= set(found)
    assert all(paragraph(words, word_anchor(key)) for key in LOOKS)


def test_every_judgement_that_inspections_give_today_says_what_it_looks_at(words: Seen):
    for area in profile_on(timezone.localdate()):
        about = frameworks().areas[area].words
        assert f"{about.title} {about.plain}" in paragraph(words, word_anchor(area)), area
    assert "up to the age of 25" in paragraph(words, "care-leavers")


def test_every_framework_whose_inspections_stand_on_the_record_has_plain_words(words: Seen):
    for each in frameworks().values():
        if not each.is_secondary:
            assert each.plain_words, each.key
            assert each.name.split()[0] in paragraph(words, word_anchor(each.key)).replace("&#x27;", "'")
    assert not {key for key, each in frameworks().items() if each.is_secondary} & set(anchors(words))


def test_the_end_of_overall_effectiveness_is_said_with_its_month(words: Seen):
    assert "Inspections that start from April 2026 no longer give it" in paragraph(words, "overall-effectiveness")


def test_a_framework_says_when_it_was_in_use(words: Seen):
    assert "Inspection of local authority children’s services, since 2018" in paragraph(words, "ilacs").replace(
        "&#x27;", "’"
    )
    assert paragraph(words, "lac").startswith("Inspection of looked after children services, 2013 ")


def test_an_inspection_leads_to_what_its_framework_and_its_grades_mean(record: None, page: Page):
    graded = Inspection.objects.filter(framework="ilacs").latest("published")
    links = page(reverse("dashboard:inspection", args=(graded.pk,))).links
    assert word_address("ilacs") in links.values()
    assert links["What the grades mean"] == "/words/#grades"


@pytest.mark.parametrize("address", ["/", "/councils/", "/councils/stoke-on-trent/", "/new/"])
def test_the_key_of_a_page_leads_to_the_grades(record: None, page: Page, address: str):
    assert page(address).links["What the grades mean"] == "/words/#grades"


def test_a_council_leads_to_each_kind_of_inspection_it_had(words: Seen, page: Page):
    found = [href for href in page("/councils/stoke-on-trent/").links.values() if href.startswith(f"{ADDRESS}#")]
    assert {word_address("ilacs"), word_address("sif")} <= set(found)
    assert {href.removeprefix(f"{ADDRESS}#") for href in found} <= set(anchors(words))


def test_it_says_by_when_a_council_has_to_answer_a_report(words: Seen):
    assert "within 70 working days of receiving it" in paragraph(words, "after-a-report")


def test_it_says_what_the_pages_cannot_do_and_who_can(words: Seen):
    assert "If a child is in danger now, call 999." in words.text
    assert "Local Government and Social Care Ombudsman" in words.text
    assert "About every three years under today’s rules." in words.text
    assert all(f'id="{anchor}"' in words.html for anchor in ("how-often", "worried", "complain", "schools"))
