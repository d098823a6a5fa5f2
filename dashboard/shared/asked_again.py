"""What editors confirmed of the recommendations of a report: which were asked before, and which are asked again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.claims.asked import (
    asked_again_words,
    asked_before_words,
    compared_sentence,
    confirmed_sentence,
    others_sentence,
)
from dashboard.shared.links import inspection_address, recommendation_address
from inspections.partial_dates import format_month_known
from inspections.queries.lineage import CouncilLineage, Link, LinkedItem, ReportItems
from inspections.queries.progress import ProgressVerdict


@dataclass(frozen=True)
class EarlierAsk:
    """A recommendation in its words; `href` opens the page of its report, or its inspection."""

    when: str
    text: str
    page: int | None
    href: str
    position: int
    place: tuple[str, str]

    @property
    def own_href(self) -> str:
        """The page of the recommendation itself."""
        return recommendation_address(self.place)


@dataclass(frozen=True)
class AskedMark:
    """What is said of one recommendation and the others that it is linked to, the oldest first."""

    words: str
    own: EarlierAsk
    others: tuple[EarlierAsk, ...]


@dataclass(frozen=True)
class AskedSince:
    """A report's recommendations against the earlier ones.

    `new` and `gone` are empty unless `is_compared`: an editor compared it in full with that of `before`. Neither holds
    what is asked of a body of which the other report asks nothing.
    """

    sentence: str
    before: str
    is_compared: bool
    marks: Mapping[int, AskedMark]
    new: tuple[EarlierAsk, ...]
    gone: tuple[EarlierAsk, ...]

    @property
    def words_by_position(self) -> dict[int, str]:
        return {position: mark.words for position, mark in self.marks.items()}


@dataclass(frozen=True)
class ProgressLine:
    """What a report says of an earlier recommendation; `verdict` is a grade, blank where its words hold none."""

    text: str
    words: str
    verdict: str
    page: int | None
    href: str


def progress_line(found: ProgressVerdict) -> ProgressLine:
    address = inspection_address(found.inspection)
    href = f"{address}?at={found.at}#page" if found.page else address
    return ProgressLine(found.text, found.words or "", found.verdict or "", found.page, href)


def asked_since(lineage: CouncilLineage, key: str) -> AskedSince | None:
    """None for a report without recommendations in their words, and where nothing is known of any."""
    if key not in lineage.by_key:
        return None
    report = lineage.by_key[key]
    marks = asked_marks(lineage.links_of(key), lineage.by_key)
    compared_with = lineage.compared.get(key)
    before = lineage.by_key.get(compared_with) if compared_with else lineage.before(key)
    when = format_month_known(before.when) if before else ""
    own = len(report.items)
    if compared_with and before:
        to_the_same = {item.audience for item in before.items}
        compared = [item for item in report.items if item.audience in to_the_same]
        new = tuple(item for item in compared if item.position not in marks)
        gone = _no_longer_asked(lineage, report, before)
        asked, others = len(compared) - len(new), own - len(compared)
        told = (compared_sentence(len(compared), asked, len(gone), when), others_sentence(others, when))
        sentence = " ".join(filter(None, told))
        return AskedSince(sentence, when, True, marks, _asks(new, report), _asks(gone, before))
    sentence = confirmed_sentence(own, len(marks))
    return AskedSince(sentence, when, False, marks, (), ()) if sentence else None


def asked_marks(links: Iterable[Link], reports: Mapping[str, ReportItems]) -> dict[int, AskedMark]:
    """By position in the report."""
    by_position: dict[int, list[Link]] = {}
    for link in links:
        if link.is_asked_before:
            by_position.setdefault(link.later.position, []).append(link)
    return {position: _mark(found, reports) for position, found in sorted(by_position.items())}


def asked_later(lineage: CouncilLineage, key: str) -> tuple[AskedMark, ...]:
    """Which recommendations of a report a later one asks for again, as an editor confirmed; `others` are the later."""
    order = list(lineage.by_key)
    found: dict[int, list[Link]] = {}
    for link in lineage.links:
        if link.is_asked_before and link.earlier.inspection == key:
            found.setdefault(link.earlier.position, []).append(link)
    marks = []
    for _, links in sorted(found.items()):
        links.sort(key=lambda link: (order.index(link.later.inspection), link.later.position))
        again = tuple(ask_of(link.later, lineage.by_key[link.later.inspection]) for link in links)
        own = ask_of(links[0].earlier, lineage.by_key[key])
        months = list(dict.fromkeys(each.when for each in again))
        marks.append(AskedMark(asked_again_words(months), own, again))
    return tuple(marks)


def ask_of(item: LinkedItem, report: ReportItems) -> EarlierAsk:
    address = inspection_address(report.number)
    page = item.page if report.has_file else None
    href = f"{address}?at=r{item.position}#page" if page else address
    return EarlierAsk(format_month_known(report.when), item.text, page, href, item.position, item.place)


def _mark(links: list[Link], reports: Mapping[str, ReportItems]) -> AskedMark:
    order = list(reports)
    chosen = sorted(links, key=lambda link: (order.index(link.earlier.inspection), link.earlier.position))
    earlier = tuple(ask_of(link.earlier, reports[link.earlier.inspection]) for link in chosen)
    months = list(dict.fromkeys(each.when for each in earlier))
    own = ask_of(chosen[0].later, reports[chosen[0].later.inspection])
    return AskedMark(asked_before_words(months), own, earlier)


def _no_longer_asked(lineage: CouncilLineage, report: ReportItems, before: ReportItems) -> tuple[LinkedItem, ...]:
    """What the report before asks of the same bodies, and this one does not."""
    again = {link.earlier.place for link in lineage.links_of(report.key) if link.is_asked_before}
    bodies = {item.audience for item in report.items}
    return tuple(item for item in before.items if item.place not in again and item.audience in bodies)


def _asks(items: Iterable[LinkedItem], report: ReportItems) -> tuple[EarlierAsk, ...]:
    return tuple(ask_of(item, report) for item in items)
