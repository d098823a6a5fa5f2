"""The recommendations of a council's latest report, in its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.claims.words import count_noun
from dashboard.shared.links import inspection_address, recommendation_address
from inspections.lineage.items import item_key
from inspections.models import Finding, Inspection, recommendations_of
from inspections.partial_dates import format_month_known
from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import Audience, Body

_BODIES: Final = {
    Body.COUNCIL: "council",
    Body.SAFEGUARDING_BOARD: "safeguarding board",
    Body.PARTNERSHIP: "partnership",
}


NONE_HELD: Final = "No recommendations from this report are on the record."
"""The record cannot tell a report that makes none from one whose list was not found."""


@dataclass(frozen=True)
class RecommendationLine:
    """A line of components/recommendations.html; `lines` are its nested points, `href` opens the page it is on."""

    number: str
    text: str
    lines: tuple[str, ...]
    page: int | None
    href: str
    themes: tuple[str, ...] = ()
    repeated: str = ""
    own_href: str = ""


@dataclass(frozen=True)
class RecommendationList:
    """`why_none` is shown if there are no items."""

    items: tuple[RecommendationLine, ...]
    about: str
    why_none: str


def recommendation_list(
    inspection: Inspection | None, marks: Mapping[int, str] | None = None, chips: Mapping[int, str] | None = None
) -> RecommendationList | None:
    """The recommendations to the council; None without an inspection.

    By position, `chips` label themes that many reports name, and `marks` say that an item repeats an earlier one.
    """
    if inspection is None:
        return None
    found = [r for r in recommendations_of(inspection) if r.audience == Audience.AUTHORITY]
    items = tuple(_recommendation_line(inspection, each, marks or {}, chips or {}) for each in found)
    month = format_month_known(inspection.stands_at)
    about = f"{month}, {count_noun(len(items), 'recommendation')} to the council"
    return RecommendationList(items, about if items else month, "" if items else why_none(inspection))


def why_none(inspection: Inspection) -> str:
    if inspection.origin == "report":
        return NONE_HELD
    count = inspection.recommendation_count
    body = _BODIES[frameworks()[inspection.framework].body]
    known = f" The report made {count_noun(count, 'recommendation')} to the {body}." if count else ""
    return f"Only the facts of this inspection are on the record, not the words of its report.{known}"


def _recommendation_line(
    inspection: Inspection, recommendation: Finding, marks: Mapping[int, str], chips: Mapping[int, str]
) -> RecommendationLine:
    page = recommendation.page or (int(recommendation.boxes[0][0]) if recommendation.boxes else None)
    at = f"{inspection_address(inspection.pk)}?at=r{recommendation.position}#page"
    shown = bool(page and inspection.report_id)
    number = recommendation.number or str(recommendation.position)
    mark, chip = (words.get(recommendation.position, "") for words in (marks, chips))
    text, lines = split_into_points(recommendation.text)
    own = recommendation_address((inspection.key, item_key(recommendation.text)))
    return RecommendationLine(number, text, lines, page, at if shown else "", (mark,) if mark else (), chip, own)


def split_into_points(text: str) -> tuple[str, tuple[str, ...]]:
    """The first line of a recommendation, and its nested points: the further lines, without their dashes."""
    first, *others = text.split("\n")
    return first, tuple(line.removeprefix("- ") for line in others if line.strip())
