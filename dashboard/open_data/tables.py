"""The tables of the open data: their fields and what each of them means."""

from typing import Final

from authorities.models import DeliveryBody
from dashboard.counting.outcome import NoGrade
from dashboard.open_data.context_tables import CONTEXT_TABLES
from dashboard.open_data.fields import (
    ADDRESS,
    COUNCIL,
    DFE,
    END,
    FRAMEWORK,
    KEY,
    KIND,
    PRECISION,
    PUBLISHED,
    START,
    PublishedField,
    PublishedTable,
)
from dashboard.open_data.finding_tables import FINDINGS, MENTIONS, RECOMMENDATIONS
from dashboard.open_data.link_table import LINKS
from inspections.models import Inspection, Judgement
from inspections.queries.corrections import OF_INSPECTION
from inspections.reading.vocabulary import GRADES
from inspections.roles import Role

GRADE_KEYS: Final = (*GRADES, NoGrade.NOT_JUDGED.value, NoGrade.COULD_NOT_BE_READ.value)


COUNCILS: Final = PublishedTable(
    "councils",
    "Councils",
    "Every council with children’s services since 2005, abolished ones included. One row per council.",
    ("dfe_number",),
    (
        DFE,
        COUNCIL,
        PublishedField("name", "string", "Full name.", required=True),
        PublishedField("gss_code", "string", "Its latest GSS code; codes change while the council does not."),
        PublishedField("type", "string", "Type of council, as it is today.", required=True),
        PublishedField("region", "string", "Region, of the nine of the Office for National Statistics.", required=True),
        PublishedField("region_ofsted", "string", "Region, of the eight of the inspectorate.", required=True),
        PublishedField("valid_from", "date", "First day as a council; blank: before 2005."),
        PublishedField("valid_to", "date", "Last day as a council; blank: still one."),
    ),
)
INSPECTIONS: Final = PublishedTable(
    "inspections",
    "Inspections",
    "Every inspection, review, letter and visit on the record. One row per inspection.",
    ("inspection",),
    (
        KEY,
        DFE,
        COUNCIL,
        FRAMEWORK,
        KIND,
        START,
        END,
        PUBLISHED,
        PRECISION,
        PublishedField(
            "published_source",
            "string",
            "Where the publication date comes from; blank where there is none.",
            values=tuple(Inspection.DateSource.values),
        ),
        PublishedField("lead_inspector", "string", "As printed; blank where it is not in the record."),
        PublishedField(
            "recommendations",
            "integer",
            "Recommendations to the council, or to the board or partnership that the report is on; blank: not known.",
        ),
        PublishedField(
            "origin",
            "string",
            "“report”: read from the report and checked; “import”: from a table of facts.",
            required=True,
            values=tuple(Inspection.Origin.values),
        ),
        PublishedField("report_sha256", "string", "Checksum of the report’s file, where it was added."),
        PublishedField("theme", "string", "What a visit or joint inspection looked at; blank where it is not known."),
        PublishedField(
            "source_text", "string", "Where its kind and dates are from, in words, where no report stands behind it."
        ),
        ADDRESS,
        PublishedField(
            "windows",
            "string",
            "Several periods on site as first/last day, with semicolons between; blank: one period, or not known.",
        ),
    ),
    (("dfe_number", "councils", "dfe_number"),),
)
JUDGEMENTS: Final = PublishedTable(
    "judgements",
    "Judgements",
    "Every judgement with the facts of its inspection beside it. One row per judgement; a judgement that a framework "
    "does not print, and one that a secondary source leaves out, has no row.",
    ("inspection", "area"),
    (
        KEY,
        DFE,
        COUNCIL,
        PublishedField("region", "string", "Region of the council, of the nine.", required=True),
        FRAMEWORK,
        KIND,
        START,
        END,
        PUBLISHED,
        PRECISION,
        PublishedField(
            "area",
            "string",
            "What was judged; the combined care judgement to 2022 is an area of its own.",
            required=True,
        ),
        PublishedField("grade", "string", "The grade, or why there is none.", required=True, values=GRADE_KEYS),
        PublishedField("rank", "integer", "4 is best, 1 is worst; blank where there is no grade. Do not average."),
        PublishedField("printed", "string", "The grade in the words of the report."),
        PublishedField(
            "source", "string", "Where the grade comes from.", required=True, values=tuple(Judgement.Source.values)
        ),
        PublishedField("page", "integer", "Page of the report that prints it, from 1."),
        PublishedField("x0", "number", "Where on the page, in points from its top left: left."),
        PublishedField("top", "number", "The same: top."),
        PublishedField("x1", "number", "The same: right."),
        PublishedField("bottom", "number", "The same: bottom."),
        PublishedField("rule", "string", "How the reader found it."),
        PublishedField("source_text", "string", "Where the grade comes from, in words, where that was noted."),
        PublishedField(
            "sure",
            "boolean",
            "false where a single secondary source says so, or sources disagree.",
            required=True,
        ),
        ADDRESS,
    ),
    (("inspection", "inspections", "inspection"), ("dfe_number", "councils", "dfe_number")),
)
DELIVERY_BODIES: Final = PublishedTable(
    "delivery_bodies",
    "Delivery bodies",
    "Trusts, companies and partnerships that run or ran the services of a council, with their periods; the judgements "
    "are still on the council. One row per body and council.",
    ("dfe_number", "body"),
    (
        DFE,
        COUNCIL,
        PublishedField("body", "string", "Name of the trust, company or partnership.", required=True),
        PublishedField(
            "kind",
            "string",
            "company: runs the services; partnership: runs them with the council; shared: councils share their "
            "services; front_door: councils share the first contact.",
            required=True,
            values=tuple(DeliveryBody.Kind.values),
        ),
        PublishedField(
            "valid_from", "date", "First day; of a month or a year that is known, its first.", required=True
        ),
        PublishedField(
            "from_precision",
            "string",
            "How exactly the first day is known.",
            required=True,
            values=tuple(DeliveryBody.Precision.values),
        ),
        PublishedField("valid_to", "date", "Last day; of a month or a year that is known, its last. Blank: still so."),
        PublishedField(
            "to_precision",
            "string",
            "How exactly the last day is known; blank while there is none.",
            values=tuple(DeliveryBody.Precision.values),
        ),
    ),
    (("dfe_number", "councils", "dfe_number"),),
)
CORRECTIONS: Final = PublishedTable(
    "corrections",
    "Corrections",
    "Every value that was changed after it was on the record: what stood there, what was put there, when, why, and in "
    "which role. A value that a report added where there was none is no correction. One row per change, oldest first. "
    "Inspections that were taken off the record are on the page of corrections.",
    ("inspection", "area", "field", "number"),
    (
        KEY,
        DFE,
        COUNCIL,
        FRAMEWORK,
        KIND,
        PUBLISHED,
        PRECISION,
        PublishedField(
            "area",
            "string",
            f"The judgement that was changed; “{OF_INSPECTION}” where it is a fact of the inspection or a finding.",
            required=True,
        ),
        PublishedField(
            "field",
            "string",
            "What of it was changed: “grade” or “source” of a judgement, else the field of the table of inspections, "
            "“recommendation”, or another finding, with its place, or “withdrawal” of what stood there as “report” or "
            "as “import”, or “return” of an inspection that was put back as it was.",
            required=True,
        ),
        PublishedField("number", "integer", "Which change of this value it is, from 1.", required=True),
        PublishedField("corrected_on", "date", "The day on which it was changed.", required=True),
        PublishedField("old", "string", "What stood there; blank: nothing, or words that may not be passed on."),
        PublishedField("new", "string", "What was put there; blank as above."),
        PublishedField("why", "string", "The reason; blank where none was kept."),
        PublishedField(
            "role",
            "string",
            "Who changed it, as it was then: an editor, an administrator, “shipped”: it came with the data, "
            "“installation”: whoever runs this one; “collecting”: the product by itself, with a report that it "
            "collected; “not_kept”: not known.",
            required=True,
            values=tuple(map(str, Role)),
        ),
        PublishedField("by", "string", "The name of who changed it; blank of all who did not choose to be named."),
    ),
    (("inspection", "inspections", "inspection"), ("dfe_number", "councils", "dfe_number")),
)
_ALL: Final = (
    JUDGEMENTS,
    INSPECTIONS,
    RECOMMENDATIONS,
    FINDINGS,
    LINKS,
    MENTIONS,
    COUNCILS,
    DELIVERY_BODIES,
    CORRECTIONS,
    *CONTEXT_TABLES,
)
TABLES: Final = {table.name: table for table in _ALL}
