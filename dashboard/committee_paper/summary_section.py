"""How a paper begins: what kind of council this is on the date, and the findings of its sections in a sentence each."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.charts.grades import format_percent, grade_word
from dashboard.counting.tally import Tally
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.page import RelatedCouncil
from dashboard.shared.words import area_name, count_noun, format_day, join_words, lower_first, with_article

_APART: Final = ("Below", "Above")
"""How a title begins that finds the council apart from its neighbours."""


def status_sentences(known: CouncilDossier) -> Iterator[str]:
    """What must be said before any judgement: not yet inspected, abolished, not begun; who was before and after."""
    page, name, when = known.page, known.council.name, known.params.when
    if page.state == "former":
        yield (
            f"{name} was a council until {page.until}. Its judgements are kept as they stood; they count in England’s "
            "numbers up to that date only."
        )
    elif page.state == "future":
        yield f"{name} was not a council yet on {format_day(when.date)}: it became one on {page.since}."
    elif page.state == "waiting":
        began = f": it has been a council since {page.since}" if page.waiting_since else ""
        yield f"{name} is not yet inspected{began}. No graded inspection was published by {format_day(when.date)}."
    if page.successors:
        yield f"Its area is now covered by {_kin(page.successors)}."
    if page.predecessors:
        own = f"That history is not counted as {name}’s own."
        yield f"Its area was covered before by {_kin(page.predecessors)}. {own}"
    if known.bodies:
        yield f"{' '.join(known.bodies)} The judgements are on the council."


def _kin(found: Sequence[RelatedCouncil]) -> str:
    """`Bournemouth (2 graded inspections on the record) and Poole (…)`"""
    return join_words(f"{kin.name} ({', '.join(filter(None, (kin.part, kin.history)))})" for kin in found)


def summary_points(known: CouncilDossier) -> Iterator[str]:
    """The findings that the sections rest on."""
    page, since, improve = known.page, known.since, known.improve
    if page.changes:
        yield f"Against the report of {page.changes.before}: {lower_first(page.changes.sentence)}"
    yield from _beside(known)
    if improve and improve.items:
        yield f"The report makes {count_noun(len(improve.items), 'recommendation')} to the council."
    if since and since.sentence:
        yield since.sentence
    if known.told and known.told.rows:
        yield f"{known.told.title}."


def _beside(known: CouncilDossier) -> Iterator[str]:
    """The judgement that is nearest to a headline, beside the others' shares."""
    found = known.page.against
    if found is None:
        return
    first = found.besides[0]
    groups = (
        ("statistical neighbours", first.neighbours),
        (f"councils in {with_article(known.council.region)}", first.region),
        ("councils in England", first.england),
    )
    shares = join_words(_share(tally, name) for name, tally in groups if tally.judged)
    yield f"{area_name(first.area)}: {grade_word(first.own).lower()}. It is good or better in {shares}."
    if found.title.startswith(_APART):
        yield f"{found.title}."


def _share(tally: Tally, name: str) -> str:
    """`8 of 10 statistical neighbours (80%)`"""
    good, judged = tally.good_or_better, tally.judged
    return f"{good} of {judged} {name} ({format_percent(good, judged)})"
