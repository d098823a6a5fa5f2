"""Made reports in every style: nothing is wrong though certain, and hardly anything is missing or left to check.

`python -m tests.reading.made.measure --seeds 2000` says the same at length.
"""

from collections import Counter
from random import Random

import pytest

from tests.reading.made.makers import MAKERS
from tests.reading.made.measure import outcomes

SEEDS = {"ilacs": 160, "sif": 100, "lac": 30, "lscb": 25, "apa": 20, "jar": 20, "letters": 250}
MOST_TO_CHECK = 0.02


@pytest.mark.parametrize("kind", MAKERS)
def test_made_reports_are_read_right(kind: str) -> None:
    found = [one for seed in range(SEEDS[kind]) for one in outcomes(MAKERS[kind](Random(seed)))]
    sums = Counter(one.word for one in found)
    assert [one for one in found if one.word in {"wrong", "refused"}] == []
    assert sums["right"] >= (1 - MOST_TO_CHECK) * sums.total()
