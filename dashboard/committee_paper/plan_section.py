"""What the council does about the recommendations, for people who may see its follow-up, and questions to ask."""

from collections.abc import Iterator, Sequence

from dashboard.committee_paper.blocks import Block, BulletList, Grid, Heading, Paragraph, grid_cells
from dashboard.pages.questions.page import QuestionsPage
from inspections.queries.action_plan import PlanLine


def plan_blocks(plan: Sequence[PlanLine]) -> Iterator[Block]:
    """The action plan; nothing where there is none, or whoever asks may not see it."""
    if not plan:
        return
    yield Heading("The action plan")
    yield Paragraph("The council’s own: owners, dates and progress are not part of any report, and are not public.")
    yield Grid(
        caption="Actions on the recommendations, those on the latest inspection and late ones first",
        header=("Action", "Recommendation", "Owner", "Due", "Progress"),
        rows=tuple(grid_cells((each.title, each.recommendation, each.owner, each.due, each.progress)) for each in plan),
        widths=(24, 28, 16, 14, 18),
    )


def question_blocks(page: QuestionsPage) -> Iterator[Block]:
    """Questions for scrutiny, each with the words that it rests on."""
    if not page.groups:
        return
    yield Heading("Questions for scrutiny")
    for group in page.groups:
        yield Heading(group.heading, 2)
        yield BulletList(tuple(question.with_words for question in group.questions))
