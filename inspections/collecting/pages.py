"""What the pages of the inspectorate's site say: which councils it lists, and which reports of each.

Built on the shape that the site had in 2026. A page in another shape is said to be one (ChangedPageError): it is never
taken for a page that lists nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self
from urllib.parse import urlsplit

from inspections.collecting.anchors import Anchor, anchors_of
from inspections.collecting.origins import whole_address
from inspections.intake.filenames import suggested_publication

SHAPE: Final = 2
"""To be raised when pages are read otherwise: what was read of an unchanged page is then asked for again."""

_PROVIDER: Final = re.compile(r"/provider/(?:[^?#]*/)?(?P<urn>\d{3,10})/?$")
_DESCRIBED: Final = re.compile(r"^(?P<what>\S.*?)(?:,\s*[a-z]{2,5})?\s+[-–—]\s+(?P<day>\d{1,2}\s+[A-Za-z]+\s+\d{4})$")
_ANY_FILE: Final = re.compile(r"(?:^|/)v\d+/(?:file|doc)/")
_LONGEST: Final = 300
"""As long as the fields of the record."""


class ChangedPageError(Exception):
    """A page is not in the shape that is known; `message` says what is missing in it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class CouncilOnList:
    """A council that has a page of reports: its URN, its name as the site writes it, and the address of the page."""

    urn: str
    name: str
    address: str


@dataclass(frozen=True)
class ListPage:
    """Some of the councils; `more` says that the page leads to a next one."""

    councils: tuple[CouncilOnList, ...]
    more: bool

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(tuple(CouncilOnList(**each) for each in data["councils"]), bool(data["more"]))


@dataclass(frozen=True)
class ReportOnPage:
    """A report as its council's page has it: what it is in the site's words, and the day, None where none is read."""

    address: str
    words: str
    what: str
    day: str | None


@dataclass(frozen=True)
class CouncilPage:
    """The reports of a council, and sentences on what on the page could not be read.

    `unusable` are the reports whose file nobody can ask for, so that the page is not known in full.
    """

    reports: tuple[ReportOnPage, ...]
    doubts: tuple[str, ...]
    unusable: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            tuple(ReportOnPage(**each) for each in data["reports"]), tuple(data["doubts"]), tuple(data["unusable"])
        )


def read_list_page(html: str, address: str) -> ListPage:
    """The councils on one page of the list; none on a page after the last."""
    found: dict[str, CouncilOnList] = {}
    anchors = anchors_of(html)
    for anchor in anchors:
        whole = whole_address(address, anchor.href)
        # A council whose link is of no use is one that is not on the list, which is an alarm.
        match = _PROVIDER.search(urlsplit(whole).path) if whole else None
        if whole and match and anchor.words:
            urn = match.group("urn")
            found.setdefault(urn, CouncilOnList(urn, anchor.words[:_LONGEST], whole))
    if not found and "search-result" in html:
        raise ChangedPageError("it has results, but none that leads to a council")
    return ListPage(tuple(found.values()), any(_is_next(anchor) for anchor in anchors))


def read_council_page(html: str, address: str) -> CouncilPage:
    """The reports that a council's page lists, each address once.

    Raises ChangedPageError where it has none in the shape that is known.
    """
    reports: dict[str, ReportOnPage] = {}
    doubts: list[str] = []
    unusable: list[str] = []
    anchors = anchors_of(html)
    for anchor in anchors:
        if "publication-link" not in anchor.classes:
            if _ANY_FILE.search(anchor.href):
                doubts.append(f"there is a link to a file where we do not expect a report: “{anchor.words[:80]}”")
            continue
        whole = whole_address(address, anchor.href)
        if whole is None:
            unusable.append(f"“{(anchor.described or anchor.words)[:120]}” leads to an address that we cannot check")
            continue
        report = _report(anchor, whole)
        if report.address in reports and reports[report.address].words != report.words:
            doubts.append(f"one file is listed twice, the second time as “{report.words[:120]}”")
        reports.setdefault(report.address, report)
        if report.day is None:
            doubts.append(f"no date was found in “{report.words[:120]}”")
    if not reports and not unusable:
        raise ChangedPageError("it has no report in a form we recognise")
    return CouncilPage(tuple(reports.values()), tuple(doubts), tuple(unusable))


def _report(anchor: Anchor, address: str) -> ReportOnPage:
    words = (anchor.described or anchor.words)[:_LONGEST]
    match = _DESCRIBED.match(words)
    day = suggested_publication(match.group("day")) if match else None
    return ReportOnPage(address, words, match.group("what") if match else words, day.isoformat() if day else None)


def _is_next(anchor: Anchor) -> bool:
    return anchor.words.lower().startswith("next") or "next" in anchor.rel
