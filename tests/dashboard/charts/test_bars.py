"""100% bars: text, positions, the table and the sheet."""

import pytest

from dashboard.charts import bars
from dashboard.charts.counts import BarRow
from dashboard.charts.figure import Cell, Column, DataSheet, Figure, Table, TableRow
from dashboard.charts.grades import format_percent

LEADERSHIP = BarRow(
    "Leadership", {"outstanding": 60, "good": 58, "requires_improvement": 27, "inadequate": 8}, 153, 153
)
CARE = BarRow(
    "Children in care",
    {"outstanding": 54, "good": 68, "requires_improvement": 24, "inadequate": 5, "not_judged": 2},
    151,
    153,
)
NOBODY = BarRow("Nobody", {}, 0, 3)


def built(*rows: BarRow) -> Figure:
    return bars.bars_figure(rows, name="profile", title="A claim", subtitle="Measure", source="Reports.")


def test_segments_follow_each_other_from_best_to_worst() -> None:
    drawing = built(LEADERSHIP).wide
    assert [trace["name"] for trace in drawing.data] == ["Outstanding", "Good", "Requires improvement", "Inadequate"]
    assert [trace["base"][0] for trace in drawing.data[:3]] == pytest.approx([0, 39.2157, 77.1242], abs=1e-4)
    assert [trace["x"][0] for trace in drawing.data[:3]] == pytest.approx([39.2157, 37.9085, 17.6471], abs=1e-4)


def test_inadequate_keeps_a_gap_outside_its_outline() -> None:
    trace = built(LEADERSHIP).wide.data[3]
    assert trace["marker"] == {"color": "@g-i", "line": {"width": 2, "color": "@edge-i"}}
    assert trace["base"][0] == pytest.approx(94.7712 + 2 * 100 / 784, abs=1e-4)
    assert trace["x"][0] == pytest.approx(5.2288 - 4 * 100 / 784, abs=1e-4)


def test_words_fall_back_to_the_letter() -> None:
    assert [trace["text"] for trace in built(LEADERSHIP).wide.data] == [
        ["O 60|O|"],
        ["G 58|G|"],
        ["RI 27|RI|"],
        ["I 8|I|"],
    ]


def test_hover_says_count_denominator_and_share() -> None:
    trace = built(LEADERSHIP).narrow.data[0]
    assert trace["hovertext"] == ["Leadership<br>Outstanding: 60 of 153 councils (39%)"]


def test_bar_without_anyone_judged_is_empty_and_says_so() -> None:
    figure = built(NOBODY)
    assert [trace["x"] for trace in figure.wide.data] == [[], [], [], []]
    assert [words["text"] for words in figure.wide.layout["annotations"][-2:]] == ["–", "0"]


def test_older_word_adequate_is_drawn_only_where_it_was_used() -> None:
    old = BarRow("2009", {"good": 1, "adequate": 3}, 4)
    assert [trace["name"] for trace in built(LEADERSHIP, old).wide.data][3] == "Adequate"
    assert built(LEADERSHIP).key == ("outstanding", "good", "requires_improvement", "inadequate")


def test_table_has_counts_before_percentages_and_the_denominator_last() -> None:
    words = ("Outstanding", "Good", "Requires improvement", "Inadequate", "Good or better", "Not judged")
    columns = (Column("Judgement"), *(Column(word, numeric=True) for word in (*words, "Number judged")))
    texts = ("54 (36%)", "68 (45%)", "24 (16%)", "5 (3%)", "122 (81%)", "2", "151 of 153")
    row = TableRow(Cell("Children in care"), tuple(map(Cell, texts)))
    assert built(CARE).table == Table("A claim", "Measure", columns, (row,))


def test_sheet_has_raw_counts() -> None:
    grades = ("outstanding", "good", "requires_improvement", "inadequate")
    absences = ("not_judged", "not_printed", "visit", "could_not_be_read", "not_in_record", "not_yet_inspected")
    header = ("judgement", *grades, *absences, "good_or_better", "judged", "population")
    rows = (("Children in care", 54, 68, 24, 5, 2, 0, 0, 0, 0, 0, 122, 151, 153),)
    assert built(CARE).sheet == DataSheet(header, rows)


@pytest.mark.parametrize(
    ("count", "of", "shown"), [(27, 104, "26%"), (1, 200, "1%"), (1, 201, "0%"), (0, 5, "0%"), (0, 0, "–")]
)
def test_percentages_round_halves_up_and_nothing_judged_has_none(count: int, of: int, shown: str) -> None:
    assert format_percent(count, of) == shown
