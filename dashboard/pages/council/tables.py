"""The tables of a council's page: current judgements, every judgement, recommendations and peers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.charts.figure import Raw
from dashboard.charts.grades import FOUR_GRADES
from dashboard.claims.sources import sources_words
from dashboard.claims.words import count_noun, position_words
from dashboard.counting.editions import without_grades
from dashboard.counting.outcome import NoGrade, outcome_of
from dashboard.counting.record import Council
from dashboard.counting.tally import Tally
from dashboard.files.table import TableBook, TableExport, dated_address
from dashboard.open_data.keys import is_open
from dashboard.pages.council.current_judgements import CurrentJudgement, current_judgements
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.peers import PeerCounts
from dashboard.pages.council.recurring_recommendations import NO_WORDS
from dashboard.shared.figures import source_line
from dashboard.shared.links import council_address
from inspections.partial_dates import format_day
from inspections.queries.record import PublishedInspection

NAME_COLUMNS: Final = ("dfe_number", "council")
INSPECTION_COLUMNS: Final = ("framework", "kind", "start", "end", "published", "published_precision")


def council_book(dossier: CouncilDossier) -> TableBook:
    """All tables of the council in one workbook."""
    makers = (council_profile_export, timeline_export, recommendations_export, peers_export)
    title = f"{dossier.council.name}: inspection outcomes of children’s services"
    return TableBook(dossier.council.slug, title, tuple(make(dossier) for make in makers))


def council_profile_export(dossier: CouncilDossier) -> TableExport:
    """One row per judgement that the council holds, with its evidence and the grade before."""
    own = ("area", "grade", "source", "page", "previous_grade", "previous_published")
    rows = [
        (*_name_cells(dossier.council), *_inspection_cells(line.inspection), *_judgement_cells(line))
        for line in current_judgements(dossier)
    ]
    nothing = f"no inspection under {position_words()} on the record by {format_day(dossier.params.when.date)}"
    title = dossier.page.summary or f"{dossier.council.name}: {nothing}"
    measure = "The judgements of the latest graded inspection on the record, and those of the one before"
    return _export(
        dossier,
        name="profile",
        tab="Judgements",
        title=title,
        measure=measure,
        columns=(*INSPECTION_COLUMNS, *own),
        rows=rows,
        has_grades=True,
    )


def timeline_export(dossier: CouncilDossier) -> TableExport:
    """One row per judgement, oldest report first; a visit is a row without a judgement."""
    rows = [row for inspection in dossier.inspections for row in _judgement_rows(dossier.council, inspection)]
    title = dossier.page.figure.title if dossier.page.figure else "Nothing on the record"
    measure = "Every judgement of every inspection, review and letter on the record, oldest report first"
    return _export(
        dossier,
        name="",
        tab="Timeline",
        title=title,
        measure=measure,
        columns=(*INSPECTION_COLUMNS, "area", "grade", "source"),
        rows=rows,
        has_grades=True,
    )


def recommendations_export(dossier: CouncilDossier) -> TableExport:
    """One row per recommendation to the council in its last graded reports on the record, oldest first."""
    themes, marks = dossier.recurring_themes, dossier.outcomes.marks if dossier.outcomes else {}
    rows = list(_recommendation_rows(dossier, dict(marks)))
    title = themes.title if themes else _title_of_one_report(dossier, len(rows))
    measure = "Recommendations to the council in its last graded reports on the record, oldest first"
    note = (themes.note,) if themes and themes.note else ()
    header = (*INSPECTION_COLUMNS, "position", "state", "themes", "text")
    return _export(
        dossier,
        name="recommendations",
        tab="Recommendations",
        title=title,
        measure=measure,
        columns=header,
        rows=rows,
        notes=note,
    )


def _title_of_one_report(dossier: CouncilDossier, rows: int) -> str:
    """The title if there is no section on recurring themes, whose heading would be the title."""
    if not rows:
        return "The words of no recommendation are on the record"
    return f"{count_noun(rows, 'recommendation')} to {dossier.council.name}"


def peers_export(dossier: CouncilDossier) -> TableExport:
    """One row per judgement and group: the neighbours, the region, England."""
    found = dossier.page.peers
    rows = [row for counts in found.counts for row in _peer_rows(dossier, counts)] if found else []
    title = found.title if found else "No judgement to set beside others"
    measure = "Councils at each grade of the judgements that the council holds, by their latest graded inspection"
    header = ("area", "grade", "group", *FOUR_GRADES, "good_or_better", "judged", "population", "group_kind")
    return _export(
        dossier,
        name="against",
        tab="Against others",
        title=title,
        measure=measure,
        columns=header,
        rows=rows,
        has_grades=True,
    )


def _export(
    dossier: CouncilDossier,
    *,
    name: str,
    tab: str,
    title: str,
    measure: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[Raw, ...]],
    notes: tuple[str, ...] = (),
    has_grades: bool = False,
) -> TableExport:
    council, when, gap = dossier.council, dossier.params.when, dossier.page.gap
    if gap:
        notes = (f"{gap[0]}. {gap[1]}", *notes)
    return TableExport(
        name=f"{council.slug}-{name}" if name else council.slug,
        tab=tab,
        title=title,
        measure=measure,
        population=council.name,
        source=source_line(when, sources_words(dossier.inspections)),
        params=replace(dossier.params, region=""),
        address=dated_address(dossier.params, council_address(council.slug)),
        header=(*NAME_COLUMNS, *columns),
        rows=rows,
        notes=notes,
        has_grades=has_grades,
    )


def _name_cells(council: Council) -> tuple[Raw, ...]:
    return council.dfe_number, council.name


def _inspection_cells(inspection: PublishedInspection) -> tuple[Raw, ...]:
    when = (inspection.start, inspection.end, inspection.published, inspection.published_precision)
    return (inspection.framework, inspection.kind, *when)


def _judgement_cells(line: CurrentJudgement) -> tuple[Raw, ...]:
    before = line.previous.published if line.previous else None
    return line.area, line.grade, line.source, line.page, (None if line.before_note else line.before or None), before


def _judgement_rows(council: Council, inspection: PublishedInspection) -> list[tuple[Raw, ...]]:
    found: list[tuple[Raw, ...]] = [
        (judgement.area, outcome_of(inspection, judgement.area), judgement.source)
        for judgement in inspection.judgements.values()
    ]
    about = (*_name_cells(council), *_inspection_cells(inspection))
    none = without_grades(inspection.framework, inspection.kind) or NoGrade.NOT_IN_RECORD.value
    return [(*about, *one) for one in found or [(None, none, None)]]


def _recommendation_rows(dossier: CouncilDossier, marks: dict[int, str]) -> Iterator[tuple[Raw, ...]]:
    for inspection in dossier.earlier.graded:
        state = marks if inspection is dossier.earlier.latest else {}
        for item in dossier.report_words.get(inspection.pk, NO_WORDS).items or ():
            text = item.text if is_open(inspection.framework) else None
            about = (*_name_cells(dossier.council), *_inspection_cells(inspection))
            yield (*about, item.position, state.get(item.position), " ".join(item.themes) or None, text)


def _peer_rows(dossier: CouncilDossier, peers: PeerCounts) -> Iterator[tuple[Raw, ...]]:
    groups: tuple[tuple[str, str, Tally], ...] = (
        ("neighbours", "Statistical neighbours", peers.neighbours),
        ("region", dossier.council.region, peers.region),
        ("england", "England", peers.england),
    )
    for kind, group, tally in groups:
        if tally.population:
            counts = (*map(tally.count, FOUR_GRADES), tally.good_or_better, tally.judged, tally.population)
            yield (*_name_cells(dossier.council), peers.area, peers.own, group, *counts, kind)
