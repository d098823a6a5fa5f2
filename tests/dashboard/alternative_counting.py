"""A second, slow implementation of the counts, straight from the lines of the shipped CSV files.

It shares no types, order or helpers with dashboard.counting. If both agree on every date, a mistake would have to have
been made twice.
"""

from __future__ import annotations

import calendar
import csv
import datetime
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SIF = ["overall", "help_and_protection", "children_looked_after", "adoption", "care_leavers", "leadership", "lscb"]
ILACS_2018 = ["leadership", "help_and_protection", "children_in_care_and_care_leavers", "overall"]
ILACS_2023 = ["leadership", "help_and_protection", "children_in_care", "care_leavers", "overall"]


@cache
def councils() -> list[dict[str, str]]:
    with (ROOT / "authorities/data/authorities.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@cache
def documents() -> list[dict[str, str]]:
    """One row per inspection; grades by area under `grade:<area>`. Dates are text, and sort as text.

    What has no publication date cannot have been published by one.
    """
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for table in ("outcomes", "supplement", "pre2014", "visits_2021_2025"):
        for line in lines(table):
            key = (line["dfe_la_number"], line["framework"], line["inspection_start"], line["published"])
            document = found.setdefault(key, dict(line))
            if line["area"]:
                document[f"grade:{line['area']}"] = line["grade"]
    for document in found.values():
        name = f"{document['dfe_la_number']}-{document['framework']}"
        address = f"{name}-{document['inspection_start'] or last_day(document['published'])}"
        for line in lines("corrections"):
            if line["inspection"] == address and line["decision"] == "apply":
                correct(document, line)
        document["day"] = last_day(document["published"])
    return [document for document in found.values() if document["day"]]


@cache
def documents_of(council: str) -> list[dict[str, str]]:
    return [document for document in documents() if document["dfe_la_number"] == council]


@cache
def lines(table: str) -> list[dict[str, str]]:
    with (ROOT / f"inspections/data/{table}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def correct(document: dict[str, str], line: dict[str, str]) -> None:
    """The shipped corrections of grades; corrections of sources make no difference to the counts."""
    if line["field"] == "grade":
        document[f"grade:{line['area']}"] = line["new"]
    elif line["field"] in document and not line["area"]:
        document[line["field"]] = line["new"]


def last_day(published: str) -> str:
    if len(published) == 4:
        return f"{published}-12-31"
    if len(published) == 7:
        year, month = published.split("-")
        return f"{published}-{calendar.monthrange(int(year), int(month))[1]:02d}"
    return published


def counts_in(document: dict[str, str], date: str, basis: str, cutoff: str) -> bool:
    if basis == "published":
        return document["day"] <= date
    return (document["inspection_end"] or document["day"]) <= date and document["day"] <= cutoff


def lacking(council: str, date: str) -> bool:
    """Whether a newer inspection is known to be missing by the date, so that the council counts nowhere."""
    newer = [line for line in lines("known_missing") if line["dfe_la_number"] == council and line["published"] <= date]
    own = [d["day"] for d in documents_of(council) if d["framework"] in ("sif", "ilacs")]
    return any(line["published"] >= max(own, default="0") for line in newer)


def printed_areas(document: dict[str, str]) -> list[str]:
    if document["framework"] == "sif":
        return SIF[:-1] if document["kind"] == "re-inspection" else SIF
    if document["inspection_start"] < "2023-01-01":
        return ILACS_2018
    return ILACS_2023[:-1] if document["inspection_start"] >= "2026-04-01" else ILACS_2023


def says(document: dict[str, str], area: str) -> str:
    if f"grade:{area}" in document:
        return document[f"grade:{area}"]
    return "not_in_record" if area in printed_areas(document) else "not_printed"


def age(document: dict[str, str]) -> tuple[str, str]:
    return document["inspection_end"] or document["day"], document["day"]


def by_councils(
    area: str,
    date: str,
    basis: str = "published",
    cutoff: str = "",
    frameworks: tuple[str, ...] = ("sif", "ilacs"),
    where: tuple[str, str] | None = None,
) -> Counter[str]:
    """Every council that existed on the date, by the outcome of the area in its latest inspection.

    `where` is a column of the register and the value that it must have.
    """
    found: Counter[str] = Counter()
    for council in councils():
        if (council["valid_from"] or "0") > date or (council["valid_to"] or "9") < date:
            continue
        if where and council[where[0]] != where[1]:
            continue
        number = council["dfe_la_number"]
        if "ilacs" in frameworks and lacking(number, cutoff if basis == "inspected" else date):
            continue
        known = [d for d in documents_of(number) if counts_in(d, date, basis, cutoff)]
        graded = [d for d in known if d["framework"] in frameworks]
        if not graded:
            found["not_yet_inspected"] += 1
            continue
        latest = max(graded, key=age)
        if area == "lscb" and latest["framework"] == "sif":
            boards = [d for d in known if "grade:lscb" in d]
            latest = max(boards, key=age) if boards else latest
        found[says(latest, area)] += 1
    return found


def latest_of_each(date: str, basis: str = "published", cutoff: str = "") -> dict[str, dict[str, str]]:
    """The latest graded inspection of every council that existed on the date and has one, by its number."""
    found = {}
    for council in councils():
        if (council["valid_from"] or "0") > date or (council["valid_to"] or "9") < date:
            continue
        if lacking(council["dfe_la_number"], cutoff if basis == "inspected" else date):
            continue
        number = council["dfe_la_number"]
        for document in documents_of(number):
            if document["framework"] not in ("sif", "ilacs"):
                continue
            if counts_in(document, date, basis, cutoff) and (number not in found or age(document) > age(found[number])):
                found[number] = document
    return found


def inadequate_on(document: dict[str, str]) -> set[str]:
    """The council's own areas that the inspection found inadequate."""
    keys = {key for key, grade in document.items() if key.startswith("grade:") and grade == "inadequate"}
    return {key.removeprefix("grade:") for key in keys} - {"lscb"}


def days_since(document: dict[str, str], date: str) -> int:
    until = document["inspection_end"] or document["day"]
    return (datetime.date.fromisoformat(date) - datetime.date.fromisoformat(until)).days


def by_inspections(area: str, date: str, framework: str) -> Counter[str]:
    """Every inspection of the framework published by the date; a board's review replaces an inspection without one."""
    known = [d for d in documents() if d["day"] <= date]
    found = Counter(says(d, area) for d in known if d["framework"] == framework)
    if area == "lscb" and framework == "sif":
        for review in [d for d in known if d["framework"] == "lscb"]:
            number = review["dfe_la_number"]
            mates = [d for d in documents_of(number) if d["framework"] == "sif" and d["day"] <= date]
            lacking = [d for d in mates if "grade:lscb" not in d and d["day"] <= review["day"]]
            if lacking:
                found[says(max(lacking, key=lambda d: d["day"]), "lscb")] -= 1
            found[review["grade:lscb"]] += 1
    return +found


def of_the_last_year(date: str, basis: str = "published", cutoff: str = "") -> tuple[int, int, int]:
    """How many graded inspections the basis places in the year to the date, and how many councils rose and fell."""
    year_ago = f"{int(date[:4]) - 1}{'-02-28' if date.endswith('02-29') else date[4:]}"
    scale = ("inadequate", "requires_improvement", "good", "outstanding")
    known = [d for d in documents() if d["framework"] in ("sif", "ilacs") and counts_in(d, date, basis, cutoff)]

    def recent(document: dict[str, str]) -> bool:
        return (document["day"] if basis == "published" else age(document)[0]) > year_ago

    balances = []
    for number, latest in latest_of_each(date, basis, cutoff).items():
        before = [d for d in known if d["dfe_la_number"] == number and age(d) < age(latest)]
        if before and recent(latest):
            older = max(before, key=age)
            areas = [a for a in latest if a.startswith("grade:") and a not in ("grade:lscb", "grade:overall")]
            pairs = [(older.get(area), latest[area]) for area in areas]
            balances.append(sum(scale.index(b) - scale.index(a) for a, b in pairs if a in scale and b in scale))
    return sum(map(recent, known)), sum(b > 0 for b in balances), sum(b < 0 for b in balances)
