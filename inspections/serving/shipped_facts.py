"""The facts that the project ships, brought into the record: the register, the outcomes, and what the record lacks.

Each step finds out what is there already: a new version adds and corrects, and leaves what a person has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from authorities.loading import KeptFact, load_register
from authorities.register import authority_rows, body_rows, succession_rows
from inspections.actions.imports import import_outcomes
from inspections.actions.ledger import load_ledger
from inspections.actions.shipped_corrections import apply_corrections
from inspections.ledger.corrections import correction_rows
from inspections.ledger.tables import DATA, event_rows, ledger_rows, missing_rows
from inspections.serving.installation import CannotStartError

OUTCOMES = tuple(DATA / f"{name}.csv" for name in ("outcomes", "supplement", "pre2014", "visits_2021_2025"))
"""The tables of outcomes, in the order in which they are loaded."""


@dataclass(frozen=True)
class FactsLoaded:
    """How many councils and inspections were added, how many councils corrected, and what stays as a person has it."""

    authorities: int
    inspections: int
    corrected: int = 0
    kept: tuple[KeptFact, ...] = ()


@transaction.atomic
def load_facts() -> FactsLoaded:
    """Everything that is shipped, as far as the record does not have it.

    Raises CannotStartError where a shipped table itself is damaged.
    """
    loaded = load_register(authorities=authority_rows(), successions=succession_rows(), bodies=body_rows())
    added = sum(map(_load_outcomes, OUTCOMES))
    apply_corrections(correction_rows())
    load_ledger(entries=ledger_rows(), missing=missing_rows(), events=event_rows())
    return FactsLoaded(loaded.added, added, loaded.corrected, loaded.kept)


def _load_outcomes(path: Path) -> int:
    """How many inspections of the table were added."""
    brought = import_outcomes(name=path.name, text=path.read_text(encoding="utf-8"), by=None)
    if brought.problems:
        problem = brought.problems[0]
        raise CannotStartError(f"{path.name} cannot be loaded: line {problem.line}: {problem.message}")
    return len(brought.added)
