import datetime
from dataclasses import replace

import pytest
from django.test import Client

from dashboard.counting.outcome import NoGrade
from inspections.actions import publishing
from inspections.actions.imports import (
    StatedSource,
    choose_sheet,
    confirm_import,
    drop_proposal,
    propose_import,
    take_import_back,
    understand_columns,
)
from inspections.errors import ChangedError, InvalidValueError, WrongStateError
from inspections.intake.tables.words import LEFT_OUT, value_of_word
from inspections.models import Import, Inspection, Judgement, TableShape, WithdrawnInspection
from inspections.queries.corrections import corrections
from inspections.review.import_proposal import ProposedTable
from tests.inspections.intake.tables.workbooks import csv_of, workbook
from tests.readings import answered, ilacs, recommendation, settle

SOURCE = StatedSource("Ofsted official statistics", "https://example.org/table", "official", datetime.date(2025, 8, 30))
HEAD = (
    "Local authority",
    "Inspection type",
    "Start date",
    "End date",
    "Publication date",
    "Overall effectiveness",
    "Leaders",
)
NEW = ("Stoke-on-Trent", "ILACS Short", "03/02/2020", "07/02/2020", "20/03/2020", "Good", "Outstanding")
STOKE = ("Stoke-on-Trent", "ILACS Standard", "12/05/2025", "23/05/2025", "15/07/2025")


def propose(editor, *rows, head=HEAD, name="table.csv", source=SOURCE):
    return propose_import(name=name, data=csv_of((head, *rows)), source=source, by=editor)


def plan_of(row):
    return ProposedTable(Import.objects.get(pk=row.pk)).plan()


def load(row, editor, *take):
    return confirm_import(pk=row.pk, take=take, mark=plan_of(row).mark, by=editor)


def stoke():
    return Inspection.objects.get(authority__slug="stoke-on-trent", start="2025-05-12")


def test_nothing_is_written_until_it_is_confirmed_and_then_every_figure_says_where_it_is_from(register, editor):
    row = propose(editor, NEW)
    assert [each.line for each in plan_of(row).added] == [2]
    assert not Inspection.objects.exists()
    loaded = load(row, editor)
    assert (loaded.state, loaded.added, loaded.sheets) == ("loaded", 1, None)
    inspection = Inspection.objects.get()
    text = "Ofsted official statistics, released 30 August 2025 (table.csv), https://example.org/table, row 2"
    assert (inspection.framework, inspection.kind, inspection.origin) == ("ilacs", "short", "import")
    assert (inspection.published_source, inspection.source_text) == ("official", text)
    assert set(Judgement.objects.values_list("area", "grade", "source", "source_text", "sure")) == {
        ("overall", "good", "official", text, True),
        ("leadership", "outstanding", "official", text, True),
    }


def test_the_press_is_never_sure(register, editor):
    load(propose(editor, NEW, source=replace(SOURCE, nature="press")), editor)
    assert set(Judgement.objects.values_list("source", "sure")) == {("press", False)}


def test_taking_an_import_back_takes_what_it_added_and_keeps_the_addresses(register, editor):
    loaded = load(propose(editor, NEW), editor)
    before = Inspection.objects.get()
    back = take_import_back(pk=loaded.pk, by=editor, why="The wrong table.")
    assert (back.state, back.taken_back_by, back.why) == ("taken_back", editor, "The wrong table.")
    assert not Inspection.objects.exists()
    assert WithdrawnInspection.objects.get().why == "The wrong table."
    load(propose(editor, NEW), editor)
    again = Inspection.objects.get()
    assert (again.pk, again.key) == (before.pk, before.key)


def test_what_was_changed_since_is_not_taken_back_and_says_why(register, editor):
    loaded = load(propose(editor, NEW), editor)
    Judgement.objects.filter(area="overall").update(grade="inadequate")
    take_import_back(pk=loaded.pk, by=editor, why="")
    kept = loaded.rows.get()
    assert (kept.state, kept.reason) == ("kept", "It has been changed since, and was left as it is.")
    assert Inspection.objects.exists()


