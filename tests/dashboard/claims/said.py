"""Every sentence that the pages generate from the shipped record, with the councils and date that it is about.

A sample goes over all councils, regions and frameworks in turn; EVERY_SENTENCE=1 takes all of them on all dates.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from authorities.register import authority_rows
from dashboard.counting.as_at import AsAt
from dashboard.counting.population import population_of
from dashboard.counting.reach import Reach
from dashboard.counting.scope import scopes
from dashboard.counting.steps import linked_areas
from dashboard.pages.compare.chooser import TypedAnswer
from dashboard.pages.compare.councils import chosen_councils
from dashboard.pages.compare.page import compare_page
from dashboard.pages.compare.params import CompareParams
from dashboard.pages.council.inadequate_spells import spell_sections
from dashboard.pages.council.page import council_page
from dashboard.pages.councils.page import councils_page
from dashboard.pages.councils.params import CouncilsParams
from dashboard.pages.distribution.page import distribution_page
from dashboard.pages.distribution.params import DistributionParams
from dashboard.pages.movement.page import movement_page
from dashboard.pages.movement.params import MovementParams, usual_step
from dashboard.pages.national.change_since import change_since
from dashboard.pages.national.page import national_page
from dashboard.pages.national.params import NationalParams
from dashboard.pages.national.profile import national_profile, profile_figure
from dashboard.pages.national.tile_map import tile_map_section
from dashboard.pages.new_reports.page import new_reports_page
from dashboard.pages.new_reports.params import NewReportsParams
from dashboard.shared.national_tables.params import usual_unit
from dashboard.shared.params import AsAtChoice, Params
from tests.dashboard.shipped import shipped_record

TODAY = datetime.date(2026, 8, 25)
"""The day that "Latest" shows, when three councils have a newer report that is missing from the record."""
COMPLETE_TO = datetime.date(2026, 8, 22)
FULL = os.environ.get("EVERY_SENTENCE") == "1"
DATES = tuple(
    datetime.date.fromisoformat(text)
    for text in (
        *("2013-12-31", "2014-03-31", "2014-06-30", "2014-12-31", "2015-03-31", "2015-08-31", "2016-03-31"),
        *("2016-08-05", "2016-12-31", "2017-03-31", "2017-09-30", "2018-02-28", "2018-03-31", "2018-08-31"),
        *("2018-12-31", "2019-03-31", "2019-04-01", "2019-10-31", "2020-02-29", "2020-03-31", "2020-12-31"),
        *("2021-03-31", "2021-04-01", "2021-06-30", "2021-12-31", "2022-03-31", "2022-09-30", "2022-12-31"),
        *("2023-03-31", "2023-04-01", "2023-10-31", "2024-03-31", "2024-08-31", "2025-03-31", "2025-07-31"),
        *("2025-12-31", "2026-03-31", "2026-05-21", "2026-07-31", "2026-08-22"),
        "2026-08-25",
    )
)
REGIONS = ("", *shipped_record().regions)


@dataclass(frozen=True)
class Said:
    """A sentence; `key` is its kind, `of` what else it is about: a judgement, a council, a framework."""

    key: str
    text: str
    date: datetime.date
    region: str = ""
    type: str = ""
    of: str = ""


def choice(date: datetime.date) -> AsAtChoice:
    return AsAtChoice(AsAt(date), Reach(TODAY, COMPLETE_TO), date != TODAY)


def places() -> Iterator[tuple[datetime.date, str]]:
    """Each date with England, and with every region, or with two regions in rotation."""
    for at, date in enumerate(DATES):
        yield date, ""
        others = REGIONS[1:]
        yield from ((date, region) for region in (others if FULL else (others[at % 9], others[(at + 4) % 9])))


def of_national(date: datetime.date, region: str) -> Iterator[Said]:
    population = population_of(shipped_record(), choice(date).as_at, region)
    page = national_page(population, NationalParams(choice(date), region))
    if page.tiles:
        yield Said("map", page.tiles.title, date, region, of=page.tiles.area)
        for area in linked_areas() if FULL else ("care_leavers",):
            params = NationalParams(choice(date), region, map=area)
            tiles = tile_map_section(population, national_profile(population), params)
            yield Said("map", tiles.title, date, region, of=tiles.area)
    texts = {
        "national": page.heading,
        "national lede": page.lede,
        "inadequate": page.inadequate.heading,
        "inadequate about": page.inadequate.about,
        "longest": page.longest.heading,
        "longest about": page.longest.about,
        "movers": page.movers.about,
        "nobody moved": page.movers.nobody,
        "profile": page.figure.title if page.figure else "",
    }
    yield from (Said(key, text, date, region) for key, text in texts.items() if text)
    yield from (Said("notice", f"{n.lead} {n.text}", date, region) for n in page.notices)
    yield from (Said("fact", f"{term}: {count} {rest}".strip(), date, region) for term, count, rest in page.facts)


def of_change(date: datetime.date, region: str) -> Iterator[Said]:
    population = population_of(shipped_record(), choice(date).as_at, region)
    since = date.replace(year=date.year - 2, day=min(date.day, 28))
    params, profile = NationalParams(choice(date), region, since=since), national_profile(population)
    if not any(tally.judged for tally in profile.tallies):
        return
    figure = profile_figure(profile, params, change_since(population, profile.tallies, params))
    if figure.remark:
        yield Said("change", figure.remark, date, region, of=since.isoformat())


def of_distribution(date: datetime.date, region: str, at: int) -> Iterator[Said]:
    every = scopes(shipped_record().frameworks)
    types = ("", "london", "metropolitan", "unitary", "county", "sui_generis")
    for turn, scope in enumerate(every):
        if not FULL and turn not in (0, 1 + at % (len(every) - 1)):
            continue
        council_type = types[(at + turn) % 6]
        areas = ("", *scope.areas) if FULL else ("", scope.areas[at % len(scope.areas)])
        for area in areas:
            params = DistributionParams(choice(date), region, (), scope, council_type, usual_unit(scope), "", area)
            population = population_of(shipped_record(), params.when.as_at, region, council_type)
            page = distribution_page(population, params)
            about = {"date": date, "region": region, "type": council_type, "of": f"{scope.key}:{area}"}
            yield Said("tables", page.heading, **about)
            yield Said("tables lede", page.lede, **about)
            yield Said(
                "coverage",
                " ".join(filter(None, (page.coverage.lead, page.coverage.reason, *page.coverage.others))),
                **about,
            )
            if page.figure:
                yield Said("bars", page.figure.title, **about)
            for figure in page.groups:
                yield Said("groups", figure.title, **about)
                yield Said("groups finding", figure.remark, **about)
            if page.trend:
                yield Said("trend", page.trend.title, **about)
                if page.trend.remark:
                    yield Said("trend finding", page.trend.remark, **about)


def of_movement(date: datetime.date, region: str, at: int) -> Iterator[Said]:
    population = population_of(shipped_record(), choice(date).as_at, region)
    areas = tuple(linked_areas())
    for area in areas if FULL else (areas[at % len(areas)], "leadership"):
        page = movement_page(population, MovementParams(choice(date), region, area=area, step=usual_step(area, TODAY)))
        about = {"date": date, "region": region, "of": area}
        yield Said("movement", page.heading, **about)
        yield Said("movement lede", page.lede, **about)
        yield from (Said("left out", text, **about) for text in page.left_out)
        if page.figure:
            yield Said("flows", page.figure.title, **about)
        yield Said("leaving", page.leaving.heading, **about)
        yield Said("leaving summary", page.leaving.summary, **about)
        if page.leaving.still_inadequate:
            yield Said("still", page.leaving.still_heading, **about)
        if page.leaving.followed_no_longer:
            yield Said("others", page.leaving.followed_no_longer, **about)


def of_lists(date: datetime.date, region: str, at: int) -> Iterator[Said]:
    record, when = shipped_record(), choice(date)
    council_type = ("", "unitary", "county", "london", "sui_generis")[at % 5]
    page = councils_page(record, CouncilsParams(when, region, type=council_type), None)
    about = {"date": date, "region": region, "type": council_type}
    texts = {"councils": page.heading, "councils lede": page.lede, "list": page.list_heading}
    texts["no council"] = page.empty.lead if page.empty else ""
    yield from (Said(key, text, **about) for key, text in texts.items() if text)
    for kind in ("", "graded", "visits"):
        new = new_reports_page(record, NewReportsParams(when, region, kind=kind))
        yield Said("new", new.heading, date, region, of=kind)
        yield Said("new lede", new.lede, date, region, of=kind)
        yield from (Said("no report", text, date, region, of=kind) for text in (new.empty,) if text)
        yield from (Said("new line", line.change, date, region) for line in new.lines)


@cache
def neighbours() -> dict[str, tuple[str, ...]]:
    return {row.dfe_number: row.neighbours for row in authority_rows()}


def of_councils(date: datetime.date, at: int) -> Iterator[Said]:
    record, when = shipped_record(), choice(date)
    pks = {council.dfe_number: council.pk for council in record.councils}
    for turn, council in enumerate(record.councils):
        if not FULL and (turn + at) % 8:
            continue
        near = [pks[number] for number in neighbours()[council.dfe_number] if number in pks]
        page = council_page(record, council, near, Params(when))
        about = {"date": date, "of": council.dfe_number}
        texts = {"summary": page.summary, "background": page.background, "judged when": page.judged_when}
        yield from (Said(key, text, **about) for key, text in texts.items() if text)
        if page.figure:
            yield Said("timeline", page.figure.title, **about)
        if page.changes:
            yield Said("changes", page.changes.sentence, **about)
        if page.peers:
            yield Said("neighbours", page.peers.title, **about)
        yield from (Said("spell", each.heading, **about) for each in spell_sections(record, council, Params(when)))
        areas = tuple(linked_areas())
        asked = CompareParams(when, neighbours_of=council.dfe_number, own=council.dfe_number, area=areas[turn % 4])
        compared = compare_page(chosen_councils(record, asked, near), asked, TypedAnswer())
        yield Said("compare", compared.lede, **about)
        if compared.figure:
            yield Said("compare timelines", compared.figure.title, **about)


@cache
def everything_said() -> tuple[Said, ...]:
    """The sentences in the order of their dates."""
    found: list[Said] = []
    for at, (date, region) in enumerate(places()):
        found += of_national(date, region)
        found += of_movement(date, region, at)
        found += of_lists(date, region, at)
        found += of_distribution(date, region, at)
        if date.year > 2015:
            found += of_change(date, region)
    for at, date in enumerate(DATES):
        if FULL or at % 4 == 0 or date == DATES[-1]:
            found += of_councils(date, at)
    return tuple(found)
