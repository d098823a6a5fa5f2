"""Everything that people changed, in one list, newest first: in review, on the record, in the admin, by imports."""

from __future__ import annotations

import heapq

from django.contrib.auth.models import User

from inspections.models import Change, Import
from inspections.models.logged_change import ChangeLog, ChangesAsked, LoggedChange
from inspections.queries.change_sources import change_sources, models_with_history


def change_log(asked: ChangesAsked, *, first: int, count: int) -> ChangeLog:
    """A page of it. For each kind of row two queries find which are on it, and two more read those."""
    sources = change_sources(asked)
    wanted, total = [], 0
    for place, source in enumerate(sources):
        total += source.found.count()
        keys = source.found.order_by(f"-{source.when}", "-pk").values_list(source.when, "pk")[: first + count]
        wanted.append([(at, place, pk) for at, pk in keys])
    merged = list(heapq.merge(*wanted, key=lambda each: (each[0], each[2]), reverse=True))[first : first + count]
    read: dict[tuple[int, int], LoggedChange] = {}
    for place, source in enumerate(sources):
        pks = [pk for _, other, pk in merged if other == place]
        if pks:
            read |= {(place, pk): each for pk, each in source.read(pks)}
    return ChangeLog(tuple(read[place, pk] for _, place, pk in merged), total)


def people_who_changed() -> list[User]:
    """Whoever has changed anything in a review, by an import or on the record, by name."""
    pks = set(Change.objects.order_by().values_list("by", flat=True).distinct())
    for name in ("by", "taken_back_by"):
        pks |= set(Import.objects.exclude(**{name: None}).order_by().values_list(name, flat=True).distinct())
    for model in models_with_history():
        rows = model.history.model.objects.exclude(history_user=None).order_by()
        pks |= set(rows.values_list("history_user", flat=True).distinct())
    return sorted(User.objects.filter(pk__in=pks), key=lambda each: each.get_full_name() or each.username)
