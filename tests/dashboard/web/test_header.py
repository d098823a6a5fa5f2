"""The header: an entry for each page that declares one, in the order of the pages, with the current one marked."""

import re

import pytest
from django.test import Client

from tests.dashboard.once import OF_THE_RECORD

pytestmark = OF_THE_RECORD
ENTRIES = ["National", "Distribution", "Councils", "Compare", "Movement", "Recommendations", "Method and data"]
_LINK = re.compile(r'<a\s+href="[^"]*"\s*(?:aria-current="(\w+)")?\s*>\s*([^<]*?)\s*</a>')


def entries_on(client: Client, address: str) -> dict[str, str]:
    """Each entry of the header with its aria-current, blank if it has none."""
    page = client.get(address).content.decode()
    header = re.search(r'<nav class="nav".*?</nav>', page, re.DOTALL)
    assert header
    return {label: current for current, label in _LINK.findall(header[0])}


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", {"National": "page"}),
        ("/new/", {"National": "true"}),
        ("/councils/", {"Councils": "page"}),
        ("/councils/stoke-on-trent/", {"Councils": "true"}),
        ("/data/", {"Method and data": "true"}),
        ("/accessibility/", {"Method and data": "true"}),
    ],
)
def test_a_page_marks_its_entry_or_the_one_that_it_stands_under(
    address: str, marked: dict[str, str], record: None, client: Client
):
    found = entries_on(client, address)
    assert list(found) == ENTRIES
    assert {label: current for label, current in found.items() if current} == marked


def test_an_editor_finds_the_entries_for_editing_on_the_pages_of_reports(editor_client: Client):
    assert entries_on(editor_client, "/reports/") == {"Reports": "page", "Changes": "", "Public pages": ""}
