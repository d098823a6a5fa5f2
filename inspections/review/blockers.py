"""What stands between a draft and its publication, and where it disagrees with the record."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from authorities.queries import authority_by_number
from inspections.draft import FACTS, JUDGEMENT, OPTIONAL, Draft
from inspections.errors import Blocker
from inspections.inspection_dates import InspectionDates
from inspections.models import Inspection
from inspections.partial_dates import parse_partial_date
from inspections.reading.vocabulary import Kind
from inspections.review.consistency import ClaimedFacts, contradictions
from inspections.review.labels import FACT_LABELS, area_words, fact_words, grade_words, value_label
from inspections.review.matching import recorded_inspection


@dataclass(frozen=True)
class Disagreement:
    """A value that differs between the draft and the record, in words; None where the draft has none.

    `record` is the record's value as the form posts it: blank for a grade that could not be read.
    """

    key: str
    label: str
    record: str
    draft_words: str | None
    record_words: str


def blockers(draft: Draft) -> tuple[Blocker, ...]:
    """Everything that must be put right before publishing; empty when the draft is ready."""
    unsettled = (
        Blocker(v.key, f"{value_label(draft, v.key)}: {v.why or 'look at the page and accept or correct it.'}")
        for v in (*draft.to_check(),)
    )
    items = (Blocker(i.key, f"{value_label(draft, i.key)}: look at the page.") for i in draft.items_to_check())
    found = [*unsettled, *items]
    named = {blocker.key for blocker in found}
    rest = (*_missing(draft), *_dates(draft), *_secondary(draft), *_contradictions(draft), *_published_before(draft))
    return tuple(found + [b for b in rest if b.key not in named])


def recorded_inspection_for(draft: Draft) -> Inspection | None:
    """The inspection of the record that the draft is about, if it is there."""
    council, framework, published = (draft.fact(key) for key in ("authority", "framework", "published"))
    if council is None or framework is None:
        return None
    when = InspectionDates(
        parse_day(draft.fact("inspection_start")),
        parse_day(draft.fact("inspection_end")),
        parse_partial_date(published).day if published else None,
    )
    return recorded_inspection(dfe_number=council, framework=framework, when=when)


def disagreements(draft: Draft, recorded: Inspection) -> tuple[Disagreement, ...]:
    """Every value of the record that the draft has otherwise; what either does not have is no disagreement,
    except a judgement that only the record has."""
    return (*_fact_differences(draft, recorded), *_grade_differences(draft, recorded))


def parse_day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _missing(draft: Draft) -> Iterator[Blocker]:
    for key in FACTS:
        if key not in OPTIONAL and not draft.fact(key):
            yield Blocker(key, f"{FACT_LABELS[key]}: this is needed.")


def _dates(draft: Draft) -> Iterator[Blocker]:
    start, end = draft.fact("inspection_start"), draft.fact("inspection_end")
    published = draft.fact("published")
    if bool(start) != bool(end) or (start and end and start > end):
        yield Blocker("inspection_end", "Give both days on site, the first not after the last, or neither.")
    if published and end and parse_partial_date(published).day < datetime.date.fromisoformat(end):
        yield Blocker("published", "Published: this is before the inspection ended.")


def _contradictions(draft: Draft) -> Iterator[Blocker]:
    """What contradicts the framework, the register or the calendar; a secondary source is held to nothing."""
    if draft.fact("kind") == Kind.SECONDARY:
        return
    published, council = draft.fact("published"), draft.fact("authority")
    facts = ClaimedFacts(
        authority=authority_by_number(council) if council else None,
        framework=draft.fact("framework"),
        kind=draft.fact("kind"),
        start=parse_day(draft.fact("inspection_start")),
        published=parse_partial_date(published) if published else None,
        grades={judgement.facts.area: judgement.facts.grade for judgement in draft.judgements},
    )
    yield from (Blocker(each.key, each.message) for each in contradictions(facts))


def _published_before(draft: Draft) -> Iterator[Blocker]:
    """Another report already stands behind the inspection."""
    recorded = recorded_inspection_for(draft)
    if recorded is not None and recorded.report_id is not None:
        yield Blocker(
            "review",
            f"The record already has {recorded}, from the report “{recorded.report}”. Withdraw that one first, or "
            "say below that this is not for the record.",
        )


def _secondary(draft: Draft) -> Iterator[Blocker]:
    if draft.fact("kind") == Kind.SECONDARY:
        yield Blocker(
            "kind",
            "This is a secondary source, not an inspection report. It is kept to check the record against, "
            "and never takes the place of a report.",
        )


def _fact_differences(draft: Draft, recorded: Inspection) -> Iterator[Disagreement]:
    record = {
        "kind": recorded.kind,
        "inspection_start": recorded.start.isoformat() if recorded.start else None,
        "inspection_end": recorded.end.isoformat() if recorded.end else None,
        "published": _published(recorded),
        "lead_inspector": recorded.lead_inspector,
    }
    for key, theirs in record.items():
        ours = draft.fact(key)
        if ours and theirs and ours.casefold() != theirs.casefold():
            yield Disagreement(key, FACT_LABELS[key], theirs, fact_words(key, ours), fact_words(key, theirs))


def _grade_differences(draft: Draft, recorded: Inspection) -> Iterator[Disagreement]:
    for theirs in (row.facts for row in recorded.judgements.all()):
        ours = draft.judgement(theirs.area)
        if ours is None or ours.facts.grade != theirs.grade:
            yield Disagreement(
                f"{JUDGEMENT}{theirs.area}",
                area_words(draft.fact("framework"), theirs.area),
                theirs.grade or "",
                grade_words(ours.facts.grade) if ours else None,
                grade_words(theirs.grade),
            )


def _published(recorded: Inspection) -> str:
    return str(recorded.stands_at) if recorded.published else ""
