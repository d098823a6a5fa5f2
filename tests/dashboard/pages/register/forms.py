"""The form of Surrey's two councils as a browser sends it."""

from __future__ import annotations

import re

from django.http import HttpResponse

REORGANISE = "/register/reorganise/?on=2027-04-01&ends=936&new=2"
REASON = {"why": "The order was made.", "source": "SI 2026/264"}


def surrey_form(**changes: str) -> dict[str, str]:
    """Numbers and codes are made up for the tests."""
    fields: dict[str, str] = dict(REASON)
    for place, (number, side, code) in enumerate([("950", "East", "E06000090"), ("951", "West", "E06000091")]):
        own = {
            "dfe_number": number,
            "name": f"{side} Surrey Council",
            "short_name": f"{side} Surrey",
            "type": "unitary",
            "region": "South East",
            "code": code,
            "from_936": "part",
        }
        fields |= {f"new-{place}-{name}": value for name, value in own.items()}
    return fields | changes


def words(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def mark_of(response: HttpResponse) -> str:
    found = re.search(r'name="shown" value="(\w+)"', response.content.decode())
    assert found, words(response)
    return found.group(1)
