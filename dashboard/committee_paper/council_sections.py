"""The sections on the council itself: its judgements with their evidence, what changed, and recommendations."""

from collections.abc import Iterator

from dashboard.charts.grades import grade_word
from dashboard.claims.words import GRADE_SOURCES, area_name, format_publication, format_publication_short
from dashboard.committee_paper.blocks import Block, BulletList, Grid, GridCell, Heading, Paragraph, grid_cells
from dashboard.pages.council.current_judgements import CurrentJudgement, current_judgements
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.shared.asked_again import AskedSince
from dashboard.shared.links import WholeAddress, inspection_address
from dashboard.shared.recommendation_lines import RecommendationLine
from inspections.partial_dates import format_day
from inspections.reading.letters import upper_first


def current_judgement_blocks(dossier: CouncilDossier, whole: WholeAddress) -> Iterator[Block]:
    lines = current_judgements(dossier)
    if not lines:
        return
    yield Heading(_heading(dossier))
    yield Paragraph(dossier.page.judged_when)
    yield Grid(
        caption=f"Judgements of {dossier.council.name}, with their evidence and the judgement before",
        header=("Judgement", "Grade", "Report published", "Inspection ended", "Evidence", "Judgement before"),
        rows=tuple(_judgement_row(line, whole) for line in lines),
        widths=(20, 16, 13, 13, 14, 24),
        note=_evidence_note(lines),
    )


def _heading(dossier: CouncilDossier) -> str:
    if dossier.page.gap:
        return "Last judgements on the record"
    return "Last judgements" if dossier.page.state == "former" else "Current judgements"


def _judgement_row(line: CurrentJudgement, whole: WholeAddress) -> tuple[GridCell, ...]:
    inspection = line.inspection
    address = whole(f"{inspection_address(inspection.pk)}?at={line.area}")
    ended = format_day(inspection.end) if inspection.end else "Not in the record"
    return (
        GridCell(area_name(line.area)),
        GridCell(grade=line.grade),
        GridCell(format_publication(inspection.published, inspection.published_precision)),
        GridCell(ended),
        GridCell(_evidence(line), href=address if line.source else ""),
        GridCell(_judgement_before(line)),
    )


def _evidence(line: CurrentJudgement) -> str:
    """Where the grade comes from, with the page of the report if that is known."""
    if line.source is None:
        return "None"
    if line.page:
        return f"Report, page {line.page}"
    words = GRADE_SOURCES.get(line.source, "")
    return upper_first(words) or "Table of outcomes"


def _judgement_before(line: CurrentJudgement) -> str:
    if line.previous is None:
        return "None to compare with"
    if not line.before:
        return "Not compared"
    when = format_publication_short(line.previous.published, line.previous.published_precision)
    note = f" ({line.before_note})" if line.before_note else ""
    return f"{grade_word(line.before)}{note}, {when}"


def _evidence_note(lines: tuple[CurrentJudgement, ...]) -> str:
    """What "Table of outcomes" in the column of evidence means; blank if no row has it."""
    if any(line.source in ("report", "import") and not line.page for line in lines):
        return (
            "Table of outcomes: the facts of the inspection are on the record, taken from its report; the report "
            "itself has not been added yet, so that no page can be named."
        )
    return ""


def change_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    changes, outcomes = dossier.page.changes, dossier.outcomes
    if dossier.page.latest_pk is None:
        return
    if changes is None:
        yield Heading("What changed")
        first = "This is the first graded inspection on the record: there is no earlier one to compare with."
        yield Paragraph(dossier.page.unlinked or first)
        return
    yield Heading(f"What changed since {changes.before}")
    yield Paragraph(changes.sentence)
    yield Grid(
        caption=f"Judgements in {changes.before} and {changes.after}",
        header=("Judgement", changes.before, changes.after, "Change"),
        rows=tuple(
            (
                GridCell(line.label),
                GridCell(_grade_with_note(line.before, line.before_note)),
                GridCell(grade=line.after),
                GridCell(line.way),
            )
            for line in changes.lines
        ),
        widths=(30, 30, 22, 18),
        note="Only the same judgement is compared.",
    )
    if dossier.asked:
        yield from _asked_blocks(dossier.asked)
        return
    if outcomes is None:
        return
    yield Paragraph(outcomes.sentence or outcomes.why_not)
    if outcomes.repeated:
        yield Heading("In nearly the same words as before", 2)
        yield BulletList(tuple(now for now, _ in outcomes.repeated))


def _asked_blocks(asked: AskedSince) -> Iterator[Block]:
    """What editors know of the recommendations against earlier ones, and what is no longer asked for."""
    yield Paragraph(asked.sentence)
    if asked.gone:
        yield Heading(f"Asked for in {asked.before} and no longer", 2)
        yield BulletList(tuple(ask.text for ask in asked.gone))


def _grade_with_note(grade: str, note: str) -> str:
    return f"{grade_word(grade)} ({note})" if note else grade_word(grade)


def recommendation_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    recommendations, themes = dossier.recommendations, dossier.recurring_themes
    if recommendations is None:
        return
    compared = any(each.themes for each in recommendations.items)
    yield Heading(f"What the {'last report on the record' if dossier.page.gap else 'latest report'} recommends")
    if not recommendations.items:
        yield Paragraph(recommendations.why_none)
    else:
        yield Grid(
            caption=f"Recommendations, {recommendations.about}",
            header=("No.", "Recommendation", "Page", "Asked before?")[: 4 if compared else 3],
            rows=tuple(_recommendation_row(each, compared=compared) for each in recommendations.items),
            widths=(7, 61, 8, 24) if compared else (7, 85, 8),
            numeric=frozenset({2}),
        )
    if themes and themes.rows:
        yield Heading(themes.title, 2)
        lede = "Recommendations to the council in its last graded reports on the record, oldest first, by theme."
        yield Paragraph(f"{lede} {themes.named}".strip())
        yield Grid(
            caption="Recommendations by report and theme",
            header=("Theme", *(date for date, _ in themes.columns)),
            rows=tuple(grid_cells((label, *counts)) for label, counts in _theme_rows(dossier)),
            widths=(40, *([60 // len(themes.columns)] * len(themes.columns))),
            numeric=frozenset(range(1, len(themes.columns) + 1)),
            note=f"{themes.note} ?: not known." if "?" in themes.counts else themes.note,
        )


def _recommendation_row(item: RecommendationLine, *, compared: bool) -> tuple[GridCell, ...]:
    """Number, text and page, and with `compared` the note that it repeats an earlier one."""
    cells = grid_cells((item.number, item.text, str(item.page or "")))
    return (*cells, GridCell(", ".join(item.themes))) if compared else cells


def _theme_rows(dossier: CouncilDossier) -> Iterator[tuple[str, tuple[str, ...]]]:
    themes = dossier.recurring_themes
    if themes:
        yield "All recommendations", themes.counts
        yield from ((row.label, row.counts) for row in themes.rows)
