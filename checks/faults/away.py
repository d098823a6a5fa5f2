"""Faults of what the whole product stands on: its database, its bucket, its disk; and two of everything.

Each is put right again without a hand on the product, which has to go on by itself. What was acknowledged meanwhile has
to be there once.
"""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import boto3
import psycopg
from moto.server import ThreadedMotoServer

from checks.faults.person import Person
from checks.faults.table import Line
from checks.load.product import Product, running
from checks.load.uploads import copies
from checks.postgres import Cluster, throwaway_server

SETTLE: Final = 900.0
"""Seconds within which the product has to be as before: leases run out, what died is started again."""
_MIB: Final = 1024 * 1024
_PAGES: Final = ("/", "/councils/", "/reports/", "/recommendations/?q=plans")
_BUCKET: Final = "outcomes"
_OWN: Final = {"HTTPS": "", "READING_LEASE_SECONDS": "3"}


class Trial:
    """A product, a person, and what was acknowledged to them; `missed` grows as it goes wrong."""

    def __init__(self, product: Product, sources: list[Path]) -> None:
        self.product, self.person = product, Person(product)
        self._files = iter(copies(sources, 1000))
        self.kept: list[str] = []
        self.told: list[str] = []
        self.missed: list[str] = []

    def add(self, number: int = 1) -> None:
        for _ in range(number):
            name, content = next(self._files)
            said = self.person.add(name, content)
            if said == "added":
                self.kept.append(hashlib.sha256(content).hexdigest())
            else:
                self.told.append(said)

    def expect(self, holds: object, otherwise: str) -> None:
        if not holds:
            self.missed.append(otherwise)

    def look_at_pages(self, *allowed: int) -> None:
        for path in _PAGES:
            status = self.person.status(path)
            self.expect(status in allowed, f"{path} answered {status}")

    def settle(self) -> None:
        """Without a hand on it: ready again, nothing waits, every acknowledged file once and whole."""
        product = self.product
        self.expect(product.wait_until(lambda: self.person.status("/readyz") == 200, SETTLE), "it is not ready again")
        self.expect(product.wait_until(product.drained, SETTLE), f"reports still wait: {product.states()}")
        self.look_at_pages(200)
        rows = [sha for (sha,) in product.rows("SELECT sha256 FROM inspections_report")]
        lost = [sha for sha in self.kept if rows.count(sha) != 1]
        self.expect(not lost, f"{len(lost)} acknowledged files are not there once")
        self.expect(len(rows) == len(set(rows)), "a file is there twice")
        untold = len(set(rows) - set(self.kept))
        self.expect(not untold, f"{untold} files are there, and whoever added them was told otherwise")
        blamed = product.count("SELECT count(*) FROM inspections_report WHERE refusal_code IN ('gave_up', 'not_found')")
        self.expect(not blamed, f"{blamed} files were blamed for what was not their fault")

    def line(self, fault: str, point: str) -> Line:
        told = "; ".join(dict.fromkeys(self.told)) or "nothing was refused"
        return Line(fault, point, f"{len(self.kept)} files", f"told: {told}", tuple(self.missed))


@contextmanager
def _trial(sources: list[Path], database: str | None = None, **variables: str) -> Iterator[Trial]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        product = stack.enter_context(running(Product(folder / "data", database, **_OWN | variables)))
        yield Trial(product, sources)


def database_stopped(sources: list[Path]) -> Line:
    with Cluster() as cluster, _trial(sources, cluster.address) as trial:
        trial.add(3)
        cluster.stop()
        trial.add()
        trial.look_at_pages(503, 200)
        trial.expect(trial.person.status("/healthz") == 200, "it says that it is dead")
        trial.expect(trial.person.status("/readyz") == 503, "it says that it is ready")
        cluster.start()
        trial.expect(trial.product.wait_until(lambda: trial.person.status("/readyz") == 200, SETTLE), "not ready again")
        trial.add()
        trial.settle()
        return trial.line("database stopped", "three files wait; started again")


def connections_short(sources: list[Path]) -> Line:
    """Somebody else takes all that the database gives, for a while."""
    with throwaway_server() as address, _trial(sources, address) as trial:
        trial.add(3)
        with ExitStack() as stack:
            _take_all(address, stack)
            statuses = [trial.person.status("/councils/") for _ in range(10)]
            trial.add()
        wrong = sorted(set(statuses) - {200, 503})
        trial.expect(not wrong, f"pages answered {wrong}")
        trial.settle()
        return trial.line("connections short", "all are taken, then given back")


