"""The action plan as a document, report by report, as it is sent to a board or kept with its papers."""

from collections.abc import Iterator
from typing import IO

from dashboard.committee_paper.action_plan.plan import Plan, note_words, report_words, statement_words
from dashboard.committee_paper.blocks import Block, Grid, GridCell, Heading, Paper, Paragraph
from dashboard.committee_paper.writing import write_paper
from inspections.models import PlannedAction
from inspections.partial_dates import format_day
from inspections.queries.followup import ActionLine, FollowedUp

_WIDTHS = (28, 15, 15, 24, 18)


def write_document(file: IO[bytes], plan: Plan) -> None:
    title = f"{plan.council}: action plan"
    paper = Paper(
        title=title,
        about=plan.private,
        subject="What the council does about what inspectors asked for",
        foot=f"Private: {plan.council} only. {format_day(plan.today)}",
        blocks=tuple(_blocks(plan)),
    )
    write_paper(file, paper, plan.today)


def _blocks(plan: Plan) -> Iterator[Block]:
    yield Paragraph(
        "Recommendations are the inspectors’ words. Responses, actions, owners, dates, progress and evidence are the "
        "council’s own; nobody has checked them."
    )
    if not plan.follow_up.lines:
        yield Paragraph("No recommendation to this council is on the record in its words yet.")
    for report in plan.follow_up.reports:
        yield Heading(report_words(report))
        yield Paragraph(statement_words(report))
        for line in report.lines:
            yield from _recommendation(plan, line)
    if apart := [line for line in plan.follow_up.apart if line.text or line.actions]:
        yield Heading("Written about words that are no longer on the record")
        for line in apart:
            yield from _recommendation(plan, line)


def _recommendation(plan: Plan, line: FollowedUp) -> Iterator[Block]:
    number = f"Recommendation {line.item.position}" if line.item else "A recommendation that the report has no more"
    yield Heading(number, 2)
    yield Paragraph(line.words, "Lead")
    yield from (Paragraph(text) for text in (line.text or "No response yet.").split("\n") if text.strip())
    if line.reply and line.replied_on:
        signed = f"Reply published on {format_day(line.replied_on)}, signed as {line.reply.signed_as}"
        yield Paragraph(f"{signed}: {line.reply.text}", "Note")
    if not line.actions:
        yield Paragraph("This plan has no action on this recommendation.", "Note")
        return
    yield Grid(
        caption=f"Actions on {number[0].lower()}{number[1:]}, late ones first",
        header=("Action", "Owner", "Due", "Status and progress", "Evidence"),
        rows=tuple(_row(plan, action) for action in plan.in_order(line)),
        widths=_WIDTHS,
    )


def _row(plan: Plan, action: ActionLine) -> tuple[GridCell, ...]:
    due = [format_day(action.due.now)]
    due += [f"First due on {format_day(action.due.first)}"] if action.due.was_moved else []
    if action.status != PlannedAction.Status.DROPPED:
        due.append(action.due.words(plan.today))
    progress = [action.status.label, *map(note_words, action.notes)]
    evidence = [": ".join(dict.fromkeys(filter(None, (each.name, each.link)))) for each in action.shown_by]
    cells = (action.title, action.owner, "\n".join(due), "\n".join(progress), "\n".join(evidence) or "None yet")
    return tuple(map(GridCell, cells))
