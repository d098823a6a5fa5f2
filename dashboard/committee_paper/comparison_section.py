"""How the council compares: how many of its neighbours, region and England stand at each grade, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.charts.grades import LOOKS, format_percent, grade_word
from dashboard.committee_paper.blocks import Cell, Grid, Heading, Paragraph, grid_cells
from dashboard.pages.compare.councils import compared_councils
from dashboard.pages.compare.matrix import CompareMatrix, CouncilRow, compare_matrix
from dashboard.pages.compare.params import CompareParams
from dashboard.shared.words import SMALL_WORDS, area_name, count_noun, lower_first, with_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.committee_paper.blocks import Block
    from dashboard.counting.tally import Tally
    from dashboard.pages.council.dossier import CouncilDossier
    from dashboard.pages.council.peers import PeerGroup

GRADES: Final = ("outstanding", "good", "requires_improvement", "inadequate")
_WITH_WORDS: Final = 5
"""With more judgements side by side a column is too narrow for the word of a grade."""


def compared_blocks(known: CouncilDossier) -> Iterator[Block]:
    """Nothing for a council that does not exist on the date."""
    page, words = known.page, known.params.when.words
    if page.state not in ("current", "waiting"):
        return
    yield Heading("How it compares")
    yield Paragraph(f"Latest graded inspection of each council, {words}. Grades are never averaged. {SMALL_WORDS}")
    if page.against:
        yield from (_beside(known, beside) for beside in page.against.besides)
    for params in (_neighbours(known), _region(known)):
        found = compared_councils(known.record, params, known.neighbours)
        if found.others:
            yield _matrix(known, compare_matrix(known.record, found, params), params)


def _neighbours(known: CouncilDossier) -> CompareParams:
    number = known.council.dfe_number
    return CompareParams(known.params.when, neighbours_of=number, own=number)


def _region(known: CouncilDossier) -> CompareParams:
    return CompareParams(known.params.when, region=known.council.region, own=known.council.dfe_number)


def _beside(known: CouncilDossier, beside: PeerGroup) -> Grid:
    groups: list[tuple[str, Tally]] = [
        (count_noun(beside.neighbours.population, "statistical neighbour"), beside.neighbours),
        (known.council.region, beside.region),
        ("England", beside.england),
    ]
    name = area_name(beside.area, known.params.when.date)
    return Grid(
        caption=f"{name}: councils at each grade. {known.council.name}: {lower_first(grade_word(beside.own))}",
        header=("Councils", *(grade_word(key) for key in GRADES), "Good or better", "Judged"),
        rows=tuple(grid_cells((label, *_counts(tally))) for label, tally in groups if tally.population),
        widths=(25, 13, 12, 14, 12, 12, 12),
        numeric=frozenset(range(1, 7)),
    )


def _counts(tally: Tally) -> list[str]:
    """`9 (64%)` for each grade and for good or better, then `14 of 14`."""
    counts = [*map(tally.count, GRADES), tally.good_or_better]
    return [*(f"{n} ({format_percent(n, tally.judged)})" for n in counts), f"{tally.judged} of {tally.population}"]


def _matrix(known: CouncilDossier, matrix: CompareMatrix, params: CompareParams) -> Grid:
    """A row a council, the own one first in bold, and how many are good or better last."""
    narrow = len(matrix.areas) > _WITH_WORDS
    rows = [_row(row, narrow=narrow) for row in matrix.rows]
    foot = (Cell(matrix.good_label), *grid_cells(matrix.good), Cell())
    own = next((at for at, row in enumerate(matrix.rows) if row.own), None)
    return Grid(
        caption=f"{_called(known, params)}: latest judgements",
        header=("Council", *(head.label for head in matrix.areas), "Report"),
        rows=(*rows, foot),
        widths=(17, *([70 // len(matrix.areas)] * len(matrix.areas)), 13),
        narrow=narrow,
        bold=frozenset(at for at in (own, len(rows)) if at is not None),
        note=f"{_about(known, params)} {_key(matrix) if narrow else ''}".strip(),
    )


def _row(row: CouncilRow, *, narrow: bool) -> tuple[Cell, ...]:
    """Letters where there is no room for words."""
    marks = (Cell(LOOKS[key].letter if narrow else "", grade=key) for key in row.marks)
    return (Cell(row.name), *marks, Cell("\n".join(filter(None, (row.published, row.kind)))))


def _key(matrix: CompareMatrix) -> str:
    """Letter by letter: on paper two absences can share one, as `– not printed or not yet inspected`."""
    meanings: dict[str, list[str]] = {}
    for key in matrix.keys:
        meanings.setdefault(LOOKS[key].letter, []).append(LOOKS[key].sentence)
    lines = (f"{letter} {' or '.join(words)}" for letter, words in meanings.items())
    return f"{', '.join(lines)}."


def _called(known: CouncilDossier, params: CompareParams) -> str:
    return f"{known.council.name} and its {'statistical neighbours' if params.neighbours_of else 'region'}"


def _about(known: CouncilDossier, params: CompareParams) -> str:
    others = "The last line counts the others, without the council itself."
    if params.neighbours_of:
        return f"Neighbours in the order of the list of 2025, closest first. {others}"
    return f"The councils of {with_article(known.council.region)}. {others}"
