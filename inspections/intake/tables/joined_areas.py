"""The area that a column means for one inspection: tables head a joined judgement by the first of what it joins."""

import datetime

from inspections.reading.frameworks import frameworks


def area_as_printed(framework: str, area: str, start: datetime.date | None, published: datetime.date | None) -> str:
    """The area itself, or where the inspection's edition does not print it, the one that judged it with others."""
    known = frameworks().get(framework)
    if known is None:
        return area
    answer = known.edition_on(start, published=published)
    if not answer.possible or answer.may_print(area):
        return area
    joined = [each.key for each in answer.areas if each.joins and each.joins[0] == area]
    return joined[0] if len(joined) == 1 else area
