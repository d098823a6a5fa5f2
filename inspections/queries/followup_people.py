"""Who can read the follow-up of a council, and who is written to about it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from authorities.changes.wanted import WHOLE
from authorities.models import Authority, Succession
from inspections.models import CouncilResponse
from inspections.roles import Role


def council_people(council: Authority) -> list[User]:
    """The open accounts of its editors, and of those of the council that took it over whole, by name."""
    after = Succession.objects.filter(predecessor=council, extent=WHOLE, date__lte=timezone.localdate())
    councils = [council.pk, *after.values_list("successor", flat=True)]
    found = User.objects.filter(is_active=True, person__role=Role.COUNCIL, person__council__in=councils)
    return _by_name(found.select_related("person__council"))


def councils_that_follow_up() -> list[tuple[Authority, int, int]]:
    """Every council with an editor or a response: how many people it has, and how many actions."""
    people = Count("people", filter=Q(people__user__is_active=True), distinct=True)
    actions = Count("responses__planned", distinct=True)
    found = Authority.objects.annotate(editors=people, planned=actions).filter(Q(editors__gt=0) | Exists(_responses()))
    return [(each, each.editors, each.planned) for each in found.order_by("short_name")]


def _responses() -> QuerySet[CouncilResponse]:
    return CouncilResponse.objects.filter(authority=OuterRef("pk"))


def administrators() -> list[User]:
    """The open accounts of administrators, by name: they can read every council's, to help and to moderate."""
    given, by_command = Q(person__role=Role.ADMINISTRATOR), Q(person=None, is_superuser=True)
    return _by_name(User.objects.filter(given | by_command, is_active=True))


def _by_name(users: Iterable[User]) -> list[User]:
    return sorted(users, key=lambda each: (each.get_full_name() or each.get_username()).casefold())
