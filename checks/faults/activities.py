"""What is interrupted: the acts of the product that write much, each with what finishes it by itself afterwards."""

from __future__ import annotations

import datetime
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from dashboard.open_data.edition_tables import edition_tables
from inspections.actions.batches import confirm_batch, propose_batch, take_batch_back
from inspections.actions.collecting.runs import ask_to_collect, collect_if_due
from inspections.actions.editions import make_edition
from inspections.actions.imports import StatedSource, confirm_import, propose_import, take_import_back
from inspections.actions.queue import requeue_expired
from inspections.actions.uploads import receive
from inspections.actions.zips import receive_resumably
from inspections.editions.tables import TableState
from inspections.models import Batch, Import, Report
from inspections.reading.frameworks import frameworks
from inspections.review.import_proposal import ProposedTable
from inspections.serving.worker import run_worker

type Ack = Callable[[str], None]
EVERYTHING: Final = "all of it"
_VISITED: Final = {
    "Derby": "03/02/2020,07/02/2020,20/03/2020",
    "Bury": "10/02/2020,14/02/2020,27/03/2020",
    "Kent": "17/02/2020,21/02/2020,30/03/2020",
}
_NOT_REPORTS: Final = {f"note {number}.pdf": b"%%PDF-1.4\n%% note %d\n%%%%EOF\n" % number for number in range(3)}


@dataclass(frozen=True)
class Activity:
    """`prepare` is not interrupted; `act` is, and acknowledges as it goes; `finish` is what the product does by itself
    later, without anybody asking.
    """

    name: str
    prepare: Callable[[], object]
    act: Callable[[Ack], object]
    finish: Callable[[], object]
    share: int
    """Of a hundred points, how many are of this."""


def reports_at_hand() -> list[Path]:
    return sorted((settings.DATA_DIR.parent / "reports").glob("*.pdf"))


def prepare_base() -> None:
    """Two reports that were read and wait for an editor, and an edition of the record before them."""
    for path in reports_at_hand()[1:]:
        with path.open("rb") as file:
            receive(name=path.name, file=file, by=somebody())
    work()
    ready = Report.objects.filter(group__in=(Report.Group.AGREES, Report.Group.ADDS))
    if ready.count() < len(reports_at_hand()) - 1:
        raise RuntimeError(f"The reports do not agree with the record: {Report.objects.values_list('name', 'group')}")
    propose_import(name="table.csv", data=_table().encode(), source=_SOURCE, by=somebody())
    version, tables = _tables_of_today()
    make_edition(tables=tables, version=version)


_SOURCE: Final = StatedSource("A committee paper", "", "official", datetime.date(2025, 8, 30))


def _table() -> str:
    """Three visits that no report at hand is of, in words as a committee uses them."""
    kind = frameworks().bearing_position[-1].short
    heads = "Local authority,Framework,Kind,Start date,End date,Publication date,Overall effectiveness"
    return "\n".join([heads, *(f"{council},{kind},Short,{days},Good" for council, days in _VISITED.items()), ""])


def somebody() -> User:
    return User.objects.earliest("pk")


def work() -> None:
    """What a worker does until nothing waits."""
    run_worker(stop=threading.Event(), until_empty=True)


@contextmanager
def clock_moved(by: datetime.timedelta) -> Iterator[None]:
    """The clock that the product reads is so much ahead."""
    kept = timezone.now
    timezone.now = lambda: kept() + by
    try:
        yield
    finally:
        timezone.now = kept


def _add(ack: Ack) -> None:
    for path in reports_at_hand()[:1]:
        with path.open("rb") as file:
            receive(name=path.name, file=file, by=somebody())
        ack(f"report {path.name}")
    receive(name="note.pdf", file=io.BytesIO(b"%PDF-1.4\n%%EOF\n"), by=somebody())
    ack("report note.pdf")
    work()


def _add_zip(ack: Ack) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in _NOT_REPORTS.items():
            archive.writestr(name, content)
    packed.seek(0)
    receive_resumably(name="notes.zip", file=packed, by=somebody())
    ack(EVERYTHING)


def propose() -> None:
    """All that wait for an editor and agree, together."""
    ready = Report.objects.filter(state=Report.State.TO_REVIEW).values_list("pk", flat=True)
    propose_batch(reports=ready, by=somebody())


def _publish(ack: Ack) -> None:
    confirm_batch(batch=Batch.objects.latest("pk").pk, by=somebody())
    ack(EVERYTHING)
    work()


def _publish_first() -> None:
    propose()
    _publish(lambda _: None)


def _take_back(ack: Ack) -> None:
    take_batch_back(batch=Batch.objects.latest("pk").pk, by=somebody())
    ack(EVERYTHING)
    work()


def _import(ack: Ack) -> None:
    row = Import.objects.exclude(by=None).get()
    plan = ProposedTable(row).plan()
    confirm_import(pk=row.pk, take=(), mark=plan.mark if plan else "", by=somebody())
    ack(EVERYTHING)


def _take_import_back(ack: Ack) -> None:
    take_import_back(pk=Import.objects.exclude(by=None).get().pk, by=somebody(), why="The wrong table")
    ack(EVERYTHING)


def _collect(ack: Ack) -> None:
    ask_to_collect(by=somebody())
    ack(EVERYTHING)
    collect_if_due()


def _edition(_: Ack) -> None:
    version, tables = _tables_of_tomorrow()
    make_edition(tables=tables, version=version, at=timezone.now() + datetime.timedelta(days=1))


@cache
def _tables_of_today() -> tuple[str, tuple[TableState, ...]]:
    """Worked out once, before anything is interrupted."""
    version, tables = edition_tables()
    return version, tuple(tables)


def _tables_of_tomorrow() -> tuple[str, tuple[TableState, ...]]:
    """As they will be: one table has a row more."""
    _, tables = _tables_of_today()
    first, *rest = tables
    key, cells = next(iter(first.rows.items()))
    changed = replace(first, rows=dict(first.rows) | {f"{key} again": cells})
    return "changed", (changed, *rest)


def know_tables() -> None:
    """So that no fork has to work them out again."""
    _tables_of_today()


def nothing() -> None:
    """There is nothing to prepare."""


def _swept() -> None:
    requeue_expired()
    work()


def _collected() -> None:
    collect_if_due()


ACTIVITIES: Final = (
    Activity("adding, reading", nothing, _add, _swept, 28),
    Activity("a zip", nothing, _add_zip, _swept, 14),
    Activity("publishing", propose, _publish, _swept, 20),
    Activity("taking back", _publish_first, _take_back, _swept, 8),
    Activity("importing", nothing, _import, nothing, 8),
    Activity("import taken back", lambda: _import(lambda _: None), _take_import_back, nothing, 6),
    Activity("collecting", nothing, _collect, _collected, 10),
    Activity("an edition", nothing, _edition, lambda: _edition(lambda _: None), 6),
)
