"""Why a fact of the cover is not in the reading: whether a label stands there whose words could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inspections.reading.contract import Evidence
from inspections.reading.cover.date_forms import MONTH_NAMES
from inspections.reading.cover.dates import WHOLE_DATE
from inspections.reading.cover.labelled_facts import DATES_LABEL, LEAD_LABEL, PUBLISHED_LABEL, text_after_label
from inspections.reading.findings import Findings
from inspections.reading.pdf.document import Document
from inspections.reading.vocabulary import Absence, Confidence

_OPENING: Final = 2
"""Pages of the cover at most: SIF reports print their facts on the first, letters and JARs on either."""
_NEAR_LABEL: Final = 40
"""So many characters after a label are its own: what a sentence says further on is not."""
_DATE_IN_FIGURES: Final = r"\b\d{1,4}\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?\d{1,4}\b"
_LIKE_A_DATE: Final = re.compile(
    rf"{_DATE_IN_FIGURES}|\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:{MONTH_NAMES})|(?:{MONTH_NAMES})\b.{{0,6}}\d|\b20\d\d\b",
    re.IGNORECASE,
)
_WHOLE_DATE_IN_FIGURES: Final = re.compile(_DATE_IN_FIGURES)
_LIKE_A_NAME: Final = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class AbsentFacts:
    """Why each fact that was not read is absent, and the place of what could not be read, by the keys of a reading."""

    why: Mapping[str, Absence]
    evidence: dict[str, Evidence]


def absent_facts(document: Document, findings: Findings) -> AbsentFacts:
    """What is said of the publication date, the days on site and the lead inspector where they were not read."""
    why: dict[str, Absence] = {}
    places: dict[str, Evidence] = {}
    for keys, place, label, like, read in (
        (("published",), "published", PUBLISHED_LABEL, _LIKE_A_DATE, findings.published),
        (("inspection_start", "inspection_end"), "inspection_dates", DATES_LABEL, _LIKE_A_DATE, findings.windows),
        (("lead_inspector",), "lead_inspector", LEAD_LABEL, _LIKE_A_NAME, findings.lead_inspector),
    ):
        if read:
            continue
        unread = _unread(document, label, like)
        why |= dict.fromkeys(keys, Absence.NOT_READ if unread else Absence.UNKNOWN)
        if unread:
            places[place] = unread
    if why.get("published") is Absence.UNKNOWN and not _may_print_a_day(document):
        why["published"] = Absence.NOT_PRINTED
    return AbsentFacts(why, places)


def _unread(document: Document, label: str, like: re.Pattern[str]) -> Evidence | None:
    """Where the label stands with something like its value behind it."""
    for more_lines in (0, 1):
        found = text_after_label(document.pages[:_OPENING], label, more_lines)
        if found and like.search(found.text[:_NEAR_LABEL]):
            return found.page.evidence(found.start, found.end, "after the label, not read", Confidence.CHECK)
    return None


def _may_print_a_day(document: Document) -> bool:
    """Whether the cover or the last pages have a whole date that is none of the days on site: it may be that one."""
    opening = document.pages[:_OPENING]
    on_site = text_after_label(opening, DATES_LABEL, 1)
    for page in (*opening, *document.pages[-_OPENING:]):
        text = page.text
        if on_site and on_site.page is page:
            text = text[: on_site.start] + text[on_site.end :]
        if WHOLE_DATE.search(text) or _WHOLE_DATE_IN_FIGURES.search(text):
            return True
    return False
