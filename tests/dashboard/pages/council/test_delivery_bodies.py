"""Who runs a council's services, as its page says at any date."""

from __future__ import annotations

from collections.abc import Callable

from authorities.loading import load_register
from authorities.models import DeliveryBody
from authorities.register import authority_rows, body_rows, succession_rows
from tests.dashboard.seen import Seen

Page = Callable[[str], Seen]


def test_a_trust_is_named_with_its_year(page: Page):
    text = page("/councils/birmingham/").text
    assert "Services run by Birmingham Children’s Trust since 2018. The judgements are on the council." in text


def test_one_after_the_other(page: Page):
    text = page("/councils/slough/").text
    assert (
        "Services run by Slough Children’s Services Trust from October 2015 to 2021. "
        "Services run by Slough Children First since 2021."
    ) in text


def test_an_earlier_date_knows_what_ran_then(page: Page):
    assert "Trust since October 2015. The judgements" in page("/councils/slough/?as_at=2018-01-01").text
    assert "Services run by" not in page("/councils/slough/?as_at=2014-01-01").text


def test_in_the_year_in_which_it_began_no_more_is_said(page: Page):
    assert "Trust from 2018. The judgements" in page("/councils/birmingham/?as_at=2018-03-01").text
    assert "Trust since 2018. The judgements" in page("/councils/birmingham/?as_at=2019-03-01").text


def test_others_of_the_same_body_are_named(page: Page):
    text = page("/councils/westminster/").text
    assert "Services shared in the Bi-borough arrangement since April 2018, with Kensington and Chelsea." in text


def test_a_council_that_runs_its_own_says_nothing(page: Page):
    assert "The judgements are on the council" not in page("/councils/kent/").text


def test_what_a_person_took_out_or_renamed_does_not_come_back(register: None):
    DeliveryBody.objects.get(name="Together for Children").delete()
    trust = DeliveryBody.objects.get(name__startswith="Birmingham")
    trust.name = "The Trust"
    trust.save()
    count = DeliveryBody.objects.count()

    load_register(authorities=authority_rows(), successions=succession_rows(), bodies=body_rows())

    assert DeliveryBody.objects.count() == count
