"""The action plan as a table: a row for each action, and one for each recommendation without an action."""

from collections.abc import Iterator
from typing import IO, Final

from dashboard.charts.figure import Raw
from dashboard.committee_paper.action_plan.plan import Plan, note_words, reply_words, report_words
from dashboard.files.xlsx import add_table_sheet, add_terms_sheet, new_workbook
from inspections.models import PlannedAction
from inspections.queries.followup import ActionLine, FollowedUp, ReportFollowUp

COLUMNS: Final = (
    ("private", "Who may read the file: the council's own people."),
    ("inspection", "Stable key of the inspection: DfE number, framework and first day on site, else publication."),
    ("report", "Kind of inspection, and its date."),
    ("statement_due", "Day by which the written statement is due; blank where none is known."),
    ("statement_counted", "true: counted from publication, so about that day. false: named by the letter."),
    ("statement_sent", "Day on which the council says that it was sent."),
    ("number", "Place of the recommendation in its report; blank where the report has its words no more."),
    ("recommendation", "The inspectors' words."),
    ("page", "Page of the report."),
    ("response", "The council's response, in draft."),
    ("reply", "What became of a reply that the council asked to publish."),
    ("action", "What the council does; blank where nothing is planned."),
    ("owner", "Who does it."),
    ("status", "Progress."),
    ("first_due", "The date that was given first, which late is counted from."),
    ("due", "The date now."),
    ("done_on", "When it was done."),
    ("days_late", "Days since the first date of what is not done; blank where it is not late, or no longer planned."),
    ("progress", "Every note, the newest first."),
    ("evidence", "Links, and names of files."),
)
"""Name and meaning of each column."""
HEADER: Final = tuple(name for name, _ in COLUMNS)


def plan_rows(plan: Plan) -> Iterator[tuple[Raw, ...]]:
    """Where there is nothing to tell, one row that says whose the file is and no more."""
    if not any(plan.lines):
        yield (plan.private, *(None,) * (len(HEADER) - 1))
    for report, line in plan.lines:
        front = (plan.private, *_report_cells(report, line), *_line_cells(line))
        for action in plan.in_order(line):
            yield (*front, *_action_cells(plan, action))
        if not line.actions:
            yield (*front, *(None,) * 9)


def write_workbook(file: IO[bytes], plan: Plan) -> None:
    """A first sheet that says whose it is and what the columns mean, then the table."""
    facts = [
        ("Title", f"{plan.council}: action plan"),
        ("Private", plan.private),
        ("Address", plan.address),
        ("", ""),
        ("Column", "Meaning"),
        *COLUMNS,
    ]
    with new_workbook(file) as book:
        book.set_properties({"title": facts[0][1], "subject": plan.private})
        add_terms_sheet(book, "About", facts)
        add_table_sheet(book, "Actions", HEADER, plan_rows(plan))


def _report_cells(report: ReportFollowUp | None, line: FollowedUp) -> tuple[Raw, ...]:
    if report is None:
        return line.inspection, None, None, None, None
    due = report.statement
    return (
        line.inspection,
        report_words(report),
        due.day if due else None,
        ("true" if due.counted else "false") if due else None,
        report.sent_on,
    )


def _line_cells(line: FollowedUp) -> tuple[Raw, ...]:
    own = line.item
    return own.position if own else None, line.words, own.page if own else None, line.text, reply_words(line)


def _action_cells(plan: Plan, action: ActionLine) -> tuple[Raw, ...]:
    late = action.due.days_late(plan.today) if action.status != PlannedAction.Status.DROPPED else 0
    return (
        action.title,
        action.owner,
        action.status.label,
        action.due.first,
        action.due.now,
        action.due.done_on,
        late or None,
        "\n".join(map(note_words, action.notes)),
        "\n".join(each.link or each.name for each in action.shown_by),
    )
