"""A published address redirects for ever, even if its slug has been changed."""

import pytest
from django.urls import reverse

from authorities.actions import save_authority
from authorities.models import Authority, FormerSlug


@pytest.fixture
def renamed(record):
    """Stoke-on-Trent with its slug changed."""
    return rename("stoke-on-trent", "city-of-stoke")


def rename(slug, new):
    authority = Authority.objects.get(slug=slug)
    authority.slug = new
    save_authority(authority)
    return authority


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


def form_of(page):
    """Every value of an admin page's forms, as a browser would submit them unchanged."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {
        form.add_prefix(name): "" if (value := form[name].value()) is None else value
        for form in forms
        for name in form.fields
    }


def test_no_other_council_may_take_it(renamed, admin_client):
    other = Authority.objects.get(slug="derby")
    path = reverse("admin:authorities_authority_change", args=[other.pk])
    response = admin_client.post(path, {**form_of(admin_client.get(path)), "slug": "stoke-on-trent"})
    assert "“stoke-on-trent” leads to Stoke-on-Trent, which had it before. Choose another." in response.content.decode()
    other.refresh_from_db()
    assert other.slug == "derby"


def test_a_slug_changed_in_the_admin_keeps_the_one_before(record, admin_client, client):
    other = Authority.objects.get(slug="derby")
    path = reverse("admin:authorities_authority_change", args=[other.pk])
    response = admin_client.post(path, {**form_of(admin_client.get(path)), "slug": "derby-city"})
    assert response.status_code == 302
    assert client.get("/councils/derby/").headers["Location"] == "/councils/derby-city/"
