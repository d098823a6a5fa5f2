"""How long councils stay inadequate. A median is given only if enough spells ended, and always with its interval.

A judgement that inspections no longer give has no estimate, because no further report could end a spell of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.about import About
from dashboard.claims.agreement import is_or_are, none_or, some_of, subject_of, was_or_were
from dashboard.claims.words import SMALL, SMALL_WORDS, count_noun, format_months, join_words, position_words
from dashboard.counting.area_spells import AreaSpell, SpellEnd
from dashboard.counting.areas import has_ended
from dashboard.counting.spans import completed_months, months_within
from dashboard.counting.survival import MedianTime, count_followed_beyond, kaplan_meier, median_time

FEWEST_ENDINGS: Final = 10
"""No median is given for fewer endings."""


@dataclass(frozen=True)
class MedianClaim:
    """A median that may be published, in whole months: `within` and `latest` rounded up, `earliest` down.

    `latest` is None if the interval has no upper end. `followed` is the number still followed after the median.
    """

    time: MedianTime
    within: int
    earliest: int
    latest: int | None
    followed: int


def median_claim(found: Sequence[AreaSpell], about: About) -> MedianClaim | None:
    """The median; None if too few ended, if more than half continue, or if the judgement is no longer given."""
    ended = [spell for spell in found if spell.end is SpellEnd.BETTER]
    if len(ended) < FEWEST_ENDINGS or (found and has_ended(found[0].area, about.date)):
        return None
    durations = [spell.duration for spell in found]
    time = median_time(kaplan_meier(durations))
    if time is None:
        return None
    within, latest = (None if days is None else _months_up(ended, days) for days in (time.days, time.latest))
    earliest = min(completed_months(s.first_report.published, s.until) for s in ended if s.days >= time.earliest)
    return MedianClaim(time, within or 1, earliest, latest, count_followed_beyond(durations, time.days))


def _months_up(ended: Sequence[AreaSpell], days: int) -> int:
    """The months, rounded up, within which every spell of at most so many days ended."""
    return max(months_within(s.first_report.published, s.until) for s in ended if s.days <= days)


def leaving_heading(found: Sequence[AreaSpell], area: str, about: About) -> str:
    """The median if it may be published, else how many of the spells ended."""
    on = _on_area(area)
    if not found:
        return about.headed(f"the record has no council found inadequate {on} under {position_words()}{about.until}")
    claim = median_claim(found, about)
    if claim is not None:
        median = f"half left inadequate {on} within {format_months(claim.within)}, by estimate"
        return about.headed(f"{median}{about.dated}")
    better = sum(spell.end is SpellEnd.BETTER for spell in found)
    some = some_of(better, len(found), "spell", f" inadequate {on}")
    return about.headed(f"{some} ended with a better judgement{about.until}")


def leaving_summary(found: Sequence[AreaSpell], about: About) -> str:
    """How many spells ended and how, and how certain the estimate is."""
    if not found:
        return f"No inspection on the record under {position_words()} in {about.place} found it so: {about.when}."
    better, still = (sum(s.end is end for s in found) for end in (SpellEnd.BETTER, SpellEnd.CONTINUING))
    rest = len(found) - better - still
    goes = "goes on" if still <= 1 else "go on"
    lost = f", {rest} could no longer be followed" if rest else ""
    ended = f"{none_or(better)} ended with a better judgement, {none_or(still)} {goes}{lost}"
    counts = f"Of {count_noun(len(found), 'spell')}, {ended}."
    small = SMALL_WORDS if len(found) < SMALL else ""
    return " ".join(filter(None, (counts, _how_sure(found, about), small)))


def _how_sure(found: Sequence[AreaSpell], about: About) -> str:
    claim = median_claim(found, about)
    if claim is not None:
        left = f"{claim.followed} {was_or_were(claim.followed)} still inadequate, and still followed, at that point"
        return f"95% interval of the median: {_interval(claim)}; {left}."
    better = sum(spell.end is SpellEnd.BETTER for spell in found)
    if has_ended(found[0].area, about.date):
        return "Inspections no longer give this judgement, so no median is estimated."
    if better < FEWEST_ENDINGS:
        return f"A median needs at least {FEWEST_ENDINGS} endings."
    return "By the estimate, fewer than half have ended so far."


def _interval(claim: MedianClaim) -> str:
    earliest = format_months(claim.earliest) if claim.earliest else "under 1 month"
    return f"{earliest} to {format_months(claim.latest)}" if claim.latest is not None else f"{earliest} or more"


def half_after(found: Sequence[AreaSpell], about: About) -> tuple[int, tuple[str, str]] | None:
    """The median for the curve, in days and in words, two lines of them; None if it may not be published."""
    claim = median_claim(found, about)
    return (claim.time.days, ("Half within", format_months(claim.within))) if claim else None


def still_heading(count: int, area: str, about: About) -> str:
    """How many councils are still inadequate as at the date."""
    verb = is_or_are(count) if about.latest else was_or_were(count)
    return about.headed(f"{count_noun(count, 'council')} {verb} still inadequate {_on_area(area)}{about.dated}")


def followed_no_longer(found: Sequence[AreaSpell], lacking: Sequence[str] = ()) -> str:
    """The councils followed no longer, by name and reason; `lacking` are those left out because of a known gap."""
    gone = [s.council.name for s in found if s.end is SpellEnd.NO_LONGER_JUDGED]
    ended = [s.council.name for s in found if s.end is SpellEnd.COUNCIL_ABOLISHED]
    lines = [f"Followed until a later report no longer gave this judgement: {join_words(gone)}."] * bool(gone)
    lines += [f"Followed until the council was abolished: {join_words(ended)}."] * bool(ended)
    lines += [f"Left out, because an inspection is not on the record: {join_words(lacking)}."] * bool(lacking)
    return " ".join(lines)


def _on_area(area: str) -> str:
    """`on leadership`, `overall`"""
    subject = subject_of(area)
    return subject.tail.strip() or f"on {subject.words}"
