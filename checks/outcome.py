"""The outcome of a check, and the table of all outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Skip:
    """Something that was not checked, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class CheckOutcome:
    """One check: how many of its parts passed and failed, and which were skipped."""

    name: str
    passed: int
    failed: int
    skips: tuple[Skip, ...]
    seconds: float

    @property
    def word(self) -> str:
        if self.failed:
            return "failed"
        return "passed" if self.passed else "skipped"


def merged(outcomes: Iterable[CheckOutcome]) -> list[CheckOutcome]:
    """One outcome for each name, in the order in which the names come first; the seconds are added up."""
    found: dict[str, CheckOutcome] = {}
    for one in outcomes:
        other = found.get(one.name, CheckOutcome(one.name, 0, 0, (), 0))
        sums = (one.passed + other.passed, one.failed + other.failed, (*other.skips, *one.skips))
        found[one.name] = CheckOutcome(one.name, *sums, one.seconds + other.seconds)
    return list(found.values())


def report(outcomes: Sequence[CheckOutcome], *, strict: bool) -> str:
    """The table, every skip with its reason, and the totals; `strict` means that a skip counts as a failure."""
    lines = [f"{'check':<34}{'result':<10}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}"]
    lines += [f"{o.name:<34}{o.word:<10}{o.passed:>8}{o.failed:>8}{len(o.skips):>9}{o.seconds:>9.1f}" for o in outcomes]
    skips = [(outcome.name, skip) for outcome in outcomes for skip in outcome.skips]
    if skips:
        lines += ["", "Skipped, and why" + (" (CI is set: nothing may be skipped):" if strict else ":")]
        lines += [f"  {name}: {skip.what}: {skip.why}" for name, skip in skips]
    sums = sum(o.passed for o in outcomes), sum(o.failed for o in outcomes), len(skips)
    return "\n".join([*lines, "", "{} passed, {} failed, {} skipped".format(*sums)])


def all_passed(outcomes: Sequence[CheckOutcome], *, strict: bool) -> bool:
    return not any(o.failed or (strict and o.skips) for o in outcomes)
