"""`python -m checks.visits.pages`: prints the pages to visit, as the product's own data and addresses have them.

A line is a state, a space and an address: `indexed` and `public` are of visitors, `own` of somebody who is signed in.
The last line is `session`, a space and the session of that person.
"""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from checks.addresses import public_addresses  # noqa: E402
from inspections.models import Report  # noqa: E402
from inspections.urls import urlpatterns  # noqa: E402

_NOT_INDEXED = b'<meta name="robots" content="noindex'


def _client() -> Client:
    return Client(headers={"host": "localhost"})


def public() -> list[tuple[str, str]]:
    """Every page that a visitor may open, and the page to sign in; whether search engines may show it."""
    found, client = list[tuple[str, str]](), _client()
    for address in (*public_addresses(), reverse("login")):
        answer = client.get(address)
        is_page = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
        if is_page and not answer.streaming:
            kept_out = address == reverse("login") or _NOT_INDEXED in answer.content
            found.append(("public" if kept_out else "indexed", address))
    return found


def own(client: Client) -> list[str]:
    """The pages of whoever is signed in that need nothing in their address, and the page of the newest report."""
    plain = [reverse(f"inspections:{each.name}") for each in urlpatterns if not each.pattern.regex.groups]
    reviewed = Report.objects.filter(state=Report.State.TO_REVIEW).order_by("-pk").values_list("pk", flat=True)[:1]
    addresses = [*plain, *(reverse("inspections:review", args=[pk]) for pk in reviewed)]
    answers = {address: client.get(address) for address in addresses}
    return [
        address
        for address, answer in answers.items()
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
    ]


def main() -> int:
    client = _client()
    client.force_login(User.objects.filter(is_active=True).order_by("-is_superuser", "pk")[0])
    for state, address in (*public(), *(("own", address) for address in own(client))):
        print(state, address)
    print("session", client.cookies[settings.SESSION_COOKIE_NAME].value)
    return 0


if __name__ == "__main__":
    sys.exit(main())
