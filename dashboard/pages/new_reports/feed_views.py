"""Atom feeds of new reports: for all councils, and for one."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from authorities.queries import authority_by_slug
from dashboard.pages.new_reports.feed import FeedEntry, feed_entries, history_entries, listed_entries, merged
from dashboard.shared.licence import ATTRIBUTION
from dashboard.shared.links import council_address
from dashboard.shared.topics import topics_given
from dashboard.web.http_cache import feed_revalidated_by_record
from inspections.queries.corrections import Correction, corrections, corrections_of_council
from inspections.queries.listed import frameworks_of, unheld_and_gone
from inspections.queries.newest import newest_and_lately_recorded
from inspections.queries.watching import Covered, both, covered_by, of_inspections, theme_of_inspections

ENTRIES = 40
"""More than are published in two months, so that a feed reader that is opened seldom misses none."""
ADDED = 20
"""Besides those, of older reports that came to the record."""
LISTED = 20
"""Besides those, of what the inspectorate lists or lists no longer: an old report that it adds is news all the same."""
AUTHOR = "Inspection Outcomes"


@feed_revalidated_by_record
def feed(request: HttpRequest) -> HttpResponse:
    """Of everything; of what council, neighbours, region, framework and theme leave, where the address asks so."""
    home, covered = reverse("dashboard:national"), _asked(request)
    if covered is not None:
        return _atom(request, f"Inspection reports: {covered.name}", home, _covered_entries(covered))
    listed = listed_entries(*unheld_and_gone(), LISTED)
    return _atom(request, "New inspection reports in England", home, _newest_first(corrections(), listed))


def _newest_first(corrected: Iterable[Correction], listed: Iterable[FeedEntry], **of: Any) -> tuple[FeedEntry, ...]:
    """Reports with corrections, what came to the history, and what is listed: each has room of its own. `of` narrows
    the inspections, as `newest_and_lately_recorded` has it.
    """
    newest, added = newest_and_lately_recorded(newest=ENTRIES, lately=ADDED, **of)
    found = (*feed_entries(newest, corrected, ENTRIES), *history_entries(added), *listed)
    return merged(found, ENTRIES + ADDED + LISTED)


def _asked(request: HttpRequest) -> Covered | None:
    """What the address asks for; None where that is everything. Raises Http404 where there is nothing of a name."""
    found = None
    for topic in topics_given(request.GET.dict()):
        one = covered_by(topic)
        if one is None:
            raise Http404(f"There is no {topic.kind} “{topic.value[:80]}”.")
        found = one if found is None else both(found, one)
    return found


def _covered_entries(covered: Covered) -> tuple[FeedEntry, ...]:
    found = corrections()
    about = of_inspections(each.inspection for each in found)
    of_theme = theme_of_inspections(covered.theme, about) if covered.theme else about.keys()
    kept = [each for each in found if each.inspection in of_theme and covered.has(*about[each.inspection])]
    every, went = unheld_and_gone()
    unheld = [each for each in every if covered.has(each.authority_id, *each.frameworks)]
    gone = [each for each in went if covered.has(each.council.authority_id, *frameworks_of(each))]
    listed = () if covered.theme else listed_entries(unheld, gone, LISTED)
    return _newest_first(kept, listed, covered=covered)


@feed_revalidated_by_record
def council_feed(request: HttpRequest, slug: str) -> HttpResponse:
    authority = authority_by_slug(slug)
    if authority is None:
        raise Http404(f"No council has the address “{slug}”.")
    listed, went = unheld_and_gone()
    unheld = [each for each in listed if each.authority_id == authority.pk]
    gone = [each for each in went if each.council.authority_id == authority.pk]
    found = _newest_first(
        corrections_of_council(authority.pk), listed_entries(unheld, gone, LISTED), authority=authority
    )
    home = council_address(slug)
    return _atom(request, f"{authority.short_name}: inspection reports", home, found)


def _atom(request: HttpRequest, title: str, home: str, found: Iterable[FeedEntry]) -> HttpResponse:
    """The feed as a response; its absolute addresses are built from the request."""
    whole = request.build_absolute_uri
    atom = Atom1Feed(
        title=title,
        link=whole(home),
        description="With their grades, newest first.",
        subtitle="With their grades, newest first.",
        language="en-GB",
        author_name=AUTHOR,
        feed_url=whole(request.path),
        feed_copyright=ATTRIBUTION,
    )
    for entry in found:
        atom.add_item(
            title=entry.title,
            link=whole(entry.href),
            description=entry.summary,
            unique_id=entry.name,
            pubdate=entry.at,
            updateddate=entry.updated,
        )
    response = HttpResponse(content_type=atom.content_type)
    atom.write(response, "utf-8")
    return response