def test_what_the_record_lacks_is_filled_and_what_it_has_otherwise_only_where_it_is_ticked(record, editor):
    Inspection.objects.filter(pk=stoke().pk).update(lead_inspector="")
    Judgement.objects.filter(inspection=stoke(), area="leadership").delete()
    head = (*HEAD, "Lead inspector")
    row = propose(editor, (*STOKE, "Good", "Good", "A. Example"), head=head)
    plan = plan_of(row)
    assert [(fact.key, fact.stand.value) for fact in plan.changed[0].changes] == [
        ("lead_inspector", "fills"),
        ("judgement:overall", "alters"),
        ("judgement:leadership", "fills"),
    ]
    loaded = load(row, editor)
    grades = dict(stoke().judgements.values_list("area", "grade"))
    assert (stoke().lead_inspector, grades["leadership"], grades["overall"]) == (
        "A. Example",
        "good",
        "requires_improvement",
    )
    take_import_back(pk=loaded.pk, by=editor, why="")
    assert (stoke().lead_inspector, stoke().judgements.filter(area="leadership").exists()) == ("", False)


def test_a_value_that_is_taken_over_is_a_correction_and_can_be_taken_back(record, editor):
    had = Judgement.objects.get(inspection=stoke(), area="overall").facts
    row = propose(editor, (*STOKE, "Good", ""))
    loaded = load(row, editor, f"{stoke().pk}:judgement:overall")
    now = Judgement.objects.get(inspection=stoke(), area="overall")
    assert (now.grade, now.source) == ("good", "official")
    correction = corrections(inspections=[stoke().pk])[0]
    assert (correction.area, correction.old, correction.new) == ("overall", "requires_improvement", "good")
    take_import_back(pk=loaded.pk, by=editor, why="")
    assert Judgement.objects.get(inspection=stoke(), area="overall").facts == had


def test_a_fact_that_was_read_from_a_report_is_in_conflict_and_stands(record, editor):
    report = answered(
        ilacs(recommendations=tuple(map(recommendation, range(1, 7)))), "stoke - 15 july 2025.pdf", by=editor
    )
    settle(report, by=editor)
    publishing.publish(report=report.pk, by=editor)
    grade = stoke().judgements.get(area="leadership").grade
    row = propose(editor, (*STOKE, "", "Inadequate"))
    assert [(fact.key, fact.stand.value) for fact in plan_of(row).changed[0].changes] == [
        ("judgement:leadership", "conflict")
    ]
    load(row, editor, f"{stoke().pk}:judgement:leadership")
    assert stoke().judgements.get(area="leadership").grade == grade


def test_what_the_summary_did_not_show_is_not_written(record, editor):
    row = propose(editor, (*STOKE, "Good", ""))
    mark = plan_of(row).mark
    Judgement.objects.filter(inspection=stoke(), area="overall").update(grade="inadequate")
    with pytest.raises(ChangedError, match="The record has changed since this was shown"):
        confirm_import(pk=row.pk, take=(), mark=mark, by=editor)
    assert Import.objects.get(pk=row.pk).state == "proposed"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({0: "Atlantis"}, "No council is called “Atlantis”."),
        ({0: ""}, "The row does not name a council."),
        ({5: "Splendid"}, None),
        ({2: "31/02/2020"}, "“31/02/2020” is not a date."),
        ({2: "2020"}, "“2020” is not a date."),
        ({5: "#REF!"}, "“Overall effectiveness” holds #REF!: the formula failed."),
        ({2: "", 3: "", 4: ""}, "The row says neither when the inspection was nor when its report was published."),
        (
            {4: ""},
            (
                "The record has no such inspection, and the table does not say when its report was published, "
                "which a new inspection needs."
            ),
        ),
        (
            {2: "03/02/2017", 3: "07/02/2017"},
            "First day on site: ILACS began on 1 January 2018. Correct the day, or the framework.",
        ),
        ({4: "06/02/2020"}, "The report is published before the inspection ended."),
        (
            {5: "Adequate"},
            (
                "Overall effectiveness: ILACS has no grade “adequate”. Choose outstanding, good, requires improvement, "
                "inadequate or not judged."
            ),
        ),
    ],
)
def test_a_row_that_cannot_be_used_says_why(register, editor, cells, said):
    wrong = tuple(cells.get(at, cell) for at, cell in enumerate(NEW))
    proposed = ProposedTable(propose(editor, ("Camden", *NEW[1:]), wrong))
    if said is None:
        assert [word.word for word in proposed.unknown] == ["Splendid"]
        return
    plan = proposed.plan()
    assert [(each.line, each.message) for each in plan.problems] == [(3, said)]
    assert len(plan.added) == 1


