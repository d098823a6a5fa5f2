"""Every number in a sentence agrees with the slow count, which shares no code with the one behind the sentence."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from tests.dashboard import alternative_counting as slow
from tests.dashboard.claims.said import Said, everything_said

SCALE = ("inadequate", "requires_improvement", "good", "outstanding")
AREAS = {
    "services": "overall",
    "leadership": "leadership",
    "help and protection": "help_and_protection",
    "services for children in care": "children_in_care",
    "services for children in care and care leavers": "children_in_care_and_care_leavers",
    "services for children looked after": "children_looked_after",
    "support for care leavers": "care_leavers",
    "adoption": "adoption",
}
OF_TRENDS = AREAS | {"overall": "overall", "the safeguarding board": "lscb"}
TYPES = {
    "sui_generis": "sui generis",
    "london": "London borough",
    "metropolitan": "Metropolitan",
    "unitary": "Unitary",
    "county": "County",
}


@cache
def latest(date: str) -> dict[str, dict[str, str]]:
    return slow.latest_of_each(date)


@cache
def register() -> dict[str, dict[str, str]]:
    return {row["dfe_la_number"]: row for row in slow.councils()}


def of_place(said: Said, date: str = "") -> dict[str, dict[str, str]]:
    """The latest inspections of the councils that the sentence is about."""
    found = latest(date or said.date.isoformat())
    return {
        number: document
        for number, document in found.items()
        if said.region in ("", register()[number]["region_ons"])
        and (not said.type or _type(register()[number]["type"]) == said.type)
    }


def _type(printed: str) -> str:
    return next(key for key, words in TYPES.items() if words.casefold() in printed.casefold())


def grades(documents: Iterable[dict[str, str]], area: str) -> Counter[str]:
    return Counter(grade for d in documents if (grade := d.get(f"grade:{area}")) in SCALE)


def good_of(documents: Iterable[dict[str, str]], area: str) -> tuple[int, int]:
    found = grades(documents, area)
    return found["good"] + found["outstanding"], found.total()


def is_said(text: str, count: int, total: int) -> bool:
    """Whether the text begins with "count of total", in any of the forms that `some_of` uses."""
    if total == 1:
        return text.startswith("the one " if count else "no ")
    if not count:
        return text.startswith(f"none of {total} ")
    if count == total:
        return text.startswith("both " if total == 2 else f"all {total} ")
    return text.startswith(f"{count} of {total} ")


def lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def finding(said: Said) -> str:
    """The sentence without the place at its beginning."""
    return lowered(said.text.partition(": ")[2] if said.region or said.type else said.text)


def said_as(*keys: str) -> list[Said]:
    found = [said for said in everything_said() if said.key in keys]
    assert found
    return found


def wrong(keys: tuple[str, ...], holds: Callable[[Said], bool]) -> list[Said]:
    return [said for said in said_as(*keys) if not holds(said)][:10]


GOOD = re.compile(r"^(?P<subject>[a-z ]+?) (?:is|was|are|were) good or better(?: overall)? in (?P<among>.*)")
ALSO = re.compile(r"; (?P<subject>[a-z ]+) in (?P<good>\d+) of (?P<judged>\d+)$")


def _heading_holds(said: Said) -> bool:
    found = GOOD.search(finding(said))
    if found is None:
        return not of_place(said)
    place = of_place(said).values()
    also = ALSO.search(said.text)
    if also and good_of(place, AREAS[also["subject"]]) != (int(also["good"]), int(also["judged"])):
        return False
    return is_said(found["among"], *good_of(place, AREAS[found["subject"]]))


def test_headings_count_as_the_slow_count_does():
    assert wrong(("national",), _heading_holds) == []


def test_tables_of_the_current_position_count_as_the_slow_count_does():
    assert wrong(("tables",), lambda said: not said.of.startswith("current:") or _heading_holds(said)) == []


def _lede_holds(said: Said) -> bool:
    found = re.match(r"(?:As at [^,]+, )?(.+?) inspected(?: in [A-Z a-z]+?)? (?:has|have) (.*?)(?:;|\.|$)", said.text)
    if found is None:
        return not of_place(said)
    place = of_place(said).values()
    inadequate = sum(bool(slow.inadequate_on(document)) for document in place)
    return is_said(f"{lowered(found[1])} ", inadequate, len(place)) or (
        len(place) == 1 and ("no inadequate" in said.text) == (not inadequate)
    )


def test_inadequate_judgements_in_ledes_are_the_councils_own():
    assert wrong(("national lede",), _lede_holds) == []


def _good_on_all_holds(said: Said) -> bool:
    found = re.search(r"; (.+?) judged on all (\w+) (?:is|are) good or better on all", said.text)
    place = list(of_place(said).values())
    own = [{k: d[k] for k in d if k.startswith("grade:") and k not in ("grade:lscb", "grade:overall")} for d in place]
    if found is None:
        if "every judgement of" not in said.text:
            return True
        every = [[d[k] for k in d if k.startswith("grade:") and k != "grade:lscb" and d[k] in SCALE] for d in place]
        held = [each for each in every if each]
        words = re.search(r"; (.+?) (?:is|are) good or better on every", said.text)
        return words is not None and is_said(f"{words[1]} ", sum(min(map(SCALE.index, e)) > 1 for e in held), len(held))
    most = {"three": 3, "four": 4, "five": 5}[found[2]]
    full = [each for each in own if sum(grade in SCALE for grade in each.values()) >= most and _of_today(each, said)]
    return is_said(f"{found[1]} ", sum(_all_good(each, said) for each in full), len(full))


def _areas_on(date: datetime.date) -> list[str]:
    if date < datetime.date(2018, 1, 1):
        return [area for area in slow.SIF if area not in ("overall", "lscb")]
    areas = slow.ILACS_2018 if date < datetime.date(2023, 1, 1) else slow.ILACS_2023
    return [area for area in areas if area != "overall"]


def _of_today(own: dict[str, str], said: Said) -> bool:
    return all(own.get(f"grade:{area}") in SCALE for area in _areas_on(said.date))


def _all_good(own: dict[str, str], said: Said) -> bool:
    return all(own[f"grade:{area}"] in SCALE[2:] for area in _areas_on(said.date))


def test_good_on_all_is_of_those_judged_on_all():
    assert wrong(("national lede",), _good_on_all_holds) == []


def _map_holds(said: Said) -> bool:
    found = re.search(r"^(.+?) (?:is|was|are|were) inadequate on", finding(said))
    count = grades(of_place(said).values(), said.of)
    return found is not None and is_said(f"{found[1]} ", count["inadequate"], count.total())


def test_maps_count_as_the_slow_count_does():
    assert wrong(("map",), _map_holds) == []


def _list_holds(said: Said) -> bool:
    count = sum(bool(slow.inadequate_on(document)) for document in of_place(said).values())
    return said.text.startswith(f"{count} council" if count else "No council")


def test_lists_count_as_the_slow_count_does():
    assert wrong(("inadequate",), _list_holds) == []


def _bars_hold(said: Said) -> bool:
    place = list(of_place(said).values())
    pairs = re.findall(r"([a-z ]+?) \((\d+) of (\d+)", finding(said))
    counted = {
        AREAS[name.strip().removeprefix("and ").removeprefix("were judged best ").strip()]: (int(good), int(judged))
        for name, good, judged in pairs
        if name.strip().removeprefix("and ").strip() in AREAS
    }
    return all(good_of(place, area) == numbers for area, numbers in counted.items())


def _worst_is_worst(said: Said) -> bool:
    found = re.search(r"judged best, ([a-z ]+?) \((\d+) of (\d+)\) worst$", said.text)
    if found is None:
        return True
    place = list(of_place(said).values())
    most = max(good_of(place, area)[1] for area in AREAS.values())
    shares = [
        good / judged
        for area in AREAS.values()
        if area != "overall" and (judged := good_of(place, area)[1]) >= max(10, 0.75 * most)
        for good in [good_of(place, area)[0]]
    ]
    return int(found[2]) / int(found[3]) == min(shares)


@pytest.mark.parametrize("holds", [_bars_hold, _worst_is_worst], ids=["numbers", "order"])
def test_profiles_rank_what_nearly_all_were_judged_on(holds: Callable[[Said], bool]):
    assert wrong(("profile",), holds) == []


TREND = re.compile(
    r"share of councils good or better (?:on )?(?P<on>[a-z ]+?) (?P<verb>rose from|fell from|was) "
    r"(?P<old>\d+)% \((?P<good>\d+) of (?P<judged>\d+)\) in March (?P<first>\d+) (?:to|and) "
    r"(?P<new>\d+)% \((?P<good2>\d+) of (?P<judged2>\d+)\) in March (?P<last>\d+)$"
)


def _trend_holds(said: Said) -> bool:
    found = TREND.search(said.text)
    if found is None:
        return not re.search(r"\b(rose|fell)\b", said.text)
    area = OF_TRENDS[found["on"]]
    numbers = []
    for year in (found["first"], found["last"]):
        date = f"{year}-03-31"
        place = of_place(said, date)
        documents = [_of_the_board(d, date) for d in place.values()] if area == "lscb" else place.values()
        good, judged = good_of(documents, area)
        if judged < 10 or 10 * judged < 9 * _standing(said, date) or date > said.date.isoformat():
            return False
        numbers.append((good, judged))
    share = [good / judged for good, judged in numbers]
    verb = "rose from" if share[1] > share[0] else "fell from" if share[1] < share[0] else "was"
    printed = [(int(found["good"]), int(found["judged"])), (int(found["good2"]), int(found["judged2"]))]
    return numbers == printed and found["verb"] == verb


def _of_the_board(document: dict[str, str], date: str) -> dict[str, str]:
    """The inspection or review that judged the board last."""
    known = [d for d in slow.documents() if d["dfe_la_number"] == document["dfe_la_number"] and d["day"] <= date]
    boards = [d for d in known if "grade:lscb" in d]
    return max(boards, key=slow.age) if boards and document["framework"] == "sif" else document


def _standing(said: Said, date: str) -> int:
    return sum(
        (row["valid_from"] or "0") <= date <= (row["valid_to"] or "9")
        and said.region in ("", row["region_ons"])
        and (not said.type or _type(row["type"]) == said.type)
        for row in slow.councils()
    )


def test_trends_have_two_ends_that_nearly_every_council_covers():
    assert wrong(("trend",), _trend_holds) == []


def _with_a_newer_report(said: Said) -> int:
    """How many listed councils were inspected but count nowhere else, because a newer report is missing."""
    place = (n for n, row in register().items() if said.region in ("", row["region_ons"]))
    of_type = (n for n in place if not said.type or _type(register()[n]["type"]) == said.type)
    return sum(_stands(n, said.date.isoformat()) and slow.lacking(n, said.date.isoformat()) for n in of_type)


def _councils_hold(said: Said) -> bool:
    standing, inspected = _standing(said, said.date.isoformat()), len(of_place(said))
    inspected += _with_a_newer_report(said)
    if not standing:
        return said.text.startswith("No ")
    some = f"{inspected} inspected" if inspected else "none with an inspection under SIF or ILACS on the record"
    how = "all inspected" if standing == inspected else some
    return said.text.startswith(f"{standing} ") and (standing == 1 or how in said.text)


def test_lists_of_councils_count_as_the_slow_count_does():
    assert wrong(("councils",), _councils_hold) == []


NEAR = re.compile(r"(\d+|all|both|none|None|All|Both) (?:its )?(?:of the |of its |its )?(\d+)?")


def _neighbours_hold(said: Said) -> bool:
    """Whether as many of the neighbours judged on the named judgement are above or below as the sentence says."""
    name = re.search(r" on ([a-z ]+?)(?:,.*| stands?\b.*)?$", said.text)
    if name is None or not said.text.startswith(("Above", "Below")):
        return True
    area = AREAS.get(name[1]) or "overall"
    found, own = latest(said.date.isoformat()), said.of
    near = [n.strip() for n in register()[own]["statistical_neighbours"].split(";")]
    standing = [n for n in near if _stands(n, said.date.isoformat())]
    rank = SCALE.index(found[own][f"grade:{area}"])
    ranks = [SCALE.index(g) for n in standing if n in found and (g := found[n].get(f"grade:{area}")) in SCALE]
    apart = sum(r < rank for r in ranks) if said.text.startswith("Above") else sum(r > rank for r in ranks)
    numbers = list(map(int, re.findall(r"\d+", said.text)))
    expected = [len(standing)] if len(ranks) == len(standing) else [len(ranks), len(standing)]
    return numbers == ([apart, *expected] if apart < len(ranks) else expected) and 2 * apart > len(ranks) >= 5


def _stands(number: str, date: str) -> bool:
    row = register()[number]
    return (row["valid_from"] or "0") <= date <= (row["valid_to"] or "9")


def test_a_council_stands_apart_only_from_neighbours_that_were_judged():
    assert wrong(("neighbours",), _neighbours_hold) == []


def _summary_holds(said: Said) -> bool:
    """Every judgement is given with its grade and the right verb, and no press report as the inspectors' words."""
    document = latest(said.date.isoformat()).get(said.of)
    if document is None:
        return True  # a council that is no more keeps its last judgements
    words = {"outstanding": "to be outstanding", "good": "to be good", "inadequate": "to be inadequate"}
    for subject, area in AREAS.items():
        grade = document.get(f"grade:{area}")
        if area == "overall" or grade not in SCALE:
            continue
        sentence = next((s for s in re.split(r"(?<=\.) ", lowered(said.text)) if subject in lowered(s)), "")
        if not any(said_by in sentence for said_by in ("press", "national counts", "source that may be wrong")):
            if grade == "requires_improvement" and not re.search(r"requires? improvement", sentence):
                return False
            if grade in words and words[grade] not in sentence:
                return False
    return True


