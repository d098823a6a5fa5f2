"""An inspection's addresses: by number, by key, and after it was withdrawn."""

from inspections.actions import publishing
from inspections.models import Inspection
from tests.dashboard.seen import see
from tests.inspections.actions.test_publishing import publish
from tests.readings import answered, ilacs
from tests.scenes import scene


@scene
def published(register, editor):
    """An inspection that only its report brought."""
    return publish(answered(ilacs(), by=editor), editor)


def withdraw(inspection, editor, why="the wrong file"):
    publishing.withdraw(report=inspection.report_id, by=editor, why=why)


def test_the_key_of_the_data_is_an_address(published, client):
    response = client.get(f"/inspections/{published.key}/?at=overall")
    assert (response.status_code, response.headers["Location"]) == (301, f"/inspections/{published.pk}/?at=overall")


def test_a_key_that_no_inspection_had_is_not_there(published, client):
    assert client.get("/inspections/861-ilacs-1999-01-01/").status_code == 404
    assert client.get("/inspections/999999/").status_code == 404


def test_a_withdrawn_inspection_says_what_when_and_why(published, editor, client):
    withdraw(published, editor)
    response = client.get(f"/inspections/{published.key}/", follow=True)
    seen = see(response, status=410)
    assert seen.heading == "Withdrawn: Stoke-on-Trent, ILACS standard inspection, 15 July 2025"
    assert "The reason given: the wrong file" in seen.text
    assert "This inspection was taken off the record on " in seen.text
    assert editor.get_full_name() not in seen.text


def test_a_withdrawal_without_a_reason_says_that_there_is_none(published, editor, client):
    withdraw(published, editor, why="")
    assert "No reason was given." in see(client.get(f"/inspections/{published.pk}/"), status=410).text


def test_what_stands_for_it_is_named(published, editor, client):
    withdraw(published, editor)
    # The same report comes back by another file: it has a number of its own where nothing tells the two apart.
    other = Inspection.objects.create(
        key="861-ilacs-2025-05-12-2",
        authority=published.authority,
        framework="ilacs",
        kind="standard",
        start="2025-05-13",
        end="2025-05-23",
        published="2025-07-15",
        origin="import",
    )
    seen = see(client.get(f"/inspections/{published.pk}/"), status=410)
    assert seen.links["The inspection that stands on the record in its place"] == f"/inspections/{other.pk}/"


def test_publishing_again_brings_the_page_back(published, editor, client):
    withdraw(published, editor)
    publishing.take_up(report=published.report_id, by=editor)
    publishing.publish(report=published.report_id, by=editor)
    assert client.get(f"/inspections/{published.pk}/").status_code == 200
