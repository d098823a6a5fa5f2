from django.utils import timezone

from inspections.actions import queue
from inspections.actions.readings import store_reading
from inspections.models import Report
from tests.readings import ilacs, later, long_ago, uploaded
from tests.scenes import scene

State = Report.State


@scene
def waiting(register):
    return uploaded()


def state(report):
    return Report.objects.values_list("state", "attempts").get(pk=report.pk)


def test_a_claimed_report_is_nobody_elses(waiting):
    assert queue.claim_next_report().report == waiting.pk
    assert queue.claim_next_report() is None


def test_the_report_that_waited_longest_is_read_first(waiting):
    second = uploaded("second.pdf")
    later(waiting, state_since=long_ago())
    assert [queue.claim_next_report().report, queue.claim_next_report().report] == [waiting.pk, second.pk]


def test_a_lease_that_is_renewed_is_not_swept(waiting):
    claim = queue.claim_next_report()
    later(waiting, lease_until=long_ago())
    assert queue.renew_lease(claim)
    assert queue.requeue_expired() == 0
    assert state(waiting) == (State.READING, 1)


def test_a_report_whose_worker_died_goes_back_and_is_read_again(waiting):
    queue.claim_next_report()
    later(waiting, lease_until=long_ago())
    assert queue.requeue_expired() == 1
    assert state(waiting) == (State.QUEUED, 1)
    assert queue.claim_next_report().report == waiting.pk


def test_a_lease_of_a_clock_that_was_ahead_holds_nobody_up(waiting):
    queue.claim_next_report()
    later(waiting, lease_until=timezone.now() + timezone.timedelta(days=3))
    assert queue.requeue_expired() == 1
    assert state(waiting) == (State.QUEUED, 1)


def test_after_three_attempts_it_is_refused_with_a_reason(waiting):
    for _ in range(3):
        assert queue.claim_next_report() is not None
        later(waiting, lease_until=long_ago())
        queue.requeue_expired()
    assert state(waiting) == (State.REFUSED, 3)
    assert Report.objects.get().refusal_code == "gave_up"
    assert "three times" in Report.objects.get().refusal


def test_a_reader_that_dies_counts_as_an_attempt(waiting):
    for _ in range(3):
        queue.hand_back(queue.claim_next_report())
    assert state(waiting) == (State.REFUSED, 3)


def test_a_worker_that_lost_its_claim_can_neither_renew_nor_store(waiting):
    lost = queue.claim_next_report()
    later(waiting, lease_until=long_ago())
    queue.requeue_expired()
    holder = queue.claim_next_report()
    assert not queue.renew_lease(lost)
    assert not store_reading(claim=lost, answer=ilacs().to_json())
    assert store_reading(claim=holder, answer=ilacs().to_json())
    assert state(waiting) == (State.TO_REVIEW, 2)
