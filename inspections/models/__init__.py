"""What is kept: the files that came in (reports), the record made of them (inspections), and every change."""

from inspections.models.batch import Batch, BatchReport
from inspections.models.collecting import (
    CollectedPage,
    CollectingAlarm,
    CollectingRun,
    ListedCouncil,
    ListedReport,
)
from inspections.models.discrepancy import Discrepancy
from inspections.models.draft_step import DraftStep, Viewing
from inspections.models.edition import Edition, EditionRow, EditionSchemaText, EditionTable
from inspections.models.finding import Finding, FindingQuerySet, findings_of, recommendations_of
from inspections.models.followup import (
    CouncilReply,
    CouncilResponse,
    Evidence,
    PlannedAction,
    ProgressNote,
    Reminder,
    SentStatement,
)
from inspections.models.imports import Import, ImportedRow, TableShape
from inspections.models.ledger import Event, KnownMissing, LedgerEntry
from inspections.models.lineage import ComparedReport, RecommendationLink
from inspections.models.named import Mentioned
from inspections.models.outgoing_mail import OutgoingMail
from inspections.models.paper_template import PaperTemplate
from inspections.models.passage import Passage, PassageTheme
from inspections.models.periodic import PeriodicWork
from inspections.models.person import Invitation, Person, SignedIn
from inspections.models.profile import EditorProfile
from inspections.models.received_zip import ReceivedZip
from inspections.models.record import Inspection, Judgement
from inspections.models.removed_report import RemovedReport
from inspections.models.report import Change, Report
from inspections.models.rereading import Rereading
from inspections.models.used_limit import UsedLimit
from inspections.models.watch import Watch, Watcher
from inspections.models.watched_file import WatchedFile
from inspections.models.withdrawn import WithdrawnInspection

__all__ = [
    "Batch",
    "BatchReport",
    "Change",
    "CollectedPage",
    "CollectingAlarm",
    "CollectingRun",
    "ComparedReport",
    "CouncilReply",
    "CouncilResponse",
    "Discrepancy",
    "DraftStep",
    "Edition",
    "EditionRow",
    "EditionSchemaText",
    "EditionTable",
    "EditorProfile",
    "Event",
    "Evidence",
    "Finding",
    "FindingQuerySet",
    "Import",
    "ImportedRow",
    "Inspection",
    "Invitation",
    "Judgement",
    "KnownMissing",
    "LedgerEntry",
    "ListedCouncil",
    "ListedReport",
    "Mentioned",
    "OutgoingMail",
    "PaperTemplate",
    "Passage",
    "PassageTheme",
    "PeriodicWork",
    "Person",
    "PlannedAction",
    "ProgressNote",
    "ReceivedZip",
    "RecommendationLink",
    "Reminder",
    "RemovedReport",
    "Report",
    "Rereading",
    "SentStatement",
    "SignedIn",
    "TableShape",
    "UsedLimit",
    "Viewing",
    "Watch",
    "WatchedFile",
    "Watcher",
    "WithdrawnInspection",
    "findings_of",
    "recommendations_of",
]
