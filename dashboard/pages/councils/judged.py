"""The councils with an inadequate judgement, at their latest inspection or ever, and what is said of their list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims import judged as claims
from dashboard.claims.lists import none_called, none_of_these
from dashboard.claims.reach import left_out_sentence, missing_sentence
from dashboard.counting.council_spells import was_ever_inadequate
from dashboard.counting.population import Population
from dashboard.counting.tally import is_inadequate
from dashboard.pages.councils.params import EVER, NOW, CouncilsParams
from inspections.reading.frameworks import frameworks

CHOICES: Final = (("", "Any grades"), (NOW, claims.NOW_CHOICE), (EVER, claims.EVER_CHOICE))
"""What the list may be narrowed to by judgements, and the words of the choice."""
IN_TITLE: Final = {"": "", NOW: claims.NOW_IN_TITLE, EVER: claims.EVER_IN_TITLE}


def judged(population: Population, choice: str) -> Population:
    """Those of the population that the choice keeps."""
    if not choice:
        return population
    record, as_at = population.record, population.as_at
    if choice == EVER:
        kept = {each.pk for each in population.councils if was_ever_inadequate(record, each, as_at)}
    else:
        kept = {position.council.pk for position in population.positions if is_inadequate(position)}
    return replace(population, councils=tuple(each for each in population.councils if each.pk in kept))


def judged_heading(count: int, among: Population, params: CouncilsParams) -> str:
    """`among` are the councils of the place, whatever their judgements: the denominator is of them."""
    if params.judged == EVER:
        return claims.ever_heading(count, len(among.standing), _begun(among), params.about)
    return claims.now_heading(count, _inspected(among), len(among.left_out), params.about)


def judged_lede(among: Population, params: CouncilsParams, *, listed: bool) -> str:
    """With what is left out of the count, or missing from it; `listed`: whether any council is listed."""
    if params.judged == EVER:
        lede = claims.ever_lede(_begun(among), params.about, listed=listed)
        rest = missing_sentence(among.gaps, among.record)
    else:
        inspected = _inspected(among)
        waiting = len(among.positions) - inspected if inspected else 0
        lede, rest = claims.now_lede(waiting, params.about), left_out_sentence(among.left_out)
    return f"{lede} {rest}".strip()


def why_empty(among: Population, params: CouncilsParams, found: Sequence[int] | None) -> str:
    """Why no council is listed; `found` are those that match the search, of any place, day and judgement."""
    if not params.q:
        if not params.judged:
            return none_of_these(params.about)
        return claims.none_ever(params.about) if params.judged == EVER else claims.none_now(params.about)
    if not found:
        return f"No council or place is called “{params.q}”."
    matching = {council.pk for council in among.councils} & set(found)
    if params.judged and matching:
        return claims.none_matching(params.q, params.about, ever=params.judged == EVER)
    return none_called(params.q, params.about)


def _inspected(among: Population) -> int:
    """How many have a position: inspected, and with no newer report missing."""
    return sum(position.inspection is not None for position in among.positions)


def _begun(among: Population) -> claims.Begun:
    """Of the whole record, on the basis of the page."""
    record, moment = among.record, among.as_at.moment
    first = min((moment(each) for each in record.inspections if each.judgements), default=None)
    entries = [record.ledger.get(each.key) for each in frameworks().bearing_position]
    days = [entry.complete_from for entry in entries if entry and entry.complete_to and entry.complete_from]
    return claims.Begun(first, min(days, default=None))
