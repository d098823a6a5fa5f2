"""The councils with an inadequate judgement, at their latest inspection or ever, and what is said of their list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.claims import judged as claims
from dashboard.claims.lists import Empty, none_called, none_of_these
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


def searched(population: Population, found: Sequence[int] | None) -> Population:
    """Those of the population that the search found; all without a search."""
    if found is None:
        return population
    wanted = set(found)
    return replace(population, councils=tuple(each for each in population.councils if each.pk in wanted))


def judged_heading(population: Population, among: Population, params: CouncilsParams) -> str:
    """`among` are the councils of the place, whatever their judgements: the denominator is of them."""
    if params.judged == EVER:
        return claims.ever_heading(_listed(population, among), _begun(among), params.about)
    return claims.now_heading(len(population.standing), _inspected(among), len(among.left_out), params.about)


def chosen_in_heading(population: Population, matching: Population, choice: str) -> str:
    """By which judgement those that match were chosen; of one that is left out it is not said that it has none."""
    counted = choice == NOW and not population.standing and matching.left_out
    return f"{' counted' if counted else ''}{IN_TITLE[choice]}"


def judged_lede(population: Population, among: Population, params: CouncilsParams, found: Sequence[int] | None) -> str:
    """With what is left out of the count, or missing from it; `found` are those that match the search, if any."""
    if params.judged == EVER:
        lede = claims.ever_lede(_listed(population, searched(among, found)), _begun(among), params.about)
        rest = missing_sentence(among.gaps, among.record)
    else:
        inspected = _inspected(among)
        waiting = len(among.positions) - inspected if inspected else 0
        lede, rest = claims.now_lede(waiting, params.about), left_out_sentence(among.left_out)
    return f"{lede} {rest}".strip()


def why_empty(among: Population, params: CouncilsParams, found: Sequence[int] | None) -> Empty:
    """Why no council is listed; `found` are those that match the search, of any place, day and judgement."""
    if not params.q:
        if not (params.judged and among.standing):
            return Empty(none_of_these(params.about))
        if params.judged == EVER:
            return claims.none_ever(_begun(among), params.about)
        return claims.none_now(_inspected(among), len(among.left_out), params.about)
    if not found:
        return Empty(f"No council or place is called “{params.q}”.")
    matching = searched(among, found)
    if params.judged and matching.councils:
        ever = params.judged == EVER
        return Empty(claims.none_matching(_unlisted(matching, ever=ever), params.about, ever=ever))
    return Empty(none_called(params.q, params.about))


def _unlisted(matching: Population, *, ever: bool) -> claims.Unlisted:
    """The councils that match, none of which is listed, by the reason.

    Those ever inadequate are chosen from all inspections on the record, so that no other reason holds for a council
    that has begun.
    """
    day = matching.as_at.date
    ended = tuple(each.name for each in matching.councils if each.has_ended_by(day))
    coming = tuple(each.name for each in matching.councils if not (each.existed_on(day) or each.has_ended_by(day)))
    if ever:
        return claims.Unlisted(without=(*(each.council.name for each in matching.standing), *ended), coming=coming)
    return claims.Unlisted(
        left_out=tuple(each.council.name for each in matching.left_out),
        waiting=tuple(each.council.name for each in matching.positions if each.inspection is None),
        without=tuple(each.council.name for each in matching.positions if each.inspection is not None),
        former=ended,
        coming=coming,
    )


def _listed(population: Population, among: Population) -> claims.Listed:
    """How many of `among` are in the population."""
    former = sum(each.has_ended_by(population.as_at.date) for each in population.councils)
    return claims.Listed(len(population.standing), len(among.standing), former)


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
