"""A council's committee paper, section by section, from the same dossier as its page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.committee_paper.blocks import Block, BulletList, Grid, Heading, Paper, Paragraph, grid_cells
from dashboard.committee_paper.closing_sections import counting_blocks, history_blocks, source_blocks
from dashboard.committee_paper.comparison_section import comparison_blocks
from dashboard.committee_paper.council_sections import change_blocks, current_judgement_blocks, recommendation_blocks
from dashboard.committee_paper.cover import Cover
from dashboard.committee_paper.national_section import national_blocks
from dashboard.committee_paper.plan_section import plan_blocks, question_blocks
from dashboard.committee_paper.story_section import standing_blocks, story_blocks
from dashboard.committee_paper.summary_section import lead_sentences, status_sentences, summary_points
from dashboard.committee_paper.words_section import board_blocks, words_blocks
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.questions.page import QuestionsPage
from dashboard.shared.links import WholeAddress
from inspections.queries.action_plan import PlanLine


@dataclass(frozen=True)
class Enclosed:
    """What goes into a paper beside the dossier: the cover, the questions, and the plan of whoever may see it."""

    questions: QuestionsPage
    cover: Cover
    plan: Sequence[PlanLine]


def committee_paper(dossier: CouncilDossier, whole: WholeAddress, enclosed: Enclosed) -> Paper:
    name, when = dossier.council.name, dossier.params.when
    return Paper(
        title=f"Inspection outcomes of children’s services: {name}",
        about=when.heading,
        subject=f"The judgements of inspections of children’s services in {name}. {when.heading}",
        foot=f"{name}, {when.as_at_words}",
        blocks=(
            *_cover(enclosed.cover),
            *_summary(dossier),
            *current_judgement_blocks(dossier, whole),
            *story_blocks(dossier),
            *words_blocks(dossier, whole),
            *board_blocks(dossier),
            *change_blocks(dossier),
            *recommendation_blocks(dossier),
            *plan_blocks(enclosed.plan),
            *question_blocks(enclosed.questions),
            *standing_blocks(dossier),
            *comparison_blocks(dossier),
            *national_blocks(dossier),
            *history_blocks(dossier, whole),
            *counting_blocks(dossier, whole),
            *source_blocks(dossier, whole),
        ),
    )


def _cover(cover: Cover) -> Iterator[Block]:
    """What was filled in; nothing where nothing was."""
    if cover.lines:
        rows = tuple(grid_cells(line) for line in cover.lines)
        yield Grid(caption="This paper", header=("Field", "Entry"), rows=rows, widths=(30, 70))


def _summary(dossier: CouncilDossier) -> tuple[Block, ...]:
    """The summary: sentences, then bullet points."""
    words = (*status_sentences(dossier), *((dossier.page.background,) if dossier.page.background else ()))
    found = tuple(summary_points(dossier))
    return (
        Heading("Summary"),
        *(Paragraph(text, "Lead") for text in lead_sentences(dossier)),
        *map(Paragraph, words),
        *((BulletList(found),) if found else ()),
    )
