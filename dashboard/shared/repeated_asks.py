"""What a council was asked for in several reports: recommendations that links confirmed by an editor join."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dashboard.claims.asked import asked_in_words
from dashboard.shared.asked_again import EarlierAsk, ask_of
from inspections.queries.lineage import CouncilLineage, LinkedItem


@dataclass(frozen=True)
class RepeatedAsk:
    """What was asked for in several reports, oldest first; `years` has each report to the same body and whether it asks
    for it.

    `last` is the key of the last report that asks for it.
    """

    words: str
    latest: EarlierAsk
    years: tuple[tuple[str, bool], ...]
    asks: tuple[EarlierAsk, ...]
    last: str

    @property
    def times(self) -> int:
        """In how many reports."""
        return sum(on for _, on in self.years)


def repeated_asks(found: CouncilLineage) -> Iterator[RepeatedAsk]:
    """The recommendations that are joined by confirmed links, those asked for most often first."""
    groups = _joined(found)
    order = [report.key for report in found.reports]
    asks = [sorted(group, key=lambda item: (order.index(item.inspection), item.position)) for group in groups]
    for group in sorted(asks, key=lambda group: (-len({item.inspection for item in group}), group[-1].position)):
        years = years_asked(found, group)
        shown = tuple(ask_of(item, found.by_key[item.inspection]) for item in group)
        words = asked_in_words(list(dict.fromkeys(year for year, on in years if on)))
        yield RepeatedAsk(words, shown[-1], years, shown, group[-1].inspection)


def years_asked(found: CouncilLineage, group: Collection[LinkedItem]) -> tuple[tuple[str, bool], ...]:
    """Each report that asks something of the same bodies, by its year, and whether it asks for one of these."""
    reports, bodies = {item.inspection for item in group}, {item.audience for item in group}
    asking = (report for report in found.reports if bodies & {item.audience for item in report.items})
    return tuple((f"{report.when.day.year}", report.key in reports) for report in asking)


def _joined(found: CouncilLineage) -> list[set[LinkedItem]]:
    groups: list[set[LinkedItem]] = []
    for link in found.links:
        if link.is_asked_before:
            ends = {link.later, link.earlier}
            touching = [group for group in groups if group & ends]
            groups = [group for group in groups if not group & ends]
            groups.append(ends.union(*touching))
    return groups
