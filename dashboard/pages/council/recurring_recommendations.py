"""Recommendations to a council over time: themes that come back, what is new, and what was not made again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.counting.as_at import AsAt
from dashboard.counting.movement import inspection_before
from dashboard.counting.position import position_of
from dashboard.counting.record import Council, Record
from dashboard.counting.recurrence import Recurrence, recurrence_between, recurring_themes, themes_in
from dashboard.shared.links import inspection_address
from dashboard.shared.words import count_noun, format_month, format_publication_short, join_words, lower_first
from inspections.queries.recommended import InspectionRecommendations, PublishedRecommendation
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Body
from inspections.search.themes import LABELS

REPORTS_LOOKED_BACK_ON: Final = 5
"""How many reports to look back on."""
THEMES_SHOWN: Final = 12
TWO_ARE_NEEDED: Final = "What comes back can be seen once the words of at least two are."
NO_WORDS: Final = InspectionRecommendations(None, None)


@dataclass(frozen=True)
class ThemeRow:
    """A theme with its recommendations report by report; `share` reads `In 3 of the last 4 reports`."""

    label: str
    share: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class RecurringThemes:
    """Recommendations by report, oldest first. `columns` are date and address; a count can be unknown.

    `note` says what cannot be shown because words are missing; `rest` is how many themes stand in one report only.
    """

    title: str
    columns: tuple[tuple[str, str], ...]
    counts: tuple[str, ...]
    rows: tuple[ThemeRow, ...]
    rest: int
    note: str


@dataclass(frozen=True)
class RecommendationOutcome:
    """What became of the recommendations of the report before; `why_not` where they cannot be compared.

    `repeated` and `gone` are texts; of the repeated ones both, the later first.
    """

    sentence: str
    before: str
    repeated: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    marks: Mapping[int, str]
    why_not: str


@dataclass(frozen=True)
class EarlierReports:
    """The last graded inspections of a council by the date, oldest first, and the two that are held together."""

    graded: tuple[PublishedInspection, ...]
    latest: PublishedInspection | None
    previous: PublishedInspection | None

    @property
    def pks(self) -> set[int]:
        return {i.pk for i in (*self.graded, self.latest, self.previous) if i is not None}


def earlier_reports(record: Record, council: Council, as_at: AsAt) -> EarlierReports:
    own = (i for i in record.known(council, as_at) if i.judgements)
    # Reports on a board or a partnership recommend to others than the council.
    graded = tuple(i for i in own if frameworks()[i.framework].body is Body.COUNCIL)[-REPORTS_LOOKED_BACK_ON:]
    latest = position_of(record, council, as_at).inspection
    return EarlierReports(graded, latest, inspection_before(record, latest, as_at) if latest else None)


def recurring_themes_section(
    past: EarlierReports, words: Mapping[int, InspectionRecommendations]
) -> RecurringThemes | None:
    """None where nothing is known of any recommendation, or where there is one report: nothing can come back yet."""
    inspections, held = past.graded, [words.get(i.pk, NO_WORDS) for i in past.graded]
    if len(held) < 2 or all(report.count is None for report in held):
        return None
    texts = [report.items for report in held if report.items is not None]
    sums = recurring_themes(texts)
    keys = [key for key, count in sums.most_common() if count > 1]
    name = "the last" if len(texts) == len(held) else "the"
    shares = {key: f"In {sums[key]} of {name} {len(texts)} reports" for key in keys}
    return RecurringThemes(
        title=_title(keys, shares) if keys else _numbers_sentence(inspections, held),
        columns=tuple(
            (format_publication_short(i.published, i.published_precision), _report_href(i)) for i in inspections
        ),
        counts=tuple("?" if report.count is None else str(report.count) for report in held),
        rows=tuple(
            ThemeRow(LABELS[key], shares[key], tuple(_cell(key, r) for r in held)) for key in keys[:THEMES_SHOWN]
        ),
        rest=len(sums) - len(keys[:THEMES_SHOWN]),
        note=_note(len(texts), len(held)),
    )


def theme_labels(past: EarlierReports, words: Mapping[int, InspectionRecommendations]) -> dict[int, str]:
    """Of each recommendation of the latest report the theme that comes back most often, by position."""
    items = words.get(past.latest.pk, NO_WORDS).items if past.latest else None
    shares = _theme_shares(past, words)
    themes = {item.position: [key for key in shares if key in item.themes] for item in items or ()}
    return {position: shares[keys[0]] for position, keys in themes.items() if keys}


def _theme_shares(past: EarlierReports, words: Mapping[int, InspectionRecommendations]) -> dict[str, str]:
    """`Supervision: in 3 of the last 4 reports` by theme, the most frequent first."""
    texts = [items for i in past.graded if (items := words.get(i.pk, NO_WORDS).items) is not None]
    name = "the last" if len(texts) == len(past.graded) else "the"
    found = recurring_themes(texts)
    return {k: f"{LABELS[k]}: in {n} of {name} {len(texts)} reports" for k, n in found.most_common() if n > 1}


def recommendation_outcomes(
    past: EarlierReports, words: Mapping[int, InspectionRecommendations]
) -> RecommendationOutcome | None:
    """None where there is no report before, or where neither recommends anything."""
    latest, previous = past.latest, past.previous
    if latest is None or previous is None:
        return None
    before, after = (words.get(i.pk, NO_WORDS).items for i in (previous, latest))
    when = format_month(previous.published)
    if before is None or after is None:
        pairs = ((previous, before), (latest, after))
        missing = join_words(format_month(i.published) for i, items in pairs if items is None)
        why = f"Recommendations cannot be compared: only facts are on the record for {missing}, not the report’s words."
        return RecommendationOutcome("", when, (), (), {}, why)
    if not before and not after:
        return None
    found = recurrence_between(before, after)
    return RecommendationOutcome(
        sentence=_sentence(found, when),
        before=when,
        repeated=tuple((r.item.text, r.earlier.text) for r in found.items if r.earlier),
        gone=tuple(item.text for item in found.unanswered),
        marks={r.item.position: _outcome_label(r.kind, when) for r in found.items},
        why_not="",
    )


def _outcome_label(word: str, when: str) -> str:
    words = {"new": "New since {}", "repeated": "Nearly the words of {}", "theme": "On a theme of {}"}
    return words[word].format(when)


def _sentence(found: Recurrence, when: str) -> str:
    """`Of 6 recommendations, 1 repeats …, 3 are on a theme …, 2 are new. 4 of November 2022 were not made again.`"""
    if not found.items:
        return f"The report makes no recommendations; {when} had {len(found.unanswered)}."
    parts = [
        (found.count("repeated"), "in nearly the same words as one before"),
        (found.count("theme"), "on a theme of the report before"),
        (found.count("new"), "new"),
    ]
    said = join_words(f"{count} {'is' if count == 1 else 'are'} {what}" for count, what in parts if count)
    gone = len(found.unanswered)
    ended = f"{gone} of {when} {'has' if gone == 1 else 'have'} no match now." if gone else f"None of {when} is gone."
    return f"Of {count_noun(len(found.items), 'recommendation')}, {said}. {ended}"


def _title(keys: Sequence[str], shares: Mapping[str, str]) -> str:
    """Up to three of the themes that come back most often: `What keeps coming back: plans, in 3 of the last 4 …`."""
    best = [lower_first(LABELS[key]) for key in keys if shares[key] == shares[keys[0]]][:3]
    return f"What keeps coming back: {join_words(best)}, {lower_first(shares[keys[0]])}"


def _numbers_sentence(inspections: Sequence[PublishedInspection], held: Sequence[InspectionRecommendations]) -> str:
    """`12 recommendations to the council in August 2013, 3 in February 2026`: the first and the last known number."""
    known = [
        (r.count, format_month(i.published)) for i, r in zip(inspections, held, strict=True) if r.count is not None
    ]
    (first, began), (last, ended) = known[0], known[-1]
    said = f"{count_noun(first, 'recommendation') if first else 'No recommendation'} to the council in {began}"
    return said if len(known) == 1 else f"{said}, {last} in {ended}"


def _cell(key: str, report: InspectionRecommendations) -> str:
    return "?" if report.items is None else str(_mentions(key, report.items))


def _mentions(key: str, items: Sequence[PublishedRecommendation]) -> int:
    return sum(key in themes_in(item) for item in items)


def _note(texts: int, reports: int) -> str:
    if texts >= 2 and texts == reports:
        return ""
    if not texts:
        return f"Only facts are on the record, not the words of these reports. {TWO_ARE_NEEDED}"
    words = f"The words of {texts} of these {reports} reports are on the record; of the rest only facts."
    return words if texts > 1 else f"{words} {TWO_ARE_NEEDED}" if reports > 1 else TWO_ARE_NEEDED


def _report_href(inspection: PublishedInspection) -> str:
    return inspection_address(inspection.pk)
