"""The trend: columns from the axis up, labels, and the break between frameworks."""

import pytest

from dashboard.charts import trend
from dashboard.charts.figure import Figure

COLUMNS = [
    trend.TrendColumn("2018", "31 March 2018", {"outstanding": 2, "good": 48, "inadequate": 50}, 100),
    trend.TrendColumn("2019", "31 March 2019", {"outstanding": 30, "good": 40, "inadequate": 30}, 100),
]


def built(**more: object) -> Figure:
    words = {"name": "trend", "title": "A claim", "subtitle": "Measure", "source": "Reports."}
    return trend.trend_figure(COLUMNS, **(words | more))  # type: ignore[arg-type]


def test_worst_grade_stands_on_the_axis_and_best_on_top() -> None:
    outstanding, good, _, inadequate = built().wide.data
    assert (outstanding["base"], outstanding["y"]) == ([98, 70], [2, 30])
    assert (good["base"], good["y"]) == ([50, 30], [48, 40])
    assert inadequate["base"] == pytest.approx([2 * 100 / 272] * 2)


def test_small_best_share_is_written_above_its_column() -> None:
    above = [words for words in built().wide.layout["annotations"] if words["text"].startswith("O ")]
    assert [(words["text"], words["x"], words["y"]) for words in above] == [("O 2%", 0, 100)]


def test_n_stands_under_every_column() -> None:
    texts = [words["text"] for words in built().wide.layout["annotations"]]
    assert [text for text in texts if text.startswith("n = ")] == ["n = 100", "n = 100"]


def test_break_is_a_dotted_line_with_words_that_fold_where_there_is_no_room() -> None:
    figure = built(breaks=[trend.FrameworkBreak(1, before="The single inspection framework")])
    (line,) = [shape for shape in figure.wide.layout["shapes"] if shape["x0"] == 0.5]
    words = [each for each in figure.wide.layout["annotations"] if "framework" in each["text"]]
    assert line["line"]["dash"] == "2px,3px"
    assert [each["text"] for each in words] == [
        "The single inspection framework",
        "The single<br>inspection framework",
    ]
    assert words[0]["name"] == words[1]["name"].removeprefix("0:") + ":"


def test_narrow_drawing_lists_the_newest_first_and_says_the_break_in_words() -> None:
    figure = built(breaks=[trend.FrameworkBreak(1, "SIF", "ILACS")], ending="Ends in 2026")
    labels = [each["text"] for each in figure.narrow.layout["annotations"] if "March" in each["text"]]
    assert labels == ["31 March 2019", "31 March 2018"]
    assert figure.narrow_note == "SIF. ILACS. Ends in 2026."


def test_many_columns_are_labelled_every_second_one_ending_with_the_last() -> None:
    many = [trend.TrendColumn(str(at), str(at), {"good": 1}, 1) for at in range(18)]
    layout = trend.drawing_wide(many, (), "").layout
    assert [each["text"] for each in layout["annotations"] if each["font"]["weight"] == 700][:2] == ["1", "3"]
