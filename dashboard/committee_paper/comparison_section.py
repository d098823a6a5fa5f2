"""The section that compares the council with its neighbours, its region and England."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.charts.grades import FOUR_GRADES, LOOKS, format_percent, grade_letter, grade_word, keys_shown
from dashboard.claims.caveats import neighbours_caveat
from dashboard.claims.words import SMALL_WORDS, area_name, count_noun, with_article
from dashboard.committee_paper.blocks import Block, Grid, GridCell, Heading, Paragraph, grid_cells
from dashboard.counting.outcome import is_grade
from dashboard.counting.position import Position
from dashboard.counting.tally import Tally
from dashboard.pages.council.dossier import CouncilDossier
from dashboard.pages.council.peers import PeerCounts
from dashboard.shared.comparison import (
    ComparedCouncils,
    areas_held,
    beside_neighbours,
    beside_region,
    good_among_others,
    latest_report,
    short_column_label,
)
from inspections.reading.letters import lower_first, upper_first

_WITH_WORDS: Final = 5
"""With more judgements than this the columns are too narrow for grades in words, so letters are used."""


def comparison_blocks(dossier: CouncilDossier) -> Iterator[Block]:
    """The section; empty for a council that did not exist on the date."""
    page, words = dossier.page, dossier.params.when.words
    if page.state not in ("current", "waiting"):
        return
    yield Heading("How it compares")
    yield Paragraph(f"Latest graded inspection of each council, {words}. Grades are never averaged. {SMALL_WORDS}")
    if page.peers:
        yield from (_peer_counts_grid(dossier, counts) for counts in page.peers.counts)
    record, as_at = dossier.record, dossier.params.when.as_at
    neighbours = beside_neighbours(record, as_at, dossier.council, dossier.neighbours)
    for compared in (neighbours, beside_region(record, as_at, dossier.council)):
        if compared.others:
            yield _comparison_grid(dossier, compared)


def _peer_counts_grid(dossier: CouncilDossier, peers: PeerCounts) -> Grid:
    groups: list[tuple[str, Tally]] = [
        (count_noun(peers.neighbours.population, "statistical neighbour"), peers.neighbours),
        (dossier.council.region, peers.region),
        ("England", peers.england),
    ]
    name = area_name(peers.area, dossier.params.when.date)
    return Grid(
        caption=f"{name}: councils at each grade. {dossier.council.name}: {lower_first(grade_word(peers.own))}",
        header=("Councils", *(grade_word(key) for key in FOUR_GRADES), "Good or better", "Judged"),
        rows=tuple(grid_cells((label, *_counts(tally))) for label, tally in groups if tally.population),
        widths=(25, 13, 12, 14, 12, 12, 12),
        numeric=frozenset(range(1, 7)),
    )


def _counts(tally: Tally) -> list[str]:
    """`9 (64%)` for each grade and for "good or better", then `14 of 14`."""
    counts = [*map(tally.count, FOUR_GRADES), tally.good_or_better]
    return [*(f"{n} ({format_percent(n, tally.judged)})" for n in counts), f"{tally.judged} of {tally.population}"]


def _comparison_grid(dossier: CouncilDossier, compared: ComparedCouncils) -> Grid:
    """A row per council, the paper's own first in bold, and a last row with how many are good or better."""
    positions, date = compared.positions, dossier.params.when.date
    every = areas_held(positions, dossier.params.when.reach.last_day)
    areas = tuple(area for area in every if any(is_grade(p.outcome(area)) for p in positions)) or every
    narrow = len(areas) > _WITH_WORDS
    rows = [_row(position, areas, narrow=narrow) for position in positions]
    good = (good_among_others(compared, area) for area in areas)
    foot = grid_cells((f"{upper_first(compared.called)} good or better", *good, ""))
    return Grid(
        caption=f"{_caption(dossier, compared)}: latest judgements",
        header=("Council", *(short_column_label(area, date) for area in areas), "Report"),
        rows=(*rows, foot),
        widths=(17, *([70 // len(areas)] * len(areas)), 13),
        narrow=narrow,
        bold=frozenset((0, len(rows))),
        unbroken=frozenset((len(areas) + 1,)),
        note=f"{_order_note(dossier, compared)} {_letters_note(positions, areas) if narrow else ''}".strip(),
    )


def _row(position: Position, areas: Sequence[str], *, narrow: bool) -> tuple[GridCell, ...]:
    """The row of a council, with letters for the grades if `narrow`."""
    outcomes = [position.outcome(area) for area in areas]
    marks = (GridCell(grade_letter(key) if narrow else "", grade=key) for key in outcomes)
    return (GridCell(position.council.name), *marks, GridCell("\n".join(filter(None, latest_report(position)))))


def _letters_note(positions: Sequence[Position], areas: Sequence[str]) -> str:
    """What each letter means; two absences can share one, as in `– not printed or not yet inspected`."""
    meanings: dict[str, list[str]] = {}
    for key in keys_shown(position.outcome(area) for position in positions for area in areas):
        meanings.setdefault(LOOKS[key].letter, []).append(LOOKS[key].sentence)
    lines = (f"{letter} {' or '.join(words)}" for letter, words in meanings.items())
    return f"{', '.join(lines)}."


def _caption(dossier: CouncilDossier, compared: ComparedCouncils) -> str:
    others = "statistical neighbours" if compared.called == "neighbours" else "region"
    return f"{dossier.council.name} and its {others}"


def _order_note(dossier: CouncilDossier, compared: ComparedCouncils) -> str:
    others = "The last line counts the others, without the council itself."
    if compared.called == "neighbours":
        caveat = neighbours_caveat(dossier.params.when.date)
        return f"Neighbours in the order of the list of 2025, closest first. {caveat} {others}".replace("  ", " ")
    return f"The councils of {with_article(dossier.council.region)}. {others}"
