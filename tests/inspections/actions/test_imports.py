from pathlib import Path

import pytest

from inspections.actions.imports import import_outcomes
from inspections.intake.outcome_table import COLUMNS, OPTIONAL_COLUMNS, Problem
from inspections.models import Import, Inspection, Judgement

SHIPPED = Path("inspections/data/outcomes.csv")
HEAD = ",".join(COLUMNS) + "\n"
STOKE = "861,ilacs,standard,2020-05-12,2020-05-23,2020-07-15,A. Example,6,"


def load(text, **kwargs):
    return import_outcomes(name="table.csv", text=text, by=None, **kwargs)


def test_the_shipped_table_brings_497_inspections_and_their_judgements(register):
    result = load(SHIPPED.read_text())
    assert (len(result.added), result.unchanged, result.differences, result.problems) == (497, 0, (), ())
    assert (Inspection.objects.count(), Judgement.objects.count()) == (497, 2626)


def test_the_same_table_twice_changes_nothing(record):
    assert load(SHIPPED.read_text()).loaded_before
    assert (Inspection.objects.count(), Import.objects.count()) == (1006, 4)


def test_what_the_record_has_stays_and_differences_are_returned(record):
    text = HEAD + (
        "861,ilacs,standard,2025-05-12,2025-05-23,2025-07-15,,,overall,good,report\n" + STOKE + "overall,good,report\n"
    )
    result = load(text)
    assert [str(d.inspection) for d in result.differences] == ["Stoke-on-Trent, ILACS, 15 July 2025"]
    assert len(result.added) == 1
    stays = Judgement.objects.get(inspection=result.differences[0].inspection, area="overall")
    assert stays.grade == "requires_improvement"


def test_an_inspection_dated_a_day_apart_is_not_added_twice(record):
    text = HEAD + "861,ilacs,standard,2025-05-13,2025-05-23,2025-07-15,,,overall,requires_improvement,report\n"
    result = load(text)
    assert (len(result.added), len(result.differences)) == (0, 1)


@pytest.mark.parametrize("text", ["a\rb\rc", '"' + "x" * 200_000, "\0"])
def test_what_is_no_table_is_refused_in_words(register, text):
    assert load(text).problems[0].line == 1


def test_a_dry_run_writes_nothing(register):
    assert len(load(HEAD + STOKE + "overall,good,report\n", dry_run=True).added) == 1
    assert (Inspection.objects.count(), Import.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        (STOKE + "overall,splendid,report\n", [Problem(2, "There is no grade called “splendid”.")]),
        (
            STOKE + "overall,good,report\n" + STOKE + "overall,good,report\n",
            [Problem(3, "The area overall appears twice for this inspection.")],
        ),
        (
            STOKE.replace("2020-07-15", "July") + "overall,good,report\n",
            [Problem(2, "The publication date is “July”; write it as 2016-08-05, 2016-08 or 2016.")],
        ),
        (
            STOKE.replace("2020-07-15", "2020-05-01") + "overall,good,report\n",
            [Problem(2, "The report is published before the inspection ended.")],
        ),
        (STOKE.replace("861", "999") + "overall,good,report\n", [Problem(2, "No council has the DfE number “999”.")]),
        (
            STOKE.replace("ilacs,standard", "osted,great") + "overall,good,hearsay\n",
            [
                Problem(2, "There is no framework called “osted”."),
                Problem(2, "There is no kind of inspection called “great”."),
                Problem(2, "The source is “hearsay”; it can be report, official, press, derived, entered, import."),
            ],
        ),
        (
            STOKE + "nonsense,good,report\n",
            [Problem(2, "Nonsense: this framework does not judge it. Correct the framework, or remove it.")],
        ),
        (
            STOKE.replace("2020-07-15", "2099-07-15") + "overall,good,report\n",
            [Problem(2, "Published: this date is in the future.")],
        ),
        (
            STOKE.replace("861", "909").replace("2020", "2024") + "overall,good,report\n",
            [Problem(2, "Council: Cumbria was not a council with children’s services on that date.")],
        ),
        (
            STOKE.replace(",6,", ",6000000000000,") + "overall,good,report\n",
            [Problem(2, "The number of recommendations is “6000000000000”, which is not a number up to 999.")],
        ),
    ],
)
def test_a_table_with_a_wrong_line_is_not_loaded_and_says_where(register, lines, problems):
    result = load(HEAD + lines)
    assert list(result.problems) == problems
    assert Inspection.objects.count() == 0


