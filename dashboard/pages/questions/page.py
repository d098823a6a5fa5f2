"""Questions for scrutiny: from what was asked again and what is open, and from judgements that are weak or fell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dashboard.claims.council import month_of_report
from dashboard.claims.questions import (
    asked_again_question,
    fallen_question,
    open_question,
    progress_question,
    questions_heading,
    weak_question,
)
from dashboard.claims.reach import gap_words
from dashboard.claims.words import area_name, kind_name
from dashboard.counting.as_at import AsAt
from dashboard.counting.movement import inspection_before, moves_between
from dashboard.counting.outcome import is_grade, outcome_of
from dashboard.counting.position import position_of
from dashboard.counting.record import Council, Record
from dashboard.shared.as_at_bar import AsAtBar, as_at_bar
from dashboard.shared.asked_again import EarlierAsk, ProgressLine, ask_of, asked_since, progress_line
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.params import Params
from inspections.partial_dates import format_month_known
from inspections.queries.lineage import CouncilLineage
from inspections.queries.progress import ProgressVerdict
from inspections.queries.record import PublishedInspection
from inspections.reading.vocabulary import RANKS, Audience, Grade

type Printed = Mapping[tuple[int, str], str]


@dataclass(frozen=True)
class Question:
    """`asks` are the inspectors' words behind it, the earliest first; `href` leads to what it rests on.

    `progress` is what they said of an earlier recommendation, `printed` how the report gives a judgement.
    """

    text: str
    asks: tuple[EarlierAsk, ...]
    href: str
    link: str
    progress: tuple[ProgressLine, ...] = ()
    printed: str = ""

    @property
    def with_words(self) -> str:
        """The question and the words that it rests on, in a line of a document."""
        asks = [f"“{ask.text}” ({ask.when}{f', page {ask.page}' if ask.page else ''})" for ask in self.asks]
        said = [f"“{line.text}”: “{line.words}”{f' (page {line.page})' if line.page else ''}" for line in self.progress]
        return " ".join([self.text, *asks, *said, *([f"{self.printed} ({self.link})"] if self.printed else [])])


@dataclass(frozen=True)
class QuestionGroup:
    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class QuestionsPage:
    """`note` says that a newer inspection is missing from the record; `none` why there is no question."""

    heading: str
    council: str
    council_href: str
    lede: str
    bar: AsAtBar
    groups: tuple[QuestionGroup, ...]
    note: str
    none: str
    slug: str


@dataclass(frozen=True)
class CouncilWords:
    """What the record has of the council in words.

    `progress` is by the number of the inspection; `printed` is how reports give judgements, with the page, by the
    number of the inspection and the area.
    """

    lineage: CouncilLineage
    progress: Mapping[int, tuple[ProgressVerdict, ...]]
    printed: Printed


def questions_page(record: Record, council: Council, held: CouncilWords, params: Params) -> QuestionsPage:
    as_at = params.when.as_at
    position = position_of(record, council, as_at)
    latest = position.inspection
    known = record.known(council, as_at)
    groups: tuple[QuestionGroup, ...] = ()
    if latest:
        found = held.lineage.until(i.key for i in known)
        on_progress = tuple(_on_progress(known[known.index(latest) :], held.progress)) if latest in known else ()
        groups = (
            *_groups(record, latest, found, as_at, held.printed),
            QuestionGroup("Progress with earlier requests", on_progress),
        )
    groups = tuple(group for group in groups if group.questions)
    return QuestionsPage(
        heading=questions_heading(council.name, sum(len(group.questions) for group in groups)),
        council=council.name,
        council_href=council_address(council.slug, params.travel_query),
        lede=f"From the inspection reported in {month_of_report(latest)}, those before it and what came since."
        if latest
        else "",
        bar=as_at_bar(params),
        groups=groups,
        note=f"{gap_words(position.gap)}. The questions rest on what is on the record." if position.gap else "",
        none=_none(latest),
        slug=council.slug,
    )


def _groups(
    record: Record, latest: PublishedInspection, found: CouncilLineage, as_at: AsAt, printed: Printed
) -> Iterator[QuestionGroup]:
    again, still_open = _questions_on_asks(found, latest.key)
    yield QuestionGroup("Asked for again", again)
    yield QuestionGroup(f"Asked for in {month_of_report(latest)}", still_open)
    yield from _groups_of_later_reports(found, latest)
    previous = inspection_before(record, latest, as_at)
    fallen = tuple(_fallen(previous, latest, printed)) if previous else ()
    yield QuestionGroup("Judged lower than before", fallen)
    gone_down = {move.area for move in moves_between(previous, latest) if move.rise < 0} if previous else set()
    yield QuestionGroup("Below good", tuple(_weak(latest, printed, besides=gone_down)))


def _groups_of_later_reports(found: CouncilLineage, latest: PublishedInspection) -> Iterator[QuestionGroup]:
    """What reports since the latest graded inspection ask for: joint inspections ask partners too."""
    own = found.by_key.get(latest.key)
    for report in found.reports:
        if report is not own and report.when.day > latest.published:
            again, still_open = _questions_on_asks(found, report.key)
            heading = f"Asked for in {format_month_known(report.when)}: {kind_name(report.framework, report.kind)}"
            yield QuestionGroup(heading, (*again, *still_open))


def _questions_on_asks(found: CouncilLineage, key: str) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """Those on what an editor confirmed was asked before, and those on the other recommendations.

    What is asked of a safeguarding board is not the council's to answer.
    """
    report = found.by_key.get(key)
    if report is None:
        return (), ()
    since = asked_since(found, key)
    marks = since.marks if since else {}
    again, still_open = [], []
    for item in report.items:
        if item.audience == Audience.BOARD:
            continue
        own = ask_of(item, report)
        if item.position in marks:
            asks = (*marks[item.position].others, own)
            months = list(dict.fromkeys(ask.when for ask in asks))
            again.append(_question_on_asks(asked_again_question(months), asks))
        else:
            still_open.append(_question_on_asks(open_question(format_month_known(report.when)), (own,)))
    return tuple(again), tuple(still_open)


def _question_on_asks(text: str, asks: Iterable[EarlierAsk]) -> Question:
    every = tuple(asks)
    return Question(text, every, every[-1].href, "")


def _weak(latest: PublishedInspection, printed: Printed, besides: set[str]) -> Iterator[Question]:
    """Judgements below good, the lowest first; `besides` have a question already."""
    below = [
        (RANKS[key], area, key)
        for area in latest.judgements
        if area not in besides and is_grade(key := outcome_of(latest, area)) and RANKS[key] < RANKS[Grade.GOOD]
    ]
    for _, area, key in sorted(below, key=lambda each: each[0]):
        text = weak_question(key, area, latest.judgements[area].source, month_of_report(latest))
        yield _question_on_judgement(text, latest, area, printed)


def _on_progress(
    since: Iterable[PublishedInspection], progress: Mapping[int, tuple[ProgressVerdict, ...]]
) -> Iterator[Question]:
    """On what the latest inspection and the visits after it say of earlier recommendations, unless it is good."""
    for inspection in since:
        for found in progress.get(inspection.pk, ()):
            if found.verdict is None or RANKS[found.verdict] < RANKS[Grade.GOOD]:
                line = progress_line(found)
                yield Question(progress_question(month_of_report(inspection)), (), line.href, "", (line,))


def _fallen(previous: PublishedInspection, latest: PublishedInspection, printed: Printed) -> Iterator[Question]:
    for move in moves_between(previous, latest):
        if move.rise < 0:
            then, now = month_of_report(previous), month_of_report(latest)
            text = fallen_question(move.area, move.before, move.after, then, now)
            yield _question_on_judgement(text, latest, move.area, printed)


def _question_on_judgement(text: str, latest: PublishedInspection, area: str, printed: Printed) -> Question:
    href = f"{inspection_address(latest.pk)}?at={area}#page"
    link = f"{area_name(area)}, {month_of_report(latest)}"
    return Question(text, (), href, link, printed=printed.get((latest.pk, area), ""))


def _none(latest: PublishedInspection | None) -> str:
    if latest is None:
        return "No inspection that moves its position is on the record."
    return "Every judgement is good or better, and no recommendation is on the record in its words."
