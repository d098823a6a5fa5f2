"""The files of an edition: their bytes are written out here, because they must never change."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dashboard.files.csv import safe_cell
from inspections.editions.tables import EditionColumn, EditionSchema, cells_of, schema_from, table_state
from inspections.editions.writing import WRITERS, digest_of
from tests.dashboard.files.test_formulas import BEFORE, SIGNS

csv_lines, json_lines = WRITERS["csv"], WRITERS["json"]
COLUMNS = tuple(EditionColumn(name, "any", "…") for name in ("key", "position", "text", "sure", "left"))
SCHEMA = EditionSchema("made", "Made", "For this test.", ("key", "position"), COLUMNS)
ROWS = [
    ("b", 10, "two\nlines, and “quotes”", True, 75.0),
    ("b", 9, '=1+1 says "so"', False, 0.1),
    ("a", None, None, None, None),
    ("a", 2, " @x\r", None, 12),
]
STATE = table_state(SCHEMA, ROWS)


def text(lines: object) -> str:
    return b"".join(lines).decode()  # type: ignore[call-overload,no-any-return]


def kept() -> list[dict[str, object]]:
    return [cells_of(cells) for cells in STATE.rows.values()]


def test_rows_stand_in_the_order_of_their_keys_and_cells_are_safe():
    assert text(csv_lines(SCHEMA, kept())) == (
        "key,position,text,sure,left\n"
        'a,2,"\' @x\r",,12\n'
        "a,,,,\n"
        'b,9,"\'=1+1 says ""so""",false,0.1\n'
        'b,10,"two\nlines, and “quotes”",true,75.0\n'
    )


def test_json_has_every_column_of_every_row():
    assert text(json_lines(SCHEMA, kept())) == (
        "[\n"
        '{"key": "a", "position": 2, "text": " @x\\r", "sure": null, "left": 12},\n'
        '{"key": "a", "position": null, "text": null, "sure": null, "left": null},\n'
        '{"key": "b", "position": 9, "text": "=1+1 says \\"so\\"", "sure": false, "left": 0.1},\n'
        '{"key": "b", "position": 10, "text": "two\\nlines, and “quotes”", "sure": true, "left": 75.0}\n'
        "]\n"
    )


def test_both_are_what_other_programs_read():
    assert list(csv.reader(io.StringIO(text(csv_lines(SCHEMA, kept())), newline="")))[-1][2] == ROWS[0][2]
    assert [row["position"] for row in json.loads(text(json_lines(SCHEMA, kept())))] == [2, None, 9, 10]
    assert json.loads(text(json_lines(SCHEMA, []))) == []


def test_a_checksum_is_of_the_pieces_together():
    assert digest_of([b"a", b"b"]) == digest_of([b"ab"])


def test_two_rows_with_one_key_are_two_rows():
    rows = table_state(SCHEMA, [("a", 1, "x", None, None), ("a", 1, "y", None, None)]).rows
    assert list(rows) == ['["a",1]', '["a",1,2]']


def test_a_schema_is_read_as_it_was_kept():
    assert schema_from(SCHEMA.text) == SCHEMA


@pytest.mark.parametrize("before", BEFORE, ids=ascii)
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_a_cell_is_safe_wherever_one_of_any_other_file_is(before: str, sign: str):
    cell = f"{before}{sign}1+1"
    (_, row) = csv.reader(io.StringIO(text(csv_lines(SCHEMA, [{"key": cell}])), newline=""))
    assert row[0] == safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("plain", ["Good", "2 = 2", "£5", "'=1", "–", "· +1", "1-2", "  Good", "\u2212 1"])
def test_a_cell_that_is_no_formula_stays_as_it_is(plain: str):
    assert f"\n{plain}," in text(csv_lines(SCHEMA, [{"key": plain}]))
