"""The links of one report as its editors' page shows them: both passages side by side, with the words in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.lineage.likeness import common_matters
from inspections.lineage.marking import marked_in_common
from inspections.lineage.matters import LABELS
from inspections.models import RecommendationLink
from inspections.partial_dates import format_month_known, format_partial_date
from inspections.queries.lineage import (
    ASKED,
    CouncilLineage,
    Link,
    LinkedItem,
    ReportItems,
    has_unknown_between,
    words_of_both,
)
from inspections.reading.letters import lower_first
from inspections.search.marking import TextPart


@dataclass(frozen=True)
class PassageCard:
    """One of the two passages; `at` names its inspection and its place in it."""

    when: str
    position: int
    parts: tuple[TextPart, ...]
    page: int | None
    number: int
    has_file: bool


@dataclass(frozen=True)
class LinkCard:
    """`why` says what the two have in common; `said` what was decided, blank where nobody did."""

    pk: int
    later: PassageCard
    earlier: PassageCard
    is_asked: bool
    why: str
    said: str
    note: str


@dataclass(frozen=True)
class LinksPage:
    """`asked` and `related` wait for a decision; `before` is the report that it can be compared with in full.

    `words` stands for the words of both, so that nobody says it of others than were shown.
    """

    key: str
    heading: str
    asked: tuple[LinkCard, ...]
    related: tuple[LinkCard, ...]
    decided: tuple[LinkCard, ...]
    unlinked: tuple[LinkedItem, ...]
    own: tuple[LinkedItem, ...]
    earlier: tuple[tuple[str, tuple[LinkedItem, ...]], ...]
    before: str
    waits_before: int
    unknown_between: bool
    is_compared: bool
    words: str


def links_page(lineage: CouncilLineage, key: str, council: str) -> LinksPage:
    """The page of the report with the key, which is one of the lineage's."""
    report = lineage.by_key[key]
    links = sorted(lineage.links_of(key), key=lambda link: (-(link.score or 0), link.pk))
    waiting = [link for link in links if not link.decision]
    linked = {link.later.key for link in links if link.decision != RecommendationLink.Decision.REJECTED}
    before = lineage.before(key)
    earlier = lineage.reports[: lineage.reports.index(report)]
    return LinksPage(
        key=key,
        heading=_heading(len(waiting), council, report),
        asked=_cards(lineage, (link for link in waiting if link.kind == ASKED)),
        related=_cards(lineage, (link for link in waiting if link.kind != ASKED)),
        decided=_cards(lineage, (link for link in links if link.decision)),
        unlinked=tuple(item for item in report.items if item.key not in linked),
        own=report.items,
        earlier=tuple((format_month_known(each.when), each.items) for each in reversed(earlier)),
        before=format_month_known(before.when) if before else "",
        waits_before=sum(1 for link in waiting if before and link.earlier.inspection == before.key),
        unknown_between=before is not None and has_unknown_between(lineage.authority, before, report),
        is_compared=key in lineage.compared,
        words=words_of_both(report, before) if before else "",
    )


def _heading(waiting: int, council: str, report: ReportItems) -> str:
    of = f"{council}, {format_month_known(report.when)}"
    if not waiting:
        return f"{of}: no proposed link is waiting"
    return f"{of}: {waiting} proposed link{'' if waiting == 1 else 's'} to decide"


def _cards(lineage: CouncilLineage, links: Iterable[Link]) -> tuple[LinkCard, ...]:
    return tuple(
        LinkCard(
            pk=link.pk,
            later=_passage(lineage, link.later, link.earlier),
            earlier=_passage(lineage, link.earlier, link.later),
            is_asked=link.kind == ASKED,
            why=_why(link),
            said=_said(link),
            note=link.note,
        )
        for link in links
    )


def _passage(lineage: CouncilLineage, item: LinkedItem, other: LinkedItem) -> PassageCard:
    report = lineage.by_key[item.inspection]
    return PassageCard(
        when=format_partial_date(report.when),
        position=item.position,
        parts=marked_in_common(item.text, other.text),
        page=item.page,
        number=report.number,
        has_file=report.has_file,
    )


def _why(link: Link) -> str:
    """`Both name supervision of staff.`"""
    if link.score is None:
        return "An editor added it."
    names = [lower_first(LABELS[key]) for key in common_matters(link.later.text, link.earlier.text)]
    named = f"Both name {' and '.join(filter(None, (', '.join(names[:-1]), names[-1])))}. " if names else ""
    return f"{named}Likeness {link.score:.2f} of 1."


def _said(link: Link) -> str:
    if link.decision == RecommendationLink.Decision.CONFIRMED:
        return "Asked for again" if link.kind == ASKED else "Related, a different request"
    return "No link" if link.decision else ""
