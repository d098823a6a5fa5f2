"""The numbers for Prometheus: what the record's rows say, and how requests were answered by all web processes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from django.db import DatabaseError, connection
from django.db.models import Count
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from inspections.models import Report
from inspections.queries.health import free_bytes, waiting

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable that names the folder through which web processes add up their numbers."""


def exposition() -> bytes:
    """Everything in Prometheus' text form: of the record, and of the requests that this machine answered.

    The latter are counted as they come (config/request_log.py).
    """
    registry = CollectorRegistry()
    if SHARED_FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry = REGISTRY
    return generate_latest(registry) + generate_latest(_record_registry())


def _record_registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_RecordCollector())
    return registry


class _RecordCollector(Collector):
    """Asks the database at each visit, so that all machines say the same and nothing is lost at a restart."""

    def describe(self) -> Iterator[Metric]:
        return iter(())

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("outcomes_disk_free_bytes", "Room left for the data folder.", value=free_bytes())
        try:
            yield from _of_the_record()
            up = 1
        except DatabaseError:
            up = 0
        yield GaugeMetricFamily("outcomes_database_up", "Whether the database answers.", value=up)
        yield from _of_the_pool()


def _of_the_record() -> Iterator[Metric]:
    now = waiting(timezone.now())
    reports = GaugeMetricFamily("outcomes_reports", "Reports by their state.", labels=["state"])
    for state, count in now.by_state.items():
        reports.add_metric([state], count)
    refused = GaugeMetricFamily("outcomes_reports_refused", "Refused reports by reason.", labels=["code"])
    rows = Report.objects.filter(state=Report.State.REFUSED).values_list("refusal_code").annotate(count=Count("pk"))
    for code, count in rows.order_by("refusal_code"):
        refused.add_metric([code], count)
    yield from (reports, refused)
    said = "How long the first report of the queue has waited; 0 where none waits."
    yield GaugeMetricFamily("outcomes_longest_wait_seconds", said, value=now.longest or 0)


def _of_the_pool() -> Iterator[Metric]:
    """The pool of connections of the process that answers; only PostgreSQL has one."""
    pool = getattr(connection, "pool", None)
    if pool is None:
        return
    for name, value in sorted(pool.get_stats().items()):
        said = f"{name} of the pool of connections of the process that answered."
        yield GaugeMetricFamily(f"outcomes_{name}", said, value=value)
