"""The context tables: successions of councils, neighbours, the ledger and known missing inspections."""

from typing import Final

from authorities.models import Neighbour
from dashboard.open_data.fields import COUNCIL, DFE, FRAMEWORK, KIND, PublishedField, PublishedTable

SUCCESSIONS: Final = PublishedTable(
    "successions",
    "Successions",
    "Councils that took over from others, wholly or in part. Judgements are never passed on. One row per pair.",
    ("predecessor_dfe_number", "successor_dfe_number"),
    (
        PublishedField("predecessor_dfe_number", "string", "DfE number of the council before.", required=True),
        PublishedField("predecessor", "string", "Short name of the council before.", required=True),
        PublishedField("successor_dfe_number", "string", "DfE number of the council after.", required=True),
        PublishedField("successor", "string", "Short name of the council after.", required=True),
        PublishedField("date", "date", "First day of the council after.", required=True),
        PublishedField("extent", "string", "whole, part, or the name of the part that was taken over.", required=True),
    ),
    (("predecessor_dfe_number", "councils", "dfe_number"), ("successor_dfe_number", "councils", "dfe_number")),
)
NEIGHBOURS: Final = PublishedTable(
    "neighbours",
    "Statistical neighbours",
    "The councils that the Department for Education compares with each council, by edition of its list. A council need "
    "not be on the list of its neighbour. One row per pair and edition.",
    ("dfe_number", "neighbour_dfe_number", "edition"),
    (
        DFE,
        COUNCIL,
        PublishedField("neighbour_dfe_number", "string", "DfE number of the neighbour.", required=True),
        PublishedField("neighbour", "string", "Short name of the neighbour.", required=True),
        PublishedField(
            "position", "integer", "1 is closest; blank in an earlier edition, which is in no order of closeness."
        ),
        PublishedField(
            "edition",
            "string",
            "Year from which the list holds: 2025 since June 2025, 2014 before.",
            required=True,
            values=tuple(Neighbour.Edition.values),
        ),
    ),
    (("dfe_number", "councils", "dfe_number"), ("neighbour_dfe_number", "councils", "dfe_number")),
)
LEDGER: Final = PublishedTable(
    "ledger",
    "Ledger",
    "From when and to when the record holds every inspection of a framework, and how that is known. One row per "
    "framework.",
    ("framework",),
    (
        FRAMEWORK,
        PublishedField("complete_from", "date", "First day of the record; blank where it is not known."),
        PublishedField("complete_to", "date", "Last day to which it is complete; blank: never said to be."),
        PublishedField("note", "string", "What is known of its completeness, in words."),
        PublishedField("source", "string", "What it was reconciled with.", required=True),
        PublishedField("reconciled_on", "date", "The day on which a person reconciled it; blank: as it was shipped."),
        PublishedField("why", "string", "Why that person changed it; blank: as it was shipped."),
    ),
)
KNOWN_MISSING: Final = PublishedTable(
    "known_missing",
    "Known to be missing",
    "Inspections that are known of and not on the record. What is said of them is not counted: from the day of "
    "publication it is not known where the council stands. One row per inspection.",
    ("dfe_number", "framework", "kind", "since"),
    (
        DFE,
        COUNCIL,
        FRAMEWORK,
        KIND,
        PublishedField("start", "date", "First day on site; blank where it is not known."),
        PublishedField("end", "date", "Last day on site; blank where it is not known."),
        PublishedField("published", "date", "Day of publication; blank where it is not known."),
        PublishedField("known", "string", "What is known of it, in words.", required=True),
        PublishedField("source", "string", "Who says so.", required=True),
        PublishedField("sure", "boolean", "Whether more than one source says so.", required=True),
        PublishedField(
            "since",
            "date",
            "From when on the council has no position: its publication, else its first day.",
            required=True,
        ),
    ),
    (("dfe_number", "councils", "dfe_number"),),
)
CONTEXT_TABLES: Final = (SUCCESSIONS, NEIGHBOURS, LEDGER, KNOWN_MISSING)
