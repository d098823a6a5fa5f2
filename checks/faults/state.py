"""What stands in the record as far as a fault could leave it half done: each thing by a name, and how much of it there
is.
"""

from __future__ import annotations

import hashlib
from typing import Final

from django.conf import settings
from django.db.models import Count

from inspections.intake.places import INCOMING, place
from inspections.intake.store import stored_name, stored_size
from inspections.models import Edition, EditionRow, Finding, Import, Inspection, Judgement, Passage, Report

type Things = dict[str, list[object]]

WAITING: Final = "waiting"
_WAIT: Final = (Report.State.QUEUED, Report.State.READING)


def things() -> Things:
    """Reports, imports and editions, each with its state and how much of the record rests on it."""
    found: Things = {}
    for row in Report.objects.order_by("pk"):
        state = WAITING if row.state in _WAIT else str(row.state)
        found[f"report {row.name}"] = [state, *_rests_on(row)]
    for each in Import.objects.exclude(by=None):
        there = each.rows.exclude(inspection=None).count()
        found[f"import {each.name}"] = [str(each.state), there, each.rows.count()]
    for edition in Edition.objects.annotate(written=Count("own_tables")):
        begun = EditionRow.objects.filter(first=edition.number).count()
        found[f"edition {edition.number}"] = ["made", edition.written, begun]
    found["the record"] = ["kept", *_the_record()]
    return found


def _rests_on(row: Report) -> list[object]:
    mine = Inspection.objects.filter(report=row)
    counts = [model.objects.filter(inspection__in=mine).count() for model in (Judgement, Finding, Passage)]
    return [mine.count(), *counts]


def _the_record() -> list[object]:
    grades = sorted(Judgement.objects.values_list("inspection__key", "area", "grade"))
    return [Inspection.objects.count(), hashlib.sha256(repr(grades).encode()).hexdigest()[:12]]


def halves(found: Things, before: Things, final: Things) -> list[str]:
    """What is neither not there nor there whole."""
    wrong = []
    for name, value in found.items():
        if name == "the record":
            continue
        state, *much = value
        is_on_record = state in ("published", "loaded", "made")
        if is_on_record and value not in (before.get(name), final.get(name)):
            wrong.append(f"half of {name}: {value} is there, the whole is {final.get(name)}")
        if not is_on_record and any(much[:1]):
            wrong.append(f"{name} is “{state}”, and yet on the record: {much}")
    return wrong


def lost_files() -> list[str]:
    """Reports whose bytes are not there in their whole length."""
    rows = Report.objects.only("name", "size", "sha256")
    return [f"the file of {row.name} is not there" for row in rows if stored_size(row.sha256) != row.size]


def left_over() -> list[str]:
    """Files that nothing in the record knows, whole or half written."""
    known = {stored_name(sha) for sha in Report.objects.values_list("sha256", flat=True)}
    found = [f"reports/{name}" for name in place("reports").names() if name not in known]
    found += [f"zips/{name}" for name in place("zips").names()]
    found += [str(path.relative_to(settings.DATA_DIR)) for path in settings.DATA_DIR.rglob(f"{INCOMING}*")]
    return found
