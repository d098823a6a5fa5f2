"""Councils on one axis, flows and the survival curve: where marks are drawn, and that the table agrees."""

import pytest

from dashboard.charts import council_timelines, flows, survival_curve
from dashboard.charts.flows_drawing import NARROW, WIDE, flows_drawing
from dashboard.pages.gallery import moving_figures


def test_every_mark_of_a_council_stands_on_its_row():
    figure = moving_figures.side_by_side()
    (trace,) = figure.wide.data
    assert list(zip(trace["x"], trace["y"], trace["text"], strict=True)) == [
        ("2015-08-10", 46, "RI"),
        ("2022-11-25", 46, "I"),
        ("2017-03-02", 82, "G"),
        ("2024-06-03", 82, "O"),
    ]
    assert trace["hovertext"][0] == "Exampleshire: requires improvement<br>SIF, published 10 August 2015"


@pytest.mark.parametrize("variant", ["wide", "narrow"])
def test_own_row_is_tinted_and_every_row_named(variant):
    layout = getattr(moving_figures.side_by_side(), variant).layout
    tints = [shape for shape in layout["shapes"] if shape.get("fillcolor") == "@accent-soft"]
    names = [each for each in layout["annotations"] if each.get("xref") == "paper"]
    assert {(tint["y0"], tint["y1"]) for tint in tints} == {(28, 28 + (36 if variant == "wide" else 58))}
    assert [name["text"] for name in names] == ["Exampleshire", "Mockford and Samplebury", "Testham"]
    assert [name["font"]["weight"] for name in names] == [700, 400, 400]


def test_a_change_of_framework_before_the_date_is_marked():
    words = [each["text"] for each in moving_figures.side_by_side().wide.layout["annotations"]]
    assert {"SIF", "ILACS"} <= set(words)


def test_table_of_the_lines_has_a_row_a_council():
    figure = moving_figures.side_by_side()
    assert [(row.head.text, [cell.grade or cell.text for cell in row.cells]) for row in figure.table.rows] == [
        ("Exampleshire", ["requires_improvement", "inadequate"]),
        ("Mockford and Samplebury", ["good", "outstanding"]),
        ("Testham", ["None on the record", "None on the record"]),
    ]
    assert figure.table.rows[0].cells[0].note == "SIF, 10 August 2015"


def test_lines_show_how_long_each_grade_stood():
    shapes = moving_figures.side_by_side().wide.layout["shapes"]
    held = {s["line"]["color"]: s["path"] for s in shapes if str(s["line"].get("color", "")).startswith("@line-")}
    assert held == {
        "@line-ri": "M2015-08-10,46L2022-11-25,46",
        "@line-i": "M2022-11-25,46L2026-08-22,46",
        "@line-g": "M2017-03-02,82L2024-06-03,82",
        "@line-o": "M2024-06-03,82L2026-08-22,82",
    }


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_bands_fill_their_blocks_at_either_end(form):
    whole = flows.Flows({("good", "good"): 3, ("good", "inadequate"): 1, ("inadequate", "good"): 4}, {}, "B", "A")
    layout = flows_drawing(whole, form).layout
    paths = [shape for shape in layout["shapes"] if shape["type"] == "path"]
    blocks = [shape for shape in layout["shapes"] if shape["type"] == "rect"]
    assert (len(paths), len(blocks)) == (3, 4)
    good = next(block for block in blocks if block["xanchor"] == 0 and block["fillcolor"] == "@g-g")
    assert good["y1"] - good["y0"] == pytest.approx(form.height / 2)


def test_no_words_of_a_flow_ask_for_an_inline_style():
    """Markup in an annotation makes Plotly set a style attribute, which the content security policy refuses."""
    for figure in moving_figures.moving_figures():
        for variant in (figure.wide, figure.narrow):
            texts = [each["text"] for each in variant.layout["annotations"]]
            assert texts, figure.name
            assert [text for text in texts if "<" in text] == []


def test_a_flow_leads_to_those_behind_it_and_says_how_many():
    figure = moving_figures.moves()
    (trace,) = figure.wide.data
    assert set(trace["customdata"]) == {"/movement/"}
    assert "Good to outstanding<br>25 councils, of 60 good before" in trace["hovertext"]
    assert "Outstanding to inadequate<br>1 council, of 35 outstanding before" in trace["hovertext"]


def test_table_of_flows_has_count_and_share_of_the_row():
    row = moving_figures.moves().table.rows[1]
    assert [cell.text for cell in row.cells] == ["25 (42%)", "20 (33%)", "13 (22%)", "2 (3%)", "60"]


def test_the_step_starts_at_all_and_runs_on_to_the_last_that_is_followed():
    steps, ticks = moving_figures.invented_survival().wide.data
    assert (steps["x"][0], steps["y"][0], steps["x"][-1], steps["y"][-1]) == (0, 100, 5.202, 30.5)
    assert steps["line"]["shape"] == "hv"
    assert ticks["hovertext"] == ["Exampleshire, continuing", "Testham, continuing"]


def test_numbers_under_the_axis_are_those_of_the_table():
    words = [each["text"] for each in moving_figures.invented_survival().wide.layout["annotations"]]
    assert words == ["Half within", "3 years", "Years since the report", "Followed and still inadequate:", "10", "8"]


def test_a_median_that_was_not_reached_draws_nothing():
    lines_ = survival_curve.survival_drawing(
        survival_curve.SurvivalCurve((), (survival_curve.CensoredMark(100, 1.0, "A"),), (), "still inadequate"), 1
    ).layout
    assert lines_["shapes"] == []
    assert (
        council_timelines.council_timelines_figure(
            council_timelines.CouncilTimelines((), *_days()), name="n", title="T", subtitle="S", source="S"
        ).table.rows
        == ()
    )


def _days():
    figure = moving_figures.AS_AT
    return figure.replace(year=2013), figure
