"""The register's pages: what will follow is shown, exactly that is saved, and it is undone as a whole."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from authorities.models import Authority, RegisterChange
from inspections.models import Inspection
from tests.authorities.changes.entering import register_rows
from tests.clock import Clock
from tests.dashboard.pages.register.forms import REASON, REORGANISE, mark_of, surrey_form, words
from tests.scenes import scene


@pytest.fixture
def admin(admin_client):
    return admin_client


def look(admin, address=REORGANISE, **changes):
    form = surrey_form(**changes) if address == REORGANISE else {**REASON, **changes}
    return admin.post(address, {**form, "do": "look"})


@scene
def surrey_shown(record, administrator):
    """The mark of what will follow when Surrey becomes two councils, which the administrator has looked at."""
    client = Client()
    client.force_login(administrator)
    return mark_of(look(client))


def save(admin, shown, address=REORGANISE, **changes):
    form = surrey_form(**changes) if address == REORGANISE else {**REASON, **changes}
    return admin.post(address, {**form, "do": "save", "shown": shown})


@pytest.mark.parametrize("path", ["/register/", REORGANISE, "/register/details/?council=936", "/register/body/"])
def test_only_an_administrator_sees_them(register, client, editor_client, admin, path):
    assert client.get(path).status_code == 302
    assert editor_client.get(path).status_code == 403
    assert editor_client.post(path, surrey_form(do="look")).status_code == 403
    assert admin.get(path).status_code == 200


def test_looking_changes_nothing_and_says_what_will_follow(record, admin):
    before = register_rows()
    page = words(look(admin))
    assert register_rows() == before
    assert "East Surrey and West Surrey take over from Surrey on 1 April 2027" in page
    assert "This is what will follow. Nothing is saved yet." in page
    assert "31 March 2027 England 153 153 0" in page
    assert "1 April 2027 England 153 → , with the change 154" in page
    assert "1 April 2027 South East 19 → , with the change 20" in page
    assert "Counts, not yet inspected" in page
    assert "/councils/east-surrey/ new page of East Surrey" in page
    assert "East Surrey Council no council of that day: review asks East Surrey" in page
    assert "Surrey is a neighbour of 8 councils" in page


def test_what_was_shown_is_saved_with_who_and_why(surrey_shown, admin):
    response = save(admin, surrey_shown)
    change = RegisterChange.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, f"/register/changes/{change.pk}/")
    assert (change.made_by.username, change.why, change.source) == ("ada", "The order was made.", "SI 2026/264")
    assert "by Ada Min" in words(admin.get(response.headers["Location"]))
    assert Authority.objects.get(dfe_number="950").slug == "east-surrey"


def test_a_second_press_of_the_button_leads_to_what_the_first_saved(surrey_shown, admin, monkeypatch):
    Clock(monkeypatch, timezone.now())
    first, second = save(admin, surrey_shown), save(admin, surrey_shown)
    assert (second.status_code, second.headers["Location"]) == (302, first.headers["Location"])
    assert RegisterChange.objects.count() == 1
    assert "There is a problem" in words(save(admin, surrey_shown, why="Another reason."))


def test_nothing_is_saved_where_the_record_changed_since(surrey_shown, admin):
    _move_another_council()
    page = save(admin, surrey_shown)
    assert "Nothing was saved, because the record has changed since you looked." in words(page)
    assert not RegisterChange.objects.exists()
    save(admin, mark_of(page))
    assert RegisterChange.objects.exists()


def _move_another_council():
    """Another council of the South East changes its region meanwhile."""
    council = Authority.objects.get(dfe_number="886")
    council.region = "London"
    council.save()


def test_what_was_never_shown_is_not_saved(record, admin):
    for shown in ("", "0" * 20):
        assert save(admin, shown).status_code == 200
    assert not RegisterChange.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"new-0-region": "Mars"}, "Select a valid choice. Mars is not one of the available choices."),
        ({"new-0-code": "E10000090"}, "Code of the ONS: The codes of a unitary authority begin with E06"),
        ({"new-0-dfe_number": "936"}, "DfE number: 936 is the number of Surrey, and a number is never given twice."),
        ({"new-0-slug": "surrey"}, "Address: “surrey” is the address of Surrey, and will stay so. Choose another."),
        ({"new-0-slug": "../kent"}, "“../kent” is the address of another page, or none at all."),
        ({"new-0-short_name": "东"}, "Address: It needs an address."),
        ({"new-0-from_936": ""}, "Say what East Surrey takes over, and from whom."),
        ({"new-0-neighbour_1": "Atlantis"}, "“Atlantis” is not a council of the register: choose one from the list."),
        ({"new-0-neighbour_1": "Surrey (936)"}, "Neighbour 1: Surrey ends the day before"),
        ({"why": ""}, "Reason: This field is required."),
        ({"source": " "}, "Source: This field is required."),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_kept(record, admin, changes, said):
    response = look(admin, **changes)
    page = words(response)
    assert "There is a problem" in page
    assert said in page
    assert 'value="West Surrey Council"' in response.content.decode()


def test_neighbours_are_chosen_by_name_or_number_and_may_begin_with_it(record, admin):
    page = words(look(admin, **{"new-0-neighbour_1": "West Surrey", "new-0-neighbour_2": "302"}))
    assert "The neighbours of East Surrey, in order: West Surrey and Barnet." in page


def test_a_council_that_ends_before_its_last_inspection_needs_a_word(record, admin):
    address = REORGANISE.replace("2027-04-01", "2020-04-01")
    form = surrey_form(do="look")
    page = admin.post(address, form)
    assert "Surrey would end on 31 March 2020, but" in words(page)
    form |= {"do": "save", "shown": mark_of(page)}
    assert "Say that you know this" in words(admin.post(address, form))
    assert admin.post(address, form | {"agreed": "yes"}).status_code == 302


def test_a_change_is_undone_from_its_page_with_a_reason(surrey_shown, admin):
    before = register_rows()
    page = save(admin, surrey_shown).headers["Location"]
    assert "Say why you are undoing it." in words(admin.post(page, {"why": " "}))
    assert admin.post(page, {"why": "Too early."}).status_code == 302
    assert register_rows() == before
    assert "Too early." in words(admin.get(page))
    assert "Undone" in words(admin.get("/register/"))


def test_the_page_says_what_depends_on_a_change(surrey_shown, admin):
    page = save(admin, surrey_shown).headers["Location"]
    day = datetime.date(2028, 1, 5)
    Inspection.objects.create(
        authority=Authority.objects.get(dfe_number="950"), key="made-up", framework="ilacs", kind="full",
        published=day, published_source="entered", origin="import",
    )  # fmt: skip
    said = "East Surrey has 1 inspection on the record."
    assert said in words(admin.get(page))
    assert said in words(admin.post(page, {"why": "Too early."}))


def details_of(admin, number):
    """The form of a council's details, filled in as it is."""
    page = admin.get(f"/register/details/?council={number}")
    form = page.context["entry"].facts
    return {name: "" if (value := form[name].value()) is None else value for name in form.fields}


