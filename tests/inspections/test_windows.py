"""Several periods on site, and what a visit looked at, go from the reading to the record and are compared with it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from inspections.actions import publishing, review
from inspections.errors import InvalidValueError, NotReadyError
from inspections.models import Inspection, Report
from inspections.windows import parse_windows, windows_words
from tests.readings import answered, ilacs, settle
from tests.scenes import scene

PERIODS = (("2025-05-12", "2025-05-16"), ("2025-05-22", "2025-05-23"))
VALUE = "2025-05-12/2025-05-16; 2025-05-22/2025-05-23"


@scene
def report(record: None, editor: User) -> Report:
    return answered(ilacs(windows=PERIODS, theme="the criminal exploitation of children"), by=editor)


def test_periods_in_words():
    assert windows_words(VALUE) == "12 to 16 May 2025; 22 to 23 May 2025"


@pytest.mark.parametrize("text", ["", "2025-05-12/2025-05-16", "2025-05-22/2025-05-23; 2025-05-12/2025-05-16", "May"])
def test_what_is_not_several_periods_in_order_is_refused(text: str):
    with pytest.raises(ValueError, match=r".*"):
        parse_windows(text)


def test_periods_and_theme_are_on_the_record_and_on_its_page(report: Report, editor: User, client: Client):
    settle(report, by=editor)
    inspection = publishing.publish(report=report.pk, by=editor)

    assert (inspection.windows, inspection.theme) == (VALUE, "the criminal exploitation of children")
    page = client.get(f"/inspections/{inspection.pk}/").content.decode()
    assert "12 to 16 May 2025; 22 to 23 May 2025" in page
    assert "the criminal exploitation of children" in page


def test_a_report_without_them_says_nothing_about_them_and_blanks_nothing(record: None, editor: User):
    row = Inspection.objects.get(key="861-ilacs-2025-05-12")
    row.theme = "Front door"
    row.save()
    report = answered(ilacs(), by=editor)
    assert {"windows", "theme"}.isdisjoint(value.key for value in report.as_draft().values)

    settle(report, by=editor)
    assert publishing.publish(report=report.pk, by=editor).theme == "Front door"


def test_another_theme_than_the_record_has_is_to_decide(record: None, editor: User):
    Inspection.objects.filter(key="861-ilacs-2025-05-12").update(theme="Front door")
    report = answered(ilacs(theme="neglect"), by=editor)

    assert "Theme: the report says neglect, the record Front door" in report.to_do


def test_periods_that_are_not_those_of_the_days_on_site_are_not_published(report: Report, editor: User):
    settle(report, by=editor)
    with pytest.raises(InvalidValueError, match="is not a list of periods"):
        review.set_value(report=report.pk, key="windows", value="May 2025", by=editor)
    review.set_value(report=report.pk, key="windows", value=VALUE.replace("05-12", "05-13"), by=editor)
    with pytest.raises(NotReadyError, match="Periods on site"):
        publishing.publish(report=report.pk, by=editor)
