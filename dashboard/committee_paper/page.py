"""The paper as a page to read and print: the same blocks as in the document."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.committee_paper.blocks import Block, BulletList, Grid, Heading, Paper, Paragraph
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.links import council_address


@dataclass(frozen=True)
class ShownBlock:
    """A block with its kind: "heading", "subheading", "paragraph", "bullets" or "table", which has a number."""

    kind: str
    block: Block
    number: int = 0


@dataclass(frozen=True)
class PaperPage:
    heading: str
    about: str
    council: str
    slug: str
    council_href: str
    bar: AsAtBar
    blocks: tuple[ShownBlock, ...]


def paper_page(dossier: CouncilDossier, made: Paper) -> PaperPage:
    return PaperPage(
        heading=made.title,
        about=made.about,
        council=dossier.council.name,
        slug=dossier.council.slug,
        council_href=council_address(dossier.council.slug, dossier.params.when_query),
        bar=as_at_bar(dossier.params),
        blocks=tuple(_shown(made)),
    )


def _shown(made: Paper) -> Iterator[ShownBlock]:
    tables = 0
    for block in made.blocks:
        match block:
            case Heading(level=1):
                yield ShownBlock("heading", block)
            case Heading():
                yield ShownBlock("subheading", block)
            case Paragraph():
                yield ShownBlock("paragraph", block)
            case BulletList():
                yield ShownBlock("bullets", block)
            case Grid():
                tables += 1
                yield ShownBlock("table", block, tables)
