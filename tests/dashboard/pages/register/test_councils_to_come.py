"""A council that begins in 2027 is shown as what it is: found and not counted today, counted from its first day."""

import pytest

from tests.authorities.changes.entering import SURREY, enter
from tests.dashboard.pages.register.forms import words
from tests.scenes import scene


@scene
def foreseen(record):
    """Surrey's two councils are on the register."""
    enter(SURREY)


@pytest.fixture
def see(foreseen, client):
    """The words of a page, on a record that foresees them."""
    return lambda path: words(client.get(path))


def test_today_surrey_counts_and_its_page_says_who_comes_after(see):
    page = see("/councils/surrey/")
    assert "From 1 April 2027 its area is covered by East Surrey and West Surrey" in page
    assert "Abolished" not in page
    assert "of 153 councils in England" in see("/councils/?q=surrey")


def test_today_a_new_council_is_found_and_not_counted(see):
    page = see("/councils/east-surrey/")
    assert "Not a council yet on this date. East Surrey becomes one on 1 April 2027." in page
    assert "Before 1 April 2027 its area is covered by Surrey" in page
    found = see("/councils/?q=east+surrey")
    assert "Not councils yet on 25 August 2026, and not counted on this page." in found
    assert "East Surrey 1 April 2027 Surrey" in found
    assert "East Surrey becomes a council on 1 April 2027." in see("/compare/?councils=936,950,302")


def test_as_at_a_day_after_the_two_count_and_nothing_is_claimed_of_reports_to_come(see):
    ahead = "1 May 2027 lies ahead."
    page = see("/councils/east-surrey/?as_at=2027-05-01")
    assert ahead in page
    assert "no report of such an inspection is on the record, which reaches to 25 August 2026" in page
    assert "That history is not counted as East Surrey’s own." in page
    surrey = see("/councils/surrey/?as_at=2027-05-01")
    assert "Abolished: Surrey was a council until 31 March 2027." in surrey
    assert "2005 to August 2026" in surrey
    assert "2 of 151 councils had no inspection under SIF or ILACS on the record" in see("/?as_at=2027-05-01")
    assert "2 councils match “surrey”, of 154 councils in England" in see("/councils/?q=surrey&as_at=2027-05-01")


def test_the_map_of_a_day_after_has_a_tile_for_each(see, client):
    tiles = client.get("/?as_at=2027-05-01").content.decode()
    assert 'aria-label="East Surrey: not yet inspected, ' in tiles
    assert 'aria-label="West Surrey: not yet inspected, ' in tiles
    assert 'aria-label="Surrey:' not in tiles
    today = client.get("/").content.decode()
    assert 'aria-label="Surrey: good, ' in today
    assert "East Surrey" not in today


@pytest.mark.parametrize("day", ["2026-12-01", "2027-03-31", "2029-01-01", "9999-12-31"])
def test_a_day_on_which_nothing_is_known_to_change_is_still_the_latest(see, day):
    assert "showing the latest." in see(f"/?as_at={day}")


def test_without_a_change_ahead_no_later_day_is_shown(record, client):
    assert "The record does not reach to 1 May 2027; showing the latest." in words(client.get("/?as_at=2027-05-01"))


def test_an_embedded_chart_of_a_day_ahead_says_so_as_its_page_does(see):
    page, alone = see("/?as_at=2027-05-01"), see("/embed/map/?of=/&as_at=2027-05-01")
    assert "The chart there takes in new reports until 1 May 2027, and then stays as it is" in page
    for said in (page, alone):
        assert "1 May 2027 lies ahead. The councils are those that the register foresees for that day" in said
        assert "Reports still to come are not known." in said


@pytest.mark.parametrize("path", ["/movement/", "/distribution/", "/new/", "/recommendations/", "/councils/kent/",
                                  "/compare/?neighbours_of=825&x=1"])  # fmt: skip
def test_every_page_can_be_seen_as_at_a_day_ahead(see, client, path):
    joined = "&" if "?" in path else "?"
    for basis in ("published", "inspected"):
        response = client.get(f"{path}{joined}as_at=2027-05-01&basis={basis}")
        assert response.status_code == 200
        assert "1 May 2027 lies ahead." in words(response)


def test_the_committee_paper_says_the_same(see, client):
    response = client.get("/councils/east-surrey/committee-paper.docx?as_at=2027-05-01")
    assert response.status_code == 200
    response.close()