def _take_all(address: str, stack: ExitStack) -> None:
    """And what the product holds is cut off, so that it has to ask anew."""
    owner = stack.enter_context(psycopg.connect(address, autocommit=True))
    for _ in range(200):
        try:
            stack.enter_context(psycopg.connect(address))
        except psycopg.OperationalError:
            break
    owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name <> 'ours' "
        "AND pid <> pg_backend_pid() AND state = 'idle' AND query <> ''"
    )
    for _ in range(200):
        try:
            stack.enter_context(psycopg.connect(address))
        except psycopg.OperationalError:
            break


def bucket_away(sources: list[Path]) -> Line:
    # It says each request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "a-key", "aws_secret_access_key": "a-secret", "region_name": "eu-west-2"}
    client = boto3.client("s3", endpoint_url=address, **keys)
    client.create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    variables = {"S3_BUCKET": _BUCKET, "S3_ENDPOINT": address, "S3_REGION": "eu-west-2"}
    variables |= {"S3_ACCESS_KEY": "a-key", "S3_SECRET_KEY": "a-secret"}
    with _trial(sources, **variables) as trial:
        trial.add(3)
        server.stop()
        trial.add()
        trial.look_at_pages(200)
        trial.expect(trial.person.status("/readyz") == 503, "it says that it is ready")
        again = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
        again.start()
        try:
            trial.settle()
        finally:
            again.stop()
        return trial.line("storage away", "the bucket's server, started again")


def disk_full(sources: list[Path]) -> Line:
    """A small disk of its own where that can be made; jumps.py has a stand-in that works everywhere."""
    with tempfile.TemporaryDirectory(prefix="faults-disk-") as name, ExitStack() as stack:
        made = ["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", name]
        if subprocess.run(made, capture_output=True, check=False).returncode:
            return Line("no room", "a disk that is full", "not tried", "no small disk can be made here (needs root)")
        stack.callback(subprocess.run, ["umount", "-l", name], check=False)
        product = stack.enter_context(running(Product(Path(name) / "data", **_OWN)))
        trial = Trial(product, sources)
        trial.add(2)
        product.wait_until(product.drained, SETTLE)
        trial.add(2)
        filler = Path(name) / "filler"
        _fill(filler)
        trial.add(2)
        trial.look_at_pages(200, 503)
        trial.expect(trial.person.status("/readyz") == 503, "it says that it is ready")
        filler.unlink()
        trial.settle()
        trial.add()
        trial.settle()
        return trial.line("no room", "a disk that is full, then is not")


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (_MIB, 4096):
            try:
                while True:
                    file.write(b"\0" * size)
                    os.fsync(file.fileno())
            except OSError:
                continue


def two_of_everything(sources: list[Path], database: str | None) -> Line:
    """Two products on one record, the same folder added at both at once, one of them killed in the middle."""
    with _trial(sources, database, WORKERS="2") as trial:
        first = trial.product
        folder = first.folder.parent / "both"
        folder.mkdir()
        contents = list(copies(sources, 12))
        for name, content in contents:
            (folder / name).write_bytes(content + b"%% both\n")
            trial.kept.append(hashlib.sha256(content + b"%% both\n").hexdigest())
        second = Product(first.folder, database, **_OWN | {"WORKERS": "2"})
        second.start()
        try:
            adding = [threading.Thread(target=each.manage, args=("add", str(folder))) for each in (first, second)]
            for thread in adding:
                thread.start()
            first.wait_until(lambda: first.states().get("reading"), SETTLE)
            second.kill()
            for thread in adding:
                thread.join()
            trial.settle()
        finally:
            second.stop()
        most = first.count("SELECT coalesce(max(attempts), 0) FROM inspections_report")
        trial.expect(most <= 2, f"a report was read {most} times")
        database_name = "PostgreSQL" if database else "SQLite"
        return trial.line("two of everything", f"two products on {database_name}, one killed")


def whole_faults(databases: list[str]) -> Iterator[Callable[[list[Path]], Line]]:
    if "sqlite" in databases:
        yield disk_full
        yield bucket_away
        yield lambda sources: two_of_everything(sources, None)
    if "postgres" in databases:
        yield database_stopped
        yield connections_short
        yield _two_on_postgres


def _two_on_postgres(sources: list[Path]) -> Line:
    with throwaway_server() as address:
        return two_of_everything(sources, address)
