"""What was kept in an older form is still read after an upgrade."""

from __future__ import annotations

from importlib import import_module

from inspections.draft import Draft, DraftFact, DraftItem, DraftJudgement
from inspections.finding import FindingFacts
from inspections.judgement import JudgementFacts
from inspections.reading.contract import Evidence
from inspections.reading.vocabulary import Absence

EVIDENCE = {"page": 1, "box": [75.0, 300.0, 484.0, 320.0], "quote": "Overall effectiveness Good", "rule": "the row"}
OF_ALL = {"source": "read", "settled": True, "why": "", "confidence": "certain", "label": "", "printed": ""}
AS_IT_WAS = {
    "facts": [
        OF_ALL | {"key": "framework", "value": "ilacs", "read": "ilacs", "evidence": None},
        OF_ALL | {"key": "published", "value": "", "read": "", "settled": False, "why": "Enter it.", "evidence": None},
    ],
    "judgements": [
        OF_ALL
        | {"key": "judgement:overall", "value": "good", "read": "inadequate", "source": "entered", "printed": "Good"}
        | {"label": "Overall effectiveness", "confidence": "check", "evidence": EVIDENCE},
        OF_ALL | {"key": "judgement:leadership", "value": "", "read": "", "source": "record", "evidence": None},
    ],
    "items": [{"key": "recommendation:1", "text": "Plans.", "read": "", "source": "entered", "settled": True}],
    "remarks": [],
}


def test_a_draft_from_before_judgements_were_kept_whole():
    whole = import_module("inspections.migrations.0004_whole_judgements").whole
    draft = Draft.from_json(whole(AS_IT_WAS, {"overall": "The overall effectiveness"}))

    evidence = Evidence(1, (75.0, 300.0, 484.0, 320.0), "Overall effectiveness Good", "the row", "check")
    overall = JudgementFacts("overall", "good", "entered", "The overall effectiveness", "Good", evidence)
    assert draft == Draft(
        facts=(
            DraftFact("framework", "ilacs", "ilacs", "read", settled=True),
            DraftFact("published", None, None, "read", settled=False, why="Enter it.", absent=Absence.UNKNOWN),
        ),
        judgements=(
            DraftJudgement(overall, "inadequate", settled=True),
            DraftJudgement(JudgementFacts("leadership", None, "import"), None, settled=True),
        ),
        items=(DraftItem("recommendation:1", FindingFacts("Plans."), None, "entered", settled=True),),
        every_kind=False,
    )
    assert draft.judgement("leadership").source == "record"
