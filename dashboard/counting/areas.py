"""Which judgements make up a council's position. The frameworks say; no area is named here."""

import datetime

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body


def current_areas() -> tuple[str, ...]:
    """Every judgement of a position in page order: the council's own, then the board's, then overall effectiveness."""
    return tuple(area.key for area in frameworks().position_areas)


def own_areas() -> tuple[str, ...]:
    """The current areas without the safeguarding board's, whose grade belongs to the partnership."""
    return tuple(area for area in current_areas() if is_of_council(area))


def profile_on(today: datetime.date) -> tuple[str, ...]:
    """The council judgements of the edition in force on a day, without the headline."""
    edition = frameworks().edition_in_force(today)
    areas = edition.areas if edition else ()
    return tuple(area.key for area in areas if area.body is Body.COUNCIL and not area.headline)


def overall_area() -> str:
    """The key of overall effectiveness, the judgement that sums up the others."""
    return frameworks().overall


def default_area() -> str:
    """The judgement that a page shows if its address names none: the headline of today's inspections."""
    return frameworks().current_headline


def is_of_council(area: str) -> bool:
    """Whether a judgement is of the council's own work."""
    known = frameworks().areas.get(area)
    return known is None or known.body is Body.COUNCIL


def sums_up(area: str) -> bool:
    """Whether a judgement sums up the others, and so must not be counted again beside them."""
    known = frameworks().areas.get(area)
    return known is not None and known.headline


def has_ended(area: str, date: datetime.date) -> bool:
    """Whether inspections that start on the date no longer give the judgement."""
    last = frameworks().last_printed(area, date)
    return last is not None and date > last
