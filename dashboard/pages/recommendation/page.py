"""The page of a recommendation: its words, the chain back and forward, and what came after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.claims.became import after_sentence, before_sentence, how_often, recommendation_heading
from dashboard.claims.words import framework_name
from dashboard.counting.record import Record
from dashboard.pages.recommendation.later import LaterWords, later_words
from dashboard.pages.recommendation.steps import Step, chain_of, steps_of
from dashboard.shared.asked_again import EarlierAsk, ask_of
from dashboard.shared.became import Became, Place, became
from dashboard.shared.lacking import lacking_words
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.repeated_asks import years_asked
from inspections.lineage.marking import marked_in_common
from inspections.partial_dates import format_day, format_month_known, format_partial_date
from inspections.queries.lineage import CouncilLineage, LinkedItem, ReportItems
from inspections.queries.progress import ProgressVerdict
from inspections.queries.public_replies import PublicReply
from inspections.reading.vocabulary import AUDIENCE_LABELS, Audience
from inspections.search.marking import TextPart


@dataclass(frozen=True)
class SideBySide:
    """Two passages that an editor linked, the words that both have marked."""

    title: str
    earlier: EarlierAsk
    earlier_parts: tuple[TextPart, ...]
    later: EarlierAsk
    later_parts: tuple[TextPart, ...]


@dataclass(frozen=True)
class RecommendationPage:
    """`years` has each report and whether it asks for it; `before` and `after` say what is known without a link.

    `facts` are terms with what stands for each; `lacking` says of which reports nothing can be said.
    """

    heading: str
    council: str
    council_slug: str
    council_href: str
    inspection_href: str
    here: str
    states: tuple[str, ...]
    own: EarlierAsk
    about: str
    years: tuple[tuple[str, bool], ...]
    facts: tuple[tuple[str, str], ...]
    pairs: tuple[SideBySide, ...]
    before: str
    after: str
    lacking: str
    steps: tuple[Step, ...]
    later: LaterWords


def recommendation_page(
    record: Record,
    lineage: CouncilLineage,
    place: Place,
    progress: Mapping[int, tuple[ProgressVerdict, ...]],
    replies: Mapping[Place, PublicReply],
) -> RecommendationPage:
    council = record.by_pk[lineage.authority]
    report = lineage.by_key[place[0]]
    item = next(each for each in report.items if each.place == place)
    inspections = record.by_council.get(council.pk, [])
    every = became(lineage, progress, replies, inspections)
    chain = chain_of(item, lineage)
    own = ask_of(item, report)
    steps = tuple(steps_of(record, lineage, chain, every))
    return RecommendationPage(
        heading=recommendation_heading(council.name, _years(chain, lineage)),
        council=council.name,
        council_slug=council.slug,
        council_href=council_address(council.slug),
        inspection_href=inspection_address(report.number),
        here=f"{own.when}, recommendation {own.position}",
        states=every[place].states,
        own=own,
        about=_about(item, report),
        years=years_asked(lineage, chain),
        facts=tuple(_facts(chain, lineage, every[place], item)),
        pairs=tuple(_pairs(chain, lineage)),
        before="" if every[place].earlier else _before(item, lineage),
        after="" if every[place].later else _after(item, lineage, every[place]),
        lacking=lacking_words(record.gaps_by_council.get(council.pk, ()), inspections),
        steps=steps,
        later=later_words(record, lineage, item),
    )


def _years(chain: tuple[LinkedItem, ...], lineage: CouncilLineage) -> list[str]:
    whens = [lineage.by_key[item.inspection].when for item in chain]
    years = list(dict.fromkeys(f"{when.day.year}" for when in whens))
    return years if len(years) > 1 else [format_month_known(whens[0])]


def _about(item: LinkedItem, report: ReportItems) -> str:
    to = "" if item.audience == Audience.AUTHORITY else f", to the {AUDIENCE_LABELS[Audience(item.audience)].lower()}"
    return f"{framework_name(report.framework)}, {format_partial_date(report.when)}, recommendation {item.position}{to}"


def _facts(
    chain: tuple[LinkedItem, ...], lineage: CouncilLineage, own: Became, item: LinkedItem
) -> list[tuple[str, str]]:
    """First and last asked, how often, and the council's reply."""
    whens = [format_partial_date(lineage.by_key[each.inspection].when) for each in chain]
    held = sum(any(other.audience == item.audience for other in report.items) for report in lineage.reports)
    first = [("First asked, on the record", whens[0]), ("Last asked", whens[-1])] if len(whens) > 1 else []
    asked = first or [("Asked", whens[0])]
    often = ("How often", how_often(len({each.inspection for each in chain}), held))
    replied = format_day(own.reply.on) if own.reply else "None recorded here"
    return [*asked, often, ("Council’s reply", replied)]


def _pairs(chain: tuple[LinkedItem, ...], lineage: CouncilLineage) -> list[SideBySide]:
    """Every confirmed link of the chain, the oldest first."""
    order, places = list(lineage.by_key), {item.place for item in chain}
    links = [link for link in lineage.links if link.is_asked_before and link.later.place in places]
    links.sort(key=lambda link: (order.index(link.later.inspection), order.index(link.earlier.inspection)))
    pairs = []
    for link in links:
        earlier = ask_of(link.earlier, lineage.by_key[link.earlier.inspection])
        later = ask_of(link.later, lineage.by_key[link.later.inspection])
        pairs.append(
            SideBySide(
                title=f"Asked in {earlier.when}, asked again in {later.when}",
                earlier=earlier,
                earlier_parts=marked_in_common(earlier.text, later.text),
                later=later,
                later_parts=marked_in_common(later.text, earlier.text),
            )
        )
    return pairs


def _before(item: LinkedItem, lineage: CouncilLineage) -> str:
    earlier = _same_body(lineage.reports[: _at(item, lineage)], item)
    month = format_month_known(earlier[-1].when) if earlier else None
    # The report that it was compared with may be one to another body, which says nothing of this recommendation.
    compared = bool(earlier) and lineage.compared.get(item.inspection) == earlier[-1].key
    return before_sentence(month, compared=compared)


def _after(item: LinkedItem, lineage: CouncilLineage, own: Became) -> str:
    later = _same_body(lineage.reports[_at(item, lineage) + 1 :], item)
    month = format_month_known(later[0].when) if later else None
    return after_sentence(own.gone or month, compared=bool(own.gone), gone=bool(own.gone))


def _same_body(reports: tuple[ReportItems, ...], item: LinkedItem) -> list[ReportItems]:
    return [report for report in reports if any(other.audience == item.audience for other in report.items)]


def _at(item: LinkedItem, lineage: CouncilLineage) -> int:
    return list(lineage.by_key).index(item.inspection)
