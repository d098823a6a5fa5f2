"""Every sentence that the pages generate follows rules of grammar."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.dashboard.claims.said import TODAY, Said, everything_said

PLURALS = "councils|inspections|reports|neighbours|others|steps|spells|judgements|recommendations|months|years|grades"
SINGULAR_SUBJECTS = "leadership|help and protection|adoption|support for care leavers|overall effectiveness"
ONE_OR_NONE = r"(?:^|[:;.] |, )(?:1|[Nn]one) of (?:the )?\d+ [^;:.,]*?\b"
SEVERAL = r"(?:^|[:;.] )(?:[2-9]|\d\d+) of (?:the )?(?:[2-9]|\d\d+) [^;:.,()]*?\b"

FAULTS = {
    "a plural after one": rf"(?<![\d,] of )(?<!of the )(?<![\d.,])\b1 (?:{PLURALS})\b",
    "a plural verb after one or none": rf"{ONE_OR_NONE}(?:are|have|were|stand|hold)\b",
    "a singular verb after several": rf"{SEVERAL}(?:is|has|stands|holds)\b(?! no longer)",
    "nothing of nothing": r"\b0 of 0\b|\bnone of 0\b|\ball 0\b",
    "nought for none": r"(?:^|[:;.,] |and )0 (?!of)[a-z]",
    "every one counted out of as many": r"\b(\d+) of the last \1\b|\bin 2 of the 2\b",
    "services that is": r"\b[Ss]ervices(?: for [a-z ]+?)? (?:is|was|requires|has)\b",
    "people for a subject": r"(?:^|[:;.] )[Cc]are leavers (?:is|are) (?:good|inadequate|the)|[Cc]hildren in care is\b",
    "leadership that are": rf"(?:^|[:;.] )(?:{SINGULAR_SUBJECTS}) (?:are|were|require)\b",
    "words that were wrong once": r"inadequate nowhere|judged besides|take away|of their own kind|each of its|overdue",
    "a claim about meaning": r"\bgone\b|none is gone|on a theme of|no match now|\bnew since\b|keeps coming back",
    "loose ends": r"  |\s[.,;:]|\.\.|,,|;;|^\s|\s$|\bthe the\b|\bin in\b|\bby by\b|[{}]|\bNone\b(?! of)|_",
    "an unclosed bracket": r"\([^)]*$",
    "a small letter to begin with": r"^[a-z]",
}


def faults_in(said: Said) -> list[str]:
    return [name for name, pattern in FAULTS.items() if re.search(pattern, said.text)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1 of its 10 neighbours stand above it", None),
        ("1 of 12 councils are good or better", "a plural verb after one or none"),
        ("None of 3 councils judged were inadequate", "a plural verb after one or none"),
        ("8 of 10 neighbours is good or better on leadership", "a singular verb after several"),
        ("0 of 0 councils below good", "nothing of nothing"),
        ("London: 0 reports without grades since 1 March 2017", "nought for none"),
        ("In 2 of the last 2 reports", "every one counted out of as many"),
        ("Services for children in care is good or better", "services that is"),
        ("Care leavers is good or better", "people for a subject"),
        ("Leadership require improvement", None),
        ("1 councils inspected", "a plural after one"),
        ("None of March 2020 is gone", "a claim about meaning"),
        ("1 of 12 councils is good or better; help and protection in 3 of 12", None),
    ],
)
def test_the_rules_see_what_is_wrong(text: str, fault: str | None):
    found = faults_in(Said("", text, TODAY))
    assert fault is None or fault in found


def test_no_sentence_breaks_a_rule():
    broken = [(said, found) for said in everything_said() if (found := faults_in(said))]
    assert broken[:20] == []


HEADINGS = (
    *("national", "inadequate", "longest", "profile", "map", "tables", "bars", "groups", "trend", "movement", "flows"),
    *("leaving", "still", "councils", "new"),
)
UNDATED = ("profile", "bars", "groups")
"""Titles of figures, which are followed by a line with the date."""


def _names_its_region(said: Said) -> bool:
    return not said.region or said.region in said.text


def _names_its_type(said: Said) -> bool:
    words = {"london": "London borough", "metropolitan": "etropolitan district", "unitary": "nitary authorit"}
    words |= {"county": "ounty council", "sui_generis": "ui generis authorit"}
    return not said.type or said.text.startswith("1 council") or words[said.type] in said.text


def _names_its_date(said: Said) -> bool:
    if said.key in UNDATED or said.date == TODAY:
        return True
    return bool(re.search(rf"\b{said.date.year}\b", said.text)) or (said.key == "trend" and "20" in said.text)


@pytest.mark.parametrize("rule", [_names_its_region, _names_its_type, _names_its_date], ids=["region", "type", "date"])
def test_no_heading_forgets_whom_it_is_about(rule: Callable[[Said], bool]):
    hidden = [said for said in everything_said() if said.key in HEADINGS and not rule(said)]
    assert hidden[:20] == []


def test_what_is_about_the_past_names_no_later_year():
    def later(said: Said) -> list[str]:
        return [year for year in re.findall(r"\b20[0-4]\d\b", said.text) if int(year) > said.date.year]

    allowed = ("notice", "tables", "tables lede", "coverage")  # when a framework ended, or began
    assert [said for said in everything_said() if said.key not in allowed and later(said)][:20] == []
