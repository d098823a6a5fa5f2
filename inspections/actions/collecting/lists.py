"""The list of councils, page by page, until there is no more; a list that is empty or short is an alarm."""

from __future__ import annotations

import datetime
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from authorities.models import Authority
from inspections.actions.collecting.alarms import raise_alarm
from inspections.actions.collecting.reading_pages import ask_page
from inspections.collecting.fetching import FetchError, PoliteClient, StopCollectingError
from inspections.collecting.pages import ChangedPageError, CouncilOnList, ListPage, read_list_page
from inspections.models import CollectingRun, ListedCouncil

ROWS: Final = 100
"""As many councils as the site gives at once; where it gives fewer and leads on, we follow."""
LACKING: Final = "lacking:"
"""With this the alarms begin that say that a council is not on the list: then the list is not whole."""
_NEW_FOR: Final = datetime.timedelta(days=365)
"""The site may take so long to list a new council."""
_NAMED: Final = 8
"""So many councils are named one by one; of more the list itself is at fault."""
_MOST_PAGES: Final = 30
"""A list of 153 councils has two; one that never ends is none."""


def ask_for_councils(client: PoliteClient, run: CollectingRun) -> None:
    """Keep whom the list has. Raises StopCollectingError where it is empty or of another shape."""
    if run.list_read:
        return
    try:
        found = _whole_list(client)
    except (FetchError, ChangedPageError) as error:
        words = f"The list of councils could not be read: {error.message}"
        raise_alarm(run, "list", words)
        raise StopCollectingError(words, for_the_day=False) from error
    if not found:
        words = "The list of councils is empty. This does not mean that there is nothing new: look at the site."
        raise_alarm(run, "list", words)
        raise StopCollectingError(words, for_the_day=False)
    _keep(run, found)


def _whole_list(client: PoliteClient) -> dict[str, CouncilOnList]:
    """By URN. The next page begins after what was found: the site once changed how many it gives at once."""
    found: dict[str, CouncilOnList] = {}
    for _ in range(_MOST_PAGES):
        page = ask_page(client, _address(len(found)), read_list_page, ListPage)
        new = {each.urn: each for each in page.councils if each.urn not in found}
        found |= new
        if not new and page.councils:
            raise ChangedPageError("its pages repeat each other")
        if not new or (len(page.councils) < ROWS and not page.more):
            return found
    raise ChangedPageError("it has no end")


def _address(start: int) -> str:
    asked = [("q", ""), ("location", ""), ("lat", ""), ("lon", ""), ("radius", ""), ("level_1_types", "3")]
    asked += [("level_2_types[]", "12"), ("start", str(start)), ("rows", str(ROWS))]
    return f"{settings.COLLECT_SITE.rstrip('/')}/search?{urlencode(asked)}"


@transaction.atomic
def _keep(run: CollectingRun, found: dict[str, CouncilOnList]) -> None:
    authorities = dict(Authority.objects.exclude(ofsted_urn="").values_list("ofsted_urn", "pk"))
    for urn, each in found.items():
        row = ListedCouncil.objects.filter(urn=urn).first() or ListedCouncil(urn=urn)
        row.name, row.address, row.authority_id = each.name, each.address, authorities.get(urn)
        row.listed_in, row.left_at = run, None
        row.save()
    _compare_with_register(run, found)
    run.list_read = True
    run.save()


def _compare_with_register(run: CollectingRun, found: dict[str, CouncilOnList]) -> None:
    """Say which councils of today are not on the list, and whom of the list the register does not have."""
    today = timezone.localdate()
    expected = [each for each in Authority.objects.exclude(ofsted_urn="") if each.existed_on(today)]
    lacking = [each for each in expected if each.ofsted_urn not in found and each.existed_on(today - _NEW_FOR)]
    if len(lacking) > _NAMED:
        names = ", ".join(each.short_name for each in lacking[:_NAMED])
        words = f"{len(lacking)} present-day councils are not on the site’s list of councils: {names} and others."
        raise_alarm(run, f"{LACKING}many", words)
        lacking = []
    for each in lacking:
        raise_alarm(run, f"{LACKING}{each.ofsted_urn}", f"{each.short_name} is not on the site’s list of councils.")
    for row in ListedCouncil.objects.filter(listed_in=run, authority=None):
        words = f"The site lists {row.name} ({row.urn}), but no council in the register has that URN."
        raise_alarm(run, f"unknown:{row.urn}", words)
