"""The pages that docs/questions.md names answer, and its count of what is answered is that of its tables."""

from __future__ import annotations

import re
from collections import Counter

from django.test import Client

from inspections.models import Inspection
from tests.house.files import ROOT

TEXT = (ROOT / "docs" / "questions.md").read_text()
LINES = [line for line in TEXT.splitlines() if line.startswith("| ") and " | Where | " not in line]
ROWS = [line.strip("| ").split(" | ") for line in LINES]
PLACES = {"<council>": "stoke-on-trent", "<number>": "861"}


def test_every_page_that_answers_a_question_is_there(record: None, client: Client):
    places = PLACES | {"<key>": Inspection.objects.filter(authority__slug="stoke-on-trent").latest("published").key}
    addresses = sorted({address for row in ROWS for address in re.findall(r"`(/[^`]*)`", row[1])})
    assert len(addresses) > 20
    for address in addresses:
        response = client.get(re.sub(r"<\w+>", lambda found: places[found.group()], address), follow=True)
        assert response.status_code == 200, address
        # A page says so where it could not use a part of its address.
        page = response.content.decode() if "html" in response.headers["Content-Type"] else ""
        assert "; showing " not in page, address


def test_the_count_of_answers_is_that_of_the_tables():
    answers = Counter(re.match(r"yes|in part|not yet", row[3])[0] for row in ROWS)
    said = re.search(r"(\d+) of the (\d+) are answered, (\d+) in part, and (\d+) not yet", TEXT)
    counted = [answers["yes"], len(ROWS), answers["in part"], answers["not yet"]]
    assert [int(number) for number in said.groups()] == counted
