"""What a cell of a workbook cannot hold is said in the cell."""

import io

from dashboard.files.xlsx import new_workbook, write_rows
from tests.dashboard.workbooks import opened


def test_text_that_is_longer_than_a_cell_says_where_it_was_cut():
    file = io.BytesIO()
    with new_workbook(file) as book:
        write_rows(book.add_worksheet(), 0, [["a" * 32_767, "b" * 32_768]])
    ((whole, cut),) = opened(file.getvalue()).sheets["Sheet1"]
    assert whole == "a" * 32_767
    assert len(cut) == 32_767
    assert cut.endswith("b… (cut here: a cell of a workbook holds no more than 32,767 characters)")
