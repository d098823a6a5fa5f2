"""What changed since the edition before, in words: what is of one inspection stands together."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.urls import reverse

from dashboard.charts.grades import grade_word
from dashboard.claims.words import area_name, count_noun, join_words
from dashboard.open_data.edition_tables import WITHDRAWALS
from dashboard.open_data.tables import GRADE_KEYS, TABLES
from inspections.editions.changes import ChangeKind, RowChange, SchemaChange, ValueChange
from inspections.editions.tables import Cell
from inspections.reading.letters import cut_words

_LONGEST: Final = 160
"""Characters of a value: enough to see what changed; the file has the whole."""
_DETAILS: Final = frozenset(
    [
        "rank",
        "page",
        "x0",
        "top",
        "x1",
        "bottom",
        "rule",
        "report_sha256",
        "recommendation",
        "address",
        "recommendation_address",
    ]
)
"""Columns that follow from others or say where on a page something stands: counted here, and whole in the file."""
_QUOTED: Final = frozenset({"words"})
"""Columns with words of a report, as much of a sentence as is kept."""
_CUT: Final = "… "
_TURNS: Final = re.compile(
    r"\b(?:no|not|nor|never|neither|none|nobody|nothing|without|cannot|yet|only|fail\w*|lack\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_TOLD_BY_OTHERS: Final = frozenset({"corrections", "withdrawals"})
"""Tables whose new rows say why the others changed."""
_TITLES: Final = {name: table.title for name, table in (TABLES | {WITHDRAWALS.name: WITHDRAWALS}).items()}
_VERBS: Final = {ChangeKind.ADDED: "new", ChangeKind.REMOVED: "gone", ChangeKind.CHANGED: "changed"}


@dataclass(frozen=True)
class ValueLine:
    """One value: what it is of, what stood there, what stands there now; None is a blank."""

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class ChangeGroup:
    """Of one inspection, or of one row of another table. `href` is the page of the inspection."""

    title: str
    href: str | None
    counts: str
    values: tuple[ValueLine, ...]
    details: str
    reasons: tuple[str, ...]


def group_from(kept: Mapping[str, Any]) -> ChangeGroup:
    """The group that was kept as these plain values."""
    values = tuple(ValueLine(**each) for each in kept["values"])
    return ChangeGroup(**{**kept, "values": values, "reasons": tuple(kept["reasons"])})


def change_groups(changes: Sequence[RowChange], councils: Mapping[str, str]) -> list[ChangeGroup]:
    """`councils` are their names by DfE number."""
    ordered = sorted(changes, key=_group_key)
    return [_group(tuple(some), councils) for _, some in groupby(ordered, key=_group_key)]


def _group_key(change: RowChange) -> tuple[str, str]:
    inspection = change.key.get("inspection") or change.key.get("later_inspection")
    return ("", str(inspection)) if inspection else (change.table, repr(tuple(change.key.values())))


def _group(some: tuple[RowChange, ...], councils: Mapping[str, str]) -> ChangeGroup:
    table, inspection = _group_key(some[0])
    other = [each for each in some if each.kind is not ChangeKind.CHANGED]
    counted = Counter((each.table, each.kind) for each in other if each.table not in _TOLD_BY_OTHERS)
    counts = [f"{_TITLES.get(name, name)}: {count} {_VERBS[kind]}" for (name, kind), count in counted.items()]
    if any(each.unknown for each in some):
        counts.append("a value that was removed from the editions")
    changed = [each for each in some if each.kind is ChangeKind.CHANGED]
    values = [value for each in changed for value in each.values if not value.of_schema]
    details = sum(value.column in _DETAILS for value in values)
    return ChangeGroup(
        title=_row_title(some[0], councils) if table else _inspection_title(inspection, councils),
        href=None if table or _is_gone(some) else reverse("dashboard:inspection_by_key", args=[inspection]),
        counts=f"{'; '.join(counts)}." if counts else "",
        values=tuple(line for each in changed for line in _value_lines(each)),
        details=" ".join(_detail_sentences(details, sum(map(_is_cut_otherwise, values)))),
        reasons=tuple(dict.fromkeys(each.why for each in some if each.why)),
    )


def _detail_sentences(details: int, cut: int) -> Iterator[str]:
    if details:
        yield f"And {count_noun(details, 'detail')}, such as where on its page it stands."
    if cut:
        what = "how much of a sentence is quoted, or the mark where something is left out"
        yield f"In {count_noun(cut, 'quotation')} only the cut changed: {what}."


def _is_cut_otherwise(value: ValueChange) -> bool:
    """Whether an ellipsis came or went, or more of the words is quoted where one stood: no fact changed by that.

    Words that came or went and may turn the sense round, such as “not”, are a change.
    """
    if value.column not in _QUOTED or value.before is None or value.after is None:
        return False
    short, long = sorted((str(value.before), str(value.after)), key=lambda words: len(words.strip(_CUT)))
    words, more = short.strip(_CUT), long.strip(_CUT)
    if not words or words not in more:
        return False
    head, _, tail = more.partition(words)
    marked = (not head or short.startswith("…")) and (not tail or short.endswith("…"))
    whole = not (head[-1:].isalnum() or tail[:1].isalnum())
    return marked and whole and not _TURNS.search(f"{head} {tail}")


def _is_gone(some: Iterable[RowChange]) -> bool:
    return any(each.table == "inspections" and each.kind is ChangeKind.REMOVED for each in some)


def _inspection_title(key: str, councils: Mapping[str, str]) -> str:
    council = councils.get(key.partition("-")[0])
    return f"{council}, {key}" if council else key


def _row_title(change: RowChange, councils: Mapping[str, str]) -> str:
    parts = [councils.get(str(cell), str(cell)) for cell in change.key.values() if cell is not None]
    return ": ".join(filter(None, (_TITLES.get(change.table, change.table), ", ".join(parts))))


def _value_lines(change: RowChange) -> Iterator[ValueLine]:
    for value in change.values:
        if value.of_schema or value.column in _DETAILS or _is_cut_otherwise(value):
            continue
        yield ValueLine(_what(change, value), _shown(value, value.before), _shown(value, value.after))


def _what(change: RowChange, value: ValueChange) -> str:
    name = value.column.replace("_", " ")
    if "area" in change.key:
        return f"{area_name(str(change.key['area']))}, {name}"
    if "position" in change.key:
        kind = str(change.key.get("kind") or change.table.removesuffix("s")).replace("_", " ")
        return f"{kind.capitalize()} {change.key['position']}, {name}"
    return name.capitalize()


def _shown(value: ValueChange, cell: Cell) -> str | None:
    if cell is None:
        return None
    if value.column == "grade" and cell in GRADE_KEYS:
        return grade_word(str(cell))
    text = str(cell).lower() if isinstance(cell, bool) else str(cell)
    return cut_words(text, _LONGEST)


def schema_sentences(changes: Iterable[SchemaChange]) -> Iterator[str]:
    """How the tables themselves changed: no value did by that."""
    for each in changes:
        title = f"The table “{_TITLES.get(each.table, each.table)}”"
        if each.kind is ChangeKind.ADDED:
            yield f"{title} is new."
        elif each.kind is ChangeKind.REMOVED:
            yield f"{title} is not part of the editions from here on."
        if each.columns_added:
            yield f"{title} has {_columns(each.columns_added)} more: {join_words(each.columns_added)}."
        if each.columns_removed:
            yield f"{title} has {_columns(each.columns_removed)} less: {join_words(each.columns_removed)}."


def _columns(names: Sequence[str]) -> str:
    return count_noun(len(names), "column")
