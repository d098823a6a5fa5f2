"""The pages of editions: the list, and one edition with its tables, their checksums, and what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator

from dashboard.claims.words import count_noun
from dashboard.pages.editions.change_groups import ChangeGroup, change_groups, group_from, schema_sentences
from dashboard.shared.citing import Citation, cite_edition
from dashboard.shared.links import WholeAddress
from inspections.models import Edition
from inspections.partial_dates import format_day
from inspections.queries.editions import (
    KeptTable,
    all_editions,
    edition_after,
    edition_before,
    schema_changes,
    table_of,
    tables_of,
    value_changes,
)
from inspections.queries.editions import rows_of as rows_of_table
from inspections.queries.kept_changes import KeptLines, kept_lines

_ON_A_PAGE: Final = 50
"""Editions, or groups of changes: what a phone shows in a few turns."""


@dataclass(frozen=True)
class EditionLine:
    number: int
    day: str
    about: str


@dataclass(frozen=True)
class EditionsPage:
    heading: str
    lede: str
    list: Page[Edition]
    lines: tuple[EditionLine, ...]


def editions_page(number: str) -> EditionsPage:
    """`number` of the page of the list; what is no number shows the first."""
    shown = Paginator(all_editions(), _ON_A_PAGE).get_page(number)
    count = shown.paginator.count
    return EditionsPage(
        heading=count_noun(count, "edition") if count else "No edition yet",
        lede="Each day on which something public changed makes an edition: numbered, dated, and never altered. "
        "Its tables, as CSV and JSON, have the same bytes in ten years as on its day.",
        list=shown,
        lines=tuple(EditionLine(each.number, format_day(each.day), _about(each)) for each in shown.object_list),
    )


def _about(edition: Edition) -> str:
    return f"A removal. {edition.why}" if edition.kind == Edition.Kind.REMOVAL else edition.why


@dataclass(frozen=True)
class EditionPage:
    """`groups` are the changes since the edition before that stand on this page of the `list`."""

    number: int
    sha256: str
    heading: str
    lede: str
    why: str
    tables: tuple[KeptTable, ...]
    before: int | None
    after: int | None
    schema: tuple[str, ...]
    changed: str
    groups: tuple[ChangeGroup, ...]
    list: Page[int]
    citation: Citation


def edition_page(edition: Edition, number: str, whole: WholeAddress) -> EditionPage:
    earlier, later = edition_before(edition.number), edition_after(edition.number)
    before = earlier.number if earlier else None
    found = _kept_groups(earlier, edition)
    shown = Paginator(range(1, len(found)), _ON_A_PAGE).get_page(number)
    return EditionPage(
        number=edition.number,
        sha256=edition.sha256,
        heading=f"Edition {edition.number}, {format_day(edition.day)}",
        lede=f"Everything public as it stood on {format_day(edition.day)} at {edition.made_here:%H:%M}. "
        "It is never altered.",
        why=_about(edition),
        tables=tuple(tables_of(edition)),
        before=before,
        after=later.number if later else None,
        schema=tuple(schema_sentences(schema_changes(before, edition.number))) if before else (),
        changed=_changed(found[0]["rows"], before),
        groups=tuple(group_from(found[line]) for line in shown.object_list),
        list=shown,
        citation=cite_edition(edition, whole),
    )


def _kept_groups(before: Edition | None, edition: Edition) -> KeptLines:
    """As they were put together once: a line that says of how many rows they are, then each group."""
    if before is None:
        return KeptLines([b'{"rows": 0}'])
    return kept_lines("in groups", before, edition, lambda: _found(before, edition))


def _found(before: Edition, edition: Edition) -> Iterator[Mapping[str, Any]]:
    found = value_changes(before.number, edition.number)
    yield {"rows": len(found)}
    yield from map(asdict, change_groups(found, _councils(edition)))


def _changed(rows: int, before: int | None) -> str:
    if before is None:
        return "This is the first edition: there is none before it to compare with."
    if not rows:
        return f"No value changed since edition {before}."
    return f"{count_noun(rows, 'row')} of the tables changed since edition {before}."


def _councils(edition: Edition) -> dict[str, str]:
    """The names of councils as the edition has them, by DfE number."""
    table = table_of(edition, "councils")
    if table is None or table.removed_in is not None:
        return {}
    return {str(row["dfe_number"]): str(row["council"]) for row in rows_of_table(edition, table)}
