"""What several tests begin with, made once for all of them: each is given it as it was made.

A scene is a fixture that writes to the database. Making it in each test would take up to half of the time of all tests,
so it is made outside the transactions of the tests, in one around them, which is rolled back when a test comes that
does not ask for it. Tests that ask for the same scenes stand together (tests/conftest.py).

    @scene
    def stoke(record: None, editor: User) -> Inspection:
        return publish_stoke(editor)

It may ask for other scenes, for `record` and `db`, and for what stands for a module or longer: what each test has of
its own, such as changed settings, a folder or a clock, is refused. A test gets a copy of what it returned, which it may
change.
"""

from __future__ import annotations

import copy
import functools
import inspect
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

import pytest
from django.db import connection, transaction

_BASES: Final = frozenset({"db", "record"})
"""What stands below every scene, or says only that there is a database."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A fixture that may stand; `asks` are the names of the fixtures that it is made from."""

    make: Callable[..., Any]
    asks: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.make.__name__


@dataclass
class _Standing:
    scene: Scene
    around: transaction.Atomic
    value: Any


class Scenes:
    """The scenes that stand, each in a transaction inside that of the one before."""

    def __init__(self) -> None:
        self._stack: list[_Standing] = []

    def stand(self, wanted: Sequence[Scene], value_of: Callable[[str], Any]) -> None:
        """Lets these stand in this order and no other; `value_of` gives by name the fixtures that stand longer than a
        test.
        """
        both = zip(self._stack, wanted, strict=False)
        self.fall(keep=len(list(takewhile(lambda pair: pair[0].scene is pair[1], both))))
        for scene in wanted[len(self._stack) :]:
            self._make(scene, value_of)

    def fall(self, *, keep: int = 0) -> None:
        """Rolls back all but the first few; all, where a test closed the connection and took them along."""
        if connection.closed_in_transaction:
            keep = 0
        while len(self._stack) > keep:
            transaction.set_rollback(True)
            self._stack.pop().around.__exit__(None, None, None)

    def given(self, scene: Scene, asked: dict[str, Any]) -> Any:
        """A copy of what stands; where tests commit, nothing does, and it is made from what the test `asked` for."""
        standing = next((each for each in self._stack if each.scene is scene), None)
        return scene.make(**asked) if standing is None else copy.deepcopy(standing.value)

    def _make(self, scene: Scene, value_of: Callable[[str], Any]) -> None:
        # Copies here as well: what one scene does to another's value would outlive it.
        made = {each.scene.name: copy.deepcopy(each.value) for each in self._stack}
        around = transaction.atomic()
        # Actions that insist on the outermost transaction run inside it, as inside that of a test.
        around._from_testcase = True
        around.__enter__()
        try:
            rest = [name for name in scene.asks if name not in made and name not in _BASES]
            asked = dict.fromkeys(_BASES) | made | {name: value_of(name) for name in rest}
            value = scene.make(**{name: asked[name] for name in scene.asks})
        except BaseException:
            around.__exit__(*sys.exc_info())
            raise
        self._stack.append(_Standing(scene, around, value))


SCENES: Final = Scenes()


def scene(make: Callable[..., Any]) -> Any:
    """The fixture of that name."""
    signature = inspect.signature(make)
    own = Scene(make, tuple(signature.parameters))

    @functools.wraps(make)
    def fixture(**asked: Any) -> Any:
        return SCENES.given(own, asked)

    fixture.scene = own
    return pytest.fixture(fixture)


def scenes_of(item: pytest.Item) -> tuple[Scene, ...]:
    """Those that the test asks for, each after what it is made from; the same for every test that asks for the same."""
    found: dict[str, tuple[int, Scene]] = {}

    def level(name: str) -> int:
        own = _scene_named(item, name)
        if own is None:
            return 0
        refuse_what_is_of_one_test(item, own)
        if name not in found:
            found[name] = 1 + max(map(level, own.asks), default=0), own
        return found[name][0]

    for name in item.fixturenames:
        level(name)
    return tuple(own for _, (_, own) in sorted(found.items(), key=lambda each: (each[1][0], each[0])))


def refuse_what_is_of_one_test(item: pytest.Item, own: Scene) -> None:
    """Raises UsageError where a scene asks for itself, or for a fixture that only one test has."""
    for name in own.asks:
        definitions = item._fixtureinfo.name2fixturedefs.get(name)
        is_its_own = definitions is None or definitions[-1].scope == "function"
        if name == own.name or (name not in _BASES and is_its_own and _scene_named(item, name) is None):
            raise pytest.UsageError(f"{item.nodeid}: the scene {own.name} asks for {name}, which is of one test alone")


def _scene_named(item: pytest.Item, name: str) -> Scene | None:
    definitions = item._fixtureinfo.name2fixturedefs.get(name)
    return getattr(definitions[-1].func, "scene", None) if definitions else None
