"""The notices of the national page about its numbers: absences, judgements that ended, and the basis."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from dashboard.claims.lists import earlier_overall, not_inspected
from dashboard.claims.reach import left_out_sentence, not_known_now
from dashboard.claims.words import SMALL, SMALL_WORDS, area_name, count_noun, first_month_without, number_word
from dashboard.counting.areas import has_ended, overall_area, profile_on
from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.counting.tally import Tally
from dashboard.pages.national.profile import Profile
from dashboard.shared.as_at_bar import undated_words
from dashboard.shared.params import Params
from inspections.reading.frameworks import frameworks


@dataclass(frozen=True)
class Notice:
    """One sentence in bold, then what it means, with an optional link."""

    lead: str
    text: str
    href: str = ""
    link: str = ""


def national_notices(population: Population, profile: Profile, params: Params) -> Iterator[Notice]:
    positions = population.positions
    if profile.tallies and has_ended(overall_area(), profile.date):
        yield _no_overall_notice(positions, profile)
    inspected = sum(p.inspection is not None for p in positions)
    if 0 < inspected < SMALL:
        yield Notice(SMALL_WORDS, f"{count_noun(inspected, 'council')} inspected.")
    waiting = [p.council.name for p in positions if p.inspection is None]
    if profile.tallies and waiting:
        yield Notice(*not_inspected(waiting, len(positions), params.about))
    for tally in profile.tallies:
        if frameworks().areas[tally.area].joins and not has_ended(tally.area, profile.date):
            yield _judged_together_notice(tally, params.when.reach.last_day)
    if population.left_out:
        yield Notice(left_out_sentence(population.left_out), not_known_now(len(population.left_out)))
    if params.when.as_at.basis == "inspected":
        text = f"It counts {params.when.words}. {undated_words((p.inspection for p in positions), params)}"
        yield Notice("Counted by the date of the inspection, as the inspectorate does.", text)


def _no_overall_notice(positions: Sequence[Position], profile: Profile) -> Notice:
    overall = profile.tally(overall_area()).judged
    without = sum(p.inspection is not None for p in positions) - overall
    text = earlier_overall(overall, without)
    given = number_word(len(profile_on(profile.date)))
    return Notice(
        f"There is no overall grade from {first_month_without(overall_area(), profile.date)}.",
        f"Inspections since then print {given} judgements only. {text} "
        f"We show the {given} judgements, and make up no overall grade.",
        reverse("dashboard:method") + "#april",
        "Why, and how we count",
    )


def _judged_together_notice(tally: Tally, last_day: datetime.date) -> Notice:
    known, last = frameworks(), frameworks().last_printed(tally.area, last_day)
    under = known.of_series(tally.area)[-1].short
    until = f" to {last.year}" if last else ""
    return Notice(
        f"{area_name(tally.area)} were judged together under {under}{until}.",
        f"{count_noun(tally.judged, 'council')} held that one grade; it fills neither of the two separate judgements.",
    )
