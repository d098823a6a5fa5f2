"""Which judgements a council's position is made of: asked of the frameworks that bear one, never listed here."""

import datetime

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body


def current_areas() -> tuple[str, ...]:
    """Every judgement of a position, in the order of the pages: the council's own, the board's, what sums up."""
    return tuple(area.key for area in frameworks().position_areas)


def own_areas() -> tuple[str, ...]:
    """Those that are the council's own: the grade of the board belongs to a partnership."""
    return tuple(area for area in current_areas() if is_of_council(area))


def profile_on(today: datetime.date) -> tuple[str, ...]:
    """The judgements that inspections give their councils today, without what sums them up."""
    edition = frameworks().edition_in_force(today)
    areas = edition.areas if edition else ()
    return tuple(area.key for area in areas if area.body is Body.COUNCIL and not area.headline)


def overall_area() -> str:
    """The judgement that sums up the others, where inspections give one."""
    return frameworks().overall


def default_area() -> str:
    """The judgement that a page shows where its address names none: that which says most in today's inspections."""
    return frameworks().current_headline


def is_of_council(area: str) -> bool:
    """Whether a judgement is of the council's own work."""
    known = frameworks().areas.get(area)
    return known is None or known.body is Body.COUNCIL


def sums_up(area: str) -> bool:
    """Whether a judgement sums up the others, so that it is no further one beside them."""
    known = frameworks().areas.get(area)
    return known is not None and known.headline


def has_ended(area: str, date: datetime.date) -> bool:
    """Whether inspections that start on the date no longer give the judgement."""
    last = frameworks().last_printed(area, date)
    return last is not None and date > last
