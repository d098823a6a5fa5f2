"""A report of a council that was entered here is recognised by its title, though the reader was not shipped with it."""

import datetime
from dataclasses import replace
from random import Random

import pytest

from authorities.queries import match_name
from inspections.reading.council.register import RegisteredCouncil
from inspections.reading.limits import Limits
from inspections.reading.reader import read_bytes
from inspections.review.first_draft import DraftContext, first_draft
from tests.authorities.changes.entering import SURREY, enter
from tests.reading.made import ilacs

FIRST_DAY = datetime.date(2028, 2, 7)


def authority_of(name, start, seed):
    """What a draft has for the council of a made report."""
    chance = Random(seed)
    council = RegisteredCouncil("950", f"{name} Council", name, None, None, ())
    one = replace(ilacs.facts(chance), council=council, start=start, end=start + datetime.timedelta(days=11))
    reading = read_bytes(ilacs.report(one, chance), Limits())
    assert reading.authority is not None, reading.error
    match = match_name(reading.authority.printed, on=start)
    return first_draft(reading, DraftContext(match, None)).value("authority")


@pytest.mark.parametrize("seed", range(3, 8))
@pytest.mark.parametrize(("name", "number"), [("East Surrey", "950"), ("West Surrey", "951")])
def test_it_is_its_council_without_a_question(register, name, number, seed):
    enter(SURREY)
    value = authority_of(name, FIRST_DAY, seed)
    assert (value.value, value.settled, value.why) == (number, True, None)


def test_before_its_first_day_it_is_asked_about(register):
    enter(SURREY)
    value = authority_of("East Surrey", datetime.date(2026, 2, 2), 3)
    assert (value.value, value.settled) == (None, False)


def test_before_it_is_entered_it_is_asked_about(register):
    value = authority_of("East Surrey", FIRST_DAY, 3)
    assert (value.value, value.settled) == (None, False)
