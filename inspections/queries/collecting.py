"""How collecting went: each run in numbers, what is odd, and what the site lists that is not on the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from inspections.models import CollectingAlarm, CollectingRun, ListedCouncil, ListedReport, Report
from inspections.queries.listed import frameworks_of

State = CollectingRun.State
FROM_THE_SITE: Final = "The inspectorate’s site"
"""The folder in which the files stand that collecting brought."""
RUNS_SHOWN: Final = 30
"""A month of daily runs."""


@dataclass(frozen=True)
class RunNumbers:
    """A run: how many reports were new on the lists, how many files came, and what was raised in it."""

    run: CollectingRun
    found: int
    taken: int
    gone: int
    alarms: tuple[str, ...]

    @property
    def sentence(self) -> str:
        parts = [f"{_counted(self.found, 'report')} new on the lists", f"{_counted(self.taken, 'file')} taken"]
        parts += [f"{_counted(self.gone, 'report')} no longer listed"] if self.gone else []
        parts += [_counted(len(self.alarms), "alarm")] if self.alarms else []
        return ", ".join(parts) + "."


def last_runs() -> list[RunNumbers]:
    """The newest first; four queries."""
    return _with_numbers(list(CollectingRun.objects.select_related("asked_by")[:RUNS_SHOWN]))


def run_numbers(run: CollectingRun) -> RunNumbers:
    return _with_numbers([run])[0]


def open_alarms() -> list[CollectingAlarm]:
    return list(CollectingAlarm.objects.filter(settled_at=None))


def files_not_here() -> list[ListedReport]:
    """Listed reports whose file did not come, with the reason."""
    rows = ListedReport.objects.filter(report=None, gone_at=None, aside_why="").exclude(problem="")
    return list(rows.select_related("council"))


def agreeing_untouched() -> list[Report]:
    """Reports that came from the site alone, agree with the record and with what the site says of them in everything,
    and that no person has done anything to; four queries where there are any.
    """
    return _for_no_person(_agreeing().filter(batches=None))


def needs_no_person(report: int) -> bool:
    """Whether that still holds of one that is in a lot by now."""
    return bool(_for_no_person(_agreeing().filter(pk=report)))


def _agreeing() -> QuerySet[Report]:
    own = Report.objects.filter(folder__startswith=FROM_THE_SITE, uploaded_by=None, assigned_to=None, note="")
    mine = own.filter(changes=None, steps=None).exclude(listed=None)
    return mine.filter(state=Report.State.TO_REVIEW, group=Report.Group.AGREES).order_by("pk").distinct()


def _for_no_person(reports: QuerySet[Report]) -> list[Report]:
    listed = Prefetch("listed", ListedReport.objects.select_related("council"))
    found = [report for report in reports.prefetch_related(listed) if _is_as_listed(report)]
    if not found:
        return []
    # A person who did not want one file of an inspection has to see the next.
    withdrawn = Report.objects.filter(state=Report.State.WITHDRAWN, title__in={report.title for report in found})
    unwanted = set(withdrawn.values_list("title", flat=True))
    aside = set(ListedReport.objects.exclude(aside_why="").values_list("council", "day", "what"))
    return [
        report
        for report in found
        if report.title not in unwanted
        and aside.isdisjoint((row.council_id, row.day, row.what) for row in report.listed.all())
    ]


def _is_as_listed(report: Report) -> bool:
    """Whether the site lists it now as of that council, that kind and that day, under each of its names."""
    said = report.as_draft().fact("published")
    return all(
        row.gone_at is None
        and not row.aside_why
        and row.council.authority_id == report.council_id
        and report.framework in frameworks_of(row)
        and row.day is not None
        and row.day.isoformat() == said
        for row in report.listed.all()
    )


def is_any_on_its_way(since: datetime.datetime) -> bool:
    """Whether files from the site that came since then wait to be read, or a run goes on that may bring more."""
    unread = Report.objects.filter(folder__startswith=FROM_THE_SITE, uploaded_at__gte=since)
    running = CollectingRun.objects.filter(state__in=(State.ASKED, State.RUNNING))
    return running.exists() or unread.filter(state__in=(Report.State.QUEUED, Report.State.READING)).exists()


def set_aside() -> list[ListedReport]:
    return list(ListedReport.objects.exclude(aside_why="").select_related("council", "aside_by"))


@dataclass(frozen=True)
class CollectingNow:
    """`done` of `of` councils are asked in the run that goes on."""

    run: CollectingRun
    done: int
    of: int
    taken: int


def collecting_now() -> CollectingNow | None:
    """The run that goes on or begins in a moment; None where there is none."""
    run = CollectingRun.objects.filter(state__in=(State.RUNNING, State.ASKED)).order_by("-state").first()
    if run is None:
        return None
    listed = ListedCouncil.objects.filter(listed_in=run)
    taken = ListedReport.objects.filter(taken_in=run).count()
    return CollectingNow(run, listed.filter(asked_in=run).count(), listed.count(), taken)


@dataclass(frozen=True)
class CollectedLately:
    """For the queue: when the site was asked last, and how many alarms are open."""

    at: datetime.datetime
    numbers: RunNumbers
    alarms: int
    on: bool


def collected_lately() -> CollectedLately | None:
    """None where the site was never asked."""
    last = CollectingRun.objects.first()
    if last is None:
        return None
    alarms = CollectingAlarm.objects.filter(settled_at=None).count()
    return CollectedLately(timezone.localtime(last.asked_at), run_numbers(last), alarms, last.ended_at is None)


def _with_numbers(runs: list[CollectingRun]) -> list[RunNumbers]:
    pks = [run.pk for run in runs]
    found, taken = (_counts(name, pks) for name in ("found_in", "taken_in"))
    ends = [run.ended_at for run in runs if run.ended_at]
    gone = dict(ListedReport.objects.filter(gone_at__in=ends).order_by().values_list("gone_at").annotate(n=Count("pk")))
    alarms = list(CollectingAlarm.objects.filter(raised_in__in=pks).order_by("pk").values_list("raised_in", "words"))
    return [
        RunNumbers(
            run,
            found.get(run.pk, 0),
            taken.get(run.pk, 0),
            gone.get(run.ended_at, 0) if run.ended_at else 0,
            tuple(words for pk, words in alarms if pk == run.pk),
        )
        for run in runs
    ]


def _counts(name: str, runs: Iterable[int]) -> dict[int, int]:
    rows = ListedReport.objects.filter(**{f"{name}__in": list(runs)}).order_by()
    return dict(rows.values_list(name).annotate(n=Count("pk")))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
