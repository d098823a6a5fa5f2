"""Accounts of before roles get the role that fits what they could do."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User

from inspections.models import Person
from inspections.roles import account_role

migration = import_module("inspections.migrations.0030_roles_of_accounts")


@pytest.fixture
def _accounts(db):
    change = Permission.objects.get(codename="change_report")
    group = Group.objects.create(name="Editors")
    others = Group.objects.create(name="Those of one's own making")
    others.permissions.add(change)
    User.objects.create_superuser("ada").groups.add(group)
    User.objects.create_user("jo", is_staff=True).groups.add(group, others)
    User.objects.create_user("sam").groups.add(others)
    User.objects.create_user("kim", is_active=False).user_permissions.add(change)
    User.objects.create_user("lee", is_staff=True)


@pytest.mark.usefixtures("_accounts")
def test_superusers_administrate_and_whoever_could_change_reports_publishes():
    migration.give_roles(apps, None)
    found = {user.username: account_role(user) for user in User.objects.all()}
    assert found == {"ada": "administrator", "jo": "publisher", "sam": "publisher", "kim": "publisher", "lee": None}
    assert list(User.objects.filter(is_staff=True).values_list("username", flat=True)) == ["ada"]


@pytest.mark.usefixtures("_accounts")
def test_a_second_time_changes_nothing():
    migration.give_roles(apps, None)
    before = list(Person.objects.order_by("pk").values())
    migration.give_roles(apps, None)
    assert list(Person.objects.order_by("pk").values()) == before
