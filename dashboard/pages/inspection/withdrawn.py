"""The page of an inspection that was withdrawn: what stood here, when and why it went, and what stands for it."""

from dataclasses import dataclass

from dashboard.claims.words import kind_name
from dashboard.shared.links import council_address, inspection_address
from inspections.history_reasons import NOT_PUBLISHED
from inspections.partial_dates import format_day, format_partial_date
from inspections.queries.addresses import WithdrawnAddress


@dataclass(frozen=True)
class WithdrawnPage:
    """`replaced_href` is None where nothing on the record stands for the inspection."""

    heading: str
    lede: str
    reason: str
    council: str
    council_href: str
    replaced_href: str | None


def withdrawn_page(found: WithdrawnAddress) -> WithdrawnPage:
    what = f"{kind_name(found.framework, found.kind)}, {format_partial_date(found.when)}"
    return WithdrawnPage(
        heading=f"Withdrawn: {found.council}, {what}",
        lede=f"This inspection was taken off the record on {format_day(found.withdrawn_on)}. "
        "No figure counts it, and nothing of it is in the files.",
        reason=_reason_words(found.why),
        council=found.council,
        council_href=council_address(found.council_slug),
        replaced_href=inspection_address(found.replaced_by) if found.replaced_by else None,
    )


def _reason_words(why: str | None) -> str:
    if why == NOT_PUBLISHED:
        return f"{why}."
    return f"The reason given: {why}" if why else "No reason was given."
