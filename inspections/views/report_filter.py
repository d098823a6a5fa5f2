"""What the address of the reports page asks for: a part of the queue, words, filters, an order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from inspections.queries.report_list import NEEDS_EYES, NOBODY, SECTIONS, SORTS, FilterChoices, ReportFilter
from inspections.review.labels import framework_words

type Options = list[tuple[str, str, bool]]

TABS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "": ("All", tuple(section.key for section in SECTIONS)),
    "person": ("Needs a person", NEEDS_EYES),
    "differ": ("Differ", ("differ",)),
    "check": ("To check", ("check",)),
    "refused": ("Refused", ("refused",)),
    "copy": ("Repeat", ("copy",)),
    "adds": ("New to the record", ("adds",)),
    "agree": ("Agree", ("agree",)),
    "way": ("Being read", ("way",)),
    "published": ("Published", ("published",)),
    "withdrawn": ("Withdrawn", ("withdrawn",)),
}
_ALWAYS = ("", "person")


@dataclass(frozen=True)
class ReportsParams:
    """`notes` say which parts of the address could not be followed."""

    tab: str
    wanted: ReportFilter
    notes: tuple[str, ...]

    @property
    def state(self) -> dict[str, str]:
        wanted = self.wanted
        given = {"show": self.tab, "q": wanted.words, "council": wanted.council, "framework": wanted.framework}
        given |= {"by": wanted.uploader, "for": wanted.carer, "sort": "" if wanted.sort == "newest" else wanted.sort}
        return {name: value for name, value in given.items() if value}

    def address(self, **changes: str) -> str:
        state = {name: value for name, value in (self.state | changes).items() if value}
        here = reverse("inspections:reports")
        return f"{here}?{urlencode(state)}" if state else here


@dataclass(frozen=True)
class FilterFields:
    """The fields of the filter, as (value, words, chosen)."""

    councils: Options
    frameworks: Options
    uploaders: Options
    carers: Options
    sorts: Options


def read_params(query: Mapping[str, str], choices: FilterChoices) -> ReportsParams:
    notes: list[str] = []

    def choice(name: str, among: Iterable[str], what: str, otherwise: str = "") -> str:
        value = query.get(name, "")
        if not value or value in among:
            return value or otherwise
        notes.append(f"“{value[:40]}” is not {what} here, so it was left out.")
        return otherwise

    tab = choice("show", TABS, "a part of this list")
    wanted = ReportFilter(
        words=query.get("q", "").replace("\x00", "").strip()[:100],
        council=choice("council", [slug for slug, _ in choices.councils], "a council of a report"),
        framework=choice("framework", choices.frameworks, "the framework of a report"),
        uploader=choice("by", [pk for pk, _ in choices.uploaders], "somebody who added a report"),
        carer=choice("for", [NOBODY, *(pk for pk, _ in choices.carers)], "somebody who takes care of a report"),
        sort=choice("sort", SORTS, "an order of this list", "newest"),
    )
    return ReportsParams(tab, wanted, tuple(notes))


def filter_fields(params: ReportsParams, choices: FilterChoices) -> FilterFields:
    wanted = params.wanted
    frameworks = sorted(((key, framework_words(key)) for key in choices.frameworks), key=lambda each: each[1])
    return FilterFields(
        councils=_options(("", "All"), choices.councils, wanted.council),
        frameworks=_options(("", "All"), frameworks, wanted.framework),
        uploaders=_options(("", "Anyone"), choices.uploaders, wanted.uploader),
        carers=_options(("", "Anyone"), [(NOBODY, "Nobody yet"), *choices.carers], wanted.carer),
        sorts=[(key, words, key == wanted.sort) for key, (words, _) in SORTS.items()],
    )


def tabs(params: ReportsParams, counts: Mapping[str, int]) -> list[tuple[str, str, bool]]:
    """The tabs with their counts; one that holds nothing is left out, save the first two and the one that is open."""
    found = []
    for key, (label, sections) in TABS.items():
        count = sum(counts[section] for section in sections)
        if count or key in _ALWAYS or key == params.tab:
            found.append((f"{label} ({count})", params.address(show=key), key == params.tab))
    return found


def _options(first: tuple[str, str], others: Iterable[tuple[str, str]], chosen: str) -> Options:
    return [(value, words, value == chosen) for value, words in (first, *others)]
