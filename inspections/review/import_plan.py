"""What importing a table would do to the record as it stands now; nothing is written."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from authorities.models import Authority
from inspections.inspection_dates import InspectionDates, matching_inspection
from inspections.intake.outcome_table import ImportedInspection, OutcomeTable, Problem
from inspections.models import Inspection
from inspections.partial_dates import PartialDate
from inspections.review.consistency import ClaimedFacts, contradictions, fact_contradictions
from inspections.review.import_changes import FactChange, Stand, fact_changes

_MARK: Final = 16
"""Letters of a checksum: as many as a report's mark has."""
_SUSPECT: Final = datetime.timedelta(days=183)
"""No council was ever judged the same twice within half a year."""
_DAYS: Final = "These dates would have the inspection end before it began, or be published before it ended."


@dataclass(frozen=True)
class ChangedInspection:
    """An inspection that the record has and the table states other facts of."""

    inspection: Inspection
    outcome: ImportedInspection
    changes: tuple[FactChange, ...]

    def of(self, stand: Stand) -> tuple[FactChange, ...]:
        return tuple(each for each in self.changes if each.stand is stand)

    @property
    def alters(self) -> tuple[FactChange, ...]:
        return self.of(Stand.ALTERS)

    @property
    def fills(self) -> tuple[FactChange, ...]:
        return self.of(Stand.FILLS)

    @property
    def conflicts(self) -> tuple[FactChange, ...]:
        return self.of(Stand.IN_CONFLICT)


@dataclass(frozen=True)
class ImportPlan:
    """New inspections, those that the record has otherwise, how many it has the same, and rows of no use."""

    added: tuple[ImportedInspection, ...]
    changed: tuple[ChangedInspection, ...]
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def mark(self) -> str:
        """Stands for all that would be written, so that nothing else is."""
        shown = [repr(each) for each in self.added]
        shown += [f"{each.inspection.pk} {each.changes!r}" for each in self.changed]
        return hashlib.sha256("\n".join(shown).encode()).hexdigest()[:_MARK]


def import_plan(table: OutcomeTable) -> ImportPlan:
    """Compare every inspection of a table with the record of its councils. Three queries, whatever its length."""
    return _Planner({outcome.dfe_number for outcome in table.outcomes}).plan(table)


@dataclass(frozen=True)
class _Planned:
    """A new inspection of the same table, with the dates by which another row may be the same one."""

    line: int
    start: datetime.date | None
    end: datetime.date | None
    published: datetime.date | None


