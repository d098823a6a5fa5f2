"""The tables of what reports list and mention: recommendations, every other finding, and events and ratings."""

from typing import Final

from dashboard.open_data.became_fields import BECAME_FIELDS
from dashboard.open_data.fields import (
    ADDRESS,
    COUNCIL,
    DFE,
    FRAMEWORK,
    KEY,
    PUBLISHED,
    PublishedField,
    PublishedTable,
)
from inspections.finding import FindingKind
from inspections.mention import MENTION_LABELS
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import AUDIENCE_LABELS, GRADES

RECOMMENDATIONS: Final = PublishedTable(
    "recommendations",
    "Recommendations",
    "What reports say needs to improve, in their words. One row per recommendation. Words of reports from before the "
    "Open Government Licence are left out: see the report.",
    ("inspection", "position"),
    (
        KEY,
        DFE,
        COUNCIL,
        FRAMEWORK,
        PUBLISHED,
        PublishedField("position", "integer", "Its place in the report’s list, from 1.", required=True),
        PublishedField("number", "string", "The number that is printed."),
        PublishedField("section", "string", "The heading above it."),
        PublishedField("subsection", "string", "The heading within that section."),
        PublishedField(
            "audience", "string", "Whom it addresses.", required=True, values=tuple(map(str, AUDIENCE_LABELS))
        ),
        PublishedField("tag", "string", "Reference to the national framework, if printed; several with “; ” between."),
        PublishedField("themes", "string", "Keys of its themes, with spaces between."),
        PublishedField("page", "integer", "Page of the report, from 1."),
        PublishedField("text", "string", "The whole recommendation."),
        ADDRESS,
        *BECAME_FIELDS,
    ),
    (("inspection", "inspections", "inspection"), ("dfe_number", "councils", "dfe_number")),
)  # fmt: skip
FINDINGS: Final = PublishedTable(
    "findings",
    "Other findings",
    "What reports list besides recommendations, in their words: strengths, areas for improvement, and recommendations "
    "of an earlier inspection with what is said of the progress on each. One row per finding. Where a report has no "
    "row of a kind, the record has none, though it may list some. Words of reports from before the Open "
    "Government Licence are left out: see the report.",
    ("inspection", "kind", "position"),
    (
        KEY,
        DFE,
        COUNCIL,
        FRAMEWORK,
        PUBLISHED,
        PublishedField(
            "kind",
            "string",
            "What it is; “progress”: an earlier recommendation that the report restates and judges.",
            required=True,
            values=tuple(kind.value for kind in FindingKind if kind is not FindingKind.RECOMMENDATION),
        ),
        PublishedField("position", "integer", "Its place in the report’s list of that kind, from 1.", required=True),
        PublishedField("number", "string", "The number that is printed."),
        PublishedField("section", "string", "The heading above it."),
        PublishedField("subsection", "string", "The heading within that section."),
        PublishedField(
            "audience", "string", "Whom it addresses.", required=True, values=tuple(map(str, AUDIENCE_LABELS))
        ),
        PublishedField("strand", "string", "Of progress: the area under which the report restates it."),
        PublishedField("verdict", "string", "Of progress: the grade that its words give.", values=tuple(GRADES)),
        PublishedField("words", "string", "Of progress: the report’s words on it."),
        PublishedField(
            "earlier_framework",
            "string",
            "Of progress: the framework of the inspection that made it.",
            values=tuple(frameworks()),
        ),
        PublishedField("earlier_when", "string", "Of progress: when that inspection was, as a year, month or day."),
        PublishedField("themes", "string", "Keys of its themes, with spaces between."),
        PublishedField("page", "integer", "Page of the report, from 1."),
        PublishedField("text", "string", "The whole finding."),
        ADDRESS,
    ),
    (("inspection", "inspections", "inspection"), ("dfe_number", "councils", "dfe_number")),
)
MENTIONS: Final = PublishedTable(
    "mentions",
    "Named in reports",
    "Other inspections, visits and ratings that the reports on the record name, in their words. No figure counts "
    "them: a sentence may speak of something else. One row per mention. Words of reports from before the Open "
    "Government Licence are left out: see the report.",
    ("inspection", "position"),
    (
        KEY,
        DFE,
        COUNCIL,
        FRAMEWORK,
        PUBLISHED,
        PublishedField("position", "integer", "Its place among what the report names, from 1.", required=True),
        PublishedField("kind", "string", "What is named.", required=True, values=tuple(MENTION_LABELS)),
        PublishedField("when", "string", "Of an inspection or visit: its year or month."),
        PublishedField("grade", "string", "The grade that the sentence gives.", values=tuple(GRADES)),
        PublishedField("stars", "integer", "Of a star rating: the number of stars."),
        PublishedField("page", "integer", "Page of the report, from 1.", required=True),
        PublishedField("words", "string", "The sentence."),
        ADDRESS,
    ),
    (("inspection", "inspections", "inspection"), ("dfe_number", "councils", "dfe_number")),
)
