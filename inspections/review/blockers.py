"""What stands between a draft and its publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from authorities.queries import authority_by_number
from inspections.draft import FACTS, OPTIONAL, Draft
from inspections.errors import Blocker
from inspections.partial_dates import parse_partial_date
from inspections.reading.vocabulary import Kind
from inspections.review.comparison import Comparison, compare_with_record, parse_day
from inspections.review.consistency import ClaimedFacts, contradictions
from inspections.review.labels import FACT_LABELS, value_label
from inspections.windows import span_of

WHOLE_REPORT: Final = "review"
"""The key of what stands in the way of the report as a whole, and not of one of its values."""


def blockers(draft: Draft) -> tuple[Blocker, ...]:
    """Everything that must be put right before publishing; empty when the draft is ready."""
    return blockers_of(compare_with_record(draft))


def blockers_of(compared: Comparison) -> tuple[Blocker, ...]:
    """The same of a draft that is compared already: what is undecided first, then what nobody has looked at."""
    draft = compared.draft
    found = [
        *(Blocker(each.key, f"{each.label}: the report and the record differ. Decide.") for each in compared.undecided),
        *(
            Blocker(v.key, f"{value_label(draft, v.key)}: {v.why or 'check the page and accept or correct it.'}")
            for v in compared.waiting
        ),
        *(Blocker(i.key, f"{value_label(draft, i.key)}: check the page.") for i in draft.items_to_check()),
    ]
    named = {blocker.key for blocker in found} - {each.key for each in compared.undecided}
    rest = (*_missing(compared), *_dates(compared), *_secondary(draft), *_contradictions(compared))
    return (*found, *(b for b in (*rest, *_published_before(compared)) if b.key not in named))


def _fact(compared: Comparison, key: str) -> str | None:
    """What would be published."""
    merged = compared.merged.compared.get(key)
    return merged.value if merged else compared.draft.fact(key)


def _missing(compared: Comparison) -> Iterator[Blocker]:
    for key in FACTS:
        if key not in OPTIONAL and not _fact(compared, key):
            yield Blocker(key, f"{FACT_LABELS[key]}: this is needed.")


def _dates(compared: Comparison) -> Iterator[Blocker]:
    start, end = parse_day(_fact(compared, "inspection_start")), parse_day(_fact(compared, "inspection_end"))
    published = _fact(compared, "published")
    if bool(start) != bool(end) or (start and end and start > end):
        yield Blocker("inspection_end", "Give both days on site or neither. The first cannot be after the last.")
    windows = _fact(compared, "windows")
    if windows and span_of(windows) != (start, end):
        yield Blocker(
            "windows",
            "Periods on site: the first has to start on the first day on site, and the last to end on the last day.",
        )
    if published and end and parse_partial_date(published).day < end:
        yield Blocker("published", "Published: this is before the inspection ended.")


def _contradictions(compared: Comparison) -> Iterator[Blocker]:
    """What contradicts the framework, the register or the calendar; a secondary source is held to nothing."""
    if compared.draft.fact("kind") == Kind.SECONDARY:
        return
    published, council = _fact(compared, "published"), compared.draft.fact("authority")
    facts = ClaimedFacts(
        authority=authority_by_number(council) if council else None,
        framework=compared.draft.fact("framework"),
        kind=_fact(compared, "kind"),
        start=parse_day(_fact(compared, "inspection_start")),
        published=parse_partial_date(published) if published else None,
        grades={area: facts.grade for area, facts in compared.merged.judgements.items()},
    )
    yield from (Blocker(misfit.key, misfit.message) for misfit in contradictions(facts))


def _published_before(compared: Comparison) -> Iterator[Blocker]:
    """Another report already stands behind the inspection."""
    recorded = compared.recorded
    if recorded is not None and recorded.report_id is not None:
        yield Blocker(
            WHOLE_REPORT,
            f"The record already has {recorded}, from the report “{recorded.report}”. Withdraw that one first, or "
            "say below that this one does not belong on the record.",
        )


def _secondary(draft: Draft) -> Iterator[Blocker]:
    if draft.fact("kind") == Kind.SECONDARY:
        yield Blocker(
            "kind",
            "This is a secondary source, not an inspection report. It is kept to check the record against, and "
            "never replaces a report.",
        )