class _Planner:
    def __init__(self, councils: Collection[str]) -> None:
        self._known: dict[tuple[str, str], list[Inspection]] = {}
        self._by_key: dict[str, Inspection] = {}
        self._councils = {authority.dfe_number: authority for authority in Authority.objects.all()}
        named = [council.pk for number, council in self._councils.items() if number in councils]
        held = Inspection.objects.filter(authority__in=named)
        for row in held.select_related("authority").prefetch_related("judgements"):
            self._known.setdefault((row.authority.dfe_number, row.framework), []).append(row)
            self._by_key[row.key] = row
        self._planned: dict[tuple[str, str], list[_Planned]] = {}
        self._taken: dict[int, int] = {}
        self._problems: list[Problem] = []

    def plan(self, table: OutcomeTable) -> ImportPlan:
        added: list[ImportedInspection] = []
        changed: list[ChangedInspection] = []
        unchanged = 0
        for outcome in table.outcomes:
            row = self._recorded(outcome)
            if row is None:
                added += self._checked_new(outcome)
                continue
            if row.pk in self._taken:
                self._problem(outcome, f"This is the same inspection as row {self._taken[row.pk]}. Leave one out.")
                continue
            self._taken[row.pk] = outcome.line
            changes = fact_changes(row, outcome)
            unchanged += not changes
            changed += self._checked_changes(ChangedInspection(row, outcome, changes)) if changes else []
        # A fact of the whole inspection is wrong at each of its judgements.
        problems = dict.fromkeys(sorted((*table.problems, *self._problems), key=lambda each: each.line))
        return ImportPlan(tuple(added), tuple(changed), unchanged, tuple(problems))

    def _recorded(self, outcome: ImportedInspection) -> Inspection | None:
        of_key = self._by_key.get(outcome.key)
        if of_key is not None and of_key.authority.dfe_number == outcome.dfe_number:
            return of_key
        return matching_inspection(self._known.get(_council_and_framework(outcome), ()), _dates(outcome))

    def _checked_new(self, outcome: ImportedInspection) -> Iterator[ImportedInspection]:
        if outcome.dfe_number not in self._councils:
            self._problem(outcome, f"No council has the DfE number “{outcome.dfe_number}”.")
            return
        wrong = [each.message for each in contradictions(self._claimed(outcome))]
        if outcome.lacks:
            # A row of another time or framework says so first.
            wrong = [each.message for each in fact_contradictions(self._claimed(outcome))][:1] or [outcome.lacks]
        elif not wrong:
            wrong = self._doubled(outcome)
        for message in wrong:
            self._problem(outcome, message)
        when, place = _dates(outcome), _council_and_framework(outcome)
        same = matching_inspection(self._planned.get(place, ()), when)
        if same is not None:
            self._problem(outcome, f"This is the same inspection as row {same.line}. Leave one out.")
        elif not wrong:
            self._planned.setdefault(place, []).append(_Planned(outcome.line, when.start, when.end, when.published))
            yield outcome

    def _doubled(self, outcome: ImportedInspection) -> list[str]:
        """The same grades within half a year are rather one inspection with a date that is wrong somewhere."""
        day = outcome.start or (outcome.published.day if outcome.published else None)
        grades = {each.area: each.grade for each in outcome.judgements}
        for row in self._known.get(_council_and_framework(outcome), ()):
            had = {each.area: each.grade for each in row.judgements.all()}
            near = [other for other in (row.start, row.published) if day and other and abs(other - day) <= _SUSPECT]
            if grades and near and had == grades:
                return [
                    f"The record has {row} with exactly the same grades, so one of the dates may be wrong. Correct it."
                ]
        return []

    def _checked_changes(self, changed: ChangedInspection) -> Iterator[ChangedInspection]:
        """Facts that cannot be so beside what the record has are no change, but a row that cannot be used."""
        present = {each.message for each in contradictions(_facts_of(changed.inspection, ()))}
        wanted = [each for each in changed.changes if each.stand is not Stand.IN_CONFLICT]
        after = _facts_of(changed.inspection, wanted)
        wrong = [each.message for each in contradictions(after) if each.message not in present]
        wrong += [] if _days_follow(changed.inspection, wanted) else [_DAYS]
        for message in wrong:
            self._problem(changed.outcome, message)
        if not wrong:
            yield changed
        elif changed.conflicts:
            yield replace(changed, changes=changed.conflicts)

    def _claimed(self, outcome: ImportedInspection) -> ClaimedFacts:
        return ClaimedFacts(
            authority=self._councils.get(outcome.dfe_number),
            framework=outcome.framework,
            kind=outcome.kind,
            start=outcome.start,
            published=outcome.published,
            grades={judgement.area: judgement.grade for judgement in outcome.judgements},
        )

    def _problem(self, outcome: ImportedInspection, message: str) -> None:
        self._problems.append(Problem(outcome.line, message))


def _council_and_framework(outcome: ImportedInspection) -> tuple[str, str]:
    return outcome.dfe_number, outcome.framework


def _dates(outcome: ImportedInspection) -> InspectionDates:
    """A table that gives one day of an inspection gives its first."""
    published = outcome.published.day if outcome.published else None
    return InspectionDates(outcome.start, outcome.end or outcome.start, published)


def _facts_of(inspection: Inspection, changes: Iterable[FactChange]) -> ClaimedFacts:
    """What the record would claim of the inspection after the changes."""
    columns = _columns_after(inspection, changes)
    grades: dict[str, str | None] = {row.area: row.grade or None for row in inspection.judgements.all()}
    grades |= {each.after["area"]: each.after["grade"] for each in changes if "area" in each.after}
    published = columns["published"]
    return ClaimedFacts(
        authority=inspection.authority,
        framework=inspection.framework,
        kind=columns["kind"],
        start=columns["start"],
        published=PartialDate(published, columns["published_precision"]) if published else None,
        grades=grades,
    )


def _columns_after(inspection: Inspection, changes: Iterable[FactChange]) -> dict[str, Any]:
    names = ("kind", "start", "end", "published", "published_precision")
    columns = {name: getattr(inspection, name) for name in names}
    for change in changes:
        columns |= {name: _value(name, value) for name, value in change.after.items() if name in names}
    return columns


def _value(name: str, value: object) -> object:
    if name in ("start", "end", "published") and isinstance(value, str):
        return datetime.date.fromisoformat(value)
    return value


def _days_follow(inspection: Inspection, changes: Iterable[FactChange]) -> bool:
    columns = _columns_after(inspection, changes)
    days = [columns[name] for name in ("start", "end", "published") if columns[name]]
    return days == sorted(days)
