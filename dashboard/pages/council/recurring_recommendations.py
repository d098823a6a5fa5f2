"""Recommendations to a council over time: themes that recur, and recommendations repeated in nearly the same words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.claims.council import month_of_report
from dashboard.claims.repeats import (
    counts_title,
    not_comparable,
    repeat_mark,
    repeats_sentence,
    theme_share,
    themes_sentence,
    words_note,
)
from dashboard.claims.words import format_publication_short
from dashboard.counting.as_at import AsAt
from dashboard.counting.movement import inspection_before
from dashboard.counting.position import position_of
from dashboard.counting.record import Council, Record
from dashboard.counting.recurrence import recurrence_between, recurring_themes, themes_in
from dashboard.shared.links import inspection_address
from inspections.queries.recommended import InspectionRecommendations, PublishedRecommendation
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import upper_first
from inspections.reading.vocabulary import Body
from inspections.search.themes import LABELS

REPORTS_LOOKED_BACK_ON: Final = 5
"""How many of the latest reports are compared."""
THEMES_SHOWN: Final = 12
"""About as many rows as fit on a screen."""
NO_WORDS: Final = InspectionRecommendations(None, None)


@dataclass(frozen=True)
class ThemeRow:
    """A theme with the number of its recommendations in each report; `share` reads `In 3 of the last 4 reports`."""

    label: str
    share: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class RecurringThemes:
    """Themes by report, oldest first. `columns` has date and address of each report; unknown counts are "?".

    `title` has the numbers, for a theme is no finding; `named` says which themes stand in most reports, or is blank.
    `note` says what cannot be shown because the text of some reports is missing. `rest` is the number of themes not
    shown; with `rest_once` each of those is named in one report only.
    """

    title: str
    named: str
    columns: tuple[tuple[str, str], ...]
    counts: tuple[str, ...]
    rows: tuple[ThemeRow, ...]
    rest: int
    rest_once: bool
    note: str


@dataclass(frozen=True)
class RecommendationOutcome:
    """Which recommendations repeat one of the report before; `why_not` says why they cannot be compared, if so.

    `repeated` has pairs of texts, the later first; `marks` has the note beside each repeated one by its position.
    """

    sentence: str
    before: str
    repeated: tuple[tuple[str, str], ...]
    marks: Mapping[int, str]
    why_not: str


@dataclass(frozen=True)
class EarlierReports:
    """The last graded inspections of a council by the date, oldest first, and the two whose words are compared."""

    graded: tuple[PublishedInspection, ...]
    latest: PublishedInspection | None
    previous: PublishedInspection | None
    is_whole: bool = True
    """Whether no inspection of the council is known to be missing from the record."""

    @property
    def pks(self) -> set[int]:
        return {i.pk for i in (*self.graded, self.latest, self.previous) if i is not None}


def earlier_reports(record: Record, council: Council, as_at: AsAt) -> EarlierReports:
    own = (i for i in record.known(council, as_at) if i.judgements)
    # Reports on a board or a partnership make their recommendations to others.
    graded = tuple(i for i in own if frameworks()[i.framework].body is Body.COUNCIL)[-REPORTS_LOOKED_BACK_ON:]
    latest = position_of(record, council, as_at).inspection
    previous = inspection_before(record, latest, as_at) if latest else None
    return EarlierReports(graded, latest, previous, is_whole=not record.gaps_known(council.pk, as_at))


def recurring_themes_section(
    past: EarlierReports, words: Mapping[int, InspectionRecommendations]
) -> RecurringThemes | None:
    """The section; None if the recommendations of every report are unknown, or with fewer than two reports."""
    inspections, held = past.graded, [words.get(i.pk, NO_WORDS) for i in past.graded]
    if len(held) < 2 or all(report.count is None for report in held):
        return None
    texts = [report.items for report in held if report.items is not None]
    sums = recurring_themes(texts)
    keys = [key for key, count in sums.most_common() if count > 1]
    last = len(texts) == len(held) and past.is_whole
    shares = {key: theme_share(sums[key], len(texts), last=last) for key in keys}
    return RecurringThemes(
        title=_numbers_sentence(inspections, held),
        named=_themes_sentence(keys, shares) if keys else "",
        columns=tuple(
            (format_publication_short(i.published, i.published_precision), _report_href(i)) for i in inspections
        ),
        counts=tuple("?" if report.count is None else str(report.count) for report in held),
        rows=tuple(
            ThemeRow(LABELS[key], upper_first(shares[key]), tuple(_cell(key, r) for r in held))
            for key in keys[:THEMES_SHOWN]
        ),
        rest=len(sums) - len(keys[:THEMES_SHOWN]),
        rest_once=len(keys) <= THEMES_SHOWN,
        note=words_note(len(texts), len(held)),
    )


def theme_labels(past: EarlierReports, words: Mapping[int, InspectionRecommendations]) -> dict[int, str]:
    """For each recommendation of the latest report, by position, the label of its most frequent recurring theme."""
    items = words.get(past.latest.pk, NO_WORDS).items if past.latest else None
    shares = _theme_shares(past, words)
    themes = {item.position: [key for key in shares if key in item.themes] for item in items or ()}
    return {position: shares[keys[0]] for position, keys in themes.items() if keys}


def _theme_shares(past: EarlierReports, words: Mapping[int, InspectionRecommendations]) -> dict[str, str]:
    """`Supervision: in 3 of the last 4 reports` by theme, the most frequent first."""
    texts = [items for i in past.graded if (items := words.get(i.pk, NO_WORDS).items) is not None]
    last = len(texts) == len(past.graded) and past.is_whole
    found = recurring_themes(texts)
    return {k: f"{LABELS[k]}: {theme_share(n, len(texts), last=last)}" for k, n in found.most_common() if n > 1}


def recommendation_outcomes(
    past: EarlierReports, words: Mapping[int, InspectionRecommendations]
) -> RecommendationOutcome | None:
    """The comparison of the last two reports; None if there is only one, or neither recommends anything."""
    latest, previous = past.latest, past.previous
    if latest is None or previous is None:
        return None
    before, after = (words.get(i.pk, NO_WORDS).items for i in (previous, latest))
    when = month_of_report(previous)
    if before is None or after is None:
        pairs = ((previous, before), (latest, after))
        why = not_comparable([month_of_report(i) for i, items in pairs if items is None])
        return RecommendationOutcome("", when, (), {}, why)
    if not before and not after:
        return None
    found = recurrence_between(before, after)
    repeated = [(each.item, each.earlier) for each in found if each.earlier is not None]
    return RecommendationOutcome(
        sentence=repeats_sentence(len(repeated), len(found), when),
        before=when,
        repeated=tuple((item.text, earlier.text) for item, earlier in repeated),
        marks={item.position: repeat_mark(when) for item, _ in repeated},
        why_not="",
    )


def _themes_sentence(keys: Sequence[str], shares: Mapping[str, str]) -> str:
    best = [LABELS[key] for key in keys if shares[key] == shares[keys[0]]]
    return themes_sentence(best, shares[keys[0]])


def _numbers_sentence(inspections: Sequence[PublishedInspection], held: Sequence[InspectionRecommendations]) -> str:
    pairs = zip(inspections, held, strict=True)
    return counts_title([(r.count, month_of_report(i)) for i, r in pairs if r.count is not None])


def _cell(key: str, report: InspectionRecommendations) -> str:
    return "?" if report.items is None else str(_mentions(key, report.items))


def _mentions(key: str, items: Sequence[PublishedRecommendation]) -> int:
    return sum(key in themes_in(item) for item in items)


def _report_href(inspection: PublishedInspection) -> str:
    return inspection_address(inspection.pk)
