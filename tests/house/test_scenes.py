"""Scenes are made once, given to each test as they were made, and gone for tests that do not ask for them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection

from tests.scenes import scene

MADE: list[str] = []


@scene
def ann(db: None) -> User:
    MADE.append("ann")
    return User.objects.create_user("ann", first_name="Ann")


@scene
def bea(ann: User) -> list[User]:
    MADE.append("bea")
    return [ann, User.objects.create_user("bea")]


@pytest.mark.parametrize("number", [1, 2])
def test_each_test_begins_with_it_as_it_was_made(ann: User, number: int) -> None:
    assert ann.first_name == "Ann"
    assert list(User.objects.values_list("first_name", flat=True)) == ["Ann"]
    assert MADE == ["ann"]
    ann.first_name = "Changed"
    ann.save()


@pytest.mark.parametrize("number", [1, 2])
def test_one_scene_is_made_from_another(bea: list[User], number: int) -> None:
    assert sorted(User.objects.values_list("username", flat=True)) == ["ann", "bea"]
    bea.pop().delete()


def test_a_closed_connection_takes_none_along_to_the_next_test(bea: list[User]) -> None:
    connection.close()


@pytest.mark.parametrize("number", [1, 2])
def test_it_is_there_again_after_a_closed_connection(ann: User, bea: list[User], number: int) -> None:
    assert User.objects.count() == len(bea) == 2


def test_who_does_not_ask_for_it_does_not_see_it(db: None) -> None:
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_where_tests_commit_it_is_made_anew(bea: list[User]) -> None:
    assert not connection.in_atomic_block
    assert User.objects.count() == len(bea) == 2