def test_the_same_inspection_twice_in_a_table_is_said(register, editor):
    plan = plan_of(propose(editor, NEW, (*NEW[:2], "04/02/2020", *NEW[3:])))
    assert [each.message for each in plan.problems] == ["This is the same inspection as row 2. Leave one out."]


def test_the_same_grades_a_few_weeks_apart_are_rather_a_wrong_date(register, editor):
    load(propose(editor, NEW), editor)
    plan = plan_of(propose(editor, (*NEW[:2], "", "", "20/06/2020", *NEW[5:])))
    assert plan.added == ()
    assert "with exactly the same grades, so one of the dates may be wrong." in plan.problems[0].message


def test_what_columns_and_words_mean_is_remembered_for_the_next_table_with_these_headings(register, editor):
    head = ("Rat", "Local authority", "Publication date", "Gesamt", "Start date", "End date", "Leaders")
    cells = ("x", "Camden", "20/03/2020", "prima", "03/02/2020", "07/02/2020", "gut")
    row = propose(editor, cells, head=head)
    first = ProposedTable(row)
    assert [word.word for word in first.unknown] == ["gut"]
    columns = tuple(
        "judgement:overall" if name == "Gesamt" else first.mapping.columns[at] for at, name in enumerate(head)
    )
    meant = replace(
        first.mapping,
        columns=columns,
        framework="ilacs",
        kind="short",
        values={"grade": {"prima": "outstanding", "gut": "good"}},
    )
    understand_columns(pk=row.pk, mapping=meant, by=editor)
    assert TableShape.objects.get().name == "table.csv"
    load(row, editor)
    later = ProposedTable(
        propose(editor, ("y", "York", *cells[2:]), head=[name.upper() for name in head], name="next.csv")
    )
    assert later.is_understood
    assert {each.grade for each in later.plan().added[0].judgements} == {"outstanding", "good"}


def test_of_several_sheets_a_person_chooses_and_a_hidden_one_is_not_taken_unasked(register, editor):
    sheets = [("One", [HEAD, NEW]), ("Two", [HEAD, ("Camden", *NEW[1:])])]
    row = propose_import(name="a.xlsx", data=workbook(*sheets), source=SOURCE, by=editor)
    assert ProposedTable(row).sheet is None
    choose_sheet(pk=row.pk, sheet="Two", header_row=None)
    assert plan_of(row).added[0].dfe_number == "202"
    hidden = workbook(*sheets, then=lambda book: book.worksheets()[1].hide())
    assert ProposedTable(propose_import(name="a.xlsx", data=hidden, source=SOURCE, by=editor)).sheet.name == "One"


def test_a_second_proposal_leaves_the_first_and_one_can_be_given_up(register, editor):
    first = propose(editor, NEW)
    row = propose(editor, NEW)
    drop_proposal(pk=row.pk)
    assert Import.objects.get() == first
    with pytest.raises(WrongStateError):
        confirm_import(pk=row.pk, take=(), mark="", by=editor)


def test_what_is_no_table_is_refused_and_leaves_nothing(register, editor):
    with pytest.raises(InvalidValueError, match="This table cannot be read"):
        propose_import(name="a.xlsx", data=b"PK\x03\x04", source=SOURCE, by=editor)
    assert not Import.objects.exists()


def test_an_import_is_taken_back_once(register, editor):
    loaded = load(propose(editor, NEW), editor)
    take_import_back(pk=loaded.pk, by=editor, why="")
    with pytest.raises(WrongStateError):
        take_import_back(pk=loaded.pk, by=editor, why="")


