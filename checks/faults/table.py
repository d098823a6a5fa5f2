"""The table of faults: a line for each fault and point, and whether what was found is what has to be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True)
class Line:
    """One fault at one point. `missed` says what should not have been found; none where all is as it has to be."""

    fault: str
    point: str
    acknowledged: str
    found: str
    missed: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, said: str) -> Line:
        kept = json.loads(said)
        return cls(**kept | {"missed": tuple(kept["missed"])})


_WIDE: Final = (20, 44, 34)


def head() -> str:
    return _columns("fault", "point", "acknowledged") + "found after"


def in_words(line: Line) -> str:
    said = _columns(line.fault, line.point, line.acknowledged) + line.found
    return "\n".join([said, *(f"    MISSED: {each}" for each in line.missed)])


def sum_up(lines: Sequence[Line]) -> str:
    missed = [line for line in lines if line.missed]
    return f"{len(lines)} faults, {len(missed)} of them missed"


def is_kept(lines: Iterable[Line]) -> bool:
    return not any(line.missed for line in lines)


def _columns(*said: str) -> str:
    return "".join(f"{_cut(each, width - 2):<{width}}" for each, width in zip(said, _WIDE, strict=True))


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
