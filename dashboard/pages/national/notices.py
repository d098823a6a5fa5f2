"""What a reader of the national page must know beside the numbers: absences, endings and the basis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from dashboard.counting.population import Population
from dashboard.counting.position import Position
from dashboard.pages.national.profile import Profile
from dashboard.shared.as_at_bar import undated_note
from dashboard.shared.params import Params
from dashboard.shared.words import ENDED, SMALL, SMALL_WORDS, count_noun, join_words, upper_first

TOGETHER = "children_in_care_and_care_leavers"
NAMED = 6
"""Up to so many councils are named in a sentence."""


@dataclass(frozen=True)
class Notice:
    """One sentence in bold, then what it means, and where to read more."""

    lead: str
    text: str
    href: str = ""
    link: str = ""


def national_notices(population: Population, profile: Profile, params: Params) -> Iterator[Notice]:
    positions = population.positions
    if profile.tallies and profile.date >= ENDED["overall"][0]:
        yield _no_overall(positions, profile)
    inspected = sum(p.inspection is not None for p in positions)
    if 0 < inspected < SMALL:
        yield Notice(SMALL_WORDS, f"{count_noun(inspected, 'council')} inspected.")
    waiting = [p.council.name for p in positions if p.inspection is None]
    if profile.tallies and waiting:
        yield _not_inspected(waiting, len(positions))
    if profile.date < ENDED[TOGETHER][0] and profile.of(TOGETHER).judged:
        yield _together(profile)
    if params.when.as_at.basis == "inspected":
        text = f"It counts {params.when.words}. {undated_note(population.record, params)}"
        yield Notice("Counted by the date of the inspection, as the inspectorate does.", text)


def _no_overall(positions: Sequence[Position], profile: Profile) -> Notice:
    overall = profile.of("overall").judged
    without = sum(p.inspection is not None for p in positions) - overall
    hold, do = "holds" if overall == 1 else "hold", "does" if without == 1 else "do"
    text = f"{count_noun(overall, 'council')} still {hold} an earlier overall grade; {without} {do} not."
    return Notice(
        "There is no overall grade from April 2026.",
        f"Inspections since then print four judgements only. {text} "
        "We show the four judgements, and no overall is made up.",
        reverse("dashboard:method") + "#april",
        "Why, and how we count",
    )


def _not_inspected(waiting: Sequence[str], total: int) -> Notice:
    lead = f"{len(waiting)} of {total} councils were not yet inspected."
    if len(waiting) > NAMED:
        return Notice(lead, "They have no grade and are in no percentage.")
    have = "has no grade and is" if len(waiting) == 1 else "have no grade and are"
    return Notice(lead, f"{join_words(waiting)} {have} in no percentage.")


def _together(profile: Profile) -> Notice:
    count = count_noun(profile.of(TOGETHER).judged, "council")
    return Notice(
        "Children in care and care leavers were judged together under ILACS to 2022.",
        f"{upper_first(count)} held that one grade; it fills neither of the two separate judgements.",
    )
