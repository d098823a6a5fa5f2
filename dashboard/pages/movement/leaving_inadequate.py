"""How long councils stay inadequate: the Kaplan–Meier curve for a judgement, and who is still inadequate."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts.figure import Figure
from dashboard.charts.survival_curve import CensoredMark, CurveStep, ShareAfter, SurvivalCurve, survival_figure
from dashboard.claims.about import About
from dashboard.claims.caveats import spell_caveats
from dashboard.claims.council import month_of_report
from dashboard.claims.survival import followed_no_longer, half_after, leaving_heading, leaving_summary, still_heading
from dashboard.claims.words import (
    area_name,
    count_noun,
    format_months,
    format_publication_short,
    format_span,
    region_or_england,
)
from dashboard.counting.area_spells import AreaSpell, SpellEnd, area_spells
from dashboard.counting.population import Population
from dashboard.counting.scope import CURRENT
from dashboard.counting.survival import (
    Interval,
    SurvivalStep,
    count_followed_beyond,
    interval_after,
    intervals,
    kaplan_meier,
    share_after,
)
from dashboard.pages.movement.params import MovementParams
from dashboard.pages.movement.spell_strip import SpellStrip, spell_strip
from dashboard.shared.figures import source_line
from dashboard.shared.links import council_address, inspection_address
from inspections.partial_dates import format_day
from inspections.reading.letters import lower_first

HALF_YEAR: Final = 182.625
"""In days: half of the mean year on the axis of the curve."""


@dataclass(frozen=True)
class StillInadequateLine:
    """A council still inadequate: since when, for how long, and with how many reports and visits on the record."""

    name: str
    href: str
    since: str
    report_href: str
    reports: int
    lasted: str
    visits: int


@dataclass(frozen=True)
class LeavingInadequate:
    """`figure` is None if no spell had ended by the date; `followed_no_longer` names the councils lost to follow-up.

    `has_visits` says whether any of the spells has a monitoring visit on the record; without, there is no column.
    """

    heading: str
    summary: str
    caveats: str
    strip: SpellStrip | None
    figure: Figure | None
    still_inadequate: tuple[StillInadequateLine, ...]
    followed_no_longer: str
    still_heading: str
    has_visits: bool


def spells_in_area(population: Population, params: MovementParams) -> tuple[AreaSpell, ...]:
    return area_spells(population, params.area, followed_to(params))


def followed_to(params: MovementParams) -> datetime.date:
    """The day to which open spells are followed. Spells run from publication to publication, whatever the basis."""
    return params.when.known_to


def leaving_inadequate(population: Population, params: MovementParams) -> LeavingInadequate:
    found = spells_in_area(population, params)
    steps = kaplan_meier(spell.duration for spell in found)
    still = sorted((s for s in found if s.end is SpellEnd.CONTINUING), key=lambda s: s.first_report.published)
    return LeavingInadequate(
        heading=leaving_heading(found, params.area, params.about),
        summary=leaving_summary(found, params.about),
        caveats=spell_caveats() if found else "",
        strip=spell_strip(found),
        figure=leaving_figure(found, params) if steps else None,
        still_inadequate=tuple(_still_inadequate_line(spell, params) for spell in still),
        followed_no_longer=followed_no_longer(found, _councils_with_gaps(population)),
        has_visits=any(spell.visit_count for spell in still),
        still_heading=still_heading(len(still), params.area, params.about),
    )


def _councils_with_gaps(population: Population) -> list[str]:
    pks = {gap.authority_id for gap in population.gaps_in(CURRENT)}
    return [council.name for council in population.councils if council.pk in pks]


def leaving_figure(found: Sequence[AreaSpell], params: MovementParams) -> Figure:
    name = lower_first(area_name(params.area))
    return survival_figure(
        curve_of_spells(found, params.about),
        name="leaving",
        title=leaving_heading(found, params.area, params.about),
        subtitle=f"Share still inadequate on {name}, from publication of the inadequate report to that of the first "
        f"later graded report above it; Kaplan–Meier estimate, {count_noun(len(found), 'spell')}, {params.when.words}, "
        f"{region_or_england(params.region)}",
        source=source_line(params.when),
    )


def curve_of_spells(found: Sequence[AreaSpell], about: About) -> SurvivalCurve:
    steps = kaplan_meier(spell.duration for spell in found)
    bounds = zip(steps, intervals(steps), strict=True)
    return SurvivalCurve(
        steps=tuple(CurveStep(r.days, r.at_risk, r.ended, float(r.share), _pair(each)) for r, each in bounds),
        censored=tuple(
            _censored_mark(s, steps) for s in sorted(found, key=lambda s: s.days) if s.end is not SpellEnd.BETTER
        ),
        table_lines=tuple(_shares_by_half_year(found, steps)),
        what="still inadequate",
        median=half_after(found, about),
    )


def _pair(interval: Interval | None) -> tuple[float, float] | None:
    return (interval.low, interval.high) if interval else None


def _censored_mark(spell: AreaSpell, steps: Sequence[SurvivalStep]) -> CensoredMark:
    since, until = month_of_report(spell.first_report), format_day(spell.until)
    ends = {
        SpellEnd.CONTINUING: f"inadequate since {since}, continuing",
        SpellEnd.NO_LONGER_JUDGED: f"inadequate from {since}, no longer judged from {until}",
        SpellEnd.COUNCIL_ABOLISHED: f"inadequate from {since}, council abolished {until}",
    }
    return CensoredMark(
        spell.days,
        float(share_after(steps, spell.days)),
        f"{spell.council.name}: {ends[spell.end]}",
        council_address(spell.council.slug),
    )


def _shares_by_half_year(found: Sequence[AreaSpell], steps: Sequence[SurvivalStep]) -> list[ShareAfter]:
    """A line for every half-year while any spell is still followed; the counts of each line add up to all spells."""
    durations = [spell.duration for spell in found]
    last = max((each.days for each in durations), default=0)
    lines = []
    for number in range(int(last / HALF_YEAR) + 1):
        days = round(number * HALF_YEAR)
        at_risk = count_followed_beyond(durations, days)
        over = [each for each in durations if each.days <= days]
        if not at_risk:
            break
        ended = sum(each.ended for each in over)
        label = format_months(6 * number) if days else "At publication"
        share, bounds = float(share_after(steps, days)), _pair(interval_after(steps, days))
        lines.append(ShareAfter(label, days, at_risk, ended, len(over) - ended, share, bounds))
    return lines


def _still_inadequate_line(spell: AreaSpell, params: MovementParams) -> StillInadequateLine:
    return StillInadequateLine(
        name=spell.council.name,
        href=council_address(spell.council.slug, params.travel_query),
        since=format_publication_short(spell.first_report.published, spell.first_report.published_precision),
        report_href=inspection_address(spell.first_report.pk),
        reports=spell.report_count,
        lasted=format_span(spell.first_report.published, spell.until),
        visits=spell.visit_count,
    )
