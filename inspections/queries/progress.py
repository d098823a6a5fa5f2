"""What reports say of the progress with earlier recommendations, in their words."""

from __future__ import annotations

from dataclasses import dataclass

from inspections.finding import FINDING_WORDS, FindingKind
from inspections.models import Finding


@dataclass(frozen=True, slots=True)
class ProgressVerdict:
    """An earlier recommendation as a report restates it, and what it says of it.

    `verdict` is a grade where the words hold one, `at` names it in the address of its inspection; `page` is None where
    no file is held.
    """

    inspection: int
    at: str
    text: str
    words: str | None
    verdict: str | None
    page: int | None


def progress_verdicts(authority: int | None = None) -> dict[int, tuple[ProgressVerdict, ...]]:
    """Of a council, or of all, by the number of the inspection, in the order of the report; one query."""
    rows = Finding.objects.of_kind(FindingKind.PROGRESS)
    if authority is not None:
        rows = rows.filter(inspection__authority=authority)
    letter = FINDING_WORDS[FindingKind.PROGRESS].letter
    found: dict[int, tuple[ProgressVerdict, ...]] = {}
    names = ("inspection_id", "position", "text", "words", "verdict", "page", "inspection__report_id")
    for pk, position, text, words, verdict, page, report in rows.order_by("inspection", "position").values_list(*names):
        each = ProgressVerdict(
            pk, f"{letter}{position}", text, words or None, verdict or None, page if report else None
        )
        found[pk] = (*found.get(pk, ()), each)
    return found
