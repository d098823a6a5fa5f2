"""What was done as a whole, in words for the list of changes: an import, a change of the register, a deletion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from authorities.changes.undoing import steps_of
from authorities.models import Authority, RegisterChange
from inspections.models import Import
from inspections.partial_dates import format_day
from inspections.review.file_list import count_noun

_WITHOUT_HISTORY: Final[Mapping[str, tuple[str, str]]] = {
    "code": ("GSS code", "code"),
    "former_slug": ("earlier address", "slug"),
    "neighbour": ("statistical neighbour", "neighbour_id"),
}
"""Rows of the register that have no history of their own: what each is called, and which column says it."""


def import_words(row: Import, *, gone: bool) -> tuple[str, str]:
    """What stood there and what stands there now, of an import that was loaded, or taken back."""
    counts = [f"{count_noun(row.added, 'inspection')} added", f"{row.changed:,} changed"]
    counts += [f"{count_noun(row.conflicts, 'inspection')} left as the record has it"] if row.conflicts else []
    counts += [f"{count_noun(row.unusable, 'row')} of no use"] if row.unusable else []
    source = f"From {row.source_name}" if row.source_name else "From an unknown source"
    released = f", released {format_day(row.released_on)}" if row.released_on else ""
    loaded = f"{'; '.join(counts)}.\n{source}{released}."
    if not gone:
        return "", loaded
    kept = row.rows.filter(state="kept").count()
    left = f"; {count_noun(kept, 'row')} stayed, because they have been changed since" if kept else ""
    return loaded, f"Taken back as a whole{left}."


def register_words(row: RegisterChange, *, gone: bool) -> Iterator[tuple[str, str, str]]:
    """What it is called, then each row that has no history of its own: what it is, what was, what is."""
    yield "Register of councils", "", row.title
    names = dict(Authority.objects.values_list("pk", "short_name"))
    for step in steps_of(row):
        if step.kind in _WITHOUT_HISTORY:
            label, column = _WITHOUT_HISTORY[step.kind]
            council = names.get((step.after or step.before or {}).get("authority_id", 0), "a council")
            was, now = (_row_words(values, column, names) for values in (step.before, step.after))
            yield f"{council}: {label}", *((now, was) if gone else (was, now))


def _row_words(values: Mapping[str, Any] | None, column: str, names: Mapping[int, str]) -> str:
    if values is None:
        return ""
    value = values[column]
    days = [f"{word} {values[name]}" for word, name in (("from", "valid_from"), ("to", "valid_to")) if values.get(name)]
    return " ".join([str(names.get(value, value)) if column == "neighbour_id" else str(value), *days])
