"""From the first time it was asked for to today: each report that asks, progress, replies, and what comes next."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.claims.became import nothing_since
from dashboard.claims.words import format_publication, kind_name
from dashboard.counting.editions import is_graded
from dashboard.counting.record import Record
from dashboard.shared.asked_again import EarlierAsk, ProgressLine, ask_of
from dashboard.shared.became import Became, Place
from dashboard.shared.lacking import newer_missing
from dashboard.shared.links import inspection_address, recommendation_address
from inspections.partial_dates import format_day
from inspections.queries.lineage import CouncilLineage, LinkedItem
from inspections.queries.public_replies import PublicReply
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class Step:
    """One thing that happened, on `day`; one of `ask`, `progress` and `reply` is there, or `words` alone."""

    day: datetime.date
    when: str
    title: str
    href: str
    ask: EarlierAsk | None = None
    ask_href: str = ""
    progress: tuple[ProgressLine, ...] = ()
    reply: PublicReply | None = None
    words: str = ""


def chain_of(item: LinkedItem, lineage: CouncilLineage) -> tuple[LinkedItem, ...]:
    """The recommendation with all that confirmed links join to it, the oldest first."""
    links = [link for link in lineage.links if link.is_asked_before]
    found, waiting = {item.place: item}, [item]
    while waiting:
        place = waiting.pop().place
        for link in links:
            for one, other in ((link.later, link.earlier), (link.earlier, link.later)):
                if one.place == place and other.place not in found:
                    found[other.place] = other
                    waiting.append(other)
    order = list(lineage.by_key)
    return tuple(sorted(found.values(), key=lambda each: (order.index(each.inspection), each.position)))


def steps_of(
    record: Record, lineage: CouncilLineage, chain: tuple[LinkedItem, ...], every: Mapping[Place, Became]
) -> list[Step]:
    inspections = {i.key: i for i in record.by_council.get(lineage.authority, ())}
    steps = [
        *_asked(chain, lineage, inspections),
        *_progress(chain, every, inspections),
        *_replies(chain, every),
    ]
    steps.sort(key=lambda step: step.day)
    last = lineage.by_key[chain[-1].inspection].when.day
    later = [i for i in inspections.values() if i.published > last]
    if not any(is_graded(i.framework) for i in later):
        own = inspections.get(chain[-1].inspection)
        words = " ".join(filter(None, (nothing_since(format_day(last), len(later)), newer_missing(record, own))))
        steps.append(Step(last, f"After {format_day(last)}", "The next inspectors’ words", "", words=words))
    return steps


def _asked(
    chain: tuple[LinkedItem, ...], lineage: CouncilLineage, inspections: Mapping[str, PublishedInspection]
) -> Iterator[Step]:
    seen: set[str] = set()
    for item in chain:
        report = lineage.by_key[item.inspection]
        title = "Asked again" if seen else "Asked for" if len(chain) == 1 else "Asked for the first time, on the record"
        if item.inspection in seen:
            title = "Asked in the same report"
        seen.add(item.inspection)
        yield Step(
            day=report.when.day,
            when=_when(inspections.get(item.inspection), report.when.day),
            title=title,
            href=inspection_address(report.number),
            ask=ask_of(item, report),
            ask_href=recommendation_address(item.place),
        )


def _progress(
    chain: tuple[LinkedItem, ...], every: Mapping[Place, Became], inspections: Mapping[str, PublishedInspection]
) -> Iterator[Step]:
    for item in chain:
        for found in every[item.place].progress:
            inspection = inspections[found.inspection]
            yield Step(
                day=inspection.published,
                when=_when(inspection, inspection.published),
                title="What inspectors said of the progress",
                href=inspection_address(inspection.pk),
                progress=(found.line,),
            )


def _replies(chain: tuple[LinkedItem, ...], every: Mapping[Place, Became]) -> Iterator[Step]:
    for item in chain:
        if reply := every[item.place].reply:
            yield Step(reply.on, f"{format_day(reply.on)}, the council", "The council’s reply", "", reply=reply)


def _when(inspection: PublishedInspection | None, day: datetime.date) -> str:
    if inspection is None:
        return format_day(day)
    date = format_publication(inspection.published, inspection.published_precision)
    return f"{date}, {kind_name(inspection.framework, inspection.kind)}"
