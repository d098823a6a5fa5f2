"""The makers of reports by kind."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.reading.made import ilacs, letters, older, sif
from tests.reading.made.facts import Facts

SHARE_SPLIT = 0.2


@dataclass(frozen=True)
class Made:
    """A made report and what it says; `told` are the facts that documents of its kind print."""

    pdf: bytes
    facts: Facts
    told: frozenset[str]


GRADED = frozenset({"dates", "inspectors", "list"})


def _ilacs(chance: Random) -> Made:
    facts = ilacs.facts(chance)
    return Made(ilacs.report(facts, chance, split=chance.random() < SHARE_SPLIT), facts, GRADED)


def _sif(chance: Random) -> Made:
    facts = sif.facts(chance)
    return Made(sif.report(facts, chance, split=chance.random() < SHARE_SPLIT), facts, GRADED)


def _older(make: Callable[[Random], tuple[bytes, Facts]], told: frozenset[str]) -> Callable[[Random], Made]:
    return lambda chance: Made(*make(chance), told)


MAKERS: Final[dict[str, Callable[[Random], Made]]] = {
    "ilacs": _ilacs,
    "sif": _sif,
    "lac": _older(older.lac, GRADED),
    "lscb": _older(older.lscb, GRADED),
    "apa": _older(older.apa, frozenset()),
    "letters": _older(letters.letter, frozenset({"dates"})),
    "jar": _older(older.jar, frozenset()),
}
