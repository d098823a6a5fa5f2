"""Publishing through the page, as a person does: with the mark of the summary that the page shows."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from inspections.models import Report


def summary_mark(client: Client, report: Report) -> str:
    """The mark in the form that publishes."""
    page = client.get(reverse("inspections:review", args=(report.pk,))).content.decode()
    form = page[page.index(f'action="{reverse("inspections:publish", args=(report.pk,))}"') :]
    found = re.search(r'name="mark" value="([^"]+)"', form)
    assert found
    return found[1]


def publish_as_shown(client: Client, report: Report, **how: Any) -> HttpResponse:
    """Look at the summary, then publish; `how` goes to the client."""
    given = {"mark": summary_mark(client, report)}
    response: HttpResponse = client.post(reverse("inspections:publish", args=(report.pk,)), given, **how)
    return response
