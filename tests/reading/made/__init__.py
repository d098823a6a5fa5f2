"""Reports made by the tests: facts of the record, typeset anew in every way that is known or can be thought of."""

from collections.abc import Callable
from random import Random
from typing import Any


def all_makers() -> dict[str, Callable[[Random], Any]]:
    """A maker for each kind of report."""
    from tests.reading.made import ilacs
    from tests.reading.made.measure import Made

    def made_ilacs(chance: Random) -> Made:
        facts = ilacs.facts(chance)
        return Made(ilacs.report(facts, chance, split=chance.random() < 0.2)[0], facts)

    return {"ilacs": made_ilacs}
