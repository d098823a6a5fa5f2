"""The facts that ship with the project come into a new record, and into one that has been in use."""

import csv
import datetime
import hashlib
from collections import Counter

from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS
from inspections.ledger.shipped import SHIPPED_ON
from inspections.ledger.tables import DATA
from inspections.models import Discrepancy, Event, Inspection, Judgement, LedgerEntry
from inspections.queries.ledger import named_events
from inspections.queries.record import published_inspections, undated_visits
from inspections.serving.shipped_facts import OUTCOMES, FactsLoaded, load_facts
from tests.dashboard.shipped import corrected_outcomes
from tests.record import RECORD, StandingRecord, put
from tests.scenes import scene


@scene
def in_use(register):
    """A record set up with an earlier version, which shipped the graded inspections alone."""
    outcomes = DATA / "outcomes.csv"
    import_outcomes(name=outcomes.name, text=outcomes.read_text(encoding="utf-8"), by=None)


@scene
def upgraded(in_use):
    """The addresses that there were before what is new came in, and how much that was."""
    return dict(Inspection.objects.values_list("pk", "key")), load_facts()


def everything():
    models = (Inspection, Judgement, Discrepancy, Event, LedgerEntry)
    return [sorted(model.objects.values_list(), key=str) for model in models]


def facts(inspection):
    return inspection.framework, inspection.kind, inspection.start, inspection.end


def grades(judgements):
    return tuple(sorted((j.area, j.grade, j.source, j.sure) for j in judgements))


def test_every_kind_of_shipped_inspection_is_there(record):
    found = Counter(Inspection.objects.values_list("framework", flat=True))
    assert found == {
        "slac": 161, "cp": 51, "lac": 5, "sif": 173, "lscb": 1, "ilacs": 324, "focused_visit": 171,
        "monitoring_visit": 108, "assurance_visit": 12,
    }  # fmt: skip


def test_the_record_counts_what_the_tables_say_with_their_corrections(record):
    held = Counter(
        (*facts(each), each.published, each.published_precision, grades(each.judgements.values()))
        for each in published_inspections()
    )
    tables = Counter(
        (*facts(each), each.published.day, each.published.precision, grades(each.judgements))
        for each in corrected_outcomes()
    )
    assert held == tables
    assert held.total() == 775


def test_a_visit_without_a_publication_date_is_kept_without_one(record):
    visits = undated_visits()
    assert len(visits) == 231
    assert {visit.pk for visit in visits}.isdisjoint(each.pk for each in published_inspections())
    city = next(visit for visit in visits if visit.key == "201-focused_visit-2022-11-08")
    assert (city.start, city.end, city.theme) == (city.end, datetime.date(2022, 11, 8), "Front door")


def test_what_is_known_of_2009_to_2013_is_the_publication_and_the_headline_alone(record):
    old = Inspection.objects.filter(framework__in=("slac", "cp"))
    assert {(each.start, each.end, each.published_precision) for each in old} == {(None, None, "day")}
    areas = set(Judgement.objects.filter(inspection__in=old).values_list("inspection__framework", "area"))
    assert areas == {("slac", "safeguarding_overall"), ("slac", "looked_after_overall"), ("cp", "overall")}


def test_every_grade_that_no_report_of_the_site_gives_says_where_it_is_from(record):
    others = Judgement.objects.exclude(source="import")
    assert set(others.values_list("source", flat=True)) == {"official", "derived"}
    assert not others.filter(source_text="").exists()


def test_each_event_is_held_or_not_as_it_was_when_the_tables_were_made(record):
    numbers = dict(Inspection.objects.values_list("authority_id", "authority__dfe_number"))
    found = {
        (numbers[event.authority_id], event.kind, str(event.when)): event.held is not None for event in named_events()
    }
    with (DATA / "mentions.csv").open(newline="") as file:
        listed = {(r["dfe_la_number"], r["event_kind"], r["date"]): r["held"] == "yes" for r in csv.DictReader(file)}
    assert found == listed


def test_a_record_in_use_gets_what_is_new_and_keeps_its_rows_and_addresses(upgraded):
    before, loaded = upgraded
    assert loaded.inspections == 509
    assert {pk: key for pk, key in Inspection.objects.values_list("pk", "key") if pk in before} == before


def test_a_record_in_use_ends_as_a_new_one_does(upgraded):
    held = addresses_and_grades()
    StandingRecord().take_away()
    put(RECORD)
    assert held == addresses_and_grades()


def addresses_and_grades():
    columns = ("key", "published", "start", "kind", "published_source")
    return (
        sorted(Inspection.objects.values_list(*columns), key=str),
        sorted(Judgement.objects.values_list("inspection__key", "area", "grade", "source", "sure"), key=str),
    )


def test_what_an_editor_brought_before_is_left_as_it_is(in_use, editor):
    line = "836,sif,full,2017-09-11,2017-10-05,2017-11-24,A. Name,9,overall,good,press\n"
    import_outcomes(name="a.csv", text=",".join(COLUMNS) + "\n" + line, by=editor)
    load_facts()
    poole = Inspection.objects.get(authority__dfe_number="836", framework="sif")
    assert (poole.lead_inspector, [j.grade for j in poole.judgements.all()]) == ("A. Name", ["good"])


def test_loading_again_changes_nothing(record):
    before = everything()
    assert load_facts() == FactsLoaded(authorities=0, inspections=0)
    assert everything() == before


def test_the_day_of_the_shipped_tables_moves_with_them():
    """Who changes a table of the record moves SHIPPED_ON to the day of that, and puts the new checksum here."""
    ledger = [DATA / f"{name}.csv" for name in ("corrections", "known_missing", "ledger", "mentions")]
    register = sorted((DATA.parents[1] / "authorities" / "data").glob("*.csv"))
    whole = hashlib.sha256(b"".join(path.read_bytes() for path in (*OUTCOMES, *ledger, *register))).hexdigest()[:16]
    assert (SHIPPED_ON.isoformat(), whole) == ("2026-11-29", "c3457cf2b4a9a8d9")
