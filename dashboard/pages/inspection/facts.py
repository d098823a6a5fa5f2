"""The facts of an inspection, each with where it comes from: dates with their precision, origin, sources."""

from dataclasses import dataclass

from dashboard.claims.words import GRADE_SOURCES, format_publication, framework_name, kind_name
from dashboard.shared.links import find_address, word_address
from inspections.judgement import ENTERED
from inspections.models import Inspection
from inspections.partial_dates import format_day, format_days
from inspections.queries.led import lead_inspectors
from inspections.reading.frameworks import frameworks
from inspections.windows import span_of, windows_words

DATE_SOURCES = {
    "printed": "printed in the report",
    "filename": "taken from the name of the file and confirmed by an editor",
    "site": "as given on the inspectorate’s site",
    "official": "as official statistics give it",
    "entered": "entered by an editor",
}


@dataclass(frozen=True)
class Fact:
    """`href` leads to what the word means, where there is such a place. `people` are named in place of the text, each
    with the address of what else they led.
    """

    term: str
    text: str
    href: str = ""
    people: tuple[tuple[str, str], ...] = ()


def inspection_facts(inspection: Inspection) -> list[Fact]:
    return [
        Fact("Kind", kind_name(inspection.framework, inspection.kind)),
        Fact("Framework", _framework(inspection), word_address(inspection.framework)),
        Fact("On site", _on_site(inspection)),
        Fact("Published", _published(inspection)),
        *([Fact("Theme", inspection.theme)] if inspection.theme else []),
        _lead_inspector(inspection.lead_inspector),
        Fact("Where this comes from", _origin(inspection)),
    ]


def _lead_inspector(printed: str) -> Fact:
    people = tuple((name, find_address(name)) for name in lead_inspectors(printed))
    return Fact("Lead inspector" if len(people) < 2 else "Lead inspectors", "Not in the record", people=people)


def _framework(inspection: Inspection) -> str:
    return f"{framework_name(inspection.framework)}: {frameworks()[inspection.framework].name}"


def _on_site(inspection: Inspection) -> str:
    if inspection.start is None or inspection.end is None:
        return "Not in the record"
    if inspection.windows and span_of(inspection.windows) == (inspection.start, inspection.end):
        return windows_words(inspection.windows)
    if inspection.start == inspection.end:
        return format_day(inspection.start)
    return format_days(inspection.start, inspection.end)


def _published(inspection: Inspection) -> str:
    if inspection.published is None:
        return "Not known"
    date = format_publication(inspection.published, inspection.published_precision)
    source = DATE_SOURCES[inspection.published_source]
    if inspection.origin == "import" and _sources(inspection) and _sources(inspection) <= {"press", "derived"}:
        source = "as the press gives it"
    known = {"month": "; no more than the month is known", "year": "; no more than the year is known"}
    return f"{date}, {source}{known.get(inspection.published_precision, '')}"


def _sources(inspection: Inspection) -> set[str]:
    return {judgement.source for judgement in inspection.judgements.all()}


def _origin(inspection: Inspection) -> str:
    if inspection.origin == "report":
        return "Read from the report itself, and checked by an editor"
    noted = dict.fromkeys([inspection.source_text, *(j.source_text for j in inspection.judgements.all())])
    if words := [text for text in noted if text]:
        return ". ".join(words)
    return _origin_unnoted(_sources(inspection) & set(GRADE_SOURCES))


def _origin_unnoted(sources: set[str]) -> str:
    if not sources & {"press", "derived"}:
        entered = ". What an editor entered or changed is marked so" if ENTERED in sources else ""
        table = "The shipped table of outcomes, taken from the report; the report itself has not been added yet"
        return f"{table}{entered}"
    words = "Press reports of the time: the report is no longer on the inspectorate’s site"
    if "derived" in sources:
        words += ". Where they are silent, the difference between printed national counts and all other reports"
    return words
