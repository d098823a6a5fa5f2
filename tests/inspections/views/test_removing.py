"""The page of an upload lets an administrator remove it, asks twice, and says what was removed."""

import pytest
from django.urls import reverse

from inspections.models import RemovedReport, Report
from tests.inspections.once import OF_A_PAGE
from tests.readings import answered, ilacs, refused, uploaded

pytestmark = OF_A_PAGE


def words(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("reading", [ilacs(), refused()], ids=["to review", "refused"])
def test_an_administrator_finds_it_on_the_page_and_nobody_else_does(register, reading, admin_client, editor_client):
    report = answered(reading)
    page = reverse("inspections:review", args=(report.pk,))
    assert "Remove this upload for good" in words(admin_client.get(page))
    assert "Remove this upload for good" not in words(editor_client.get(page))


def test_it_goes_with_a_reason_and_stands_in_the_list(admin_client, editor_client):
    report = uploaded()
    address = reverse("inspections:remove", args=(report.pk,))
    unsure = admin_client.post(address, {"why": "Added by <mistake>"})
    assert unsure.status_code == 422
    assert "Tick the box to say that you understand" in words(unsure)
    assert "Added by &lt;mistake&gt;</textarea>" in words(unsure)
    assert "Say why it is being removed" in words(admin_client.post(address, {"why": " ", "sure": "yes"}))
    assert editor_client.post(address, {"why": "x", "sure": "yes"}).status_code == 403
    done = admin_client.post(address, {"why": "Added by mistake", "sure": "yes"}, follow=True)
    assert "1 upload removed for good" in words(done)
    assert "Added by mistake" in words(done)
    assert report.sha256 in words(done)
    assert not Report.objects.exists()
    assert admin_client.post(address, {"why": "Added by mistake", "sure": "yes"}).status_code == 404
    assert editor_client.get(reverse("inspections:removed")).status_code == 403


def test_it_is_let_in_again_there(admin_client):
    report = uploaded()
    admin_client.post(reverse("inspections:remove", args=(report.pk,)), {"why": "Mistake", "sure": "yes"})
    lift = reverse("inspections:lift_removal", args=(RemovedReport.objects.get().pk,))
    assert "can be added again" in words(admin_client.post(lift, follow=True))
    assert "This file can already be added again" in words(admin_client.post(lift, follow=True))
    assert admin_client.post(reverse("inspections:lift_removal", args=(99,))).status_code == 404
    assert uploaded().state == Report.State.QUEUED