def test_a_table_without_its_columns_says_which(register):
    result = load("council,grade\nStoke,good\n")
    assert result.problems[0].line == 1
    assert result.problems[0].message.startswith("The first line lacks the columns dfe_la_number, framework, kind")


VISIT_HEAD = ",".join((*COLUMNS, *OPTIONAL_COLUMNS)) + "\n"


def test_a_visit_without_a_publication_date_is_kept_without_one(register):
    result = load(
        VISIT_HEAD + "861,focused_visit,visit,2021-07-13,2021-07-13,,,,,,official,,,,Front door,Statistics of 2022\n"
    )
    visit = Inspection.objects.get()
    assert result.problems == ()
    assert (visit.published, visit.published_precision, visit.published_source) == (None, "", "")
    assert (visit.key, visit.theme, visit.source_text) == (
        "861-focused_visit-2021-07-13",
        "Front door",
        "Statistics of 2022",
    )
    assert str(visit) == "Stoke-on-Trent, Focused visit, visit of 13 July 2021"


@pytest.mark.parametrize(
    "line",
    ["861,focused_visit,visit,,,,,,,,official\n", STOKE.replace("2020-07-15", "") + "overall,good,report\n"],
    ids=["a visit without its day", "an inspection"],
)
def test_nothing_else_may_lack_its_publication_date(register, line):
    message = "The publication date is “”; write it as 2016-08-05, 2016-08 or 2016."
    assert list(load(HEAD + line).problems) == [Problem(2, message)]


def test_each_judgement_keeps_where_it_is_from_and_whether_that_is_sure(register):
    inspection = "836,sif,full,,,2017-11-24,,,"
    load(
        VISIT_HEAD + f"{inspection}overall,requires_improvement,official,Two sources,yes,official,,No days are known\n"
        f"{inspection}adoption,good,press,A newspaper,no,official,,No days are known\n"
    )
    rows = Judgement.objects.order_by("pk").values_list("area", "source", "source_text", "sure")
    assert list(rows) == [("overall", "official", "Two sources", True), ("adoption", "press", "A newspaper", False)]
    poole = Inspection.objects.get()
    assert (poole.published_source, poole.source_text) == ("official", "No days are known")


def test_what_the_optional_columns_cannot_hold_is_said(register):
    line = STOKE + f"overall,good,official,,perhaps,hearsay,{'x' * 121},\n"
    assert [problem.message for problem in load(VISIT_HEAD + line).problems] == [
        "“perhaps” is neither yes nor no for whether this is sure.",
        "The source of the date is “hearsay”; it can be printed, filename, site, official, entered.",
        "The theme is longer than 120 letters.",
    ]


def test_a_month_counts_as_published_on_its_last_day(register):
    load(HEAD + "837,sif,full,,,2014-06,,,overall,good,press\n")
    bournemouth = Inspection.objects.get()
    assert (bournemouth.published.isoformat(), bournemouth.published_precision) == ("2014-06-30", "month")


def test_what_was_imported_has_a_history(register):
    load(SHIPPED.read_text())
    assert Inspection.history.count() == 497


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("861,ilacs,standard,2026-05-12,2026-05-23,2026-07-15,,,overall,good,report\n", "from 1 April 2026 do not"),
        (STOKE + "overall,adequate,report\n", "ILACS has no grade “adequate”"),
        (
            (
                "861,ilacs,standard,,,2024-07-15,,,care_leavers,good,report\n"
                "861,ilacs,standard,,,2024-07-15,,,children_in_care_and_care_leavers,good,report\n"
            ),
            "no edition of ILACS prints it beside “Care leavers”",
        ),
        ("861,sif,full,2019-05-12,2019-05-23,2019-07-15,,,overall,good,report\n", "began by 31 July 2018"),
    ],
)
def test_a_table_that_contradicts_a_framework_is_not_loaded_and_says_why(register, lines, sentence):
    result = load(HEAD + lines)
    assert any(sentence in problem.message for problem in result.problems), result.problems
    assert not Inspection.objects.exists()
