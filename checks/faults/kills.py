"""`python -m checks.faults.kills POINTS`: kills the product at so many points of its acts, on the record in DATA_DIR.

Each time the record stands as it was, a process dies at one of its steps, and what is there is looked at: at once, and
after the product has done what it does by itself. The reports are in a folder `reports` beside DATA_DIR.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from checks.faults import site  # noqa: E402
from checks.faults.activities import (  # noqa: E402
    ACTIVITIES,
    Ack,
    Activity,
    clock_moved,
    know_tables,
    prepare_base,
    somebody,
)
from checks.faults.judging import Found, Kill, Reference  # noqa: E402
from checks.faults.jumps import jump  # noqa: E402
from checks.faults.scratch import Scratch, in_a_process  # noqa: E402
from checks.faults.state import left_over, lost_files, things  # noqa: E402
from checks.faults.steps import Steps, spread  # noqa: E402
from inspections.actions.retention import forget_old  # noqa: E402
from inspections.models import Report  # noqa: E402

_LATER = datetime.timedelta(hours=1)
_MUCH_LATER = datetime.timedelta(days=3)


def main(words: Sequence[str]) -> int:
    points = int(words[0])
    # A pool has threads of its own, which a fork leaves behind.
    settings.DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
    scratch = Scratch()
    know_tables()
    in_a_process(lambda _: prepare_base())
    scratch.keep()
    with ExitStack() as stack:
        address = stack.enter_context(site.serving())
        settings.COLLECT_SITE = settings.COLLECT_FILES = address
        settings.COLLECT_CONTACT, settings.COLLECT_WAIT_SECONDS = "records@outcomes.example", 0
        for activity, count in _shares(points):
            _kill_in(activity, count, scratch)
        for line in jump(scratch):
            print(line.to_json(), flush=True)
    return 0


def _shares(points: int) -> list[tuple[Activity, int]]:
    """At least one point of each; the first, which is the longest, has what is left over."""
    whole = sum(each.share for each in ACTIVITIES)
    shares = [max(1, points * each.share // whole) for each in ACTIVITIES]
    shares[0] += max(0, points - sum(shares))
    return list(zip(ACTIVITIES, shares, strict=True))


def _kill_in(activity: Activity, count: int, scratch: Scratch) -> None:
    reference = _reference(activity, scratch)
    for last in spread(count, len(reference.steps)):
        scratch.put_back()
        died = in_a_process(partial(_act, activity, last))
        at_once = Found(**in_a_process(lambda _: _look()).value)
        later = Found(**in_a_process(lambda _: _finish(activity)).value)
        kill = Kill(died, at_once, later, settings.READING_MAX_ATTEMPTS)
        point = f"{last} of {len(reference.steps)}: {reference.steps[last - 1]}"
        print(kill.line(activity.name, point, reference).to_json(), flush=True)


def _reference(activity: Activity, scratch: Scratch) -> Reference:
    scratch.put_back()

    def live(_: object) -> dict[str, object]:
        activity.prepare()
        before, steps = things(), Steps(None)
        steps.arm()
        activity.act(lambda told: None)
        said = list(steps.said)
        activity.finish()
        return {"before": before, "after": things(), "steps": said}

    return Reference(**in_a_process(live).value)


def _act(activity: Activity, last: int, ack: Ack) -> None:
    activity.prepare()
    steps = Steps(last)
    steps.arm()
    activity.act(ack)
    # A lease that was renewed in between is a step that another run may not have.
    steps.die()


def _look() -> dict[str, object]:
    """What is there a moment after, and what somebody who looks is answered."""
    found, lost = things(), lost_files()
    client = Client(headers={"host": "localhost"})
    client.force_login(somebody())
    return asdict(Found(found, lost, [client.get("/reports/").status_code], left=[]))


def _finish(activity: Activity) -> dict[str, object]:
    """An hour later by the clock, the product has gone on by itself; days later it has cleared up.

    A file may stay that was whole when its sender lost the connection: `verify` says so, and nobody was told that it is
    kept.
    """
    with clock_moved(_LATER):
        activity.finish()
    with clock_moved(_MUCH_LATER):
        forget_old()
    left = [name for name in left_over() if not name.startswith("reports/")]
    attempts = max(Report.objects.values_list("attempts", flat=True), default=0)
    return asdict(Found(things(), lost_files(), [], left, attempts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
