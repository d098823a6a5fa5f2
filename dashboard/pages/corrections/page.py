"""The page of corrections: every value of the published record that was changed since it was first there."""

from dataclasses import dataclass, replace
from typing import Final

from django.core.paginator import Page, Paginator

from dashboard.claims.words import count_noun
from dashboard.counting.record import Record
from dashboard.pages.corrections.params import CorrectionsParams
from dashboard.shared.as_at_bar import Choice
from dashboard.shared.corrections import CorrectionEntry, correction_entries, correction_lines
from inspections.queries.corrections import Correction, corrections, corrections_of_council

LINES_SHOWN: Final = 50
"""A page of the list: what came with the data fits on one, and a phone shows it in a few turns."""
LEDE: Final = (
    "Each value that was changed after it was on the public record: what stood there, what stands there now, when, "
    "why, and in which role. Editors are named only where they chose to be. What a report added where nothing stood "
    "is no correction."
)


@dataclass(frozen=True)
class CorrectionsPage:
    """`list` is a page of Django's paginator, whose lines stand in `entries`."""

    heading: str
    lede: str
    entries: tuple[CorrectionEntry, ...]
    list: Page[Correction]
    councils: tuple[Choice, ...]
    empty: str
    query: str


def asked_corrections(params: CorrectionsParams) -> list[Correction]:
    """Newest first."""
    return corrections() if params.council is None else corrections_of_council(params.council.pk)


def corrections_page(record: Record, params: CorrectionsParams) -> tuple[CorrectionsPage, CorrectionsParams]:
    """With the params, to which it is added where the list has no such page."""
    found = asked_corrections(params)
    paginator = Paginator(found, LINES_SHOWN)
    if params.number > paginator.num_pages:
        words = f"The list has no page {params.number}; showing the first."
        params = replace(params, number=1, messages=(*params.messages, words))
    shown = paginator.page(params.number)
    page = CorrectionsPage(
        heading=corrections_heading(len(found), params),
        lede=LEDE,
        entries=correction_entries(correction_lines(shown.object_list)),
        list=shown,
        councils=tuple((c.slug, c.name, c is params.council) for c in record.councils),
        empty="" if found else "Nothing on the record was changed since it was first there.",
        query=params.address(),
    )
    return page, params


def corrections_heading(count: int, params: CorrectionsParams) -> str:
    of = f" to the record of {params.council.name}" if params.council else " to the record"
    return f"{count_noun(count, 'correction')}{of}" if count else f"No correction{of}"
