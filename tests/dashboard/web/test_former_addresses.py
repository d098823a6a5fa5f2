"""A published address redirects for ever, even if its slug has been changed."""

import pytest

from authorities.changes.wanted import DetailsChange
from authorities.models import Authority, FormerSlug
from tests.authorities.changes.entering import enter, facts_of
from tests.scenes import scene


@scene
def renamed(record):
    """Stoke-on-Trent with its slug changed."""
    return rename("stoke-on-trent", "city-of-stoke")


def rename(slug, new):
    number = Authority.objects.get(slug=slug).dfe_number
    enter(DetailsChange(number, facts_of(number, slug=new)))


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/councils/stoke-on-trent/?as_at=2019-01-01", "/councils/city-of-stoke/?as_at=2019-01-01"),
        ("/councils/stoke-on-trent.csv", "/councils/city-of-stoke.csv"),
        ("/councils/stoke-on-trent/profile.xlsx", "/councils/city-of-stoke/profile.xlsx"),
        ("/councils/stoke-on-trent/committee-paper.docx", "/councils/city-of-stoke/committee-paper.docx"),
        ("/councils/stoke-on-trent/feed/", "/councils/city-of-stoke/feed/"),
    ],
)
def test_every_address_of_a_renamed_council_leads_on(renamed, client, path, leads_to):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, leads_to)
    answer = client.get(leads_to)
    assert answer.status_code == 200
    answer.close()


def test_the_first_of_several_slugs_leads_to_the_last(renamed, client):
    rename("city-of-stoke", "stoke")
    assert client.get("/councils/stoke-on-trent/").headers["Location"] == "/councils/stoke/"
    assert client.get("/councils/city-of-stoke/").headers["Location"] == "/councils/stoke/"


def test_a_slug_that_comes_back_is_the_councils_own_again(renamed, client):
    rename("city-of-stoke", "stoke-on-trent")
    assert client.get("/councils/stoke-on-trent/").status_code == 200
    assert client.get("/councils/city-of-stoke/").headers["Location"] == "/councils/stoke-on-trent/"
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["city-of-stoke"]


def test_a_slug_that_nobody_had_is_not_there(renamed, client):
    assert client.get("/councils/nowhere/").status_code == 404
