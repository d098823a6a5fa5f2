"""`python -m tests.browser.spread_copies`: makes each marked copy of a report the report of an inspection of its own.

For measuring alone, on the DATA_DIR of a product that was made for it: a copy goes to the next council that has no such
inspection, and where the record has the inspection of the first, from a table, it gets that council the same. So each
is published as a report of its own would be: nothing of it is there before, and its record agrees.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from authorities.models import Authority  # noqa: E402
from inspections.actions.addresses import give_addresses  # noqa: E402
from inspections.actions.waiting import note_what_waits  # noqa: E402
from inspections.draft import Draft  # noqa: E402
from inspections.models import Inspection, Report  # noqa: E402
from inspections.review.blockers import WHOLE_REPORT, blockers_of  # noqa: E402
from inspections.review.comparison import compare_with_record, recorded_inspection_for  # noqa: E402

_TELLS_APART = ("authority", "framework", "inspection_start", "inspection_end", "published")


def spread() -> tuple[int, int]:
    """How many copies there were, and how many of them are of an inspection of their own now."""
    seen: set[tuple[str | None, ...]] = set()
    given: Counter[str] = Counter()
    count = moved = 0
    for report in Report.objects.filter(state=Report.State.TO_REVIEW).order_by("pk"):
        draft = report.as_draft()
        inspection = tuple(draft.fact(key) for key in _TELLS_APART)
        if inspection not in seen:
            seen.add(inspection)
            continue
        count += 1
        if other := next(_elsewhere(draft, seen, given), None):
            seen.add(tuple(other.fact(key) for key in _TELLS_APART))
            _give_record(draft, other)
            note_what_waits(report, other)
            report.save_quietly()
            given[other.fact("authority") or ""] += 1
            moved += 1
    return count, moved


def _elsewhere(draft: Draft, seen: set[tuple[str | None, ...]], given: Counter[str]) -> Iterator[Draft]:
    """The same report of other councils, of which neither the record nor another copy has it; the barest first.

    As real ones are, copies are spread over the councils: links are proposed between all reports of one.
    """
    value = draft.value("authority")
    if value is None:
        return
    stood = len(blockers_of(compare_with_record(draft)))
    numbers = Authority.objects.order_by("pk").values_list("dfe_number", flat=True)
    for number in sorted(numbers, key=given.__getitem__):
        other = draft.with_value(replace(value, value=number))
        if tuple(other.fact(key) for key in _TELLS_APART) in seen or recorded_inspection_for(other) is not None:
            continue
        found = blockers_of(compare_with_record(other))
        if len(found) <= stood + _missing_record(draft) and not any(each.key == WHOLE_REPORT for each in found):
            yield other


def _missing_record(draft: Draft) -> int:
    """A date that only the file's name gives is no more to check where the record has it; there it is not yet."""
    published = draft.value("published")
    return int(published is not None and published.source != "read")


def _give_record(draft: Draft, other: Draft) -> None:
    recorded = recorded_inspection_for(draft)
    if recorded is None:
        return
    judgements = list(recorded.judgements.all())
    row = Inspection.objects.get(pk=recorded.pk)
    row.authority = Authority.objects.get(dfe_number=other.fact("authority"))
    row.pk, row.key, row._state.adding = None, "", True
    row.origin, row.report, row.imported = Inspection.Origin.IMPORT, None, None
    give_addresses([row])
    row.save()
    for each in judgements:
        each.pk, each.inspection, each._state.adding = None, row, True
        each.save()


if __name__ == "__main__":
    copies, own = spread()
    print(f"{own} of {copies} copies are of an inspection of their own")
    sys.exit(0)
