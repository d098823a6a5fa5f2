"""The tables of a council's page: where it stands, every judgement, what it was told, and who stands beside it."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.charts.figure import Raw
from dashboard.charts.grades import FOUR_GRADES
from dashboard.counting.outcome import Absence, outcome_of
from dashboard.counting.record import Council
from dashboard.counting.tally import Tally
from dashboard.files.table import TableBook, TableExport, dated_address
from dashboard.open_data.keys import is_open
from dashboard.pages.council.current_judgements import CurrentJudgement, current_judgements
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.peers import PeerGroup
from dashboard.pages.council.recurring_recommendations import NOTHING
from dashboard.shared.figures import source_line
from dashboard.shared.links import council_address
from dashboard.shared.words import count_noun
from inspections.queries.record import PublishedInspection

OF_COUNCIL: Final = ("dfe_number", "council")
OF_REPORT: Final = ("framework", "kind", "start", "end", "published", "published_precision")


def council_book(known: CouncilDossier) -> TableBook:
    """All of them in one workbook."""
    makers = (profile_export, timeline_export, recommendations_export, peers_export)
    title = f"{known.council.name}: inspection outcomes of children’s services"
    return TableBook(known.council.slug, title, tuple(make(known) for make in makers))


def profile_export(known: CouncilDossier) -> TableExport:
    """One row a judgement that the council holds, with its evidence and the grade before."""
    own = ("area", "grade", "source", "page", "previous_grade", "previous_published")
    rows = [
        (*_council(known.council), *_report(line.inspection), *_current(line)) for line in current_judgements(known)
    ]
    title = known.page.summary or f"{known.council.name}: not yet inspected"
    measure = "The judgements of the latest graded inspection, and those of the one before"
    return _export(
        known, name="profile", tab="Judgements", title=title, measure=measure, columns=(*OF_REPORT, *own), rows=rows
    )


def timeline_export(known: CouncilDossier) -> TableExport:
    """One row a judgement of the council, oldest report first; a visit is a row without a judgement."""
    rows = [row for inspection in known.inspections for row in _judgements(known.council, inspection)]
    title = known.page.figure.title if known.page.figure else "Nothing on the record"
    measure = "Every judgement of every inspection, review and letter on the record, oldest report first"
    return _export(
        known,
        name="",
        tab="Timeline",
        title=title,
        measure=measure,
        columns=(*OF_REPORT, "area", "grade", "source"),
        rows=rows,
    )


def recommendations_export(known: CouncilDossier) -> TableExport:
    """One row a recommendation to the council in its last graded reports, oldest first."""
    told, marks = known.told, known.since.marks if known.since else {}
    rows = list(_told(known, dict(marks)))
    title = told.title if told else _of_one_report(known, len(rows))
    measure = "Recommendations to the council in its last graded reports, oldest first"
    note = (told.note,) if told and told.note else ()
    header = (*OF_REPORT, "position", "state", "themes", "text")
    return _export(
        known,
        name="recommendations",
        tab="Recommendations",
        title=title,
        measure=measure,
        columns=header,
        rows=rows,
        notes=note,
    )


def _of_one_report(known: CouncilDossier, rows: int) -> str:
    """Nothing can come back yet; the page then has no heading of its own for it."""
    if not rows:
        return "The words of no recommendation are on the record"
    return f"{count_noun(rows, 'recommendation')} to {known.council.name}"


def peers_export(known: CouncilDossier) -> TableExport:
    """One row a judgement and group: the neighbours, the region, England."""
    found = known.page.against
    rows = [row for beside in found.besides for row in _beside(known, beside)] if found else []
    title = found.title if found else "No judgement to set beside others"
    measure = "Councils at each grade of the judgements that the council holds, by their latest graded inspection"
    header = ("area", "grade", "group", *FOUR_GRADES, "good_or_better", "judged", "population")
    return _export(known, name="against", tab="Against others", title=title, measure=measure, columns=header, rows=rows)


def _export(
    known: CouncilDossier,
    *,
    name: str,
    tab: str,
    title: str,
    measure: str,
    columns: tuple[str, ...],
    rows: Sequence[tuple[Raw, ...]],
    notes: tuple[str, ...] = (),
) -> TableExport:
    council, when = known.council, known.params.when
    return TableExport(
        name=f"{council.slug}-{name}" if name else council.slug,
        tab=tab,
        title=title,
        measure=measure,
        population=council.name,
        source=source_line(when),
        when=when,
        address=dated_address(known.params, council_address(council.slug)),
        header=(*OF_COUNCIL, *columns),
        rows=rows,
        notes=notes,
    )


def _council(council: Council) -> tuple[Raw, ...]:
    return council.dfe_number, council.name


def _report(inspection: PublishedInspection) -> tuple[Raw, ...]:
    when = (inspection.start, inspection.end, inspection.published, inspection.published_precision)
    return (inspection.framework, inspection.kind, *when)


def _current(line: CurrentJudgement) -> tuple[Raw, ...]:
    before = line.previous.published if line.previous else None
    return line.area, line.grade, line.source, line.page, (None if line.before_note else line.before or None), before


def _judgements(council: Council, inspection: PublishedInspection) -> list[tuple[Raw, ...]]:
    found: list[tuple[Raw, ...]] = [
        (judgement.area, outcome_of(inspection, judgement.area), judgement.source)
        for judgement in inspection.judgements.values()
    ]
    about = (*_council(council), *_report(inspection))
    return [(*about, *one) for one in found or [(None, Absence.VISIT.value, None)]]


def _told(known: CouncilDossier, marks: dict[int, str]) -> Iterator[tuple[Raw, ...]]:
    for inspection in known.past.graded:
        state = marks if inspection is known.past.latest else {}
        for item in known.words.get(inspection.pk, NOTHING).items or ():
            text = item.text if is_open(inspection.framework) else None
            about = (*_council(known.council), *_report(inspection))
            yield (*about, item.position, state.get(item.position), " ".join(item.themes) or None, text)


def _beside(known: CouncilDossier, beside: PeerGroup) -> Iterator[tuple[Raw, ...]]:
    near = count_noun(beside.neighbours.population, "statistical neighbour")
    groups: tuple[tuple[str, Tally], ...] = (
        (near, beside.neighbours), (known.council.region, beside.region), ("England", beside.england),
    )  # fmt: skip
    for group, tally in groups:
        if tally.population:
            counts = (*map(tally.count, FOUR_GRADES), tally.good_or_better, tally.judged, tally.population)
            yield (*_council(known.council), beside.area, beside.own, group, *counts)
