"""Lists with one trouble of real files, in many looks: no item is wrong though certain, and hardly any is lost."""

import re

import pytest

from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from tests.reading.made.troubled_lists import TROUBLES, troubled

SEEDS = 8
LEAST_RIGHT = {"beside_prose": 0.8, "unseen_words": 0.8}


def letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


@pytest.mark.parametrize("trouble", TROUBLES)
def test_no_item_is_wrong_though_certain(trouble: str) -> None:
    wrong, right, printed = [], 0, 0
    for seed in range(SEEDS):
        report = troubled(trouble, seed)
        wanted = {letters(item) for item in report.items}
        found = read_bytes(report.pdf(), Limits()).recommendations
        wrong += [
            (seed, item.text) for item in found if letters(item.text) not in wanted and item.confidence != "check"
        ]
        right += len(wanted & {letters(item.text) for item in found})
        printed += len(wanted)
    assert wrong == []
    assert right >= LEAST_RIGHT.get(trouble, 0.95) * printed
