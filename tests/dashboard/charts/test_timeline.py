"""The timeline: where marks are drawn, how long grades hold, and the table of the same facts."""

from datetime import date

from dashboard.charts import timeline, timeline_narrow, timeline_wide
from dashboard.charts.figure import Cell
from dashboard.charts.timeline_data import FrameworkBand, JoinedMark, Lane, Mark, Span, Timeline
from dashboard.pages.gallery import figures

REPORT = Mark("good", date(2022, 11, 25), date(2025, 7, 15), "ILACS", "/inspections/1/")
LEAVERS = Mark("requires_improvement", date(2025, 7, 15), date(2026, 8, 22), "ILACS", "/inspections/2/")
VISIT = Mark("visit", date(2024, 3, 5), None, "ILACS", "/inspections/3/")
SMALL = Timeline(
    lanes=(
        Lane("care", "Children in care", (), (Span(date(2005, 1, 1), date(2009, 1, 1)),), "In care"),
        Lane("leavers", "Care leavers", (LEAVERS,), (), "Leavers"),
        Lane("visits", "Visits and letters", (VISIT,), visits=True),
    ),
    bands=(
        FrameworkBand("Before", date(2005, 1, 1), date(2018, 1, 1)),
        FrameworkBand("ILACS", date(2018, 1, 1), date(2027, 12, 31)),
    ),
    as_at=date(2026, 8, 22),
    joints=(JoinedMark(("care", "leavers"), REPORT),),
)


def test_every_mark_stands_on_its_publication_date_and_leads_to_its_inspection() -> None:
    (trace,) = timeline_wide.wide_drawing(SMALL).data
    points = zip(trace["x"], trace["y"], trace["text"], trace["customdata"], strict=True)
    assert list(points) == [
        ("2025-07-15", 112, "RI", "/inspections/2/"),
        ("2024-03-05", 152, "V", "/inspections/3/"),
        ("2022-11-25", 92, "G", "/inspections/1/"),
    ]


def test_combined_grade_is_one_mark_across_both_lanes() -> None:
    shapes = timeline_wide.wide_drawing(SMALL).layout["shapes"]
    (mark,) = [shape for shape in shapes if shape.get("fillcolor") == "@g-g"]
    assert (mark["xanchor"], mark["x0"], mark["x1"], mark["y0"], mark["y1"]) == ("2022-11-25", -15, 15, 59, 125)


def test_line_shows_how_long_a_grade_stood() -> None:
    shapes = timeline_wide.wide_drawing(SMALL).layout["shapes"]
    held = [shape for shape in shapes if str(shape["line"].get("color", "")).startswith("@line-")]
    places = [(line["x0"], line["x1"], line["y0"], line["line"]["color"]) for line in held]
    assert places == [
        ("2025-07-15", "2026-08-22", 112, "@line-ri"),
        ("2022-11-25", "2025-07-15", 92, "@line-g"),
    ]


def test_strand_that_was_not_printed_then_is_grey() -> None:
    (grey,) = [each for each in timeline_wide.wide_drawing(SMALL).layout["shapes"] if each.get("fillcolor") == "@np"]
    assert (grey["x0"], grey["x1"], grey["y0"], grey["y1"]) == ("2005-01-01", "2009-01-01", 68, 76)


def test_hover_says_grade_framework_and_date() -> None:
    (trace,) = timeline_wide.wide_drawing(SMALL).data
    assert trace["hovertext"] == [
        "Care leavers: requires improvement<br>ILACS, published 15 July 2025",
        "Visit, no grade<br>ILACS, published 5 March 2024",
        "Children in care and care leavers, judged together: good<br>ILACS, published 25 November 2022",
    ]


def test_visits_close_together_take_further_rows() -> None:
    days = (date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2025, 1, 1), date(2026, 1, 1))
    lane = Lane("visits", "Visits", tuple(Mark("visit", day) for day in days), visits=True)
    (trace,) = timeline_wide.wide_drawing(Timeline((lane,), (), date(2026, 8, 22))).data
    assert dict(zip(trace["x"], trace["y"], strict=True)) == {
        "2024-01-01": 72,
        "2024-02-01": 100,
        "2024-03-01": 128,
        "2025-01-01": 72,
        "2026-01-01": 72,
    }


def test_upright_timeline_has_the_newest_on_top_and_shares_its_last_column() -> None:
    (trace,) = timeline_narrow.narrow_drawing(SMALL).data
    by_letter = dict(zip(trace["text"], zip(trace["x"], trace["y"], strict=True), strict=True))
    assert by_letter["RI"][1] < by_letter["V"][1] < by_letter["G"][1]
    heads = [each["text"] for each in timeline_narrow.narrow_drawing(SMALL).layout["annotations"] if each["y"] == 24]
    assert heads == ["In care", "Leavers", "Other"]


def test_upright_timeline_keeps_every_mark_in_the_picture_and_off_the_names_of_frameworks() -> None:
    letter = Mark("adequate", date(2006, 11, 1), framework="APA", href="/inspections/4/")
    others = tuple(Lane(f"area-{at}", f"Area {at}", (letter,)) for at in range(8))
    layout = timeline_narrow.narrow_drawing(Timeline((*SMALL.lanes[:2], *others), SMALL.bands, SMALL.as_at)).layout
    marks = [shape for shape in layout["shapes"] if shape.get("fillcolor") == "@g-a"]
    names = [each for each in layout["annotations"] if each["text"] in ("Before", "ILACS")]
    assert [(mark["xanchor"], mark["y0"]) for mark in marks] == [
        (marks[0]["xanchor"] + 26 * (at % 2), marks[0]["y0"] + 24 * (at // 2)) for at in range(8)
    ]
    assert max(mark["y1"] for mark in marks) <= layout["height"]
    assert max(mark["xanchor"] + mark["x1"] for mark in marks) <= 358 - timeline_narrow.NAMES
    assert [name["x"] for name in names] == [358, 358]


def test_table_has_a_row_a_report_and_says_what_was_not_printed() -> None:
    figure = timeline.timeline_figure(SMALL, name="timeline", title="T", subtitle="S", source="Reports.")
    assert [(row.head, row.cells) for row in figure.table.rows] == [
        (
            Cell("15 July 2025", note="ILACS", href="/inspections/2/"),
            (Cell(grade="not_printed"), Cell(grade="requires_improvement")),
        ),
        (Cell("5 March 2024", note="ILACS", href="/inspections/3/"), (Cell(grade="visit", span=2),)),
        (
            Cell("25 November 2022", note="ILACS", href="/inspections/1/"),
            (Cell(grade="good", note="judged together", span=2),),
        ),
    ]


def test_sheet_has_a_row_a_judgement_with_its_date() -> None:
    figure = timeline.timeline_figure(SMALL, name="timeline", title="T", subtitle="S", source="Reports.")
    assert figure.sheet.rows[0] == (date(2025, 7, 15), "ILACS", "Care leavers", "requires_improvement")


def test_key_explains_only_what_is_shown_besides_the_four_grades() -> None:
    four = ("outstanding", "good", "requires_improvement", "inadequate")
    figure = timeline.timeline_figure(SMALL, name="timeline", title="T", subtitle="S", source="Reports.")
    assert figure.key == (*four, "not_printed", "visit")
    assert figures.invented_timeline().key == (
        *four,
        "adequate",
        "not_judged",
        "not_printed",
        "visit",
        "could_not_be_read",
    )


def test_report_known_by_its_month_is_said_so() -> None:
    assert Mark("good", date(2009, 3, 31), printed="March 2009").day == "March 2009"
