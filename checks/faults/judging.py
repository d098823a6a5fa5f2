"""What has to hold after a kill: nothing half there, nothing acknowledged lost, nothing that waits for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checks.faults.activities import EVERYTHING
from checks.faults.scratch import Outcome
from checks.faults.state import WAITING, Things, halves
from checks.faults.table import Line


@dataclass(frozen=True)
class Reference:
    """The act as it goes where nobody dies: what is there before and after, and the steps between."""

    before: Things
    after: Things
    steps: list[str]


@dataclass(frozen=True)
class Found:
    """What is there; `answers` are the statuses of pages, `left` are files that nothing in the record knows."""

    things: Things
    lost: list[str]
    answers: list[int]
    left: list[str]
    attempts: int = 0


@dataclass(frozen=True)
class Kill:
    """A death, what was there at once, and what was there when the product had gone on by itself."""

    died: Outcome
    at_once: Found
    later: Found
    most_attempts: int

    def line(self, fault: str, point: str, reference: Reference) -> Line:
        said = ", ".join(each.removeprefix("report ") for each in self.died.acknowledged) or "nothing yet"
        missed = tuple(dict.fromkeys(self._missed(reference)))
        return Line(fault, point, said, _in_short(self.later.things, reference), missed)

    def _missed(self, reference: Reference) -> Iterator[str]:
        if not self.died.was_killed:
            yield "it was not killed"
        for found in (self.at_once, self.later):
            yield from halves(found.things, reference.before, reference.after)
            yield from found.lost
            yield from (f"a page answered {status}" for status in found.answers if status != 200)
            yield from (f"{name} is left over" for name in found.left)
        yield from self._not_finished(reference)
        yield from self._broken_promises(reference)
        if self.later.attempts > self.most_attempts:
            yield f"it was read {self.later.attempts} times"

    def _not_finished(self, reference: Reference) -> Iterator[str]:
        for name, value in self.later.things.items():
            before, after = reference.before.get(name), reference.after.get(name)
            if value not in (before, after):
                still = "still waits" if value[0] == WAITING else f"is {value}"
                yield f"{name} {still}; before it was {before}, at its end {after}"

    def _broken_promises(self, reference: Reference) -> Iterator[str]:
        told = self.died.acknowledged
        for name in sorted(reference.after) if EVERYTHING in told else told:
            if self.later.things.get(name) != reference.after.get(name):
                yield f"{name} was acknowledged, and is {self.later.things.get(name)}"


def _in_short(found: Things, reference: Reference) -> str:
    if found == reference.after:
        return "all of it, whole"
    return "as it was before" if found == reference.before else "some of it, each whole"
