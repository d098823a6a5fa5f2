"""The shipped ledger is brought into the record, and people move it with a reason."""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from inspections.actions.ledger import load_ledger, reconcile
from inspections.errors import InvalidValueError
from inspections.ledger.tables import event_rows, ledger_rows, missing_rows
from inspections.models import Event, KnownMissing, LedgerEntry

DAY = datetime.date(2026, 10, 31)


def ilacs():
    return LedgerEntry.objects.get(framework="ilacs")


def move(editor, **changes):
    values = {"framework": "ilacs", "complete_to": DAY, "source": "site", "why": "Looked at the list of the site."}
    return reconcile(**(values | changes), by=editor)


def ship(**changes):
    """The shipped ledger as a newer version of the project may have it."""
    entries = [replace(row, **changes) if row.framework == "ilacs" else row for row in ledger_rows()]
    load_ledger(entries=entries, missing=missing_rows(), events=event_rows())


def test_the_shipped_ledger_is_loaded_whole(record):
    assert (LedgerEntry.objects.count(), KnownMissing.objects.count(), Event.objects.count()) == (14, 3, 652)
    assert (ilacs().complete_from, ilacs().complete_to) == (datetime.date(2018, 1, 1), datetime.date(2026, 8, 22))
    assert LedgerEntry.objects.get(framework="slac").complete_to is None
    assert (ilacs().reconciled_at, ilacs().reconciled_by) == (None, None)


def test_loading_it_again_changes_nothing(record):
    before = [model.history.count() for model in (LedgerEntry, KnownMissing, Event)]
    ship()
    assert [model.history.count() for model in (LedgerEntry, KnownMissing, Event)] == before


def test_a_newer_version_moves_what_nobody_has_reconciled(record):
    ship(complete_to=DAY, note="list of the site")
    assert (ilacs().complete_to, ilacs().note, ilacs().history.count()) == (DAY, "list of the site", 2)


def test_a_newer_version_leaves_what_a_person_has_reconciled(record, editor):
    move(editor)
    ship(complete_to=datetime.date(2026, 9, 30))
    assert (ilacs().complete_to, ilacs().reconciled_by) == (DAY, editor)


def test_a_change_is_kept_with_who_when_and_why(record, editor):
    move(editor)
    newest, shipped = ilacs().history.all()
    assert (newest.complete_to, newest.why, newest.history_user) == (DAY, "Looked at the list of the site.", editor)
    assert (shipped.complete_to, shipped.why, shipped.history_user) == (datetime.date(2026, 8, 22), "", None)


def test_a_framework_can_be_said_to_be_not_complete_after_all(record, editor):
    assert move(editor, complete_to=None).complete_to is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"why": " "}, "Give a reason: the ledger is not changed without one."),
        ({"complete_to": datetime.date(2099, 1, 1)}, "Complete to: this date is in the future."),
        ({"complete_to": datetime.date(2017, 1, 1)}, "Complete to: this is before the record of the framework starts."),
    ],
)
def test_a_change_that_cannot_be_so_is_refused_in_words(record, editor, changes, sentence):
    with pytest.raises(InvalidValueError) as refusal:
        move(editor, **changes)
    assert refusal.value.message == sentence
    assert ilacs().reconciled_by is None


def test_the_database_itself_asks_for_the_reason(record, editor):
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.filter(framework="ilacs").update(reconciled_by=editor, reconciled_at="2026-11-01T00:00Z")


def test_an_administrator_moves_the_date_in_the_admin(record, administrator, admin_client):
    page = reverse("admin:inspections_ledgerentry_change", args=(ilacs().pk,))
    refused = admin_client.post(page, {"complete_to": "2026-10-31", "source": "site", "why": ""})
    assert "Give a reason" in refused.content.decode()
    admin_client.post(page, {"complete_to": "2026-10-31", "source": "site", "why": "Looked at the list."})
    assert (ilacs().complete_to, ilacs().why, ilacs().reconciled_by) == (DAY, "Looked at the list.", administrator)
    assert 'value="Looked' not in admin_client.get(page).content.decode()


def test_a_missing_inspection_that_a_person_took_out_is_not_brought_again(record):
    KnownMissing.objects.get(authority__dfe_number="332").delete()
    ship()
    assert KnownMissing.objects.count() == 2


def test_a_missing_inspection_that_a_person_changed_stays_as_it_is(record, editor):
    dudley = KnownMissing.objects.get(authority__dfe_number="332")
    dudley.known, dudley._history_user = "inadequate, says the council", editor
    dudley.save()
    ship()
    assert KnownMissing.objects.get(authority__dfe_number="332").known == "inadequate, says the council"


def test_an_event_that_a_newer_version_puts_right_is_put_right(record):
    rows = [replace(row, page=99) if row.dfe_number == "201" else row for row in event_rows()]
    load_ledger(entries=ledger_rows(), events=rows)
    assert Event.objects.get(authority__dfe_number="201").page == 99
    assert Event.objects.count() == 652
