"""The story of the council's inspections in sentences, and how it stands among others."""

from collections.abc import Iterator

from dashboard.claims.council import month_of_report
from dashboard.claims.standing import england_sentence, standing_sentence
from dashboard.claims.words import area_name, count_noun, join_words, kind_name
from dashboard.committee_paper.blocks import Block, BulletList, Heading, Paragraph
from dashboard.counting.editions import is_graded
from dashboard.counting.outcome import is_grade
from dashboard.counting.population import population_of
from dashboard.counting.tally import tally_positions
from dashboard.pages.council.dossier import CouncilDossier


def story_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    """Nothing for a council without a graded inspection."""
    if dossier.page.latest_pk is None:
        return
    sentences = tuple(_story(dossier))
    yield Heading("The story of its inspections")
    yield BulletList(sentences)


def _story(dossier: CouncilDossier) -> Iterator[str]:
    found = dossier.inspections
    graded = [i for i in found if is_graded(i.framework) and i.judgements]
    visits = [i for i in found if not is_graded(i.framework)]
    when = [f"{month_of_report(i)} ({kind_name(i.framework, i.kind)})" for i in graded]
    yield f"The record has {count_noun(len(graded), 'graded inspection')}: {join_words(when)}."
    if visits:
        last = month_of_report(visits[-1])
        them = f"the report in {last}" if len(visits) == 1 else f"the latest report in {last}"
        yield f"It has {count_noun(len(visits), 'report without grades', 'reports without grades')}, {them}."
    if dossier.page.figure:
        yield f"{dossier.page.figure.title}."


def standing_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    """How the council stands in its region and in England, judgement by judgement, in words."""
    lines = tuple(_standing(dossier))
    if lines:
        yield Heading("Where it stands")
        yield BulletList(lines)
        yield Paragraph("By the latest graded inspection of each council that existed on the date.", "Note")


def _standing(dossier: CouncilDossier) -> Iterator[str]:
    if dossier.page.peers is None or dossier.page.state != "current":
        return
    positions = population_of(dossier.record, dossier.params.when.as_at).positions
    others = [position for position in positions if position.council.pk != dossier.council.pk]
    near = [position for position in others if position.council.region == dossier.council.region]
    for counts in dossier.page.peers.counts:
        if not is_grade(counts.own):
            continue
        of_region, of_england = (tally_positions(group, counts.area) for group in (near, others))
        parts = (
            standing_sentence(counts.area, counts.own, of_region, dossier.council.region),
            england_sentence(counts.own, of_england),
        )
        words = " ".join(filter(None, parts))
        if words:
            yield f"{area_name(counts.area)}: {words}"
