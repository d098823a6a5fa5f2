"""Which inspection judged again what an earlier one asked for, across frameworks."""

from collections.abc import Iterable

from dashboard.counting.editions import is_graded
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body


def next_judged(inspections: Iterable[PublishedInspection], own: PublishedInspection) -> PublishedInspection | None:
    """The first later one that gives grades to the same body: to the council after a joint inspection, which asks
    its partners too and grades nobody. `inspections` are those of the council, the oldest first.
    """
    body = frameworks()[own.framework].body
    judged = Body.COUNCIL if body is Body.PARTNERSHIP else body
    later = (i for i in inspections if i.published > own.published and is_graded(i.framework) and i.judgements)
    return next((i for i in later if frameworks()[i.framework].body is judged), None)
