"""How long inadequate lasts: the Kaplan–Meier curve of a judgement, its table, and who is still inadequate."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.figure import Figure
from dashboard.charts.survival_curve import CensoredMark, CurveStep, ShareAfter, SurvivalCurve, survival_figure
from dashboard.counting.area_spells import AreaSpell, SpellEnd, area_spells
from dashboard.counting.population import Population
from dashboard.counting.survival import SurvivalStep, count_followed_beyond, days_until_share, kaplan_meier, share_after
from dashboard.pages.movement.params import MovementParams
from dashboard.shared.figures import source_line
from dashboard.shared.links import council_address, inspection_address
from dashboard.shared.words import (
    SMALL,
    SMALL_WORDS,
    area_name,
    count_noun,
    format_day,
    format_publication_short,
    format_span,
    join_words,
    lower_first,
    region_or_england,
    with_article,
)

HALF_YEAR: Final = 182.625


@dataclass(frozen=True)
class StillInadequateLine:
    """A council still inadequate: since when, for how long, by how many reports, and the visits on the record."""

    name: str
    href: str
    since: str
    report_href: str
    reports: int
    lasted: str
    visits: int


@dataclass(frozen=True)
class LeavingInadequate:
    """`figure` is None where nobody had left inadequate by the date; `followed_no_longer` are followed no longer.

    `has_visits` is whether any monitoring visit is on the record: until one is, a column of them would say nothing.
    """

    heading: str
    summary: str
    figure: Figure | None
    still_inadequate: tuple[StillInadequateLine, ...]
    followed_no_longer: str
    still_heading: str
    has_visits: bool


def spells_in_area(population: Population, params: MovementParams) -> tuple[AreaSpell, ...]:
    return area_spells(population, params.area, followed_to(params))


def followed_to(params: MovementParams) -> datetime.date:
    """Time runs from publication to publication on either basis, and not beyond today."""
    return min(params.when.as_at.published_until, params.when.today)


def leaving_inadequate(population: Population, params: MovementParams) -> LeavingInadequate:
    found = spells_in_area(population, params)
    steps = kaplan_meier(spell.duration for spell in found)
    still = sorted((s for s in found if s.end is SpellEnd.CONTINUING), key=lambda s: s.first_report.published)
    name = lower_first(area_name(params.area))
    return LeavingInadequate(
        heading=_heading(found, steps, params),
        summary=_summary(found, params),
        figure=leaving_figure(found, params) if steps else None,
        still_inadequate=tuple(_still_inadequate_line(spell, params) for spell in still),
        followed_no_longer=_followed_no_longer_sentence(found),
        has_visits=any(spell.visit_count for spell in still),
        still_heading=f"{count_noun(len(still), 'council')} still inadequate on {name}",
    )


def _heading(found: Sequence[AreaSpell], steps: Sequence[SurvivalStep], params: MovementParams) -> str:
    name = lower_first(area_name(params.area))
    half = days_until_share(steps)
    if not found:
        return f"No council was inadequate on {name}"
    if not steps:
        return f"No council inadequate on {name} has left it yet"
    if half is None:
        return f"Fewer than half have left inadequate on {name} so far"
    return f"Half left inadequate on {name} within {format_span(half)}"


def _summary(found: Sequence[AreaSpell], params: MovementParams) -> str:
    if not found:
        return f"No inspection in {with_article(region_or_england(params.region))} found it so: {params.when.words}."
    better = sum(s.end is SpellEnd.BETTER for s in found)
    still = sum(s.end is SpellEnd.CONTINUING for s in found)
    rest = len(found) - better - still
    go = "goes on" if still == 1 else "go on"
    lost = f", {rest} could be followed no longer" if rest else ""
    small = f" {SMALL_WORDS}" if len(found) < SMALL else ""
    return f"Of {count_noun(len(found), 'spell')}, {better} ended with a better judgement, {still} {go}{lost}.{small}"


def leaving_figure(found: Sequence[AreaSpell], params: MovementParams) -> Figure:
    name = lower_first(area_name(params.area))
    steps = kaplan_meier(spell.duration for spell in found)
    return survival_figure(
        curve_of_spells(found),
        name="leaving",
        title=_heading(found, steps, params),
        subtitle=f"Share still inadequate on {name}, from publication of the inadequate report to that of the first "
        f"later graded report above it; Kaplan–Meier estimate, {count_noun(len(found), 'spell')}, {params.when.words}, "
        f"{region_or_england(params.region)}",
        source=source_line(params.when),
    )


def curve_of_spells(found: Sequence[AreaSpell]) -> SurvivalCurve:
    durations = [spell.duration for spell in found]
    steps = kaplan_meier(durations)
    half = days_until_share(steps)
    return SurvivalCurve(
        steps=tuple(CurveStep(r.days, r.at_risk, r.ended, float(r.share)) for r in steps),
        censored=tuple(
            _censored_mark(s, steps) for s in sorted(found, key=lambda s: s.days) if s.end is not SpellEnd.BETTER
        ),
        table_lines=tuple(_shares_by_half_year(found, steps)),
        what="still inadequate",
        median=(half, f"Half after {format_span(half)}") if half is not None else None,
    )


def _censored_mark(spell: AreaSpell, steps: Sequence[SurvivalStep]) -> CensoredMark:
    since = format_day(spell.first_report.published)
    ends = {
        SpellEnd.CONTINUING: f"inadequate since {since}, continuing",
        SpellEnd.NO_LONGER_JUDGED: f"inadequate from {since}, no longer judged from {format_day(spell.until)}",
        SpellEnd.COUNCIL_ABOLISHED: f"inadequate from {since}, council abolished {format_day(spell.until)}",
    }
    return CensoredMark(spell.days, float(share_after(steps, spell.days)), f"{spell.council.name}: {ends[spell.end]}")


def _shares_by_half_year(found: Sequence[AreaSpell], steps: Sequence[SurvivalStep]) -> list[ShareAfter]:
    """Each half-year until the last was followed; on every line the parts add up to all."""
    durations = [spell.duration for spell in found]
    last = max((each.days for each in durations), default=0)
    miles = []
    for number in range(int(last / HALF_YEAR) + 2):
        days = round(number * HALF_YEAR)
        gone = [each for each in durations if each.days <= days]
        ended = sum(each.ended for each in gone)
        label = format_span(days) if days else "At publication"
        share = float(share_after(steps, days))
        miles.append(ShareAfter(label, days, count_followed_beyond(durations, days), ended, len(gone) - ended, share))
    return miles


def _still_inadequate_line(spell: AreaSpell, params: MovementParams) -> StillInadequateLine:
    return StillInadequateLine(
        name=spell.council.name,
        href=council_address(spell.council.slug, params.when_query),
        since=format_publication_short(spell.first_report.published, spell.first_report.published_precision),
        report_href=inspection_address(spell.first_report.pk),
        reports=spell.report_count,
        lasted=format_span(spell.days),
        visits=spell.visit_count,
    )


def _followed_no_longer_sentence(found: Sequence[AreaSpell]) -> str:
    """Those of whom no more can be known, by name."""
    gone = [s.council.name for s in found if s.end is SpellEnd.NO_LONGER_JUDGED]
    ended = [s.council.name for s in found if s.end is SpellEnd.COUNCIL_ABOLISHED]
    lines = []
    if gone:
        lines.append(f"Followed until a later report no longer gave this judgement: {join_words(gone)}.")
    if ended:
        lines.append(f"Followed until the council was abolished: {join_words(ended)}.")
    return " ".join(lines)
