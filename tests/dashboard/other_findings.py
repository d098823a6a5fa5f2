"""A published report with a finding of every kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User

from inspections.actions import publishing
from inspections.models import Inspection
from inspections.reading.contract import EarlierInspection, PageBox, ProgressRead
from inspections.reading.vocabulary import Confidence, Grade
from tests.readings import answered, ilacs, recommendation, settle

BOXES = (PageBox(2, (75.0, 300.0, 484.0, 320.0)),)
STRENGTH = "Children are seen alone."
TO_IMPROVE = "The timeliness of visits to neglected children."
EARLIER = "Review how cases are prioritised."
WORDS = "Progress with this recommendation is inadequate."


def publish_every_kind(editor: User, **changes: Any) -> Inspection:
    """Stoke-on-Trent in May 2025: two recommendations and one of each other kind, all on page 2."""
    item = replace(recommendation(1), section=None, boxes=BOXES)
    restated = ProgressRead(
        EarlierInspection("jar", "2005-09"),
        EARLIER,
        "staying_safe",
        Grade.INADEQUATE,
        WORDS,
        2,
        BOXES,
        Confidence.CERTAIN,
    )
    lists = {
        "strengths": (replace(item, text=STRENGTH, section="Leaders", subsection="Practice"),),
        "areas_for_improvement": (replace(item, text=TO_IMPROVE),),
        "progress": (restated,),
    }
    report = answered(ilacs(**lists | changes), by=editor)
    settle(report, by=editor)
    return publishing.publish(report=report.pk, by=editor)
