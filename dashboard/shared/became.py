"""What became of recommendations, as far as the record has it: asked again, progress, the council's reply."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.claims.became import (
    NO_RESPONSE,
    asked_again_state,
    no_longer_asked_state,
    progress_state,
    reply_state,
)
from dashboard.claims.council import month_of_report
from dashboard.shared.asked_again import EarlierAsk, ProgressLine, ask_of, progress_line
from inspections.lineage.items import found_again
from inspections.partial_dates import format_day, format_month_known
from inspections.queries.lineage import CouncilLineage, Link, LinkedItem
from inspections.queries.progress import ProgressVerdict
from inspections.queries.public_replies import PublicReply
from inspections.queries.record import PublishedInspection

type Place = tuple[str, str]


@dataclass(frozen=True)
class ReportedProgress:
    """What a later report, by its key, says of it."""

    inspection: str
    when: str
    line: ProgressLine


@dataclass(frozen=True)
class Became:
    """`earlier` and `later` are what an editor confirmed, the oldest first; `gone` is the month of the next report
    where an editor compared the two in full and it does not ask again.
    """

    earlier: tuple[EarlierAsk, ...]
    later: tuple[EarlierAsk, ...]
    gone: str
    progress: tuple[ReportedProgress, ...]
    reply: PublicReply | None

    @property
    def states(self) -> tuple[str, ...]:
        """What can be said of it, the latest inspectors' words first; whether the council replied comes last."""
        said = [asked_again_state(months_of(self.later))] if self.later else []
        said += [no_longer_asked_state(self.gone)] if self.gone else []
        said += [progress_state(list(dict.fromkeys(each.when for each in self.progress)))] if self.progress else []
        return (*said, reply_state(format_day(self.reply.on)) if self.reply else NO_RESPONSE)


def became(
    lineage: CouncilLineage,
    progress: Mapping[int, tuple[ProgressVerdict, ...]],
    replies: Mapping[Place, PublicReply],
    inspections: Sequence[PublishedInspection],
) -> Mapping[Place, Became]:
    """Of every recommendation of the reports, by its place; `inspections` are the council's, the oldest first."""
    earlier, later = _confirmed(lineage)
    reported = _progress_by_place(lineage, progress, inspections)
    return {
        item.place: Became(
            earlier=_asks(earlier.get(item.place, ()), lineage),
            later=_asks(later.get(item.place, ()), lineage),
            gone=_gone(item, lineage, later),
            progress=tuple(reported.get(item.place, ())),
            reply=replies.get(item.place),
        )
        for report in lineage.reports
        for item in report.items
    }


def _confirmed(lineage: CouncilLineage) -> tuple[dict[Place, list[LinkedItem]], dict[Place, list[LinkedItem]]]:
    """For each place what it asks for again, and what asks for it again."""
    earlier: dict[Place, list[LinkedItem]] = {}
    later: dict[Place, list[LinkedItem]] = {}
    for link in _asked_before(lineage.links):
        earlier.setdefault(link.later.place, []).append(link.earlier)
        later.setdefault(link.earlier.place, []).append(link.later)
    return earlier, later


def _asked_before(links: Iterable[Link]) -> Iterable[Link]:
    return (link for link in links if link.is_asked_before)


def _asks(items: Iterable[LinkedItem], lineage: CouncilLineage) -> tuple[EarlierAsk, ...]:
    order = list(lineage.by_key)
    found = sorted(items, key=lambda item: (order.index(item.inspection), item.position))
    return tuple(ask_of(item, lineage.by_key[item.inspection]) for item in found)


def _gone(item: LinkedItem, lineage: CouncilLineage, later: Mapping[Place, Sequence[LinkedItem]]) -> str:
    """Only where the later report makes recommendations to the same body."""
    compared = (key for key, earlier in lineage.compared.items() if earlier == item.inspection)
    for key in compared:
        report = lineage.by_key[key]
        again = any(other.inspection == key for other in later.get(item.place, ()))
        if not again and any(other.audience == item.audience for other in report.items):
            return format_month_known(report.when)
    return ""


def _progress_by_place(
    lineage: CouncilLineage,
    progress: Mapping[int, tuple[ProgressVerdict, ...]],
    inspections: Sequence[PublishedInspection],
) -> dict[Place, list[ReportedProgress]]:
    """Progress with a recommendation that a later report restates in nearly its words, and that no other has."""
    found: dict[Place, list[ReportedProgress]] = {}
    before: dict[str, LinkedItem] = {}
    for inspection in inspections:
        for verdict in progress.get(inspection.pk, ()):
            if text := found_again(verdict.text, before):
                line = ReportedProgress(inspection.key, month_of_report(inspection), progress_line(verdict))
                found.setdefault(before[text].place, []).append(line)
        if report := lineage.by_key.get(inspection.key):
            before |= {item.text: item for item in report.items}
    return found


def months_of(asks: Iterable[EarlierAsk]) -> list[str]:
    return list(dict.fromkeys(ask.when for ask in asks))