def test_a_new_name_shows_the_address_that_leads_on(record, admin, client):
    address = "/register/details/?council=936"
    fields = details_of(admin, "936") | {"short_name": "Greater Surrey", "slug": "greater-surrey"}
    shown = look(admin, address, **fields)
    assert "/councils/surrey/ leads on to /councils/greater-surrey/" in words(shown)
    assert save(admin, mark_of(shown), address, **fields).status_code == 302
    assert client.get("/councils/surrey/").headers["Location"] == "/councils/greater-surrey/"
    assert RegisterChange.objects.get().title == "Surrey: short name and address"


def test_nothing_is_saved_where_nothing_changes(record, admin):
    for number in ("936", "302", "201"):
        page = look(admin, f"/register/details/?council={number}", **details_of(admin, number))
        assert "Nothing would change: the register already has all of this." in words(page)


def test_a_trust_ends_and_the_others_it_serves_go_on(record, admin):
    kept = Authority.objects.get(dfe_number="868").bodies.get(name="Achieving for Children").pk
    other = Authority.objects.get(dfe_number="314").bodies.get(name="Achieving for Children")
    address = f"/register/body/?body={kept}"
    form = admin.get(address).context["entry"].body
    fields = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    fields |= {"valid_to": "2026-03-31"}
    shown = look(admin, address, **fields)
    assert "Last day: none" not in words(shown)
    assert save(admin, mark_of(shown), address, **fields).status_code == 302
    other.refresh_from_db()
    assert other.valid_to is None
    assert Authority.objects.get(dfe_number="868").bodies.get(pk=kept).valid_to == datetime.date(2026, 3, 31)


@pytest.mark.parametrize(
    "query",
    ["?on=x&ends=936&new=2", "?on=2027-04-01&new=1", "?on=2027-04-01&ends=999&new=1", "?ends=936", "?new=99",
     "?on=2027-04-01&ends=936&goes_on=936&new=1"],
)  # fmt: skip
def test_a_start_that_does_not_fit_is_asked_for_again(register, admin, query):
    assert "There is a problem" in words(admin.get(f"/register/reorganise/{query}"))


NOWHERE = ("details/?council=", "details/?council=x", "body/?body=x", "body/?body=99999", "changes/99/")


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_not_found(register, admin, path):
    assert admin.get(f"/register/{path}").status_code == 404
