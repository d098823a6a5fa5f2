"""A council compared with its statistical neighbours, its region and England, judgement by judgement."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.claims.caveats import neighbours_caveat
from dashboard.claims.neighbours import NeighbourOutcomes, neighbours_title
from dashboard.claims.reach import left_out_sentence
from dashboard.claims.words import area_name, count_of_total
from dashboard.counting.areas import own_areas
from dashboard.counting.outcome import is_grade
from dashboard.counting.population import population_of
from dashboard.counting.position import Position
from dashboard.counting.record import Council, Record
from dashboard.counting.tally import Tally, tally_positions
from dashboard.shared.params import Params
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class PeerCounts:
    """One area: the council's own outcome, each neighbour's, and tallies of the three groups."""

    area: str
    own: str
    neighbour_outcomes: tuple[str, ...]
    neighbours: Tally
    region: Tally
    england: Tally


@dataclass(frozen=True)
class PeerLine:
    """One area in words: `neighbour_outcomes` are sorted best to worst; the shares read `8 of 10 (80%)`."""

    label: str
    own: str
    neighbour_outcomes: tuple[str, ...]
    neighbours: str
    region: str
    england: str


@dataclass(frozen=True)
class PeerComparison:
    title: str
    as_at: str
    region: str
    neighbours: int
    lines: tuple[PeerLine, ...]
    counts: tuple[PeerCounts, ...]
    caveat: str


def peer_comparison(
    record: Record, council: Council, own: Position, neighbours: Sequence[int], params: Params
) -> PeerComparison | None:
    """The comparison; None if the council has no grade to compare."""
    areas = [a for a in own_areas() if is_grade(own.outcome(a))]
    if not areas:
        return None
    every = population_of(record, params.when.as_at)
    region = [p for p in every.positions if p.council.region == council.region]
    near = [p for p in every.standing if p.council.pk in neighbours]
    counts = tuple(
        PeerCounts(
            area,
            own.outcome(area),
            tuple(p.outcome(area) for p in near),
            *(tally_positions(group, area) for group in (near, region, every.positions)),
        )
        for area in areas
    )
    lines = tuple(map(_peer_line, counts))
    title = neighbours_title([NeighbourOutcomes(c.area, c.own, c.neighbour_outcomes) for c in counts])
    caveats = (neighbours_caveat(params.when.date) if near else "", left_out_sentence(every.left_out))
    caveat = " ".join(filter(None, caveats))
    return PeerComparison(title, params.when.as_at_words, council.region, len(near), lines, counts, caveat)


def _peer_line(counts: PeerCounts) -> PeerLine:
    return PeerLine(
        label=area_name(counts.area),
        own=counts.own,
        neighbour_outcomes=tuple(sorted(counts.neighbour_outcomes, key=_best_first)),
        neighbours=_share(counts.neighbours),
        region=_share(counts.region),
        england=_share(counts.england),
    )


def _share(tally: Tally) -> str:
    return count_of_total(tally.good_or_better, tally.judged) if tally.judged else "none judged"


def _best_first(key: str) -> tuple[int, str]:
    return -RANKS.get(key, 0), key
