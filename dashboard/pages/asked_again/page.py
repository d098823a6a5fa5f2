"""What a council was asked for: what came back, and every report with its grades and what is known of its asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.claims.asked import asked_again_heading
from dashboard.claims.words import area_name, count_noun, format_publication, kind_name
from dashboard.counting.outcome import outcome_of
from dashboard.counting.record import Council, Record
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.asked_again import AskedSince, EarlierAsk, ProgressLine, ask_of, asked_since, progress_line
from dashboard.shared.lacking import lacking_words
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.params import Params
from dashboard.shared.repeated_asks import RepeatedAsk, repeated_asks
from inspections.queries.lineage import CouncilLineage
from inspections.queries.progress import ProgressVerdict
from inspections.queries.record import PublishedInspection


@dataclass(frozen=True)
class ReportStep:
    """A report on the line of time: its judgements, its recommendations with what is known of them, and what it says
    of the progress with earlier ones.
    """

    when: str
    kind: str
    href: str
    judgements: tuple[tuple[str, str], ...]
    count: str
    asked: AskedSince | None
    items: tuple[EarlierAsk, ...]
    progress: tuple[ProgressLine, ...]


@dataclass(frozen=True)
class AskedAgainPage:
    """`note` says what cannot be shown because reports or their words are not on the record."""

    heading: str
    council: str
    council_href: str
    lede: str
    bar: AsAtBar
    repeated: tuple[RepeatedAsk, ...]
    steps: tuple[ReportStep, ...]
    note: str
    questions_slug: str


def asked_again_page(
    record: Record,
    council: Council,
    lineage: CouncilLineage,
    progress: Mapping[int, tuple[ProgressVerdict, ...]],
    params: Params,
) -> AskedAgainPage:
    known = {i.key: i for i in record.known(council, params.when.as_at)}
    found = lineage.until(known)
    shown = [i for i in known.values() if i.key in found.by_key or i.pk in progress]
    repeated = tuple(repeated_asks(found))
    return AskedAgainPage(
        heading=asked_again_heading(council.name, len(repeated), len(found.reports)),
        council=council.name,
        council_href=council_address(council.slug, params.travel_query),
        lede=_lede(found),
        bar=as_at_bar(params),
        repeated=repeated,
        steps=tuple(_step(found, each, progress.get(each.pk, ())) for each in reversed(shown)),
        note=lacking_words(record.gaps_known(council.pk, params.when.as_at), known.values()),
        questions_slug=council.slug,
    )


def _lede(found: CouncilLineage) -> str:
    if not found.reports:
        return ""
    items = sum(len(report.items) for report in found.reports)
    return f"{count_noun(items, 'recommendation')} in {count_noun(len(found.reports), 'report')} on the record."


def _step(found: CouncilLineage, inspection: PublishedInspection, progress: Iterable[ProgressVerdict]) -> ReportStep:
    report = found.by_key.get(inspection.key)
    items = report.items if report else ()
    return ReportStep(
        when=format_publication(inspection.published, inspection.published_precision),
        kind=kind_name(inspection.framework, inspection.kind),
        href=inspection_address(inspection.pk),
        judgements=tuple((area_name(area), outcome_of(inspection, area)) for area in inspection.judgements),
        count=count_noun(len(items), "recommendation"),
        asked=asked_since(found, inspection.key),
        items=tuple(ask_of(item, report) for item in items) if report else (),
        progress=tuple(map(progress_line, progress)),
    )
