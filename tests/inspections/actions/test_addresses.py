"""An inspection's number and key are given once, and are its own for good."""

import csv
import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from inspections.actions import publishing, review
from inspections.actions.addresses import first_key, free_key
from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.models import Inspection, Judgement, WithdrawnInspection
from tests.inspections.actions.test_publishing import publish
from tests.readings import answered, ilacs
from tests.record import OUTCOMES
from tests.scenes import scene

HEAD = ",".join(COLUMNS) + "\n"
STOKE = "861,ilacs,standard,2025-05-12,2025-05-23,2025-07-15,,,overall,good,report\n"


@scene
def published(register, editor):
    """An inspection that only its report brought."""
    return publish(answered(ilacs(), by=editor), editor)


def withdraw(inspection, editor, why="the wrong file"):
    publishing.withdraw(report=inspection.report_id, by=editor, why=why)


def test_the_shipped_rows_keep_the_keys_that_their_files_have_carried(record):
    """Those of before there were others; what has been corrected since did not change them."""
    with OUTCOMES.open(newline="") as file:
        rows = {
            tuple(row[c] for c in ("dfe_la_number", "framework", "inspection_start", "published"))
            for row in csv.DictReader(file)
        }
    days = {
        (number, framework, start or (f"{published}-30" if published == "2014-06" else published))
        for number, framework, start, published in rows
    }
    shipped = {"-".join(row) for row in days}
    assert len(shipped) == 497
    assert shipped <= set(Inspection.objects.values_list("key", flat=True))


def test_a_key_is_made_of_the_first_day_on_site_else_of_the_publication():
    start, out = datetime.date(2025, 5, 12), datetime.date(2025, 7, 15)
    assert first_key("861", "ilacs", start, out) == "861-ilacs-2025-05-12"
    assert first_key("861", "ilacs", None, out) == "861-ilacs-2025-07-15"


def test_a_key_that_is_taken_is_numbered():
    assert free_key("a", {"a", "a-2"}) == "a-3"


def test_two_inspections_with_the_same_first_key_differ_by_a_number(register):
    by_start = "861,slac,full,2011-05-12,2011-05-23,2011-07-15,,,safeguarding_overall,good,report\n"
    by_publication = "861,slac,full,,,2011-05-12,,,safeguarding_overall,good,report\n"
    assert import_outcomes(name="a.csv", text=HEAD + by_start + by_publication, by=None).problems == ()
    assert set(Inspection.objects.values_list("key", flat=True)) == {"861-slac-2011-05-12", "861-slac-2011-05-12-2"}


def test_a_correction_changes_neither_number_nor_key(record, editor_client):
    inspection = Inspection.objects.get(key="861-ilacs-2025-05-12")
    inspection.start = datetime.date(2025, 5, 13)
    inspection.save()
    assert Inspection.objects.get(pk=inspection.pk).key == "861-ilacs-2025-05-12"


def test_a_report_that_corrects_an_import_keeps_its_address(record, editor):
    before = Inspection.objects.get(key="861-ilacs-2025-05-12")
    inspection = publish(answered(ilacs(inspection_start="2025-05-13"), by=editor), editor)
    assert (inspection.pk, inspection.key, inspection.start.day) == (before.pk, "861-ilacs-2025-05-12", 13)


def test_withdrawing_keeps_what_stood_there_when_it_went_and_why(published, editor):
    withdraw(published, editor)
    kept = WithdrawnInspection.objects.get()
    assert (kept.number, kept.key, kept.why, kept.by) == (published.pk, published.key, "the wrong file", editor)
    assert (kept.authority, kept.framework, kept.published) == (
        published.authority,
        "ilacs",
        datetime.date(2025, 7, 15),
    )
    assert not Inspection.objects.exists()


def test_publishing_again_brings_number_and_key_back(published, editor):
    withdraw(published, editor)
    publishing.take_up(report=published.report_id, by=editor)
    again = publishing.publish(report=published.report_id, by=editor)
    assert (again.pk, again.key) == (published.pk, published.key)
    assert not WithdrawnInspection.objects.exists()
    assert [row.history_type for row in Inspection.history.filter(id=again.pk).order_by("history_id")] == [
        "+",
        "-",
        "+",
    ]


def test_publishing_again_with_other_dates_brings_the_same_address_back(published, editor):
    withdraw(published, editor)
    publishing.take_up(report=published.report_id, by=editor)
    review.set_value(report=published.report_id, key="inspection_start", value="14 May 2025", by=editor)
    again = publishing.publish(report=published.report_id, by=editor)
    assert (again.pk, again.key, again.start.day) == (published.pk, "861-ilacs-2025-05-12", 14)


def test_another_file_of_the_same_inspection_brings_its_address_back(published, editor):
    withdraw(published, editor)
    other = publish(answered(ilacs(), "another copy - 15 july 2025.pdf", by=editor), editor)
    assert (other.pk, other.key) == (published.pk, published.key)


def test_an_import_of_a_withdrawn_inspection_brings_its_address_back(published, editor):
    withdraw(published, editor)
    import_outcomes(name="a.csv", text=HEAD + STOKE, by=editor)
    assert (Inspection.objects.get().pk, Inspection.objects.get().key) == (published.pk, published.key)


def test_no_other_inspection_is_given_a_withdrawn_address(published, editor):
    withdraw(published, editor)
    other = STOKE.replace("861", "813")
    import_outcomes(name="a.csv", text=HEAD + other, by=editor)
    assert Inspection.objects.get().pk != published.pk
    assert WithdrawnInspection.objects.get().number == published.pk


def test_withdrawing_the_report_of_an_import_keeps_the_row_and_its_address(record, editor):
    inspection = publish(answered(ilacs(), by=editor), editor)
    withdraw(inspection, editor)
    assert Inspection.objects.get(pk=inspection.pk).key == "861-ilacs-2025-05-12"
    assert not WithdrawnInspection.objects.exists()


def test_an_inspection_added_and_deleted_in_the_admin_has_an_address_and_leaves_it(register, admin_client, editor):
    from authorities.models import Authority

    fields = {
        "authority": Authority.objects.get(dfe_number="861").pk, "framework": "focused_visit", "kind": "visit",
        "start": "2021-07-13", "end": "2021-07-13", "published": "2021-08-20", "published_precision": "day",
        "published_source": "site", "change_reason": "The site has it.",
    }  # fmt: skip
    for inline in ("judgements", "findings"):
        fields |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    assert admin_client.post(reverse("admin:inspections_inspection_add"), fields).status_code == 302
    added = Inspection.objects.get()
    assert added.key == "861-focused_visit-2021-07-13"
    given = {"post": "yes", "change_reason": "It was entered twice."}
    admin_client.post(reverse("admin:inspections_inspection_delete", args=(added.pk,)), given)
    assert WithdrawnInspection.objects.get().number == added.pk


def test_no_inspection_is_without_a_key(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(authority__dfe_number="861").update(key="")


@pytest.mark.parametrize("blank", ["framework", "kind"])
def test_no_inspection_is_without_a_framework_and_a_kind(record, blank):
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.filter(authority__dfe_number="861").update(**{blank: ""})


def test_no_judgement_is_without_an_area(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.filter(pk=Judgement.objects.first().pk).update(area="")
