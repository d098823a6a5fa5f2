"""Scenes are made once, given to each test as they were made, and gone for tests that do not ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection

from tests.scenes import Scene, Scenes, refuse_what_is_of_one_test, scene

MADE: list[str] = []


@scene
def ann(db: None) -> User:
    MADE.append("ann")
    return User.objects.create_user("ann", first_name="Ann")


@scene
def bea(ann: User) -> list[User]:
    MADE.append("bea")
    return [ann, User.objects.create_user("bea")]


@scene
def zed(ann: User) -> User:
    """Made of a person whom it changes."""
    ann.first_name = "Changed"
    return User.objects.create_user("zed", first_name=ann.first_name)


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


# In memory SQLite ignores it: there this says something on PostgreSQL alone.
def test_a_closed_connection_takes_none_along_to_the_next_test(bea: list[User]) -> None:
    connection.close()


@pytest.mark.parametrize("number", [1, 2])
def test_it_is_there_again_after_a_closed_connection(ann: User, bea: list[User], number: int) -> None:
    assert User.objects.count() == len(bea) == 2


def test_what_one_scene_does_to_another_is_its_own(ann: User, zed: User) -> None:
    assert (ann.first_name, zed.first_name) == ("Ann", "Changed")


def test_who_does_not_ask_for_it_does_not_see_it(zed: User) -> None:
    assert sorted(User.objects.values_list("username", flat=True)) == ["ann", "zed"]


def test_one_that_cannot_be_made_leaves_nothing(db: None) -> None:
    def fails(db: None) -> None:
        User.objects.create_user("half made")
        raise ValueError("on purpose")

    scenes = Scenes()
    for _ in range(2):
        with pytest.raises(ValueError, match="on purpose"):
            scenes.stand([Scene(fails, ("db",))], lambda name: None)
        assert not User.objects.exists()


def test_it_may_not_ask_for_what_is_of_one_test(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    def folder(tmp_path: Path) -> Path:
        return tmp_path

    with pytest.raises(pytest.UsageError, match="the scene folder asks for tmp_path, which is of one test alone"):
        refuse_what_is_of_one_test(request.node, Scene(folder, ("tmp_path",)))


@pytest.mark.django_db(transaction=True)
def test_where_tests_commit_it_is_made_anew(bea: list[User]) -> None:
    assert not connection.in_atomic_block
    assert User.objects.count() == len(bea) == 2
