"""What can be followed, in words and as what it covers; and who is due a mail."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.utils import timezone

from authorities.models import Authority, Neighbour
from authorities.queries import authority_by_slug, region_names
from inspections.models import Inspection, Watch, Watcher, WithdrawnInspection
from inspections.people.rights import Right, may
from inspections.queries.report_list import NEEDS_EYES, ReportFilter, section_counts
from inspections.reading.frameworks import frameworks
from inspections.roles import Role
from inspections.search.themes import LABELS

Kind = Watch.Kind


@dataclass(frozen=True)
class Topic:
    """Something to follow, as an address of a feed or a row of the table names it."""

    kind: str
    value: str


QUEUE: Final = Topic(Kind.QUEUE.value, "")
"""Followed by people with an account only: whoever else has the address is told nothing of it."""


@dataclass(frozen=True)
class Covered:
    """What a topic covers, None where it does not ask for that. `name` is how it is called in sentences."""

    name: str
    councils: frozenset[int] | None = None
    framework: str | None = None
    theme: str | None = None

    def has(self, authority: int | None, *frameworks: str) -> bool:
        """Whether it covers what is of the council and of one of the frameworks; its theme is asked for apart."""
        by_council = self.councils is None or authority in self.councils
        return by_council and (self.framework is None or self.framework in frameworks)


_WITHOUT_VALUE: Final[Mapping[str, Covered]] = {
    Kind.EVERYTHING.value: Covered("all councils"),
    # It is no news of the record: who may see it is told how much waits.
    Kind.QUEUE.value: Covered("the queue of reports", frozenset()),
}


def covered_by(topic: Topic) -> Covered | None:
    """None where there is nothing of that name."""
    if not topic.value:
        return _WITHOUT_VALUE.get(topic.kind)
    if topic.kind in (Kind.COUNCIL, Kind.NEIGHBOURS):
        return _around(topic)
    if topic.kind == Kind.REGION and topic.value in region_names():
        of_region = Authority.objects.filter(region=topic.value).values_list("pk", flat=True)
        return Covered(topic.value, frozenset(of_region))
    known = frameworks().get(topic.value)
    if topic.kind == Kind.FRAMEWORK and known is not None and not known.is_secondary:
        return Covered(known.name, framework=topic.value)
    if topic.kind == Kind.THEME and topic.value in LABELS:
        return Covered(f"the theme “{LABELS[topic.value]}”", theme=topic.value)
    return None


def _around(topic: Topic) -> Covered | None:
    authority = authority_by_slug(topic.value)
    if authority is None:
        return None
    if topic.kind == Kind.COUNCIL:
        return Covered(authority.short_name, frozenset({authority.pk}))
    own = Neighbour.objects.filter(authority=authority, edition=Neighbour.Edition.CURRENT)
    return Covered(f"the neighbours of {authority.short_name}", frozenset(own.values_list("neighbour", flat=True)))


def both(one: Covered, other: Covered) -> Covered:
    """What both cover; two frameworks or two themes are never asked for together."""
    councils = one.councils if other.councils is None else other.councils
    if one.councils is not None and other.councils is not None:
        councils = one.councils & other.councils
    names = f"{one.name}, {other.name}"
    return Covered(names, councils, one.framework or other.framework, one.theme or other.theme)


def theme_of_inspections(theme: str, pks: Iterable[int]) -> frozenset[int]:
    """Which of the inspections have a finding or a passage on the theme."""
    found = Inspection.objects.filter(pk__in=list(pks), passages__themes__theme=theme)
    return frozenset(found.order_by().values_list("pk", flat=True))


def of_inspections(pks: Iterable[int]) -> dict[int, tuple[int, str]]:
    """The council and framework of each inspection that is or was on the record; two queries."""
    asked = set(pks)
    held = Inspection.objects.filter(pk__in=asked).values_list("pk", "authority_id", "framework")
    gone = WithdrawnInspection.objects.filter(number__in=asked).values_list("number", "authority_id", "framework")
    return {pk: (authority, framework) for pk, authority, framework in [*gone, *held]}


@dataclass(frozen=True)
class Recorded:
    """An inspection that came on the record, or whose report did where its facts were there: `is_new` says which."""

    inspection: int
    at: datetime.datetime
    is_new: bool


def recorded_between(since: datetime.datetime, until: datetime.datetime) -> list[Recorded]:
    """Oldest first, without what was shipped and what is not on the record now; two queries."""
    rows = Inspection.history.model.objects.filter(history_type="+", history_date__gt=since, history_date__lte=until)
    first = dict(rows.exclude(history_role=Role.SHIPPED).order_by("-history_date").values_list("id", "history_date"))
    reports = Inspection.objects.filter(report__published_at__gt=since, report__published_at__lte=until)
    read = dict(reports.order_by().values_list("pk", "report__published_at"))
    held = set(Inspection.objects.filter(pk__in=first).values_list("pk", flat=True))
    found = [Recorded(pk, at, is_new=True) for pk, at in first.items() if pk in held]
    found += [Recorded(pk, at, is_new=False) for pk, at in read.items() if at and pk not in first]
    return sorted(found, key=lambda each: (each.at, each.inspection))


def waiting_for(email: str) -> int:
    """How many reports wait for a person, as whoever has the address may see; 0 where nobody with it may."""
    people = User.objects.filter(is_active=True, email__iexact=email).select_related("person")
    if not any(may(user, Right.SEE) for user in people):
        return 0
    counts = section_counts(ReportFilter())
    return sum(counts[key] for key in NEEDS_EYES)


_SETTLES_IN: Final = datetime.timedelta(minutes=15)
"""What is published has the time at which that began, and is seen when it ends; the longest takes a few minutes."""


@dataclass(frozen=True)
class Due:
    """A watcher whose mail is due, of what happened from `since` (not included) to `until`."""

    watcher: Watcher
    topics: tuple[Topic, ...]
    since: datetime.datetime
    until: datetime.datetime


def due_watchers(at: datetime.datetime | None = None) -> list[Due]:
    """At seven in the morning, of each day or of Mondays: whoever was told up to an earlier one. `at` is now.

    Told is what happened up to a quarter of an hour before that: what has a time by then can be seen by now.
    """
    now = timezone.localtime(at)
    today = now.replace(hour=7, minute=0, second=0, microsecond=0)
    day = today if today <= now else today - datetime.timedelta(days=1)
    settled = day - _SETTLES_IN
    until = {Watcher.Every.DAY: settled, Watcher.Every.WEEK: settled - datetime.timedelta(days=day.weekday())}
    found = []
    for watcher in Watcher.objects.exclude(told_until=None).prefetch_related("watches").order_by("pk"):
        end, since = until[Watcher.Every(watcher.every)], watcher.told_until
        topics = tuple(Topic(each.kind, each.value) for each in watcher.watches.all() if each.confirmed_at)
        if since is not None and since < end and topics:
            found.append(Due(watcher, topics, since, end))
    return found
