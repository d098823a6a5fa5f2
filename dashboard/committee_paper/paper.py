"""A council's committee paper, section by section: the facts of its page as at a date, each by the same count."""

from dashboard.committee_paper.blocks import Block, BulletList, Heading, Paper, Paragraph
from dashboard.committee_paper.closing_sections import counting_blocks, history_blocks, source_blocks
from dashboard.committee_paper.comparison_section import compared_blocks
from dashboard.committee_paper.council_sections import changed_blocks, current_blocks, recommended_blocks
from dashboard.committee_paper.national_section import national_blocks
from dashboard.committee_paper.summary_section import status_sentences, summary_points
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.links import WholeAddress
from dashboard.shared.words import format_day


def committee_paper(known: CouncilDossier, whole: WholeAddress) -> Paper:
    name, when = known.council.name, known.params.when
    return Paper(
        title=f"Inspection outcomes of children’s services: {name}",
        about=f"As at {format_day(when.date)}: {when.words}",
        subject=f"How inspectors judged the children’s services of {name}, as at {format_day(when.date)}, {when.words}",
        foot=f"{name}, as at {format_day(when.date)}",
        blocks=(
            *_summary(known),
            *current_blocks(known, whole),
            *changed_blocks(known),
            *recommended_blocks(known),
            *compared_blocks(known),
            *national_blocks(known),
            *history_blocks(known, whole),
            *counting_blocks(known, whole),
            *source_blocks(known, whole),
        ),
    )


def _summary(known: CouncilDossier) -> tuple[Block, ...]:
    """In plain sentences, then point by point."""
    lead = (known.page.summary,) if known.page.summary else ()
    words = (*status_sentences(known), *((known.page.background,) if known.page.background else ()))
    found = tuple(summary_points(known))
    return (
        Heading("Summary"),
        *(Paragraph(text, "Lead") for text in lead),
        *map(Paragraph, words),
        *((BulletList(found),) if found else ()),
    )
