"""The summary of a paper: the state of the council on the date, and the main result of each section."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.charts.grades import format_percent, grade_word
from dashboard.claims.words import area_name, count_noun, join_words, with_article
from dashboard.counting.tally import Tally
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.page import RelatedCouncil
from inspections.partial_dates import format_day
from inspections.reading.letters import lower_first

LAST_ON_RECORD: Final = "The last inspection on the record: "
_APART: Final = ("Below", "Above")
"""How the title of the comparison begins if the council is below or above most of its neighbours."""


def lead_sentences(dossier: CouncilDossier) -> Iterator[str]:
    """What inspectors judged, preceded by a warning if a newer report is missing from the record."""
    page = dossier.page
    if page.gap:
        yield f"{page.gap[0]}. {page.gap[1]}"
    if page.summary:
        yield f"{LAST_ON_RECORD if page.gap else ''}{page.summary}"


def status_sentences(dossier: CouncilDossier) -> Iterator[str]:
    """Whether the council is abolished, not yet founded or not yet inspected; its predecessors and successors."""
    page, name, when = dossier.page, dossier.council.name, dossier.params.when
    if page.state == "former":
        yield (
            f"{name} was a council until {page.until}. Its judgements are kept as they stood; they count in England’s "
            "numbers up to that date only."
        )
    elif page.state == "future":
        yield f"{name} was not a council yet on {format_day(when.date)}: it {page.words.becomes} one on {page.since}."
    elif page.state == "waiting":
        began = f" It {page.words.being} {page.since}." if page.waiting_since else ""
        yield f"{name} counts as not yet inspected under {page.inspected_under}: {page.words.no_report}.{began}"
    if page.successors:
        yield f"{page.words.after} {_related_words(page.successors)}."
    if page.predecessors:
        own = f"That history is not counted as {name}’s own."
        before = "Its area was covered before by" if page.words.becomes == "became" else page.words.before
        yield f"{before} {_related_words(page.predecessors)}. {own}"
    if dossier.delivery_bodies:
        yield f"{' '.join(dossier.delivery_bodies)} The judgements are on the council."


def _related_words(found: Sequence[RelatedCouncil]) -> str:
    """`Bournemouth (2 graded inspections on the record) and Poole (…)`"""
    return join_words(f"{each.name} ({', '.join(filter(None, (each.part, each.history)))})" for each in found)


def summary_points(dossier: CouncilDossier) -> Iterator[str]:
    """The main result of each section that has one."""
    page, outcomes, recommendations = dossier.page, dossier.outcomes, dossier.recommendations
    if page.changes:
        yield f"Against the report of {page.changes.before}: {lower_first(page.changes.sentence)}"
    yield from _peer_sentences(dossier)
    if recommendations and recommendations.items:
        yield f"The report makes {count_noun(len(recommendations.items), 'recommendation')} to the council."
    if dossier.asked:
        yield dossier.asked.sentence
    elif outcomes and outcomes.sentence:
        yield outcomes.sentence


def _peer_sentences(dossier: CouncilDossier) -> Iterator[str]:
    """The first judgement compared with the three groups, and the title of the comparison if that is a claim."""
    found = dossier.page.peers
    if found is None:
        return
    first = found.counts[0]
    groups = (
        ("statistical neighbours", first.neighbours),
        (f"councils in {with_article(dossier.council.region)}", first.region),
        ("councils in England", first.england),
    )
    shares = join_words(_share_words(tally, name) for name, tally in groups if tally.judged)
    yield f"{area_name(first.area)}: {grade_word(first.own).lower()}. It is good or better in {shares}."
    if found.title.startswith(_APART):
        yield f"{found.title}."


def _share_words(tally: Tally, name: str) -> str:
    """`8 of 10 statistical neighbours (80%)`"""
    good, judged = tally.good_or_better, tally.judged
    return f"{good} of {judged} {name} ({format_percent(good, judged)})"
