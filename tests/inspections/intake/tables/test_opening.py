import datetime
import io
import zipfile

import pytest

from inspections.intake.tables.sheets import Sheet, TableError
from inspections.intake.tables.table_process import open_sheets
from tests.inspections.intake.tables.workbooks import csv_of, workbook

ROWS = (("Council", "Overall"), ("Camden", "Good"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_file_is_parted_where_its_columns_are(separator):
    assert open_sheets(csv_of(ROWS, separator)) == [Sheet("", ROWS)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_that_spreadsheets_write_are_read(encoding):
    assert open_sheets("Council,Lead\nCamden,Zoë".encode(encoding))[0].rows[1] == ("Camden", "Zoë")


def test_text_of_windows_is_read_and_said():
    sheet = open_sheets("Council,Lead\nCamden,Zoë".encode("cp1252"))[0]
    assert sheet.rows[1] == ("Camden", "Zoë")
    assert sheet.notes[0].startswith("The file is not in UTF-8.")


def test_the_sheets_of_a_workbook_come_with_dates_as_dates_and_whole_numbers_whole():
    day = datetime.date(2024, 3, 18)
    data = workbook(
        ("One", [["Start", "LA code"], [day, 861]]), ("Two", [["x"]]), then=lambda book: book.worksheets()[1].hide()
    )
    assert open_sheets(data) == [
        Sheet("One", (("Start", "LA code"), ("2024-03-18", "861"))),
        Sheet("Two", (("x",),), is_hidden=True),
    ]


def test_merged_cells_are_filled_and_said():
    def merge(book):
        book.worksheets()[0].merge_range(0, 1, 0, 2, "ILACS")

    sheet = open_sheets(workbook(("One", [["", "", ""], ["Council", "Overall", "Leaders"]]), then=merge))[0]
    assert sheet.rows[0] == ("", "ILACS", "ILACS")
    assert sheet.notes == ("1 merged cell was read as if each held what the merged cell shows.",)


def test_a_formula_gives_its_result_and_one_without_is_said():
    def formulas(book):
        book.worksheets()[0].write_formula("A2", '="Cam"&"den"', None, "Camden")
        book.worksheets()[0].write_formula("B2", "=C2", None, "")

    sheet = open_sheets(workbook(("One", [["Council", "Overall"]]), then=formulas))[0]
    assert sheet.rows[1][0] == "Camden"
    assert "1 cell of the workbook with a formula but no result (the first is B2)" in sheet.notes[0]


def test_a_cell_with_an_error_is_read_as_blank_and_said():
    def divide(book):
        book.worksheets()[0].write_formula("B2", "=1/0", None, "#DIV/0!")

    sheet = open_sheets(workbook(("One", [["Council", "Overall"], ["Camden", ""]]), then=divide))[0]
    assert sheet.rows[1] == ("Camden", "")
    assert sheet.notes == ("Read as blank: 1 cell with an error, such as #DIV/0! (the first is B2).",)


def test_merged_cells_of_an_ods_are_said():
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    tall = '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Camden</text:p>'
    rows = f"<table:table-row>{tall}</table:table-cell></table:table-row>"
    rows += "<table:table-row><table:covered-table-cell/></table:table-row>"
    body = f'<office:spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet>'
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
    (sheet,) = open_sheets(out.getvalue())
    assert sheet.rows[0] == ("Camden",)
    assert sheet.notes[0].startswith("Read as blank: what 1 merged cell of the workbook covers")


def _zip_of(name, size):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"\0" * size)
    return out.getvalue()


def _entities():
    """A workbook whose only sheet asks for a billion laughs."""
    data, out = workbook(("One", ROWS)), io.BytesIO()
    laughs = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    cell = '<c r="A1" t="inlineStr"><is><t>&a9;</t></is></c>'
    bomb = f'<!DOCTYPE x [{laughs}]><worksheet><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, bomb if entry.endswith("sheet1.xml") else old.read(entry))
    return out.getvalue()


def _far_cell():
    """Two cells at the ends of a sheet, which some programs fill with 17 billion blank ones."""
    return workbook(("One", [["x"]]), then=lambda book: book.worksheets()[0].write(1_048_575, 16_383, "y"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "This file is empty."),
        (b"  \n", "This file is empty."),
        (b"PK\x03\x04 nothing", "This table cannot be read."),
        (b"\xd0\xcf\x11\xe0 nothing", "This table cannot be read."),
        (b"%PDF-1.7\x81\x00", "This table cannot be read."),
        (b'"never closed\n' + b"x" * 200_000, "This table cannot be read."),
        (b"x," * 500 + b"x", "This table has 1 row and 501 columns; 20,000 rows and 200 columns can be read."),
        (b"a,b\n" * 20_001, "This table has 20,001 rows"),
        (b"x" * (20 * 1024**2 + 1), "This file is larger than 20 MB"),
        (_zip_of("xl/worksheets/sheet1.xml", 210 * 1024**2), "This workbook unpacks to 210 MB; 200 MB are read."),
    ],
    ids=lambda value: str(value[:20]),
)
def test_what_cannot_be_used_is_refused_in_words(data, said):
    with pytest.raises(TableError) as refused:
        open_sheets(data)
    assert refused.value.message.startswith(said)


@pytest.mark.parametrize("data", [_entities(), _far_cell()], ids=["entities", "far cell"])
def test_a_workbook_that_asks_for_too_much_is_refused_in_words_or_read_without_it(data):
    try:
        sheets = open_sheets(data)
    except TableError as error:
        sheets, refused = [], error.message
    else:
        refused = "This file needs more memory or time"
    assert refused.startswith(("This file needs more memory or time", "This table cannot be read"))
    assert all(len(cell) < 1000 for sheet in sheets for row in sheet.rows for cell in row)
    assert all(len(sheet.rows) < 1000 for sheet in sheets)


def test_a_sheet_that_is_too_large_is_left_and_the_others_are_read():
    large = [["x"]] * 20_001
    sheets = open_sheets(workbook(("Large", large), ("Small", ROWS)))
    assert sheets[0].rows == ()
    assert sheets[0].notes[0].startswith("The sheet “Large” has 20,001 rows")
    assert sheets[1].rows == ROWS


def test_a_workbook_that_shows_one_long_text_in_many_cells_is_refused_in_words():
    data = workbook(("One", [["x" * 32_000] * 200] * 5))
    assert len(data) < 100_000
    with pytest.raises(TableError) as refused:
        open_sheets(data)
    assert refused.value.message.startswith("This workbook holds more text than a table of outcomes does.")
