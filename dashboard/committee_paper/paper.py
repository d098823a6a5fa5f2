"""A council's committee paper, section by section, from the same dossier as its page."""

from dashboard.committee_paper.blocks import Block, BulletList, Heading, Paper, Paragraph
from dashboard.committee_paper.closing_sections import counting_blocks, history_blocks, source_blocks
from dashboard.committee_paper.comparison_section import comparison_blocks
from dashboard.committee_paper.council_sections import change_blocks, current_judgement_blocks, recommendation_blocks
from dashboard.committee_paper.national_section import national_blocks
from dashboard.committee_paper.summary_section import lead_sentences, status_sentences, summary_points
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.links import WholeAddress


def committee_paper(dossier: CouncilDossier, whole: WholeAddress) -> Paper:
    name, when = dossier.council.name, dossier.params.when
    return Paper(
        title=f"Inspection outcomes of children’s services: {name}",
        about=when.heading,
        subject=f"The judgements of inspections of children’s services in {name}. {when.heading}",
        foot=f"{name}, {when.as_at_words}",
        blocks=(
            *_summary(dossier),
            *current_judgement_blocks(dossier, whole),
            *change_blocks(dossier),
            *recommendation_blocks(dossier),
            *comparison_blocks(dossier),
            *national_blocks(dossier),
            *history_blocks(dossier, whole),
            *counting_blocks(dossier, whole),
            *source_blocks(dossier, whole),
        ),
    )


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
