"""A mail of news: the subject that says how much there is of what, and a section for each sort of news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from dashboard.claims.words import count_noun, join_words
from dashboard.watching.news import NewsItem, Sort, covered_news
from inspections.queries.watching import Topic, covered_by

MOST_ITEMS: Final = 60
"""In one section of a mail; the first run of collecting finds hundreds."""
_NOUNS: Final = {
    Sort.REPORT: ("new report", "new reports"),
    Sort.CORRECTION: ("correction", "corrections"),
    Sort.HISTORY: ("addition to the history", "additions to the history"),
    Sort.LISTED: ("change of the inspectorate’s list", "changes of the inspectorate’s list"),
}


@dataclass(frozen=True)
class DigestLine:
    title: str
    sentence: str
    href: str


@dataclass(frozen=True)
class Section:
    heading: str
    items: tuple[NewsItem | DigestLine, ...]


@dataclass(frozen=True)
class Digest:
    """`subject` is None where nothing happened."""

    subject: str | None
    sections: tuple[Section, ...]
    following: str


def digest_of(news: Sequence[NewsItem], topics: Iterable[Topic], waiting: int = 0) -> Digest:
    """What one watcher is told: each item once, whichever of the topics cover it.

    `waiting` is how many reports wait for a person, 0 for whoever is not told that.
    """
    covered = [found for topic in topics if (found := covered_by(topic))]
    kept = {id(each): each for one in covered for each in covered_news(news, one)}
    items = [each for each in news if id(each) in kept]
    of_sort = {sort: [each for each in items if each.sort is sort] for sort in Sort}
    counts = [count_noun(len(found), *_NOUNS[sort]) for sort, found in of_sort.items() if found]
    sections = [_section(sort, found) for sort, found in of_sort.items() if found]
    if waiting:
        counts.append(count_noun(waiting, "report waits", "reports wait"))
        sections.append(_queue_section(waiting))
    following = join_words([each.name for each in covered])
    return Digest(f"Inspection Outcomes: {join_words(counts)}" if counts else None, tuple(sections), following)


def _queue_section(waiting: int) -> Section:
    line = DigestLine(
        count_noun(waiting, "report waits", "reports wait"), "For a person to look at.", reverse("inspections:reports")
    )
    return Section("The queue", (line,))


def _section(sort: Sort, items: list[NewsItem]) -> Section:
    more = f", the first {MOST_ITEMS} of them" if len(items) > MOST_ITEMS else ""
    return Section(f"{count_noun(len(items), *_NOUNS[sort])}{more}", tuple(items[:MOST_ITEMS]))