@pytest.mark.parametrize("name", ["judgements", "inspections"])
def test_the_products_own_files_come_back_without_a_word_and_change_nothing(record, editor, name):
    response = Client().get(f"/data/{name}.csv")
    data = b"".join(response) if response.streaming else response.content
    proposed = ProposedTable(propose_import(name=f"{name}.csv", data=data, source=SOURCE, by=editor))
    assert proposed.is_understood
    plan = proposed.plan()
    assert (plan.added, plan.changed, plan.problems) == ((), (), ())
    assert plan.unchanged > 500


PUBLIC = {
    "ilacs overview august 2026.xlsx": ("", 150),
    "inspection outcomes as at march 2024.ods": ("Inspections_31_March_2024", 149),
    "inspection outcomes as at march 2024.ods 2": ("Inspections_in_year_2023-24", 105),
    "inspection outcomes as at march 2024.ods 3": ("ILACS_inspections_2018-2024", 210),
}


@pytest.mark.parametrize("name", PUBLIC)
def test_the_public_tables_of_this_field_need_no_mapping_and_confirm_the_record(record, shared, editor, name):
    sheet, least = PUBLIC[name]
    path = shared / "data/tables" / name.rstrip(" 23")
    row = propose_import(name=path.name, data=path.read_bytes(), source=SOURCE, by=editor)
    if sheet:
        choose_sheet(pk=row.pk, sheet=sheet, header_row=None)
    proposed = ProposedTable(Import.objects.get(pk=row.pk))
    assert (proposed.problems, proposed.unknown) == ([], [])
    plan = proposed.plan()
    assert plan.added == ()
    assert plan.unchanged >= least
    # The four that differ were read by hand: the table is wrong.
    councils = {str(each.inspection.authority) for each in plan.changed}
    assert councils <= {"Devon", "St Helens", "Staffordshire", "Merton", "Tameside"}


def test_planning_asks_as_little_of_the_database_as_it_can(record, editor, django_assert_max_num_queries):
    proposed = ProposedTable(propose(editor, NEW, (*STOKE, "Good", "")))
    assert proposed.is_understood
    with django_assert_max_num_queries(8) as asked:
        assert proposed.plan().unchanged == 0
    held = [each["sql"] for each in asked if 'FROM "inspections_inspection"' in each["sql"]]
    assert held
    assert all('"inspections_inspection"."authority_id" IN (' in sql for sql in held), "only its council is read"


def test_every_word_by_which_our_files_say_that_there_is_no_grade_is_known():
    words = [word.value for word in NoGrade if word is not NoGrade.NOT_JUDGED]
    assert {value_of_word("grade", word) for word in words} == {LEFT_OUT}


@pytest.mark.parametrize("path", ["/councils.csv", "/new.csv", "/councils/stoke-on-trent.csv"])
def test_a_download_of_a_page_comes_back_without_a_word_and_changes_nothing(record, editor, path):
    response = Client().get(path)
    data = b"".join(response) if response.streaming else response.content
    proposed = ProposedTable(propose_import(name="page.csv", data=data, source=SOURCE, by=editor))
    plan = proposed.plan()
    assert (plan.added, plan.changed) == ((), ())
    assert plan.unchanged


@pytest.mark.parametrize("word", ["Good*", "good†", "Good ¹"])
def test_a_grade_with_a_sign_that_leads_to_a_note_is_for_a_person_to_judge(register, editor, word):
    row = propose(editor, (*NEW[:5], word, "Good"))
    proposed = ProposedTable(row)
    assert [each.word for each in proposed.unknown] == [word]
    meant = replace(proposed.mapping, values={"grade": {word.lower(): "not_judged"}})
    understand_columns(pk=row.pk, mapping=meant, by=editor)
    plan = plan_of(row)
    assert [(each.area, each.grade) for each in plan.added[0].judgements] == [
        ("overall", "not_judged"),
        ("leadership", "good"),
    ]
