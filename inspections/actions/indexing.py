"""Building the passages of an inspection, which is what search works on, from its findings and its report's text."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from inspections.models import Finding, Inspection, Passage, PassageTheme, Report
from inspections.reading.contract import SectionRead
from inspections.search import engine
from inspections.search.marking import without_controls
from inspections.search.paragraphs import numbered_paragraphs
from inspections.search.themes import themes_of


@transaction.atomic
def index_inspection(inspection: Inspection) -> int:
    """Rebuild the passages of an inspection; returns how many there are."""
    inspection.passages.all().delete()
    findings = list(inspection.findings.all())
    made = [
        *(_with_themes(_of_finding(each), each.tag) for each in findings),
        *map(_with_themes, _of_sections(inspection)),
    ]
    themes = [
        PassageTheme(passage=passage, theme=theme)
        for passage in Passage.objects.bulk_create(made)
        for theme in passage.theme_keys.split()
    ]
    PassageTheme.objects.bulk_create(themes)
    return len(made)


def index_everything() -> int:
    """Rebuild all passages, one inspection at a time, and then the index of their words; returns how many there are."""
    listed = Exists(Finding.objects.filter(inspection=OuterRef("pk")))
    found = list(Inspection.objects.filter(listed | Q(report__isnull=False)))
    total = sum(map(index_inspection, found))
    engine.rebuild_index()
    return total


def index_unindexed() -> int:
    """Index what was published before there was an index; returns how many inspections that were."""
    indexed = Passage.objects.values("inspection")
    unindexed = Finding.objects.exclude(inspection__in=indexed).values("inspection")
    found = list(Inspection.objects.filter(pk__in=unindexed))
    for inspection in found:
        index_inspection(inspection)
    return len(found)


def _with_themes(passage: Passage, tag: str = "") -> Passage:
    passage.theme_keys = " ".join(themes_of(passage.text, tag))
    return passage


def _of_finding(item: Finding) -> Passage:
    """Of progress, the earlier recommendation with what is said of it, each in a line of its own."""
    pages = [int(box[0]) for box in item.boxes] or ([item.page] if item.page else [])
    return Passage(
        inspection_id=item.inspection_id,
        kind=item.kind,
        position=item.position,
        page=min(pages, default=None),
        last_page=max(pages, default=None),
        area=item.strand,
        heading=": ".join(filter(None, (item.section, item.subsection)))[:250],
        audience=item.audience,
        text=without_controls("\n".join(filter(None, (item.text, item.words)))),
    )


def _of_sections(inspection: Inspection) -> Iterator[Passage]:
    """The paragraphs of the report's body, numbered from 1."""
    for each in numbered_paragraphs(_sections(inspection)):
        first, last = each.pages
        yield Passage(
            inspection=inspection,
            kind=Passage.Kind.PARAGRAPH,
            position=each.position,
            page=first,
            last_page=last,
            area=(each.section.area or "")[:60],
            heading=each.section.heading[:250],
            text=without_controls(each.text),
        )


def _sections(inspection: Inspection) -> list[SectionRead]:
    """The sections that the reader found; none where the inspection has no report, or was entered by hand."""
    if inspection.report_id is None:
        return []
    reading = Report.objects.values_list("reading", flat=True).get(pk=inspection.report_id)
    return [SectionRead.from_json(each) for each in (reading or {}).get("sections") or ()]