def test_a_council_is_summed_up_by_its_own_grades():
    assert wrong(("summary",), _summary_holds) == []


def _movement_holds(said: Said) -> bool:
    found = re.search(r"^(.+?) moved up .*?, (\d+|none) moved down", finding(said))
    if found is None:
        return True
    date, rises = said.date.isoformat(), []
    for number, document in of_place(said).items():
        own = [d for d in slow.documents() if d["dfe_la_number"] == number and d["framework"] in ("sif", "ilacs")]
        judged = sorted((d for d in own if d["day"] <= date and d.get(f"grade:{said.of}") in SCALE), key=slow.age)
        if judged and judged[-1] is document and len(judged) > 1:
            before, after = (SCALE.index(d[f"grade:{said.of}"]) for d in judged[-2:])
            rises.append(after - before)
    up, down = sum(r > 0 for r in rises), sum(r < 0 for r in rises)
    return is_said(f"{found[1]} ", up, len(rises)) and found[2] == str(down or "none")


def test_movement_counts_as_the_slow_count_does():
    assert wrong(("movement",), _movement_holds) == []


def _no_median_of_few(said: Said) -> bool:
    """A median needs ten endings, and a judgement that inspections still give."""
    summary = next(
        each.text
        for each in everything_said()
        if each.key == "leaving summary" and (each.date, each.region, each.of) == (said.date, said.region, said.of)
    )
    endings = re.search(r", (\d+|none) ended with", summary)
    goes_on = said.of in _areas_on(said.date) or (said.of == "overall" and said.date < datetime.date(2026, 4, 1))
    median = "by estimate" in said.text
    return not median or (endings is not None and endings[1] != "none" and int(endings[1]) >= 10 and goes_on)


def test_medians_need_ten_endings_of_a_judgement_that_goes_on():
    assert wrong(("leaving",), _no_median_of_few) == []
