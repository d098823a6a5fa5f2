"""A council's committee paper, section by section: the facts of its page as at a date, each by the same count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.committee_paper.blocks import Heading, Items, Paper, Words
from dashboard.committee_paper.closing_sections import counting_blocks, history_blocks, source_blocks
from dashboard.committee_paper.comparison_section import compared_blocks
from dashboard.committee_paper.council_sections import changed_blocks, current_blocks, recommended_blocks
from dashboard.committee_paper.national_section import national_blocks
from dashboard.committee_paper.summary_section import points, status
from dashboard.shared.words import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.committee_paper.blocks import Block
    from dashboard.pages.council.dossier import Known

type Whole = Callable[[str], str]
"""Makes the path of a page a whole address."""


def committee_paper(known: Known, whole: Whole) -> Paper:
    name, when = known.council.name, known.params.when
    return Paper(
        title=f"Inspection outcomes of children’s services: {name}",
        about=f"As at {day(when.date)}: {when.words}",
        subject=f"How inspectors judged the children’s services of {name}, as at {day(when.date)}, {when.words}",
        foot=f"{name}, as at {day(when.date)}",
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


def _summary(known: Known) -> tuple[Block, ...]:
    """In plain sentences, then point by point."""
    lead = (known.page.summary,) if known.page.summary else ()
    words = (*status(known), *((known.page.background,) if known.page.background else ()))
    found = tuple(points(known))
    return (
        Heading("Summary"),
        *(Words(text, "Lead") for text in lead),
        *map(Words, words),
        *((Items(found),) if found else ()),
    )
