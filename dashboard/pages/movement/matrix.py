"""The movement matrix, its flow chart, and the councils behind each cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dashboard.charts import flows
from dashboard.charts.figure import Figure
from dashboard.charts.flows import Flows
from dashboard.charts.grades import FOUR_GRADES, LOOKS
from dashboard.claims.movement import flows_title
from dashboard.claims.words import area_name, count_noun, format_publication_short, format_span, region_or_england
from dashboard.counting.steps import AreaSteps, Step
from dashboard.pages.movement.params import MovementParams
from dashboard.pages.movement.sentences import before_and_after, counted_words, step_names
from dashboard.shared.figures import source_line
from dashboard.shared.links import council_address, inspection_address
from inspections.qualified_grade import bare, mark_of
from inspections.queries.record import PublishedInspection
from inspections.reading.frameworks import frameworks
from inspections.reading.letters import lower_first
from inspections.reading.vocabulary import RANKS


@dataclass(frozen=True)
class CountCell:
    """A count with a link to its councils; `way` is "up", "down" or "same"."""

    count: int
    href: str
    chosen: bool
    way: str
    spoken: str


@dataclass(frozen=True)
class MovementMatrix:
    """Grades before down, grades after across, best first. Rows end with their total; `totals` are of the columns."""

    before: str
    after: str
    axes: str
    rows: tuple[tuple[str, tuple[CountCell, ...], int], ...]
    totals: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class StepLine:
    """One step in words. These are worked out on demand, because lists of names use only one of the links."""

    step: Step
    query: str

    @property
    def name(self) -> str:
        return self.step.council.name

    @property
    def href(self) -> str:
        return council_address(self.step.council.slug, self.query)

    @property
    def before_href(self) -> str:
        return inspection_address(self.step.before.pk)

    @property
    def after_href(self) -> str:
        return inspection_address(self.step.after.pk)

    @property
    def before_on(self) -> str:
        return _framework_and_date(self.step.before)

    @property
    def after_on(self) -> str:
        return _framework_and_date(self.step.after)

    @property
    def before_grade(self) -> str:
        return self.step.grades[0]

    @property
    def after_grade(self) -> str:
        return self.step.grades[1]

    @property
    def qualifying(self) -> str:
        """The grade of the step that is qualified, the later one if both are; blank if neither is."""
        return next((key for key in self.step.grades[::-1] if mark_of(key)), "")

    @property
    def between(self) -> str:
        return _between(self.step)


@dataclass(frozen=True)
class StepGroup:
    """The steps behind one cell."""

    before: str
    after: str
    count: str
    href: str
    lines: tuple[StepLine, ...]


def movement_matrix(movement: AreaSteps, params: MovementParams) -> MovementMatrix:
    before, after = before_and_after(params.step)
    rows = tuple(
        (b, tuple(_cell(movement, b, a, params) for a in FOUR_GRADES), _total(movement, b, 0)) for b in FOUR_GRADES
    )
    totals = tuple(_total(movement, a, 1) for a in FOUR_GRADES)
    axes = f"{before} down, {lower_first(after)} across"
    return MovementMatrix(before, after, axes, rows, totals, len(movement.steps))


def _total(movement: AreaSteps, grade: str, end: int) -> int:
    return sum(len(steps) for grades, steps in movement.cells.items() if grades[end] == grade)


def _cell(movement: AreaSteps, before: str, after: str, params: MovementParams) -> CountCell:
    rise = RANKS[after] - RANKS[before]
    key = f"{before}-{after}"
    return CountCell(
        count=movement.count(before, after),
        href=cell_href(before, after, params),
        chosen=params.cell == key,
        way="up" if rise > 0 else "down" if rise < 0 else "same",
        spoken=f"{LOOKS[before].sentence} to {LOOKS[after].sentence}",
    )


def cell_href(before: str, after: str, params: MovementParams) -> str:
    return f"{reverse('dashboard:movement')}{params.address(cell=f'{before}-{after}')}#behind"


def movement_flows_figure(movement: AreaSteps, params: MovementParams) -> Figure:
    before, after = before_and_after(params.step)
    counts = {grades: len(steps) for grades, steps in movement.cells.items()}
    hrefs = {grades: cell_href(*grades, params) for grades in counts}
    return flows.flows_figure(
        Flows(counts, hrefs, before, after, f"{counted_words(params)}s"),
        name="flows",
        title=flows_title(movement, params.about, counted_words(params)),
        subtitle=f"{area_name(params.area)}, {lower_first(step_names()[params.step])}, {params.when.words}, "
        f"{region_or_england(params.region)}",
        source=source_line(params.when),
    )


def step_groups(movement: AreaSteps, params: MovementParams) -> tuple[StepGroup, ...]:
    """The largest rises first, then falls, then steps to the same grade; just one group if a cell is chosen."""
    cells = [params.grades] if params.grades else sorted(movement.cells, key=_order_of_cells)
    return tuple(_group(grades, steps, params) for grades in cells if grades and (steps := movement.cells.get(grades)))


def _order_of_cells(grades: tuple[str, str]) -> tuple[int, int, int]:
    rise = RANKS[grades[1]] - RANKS[grades[0]]
    return (0 if rise > 0 else 1 if rise < 0 else 2), -abs(rise), -RANKS[grades[0]]


def _group(grades: tuple[str, str], steps: Sequence[Step], params: MovementParams) -> StepGroup:
    ordered = sorted(steps, key=lambda s: (s.council.name, s.after.published))
    lines = tuple(StepLine(step, params.travel_query) for step in ordered)
    return StepGroup(
        bare(grades[0]),
        bare(grades[1]),
        count_noun(len(steps), counted_words(params)),
        cell_href(*grades, params),
        lines,
    )


def _framework_and_date(inspection: PublishedInspection) -> str:
    framework = frameworks()[inspection.framework].short
    return f"{framework}, {format_publication_short(inspection.published, inspection.published_precision)}"


def _between(step: Step) -> str:
    """The time between the two reports; blank if one of them is not dated to the day."""
    before, after = step.before, step.after
    exact = before.published_precision == after.published_precision == "day"
    return format_span(before.published, after.published) if exact else ""
