"""The recipe of docs/adding-a-page.md, followed to the letter in a copy of the project: no other file is touched."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.house.files import ROOT
from tests.house.recipes import blocks, copy_project, run, written

RECIPE = ROOT / "docs" / "adding-a-page.md"
FOLDER = "reports_by_year"
URLS = Path("dashboard/urls.py")
BEFORE = '    "dashboard.pages.distribution",\n'

# Where a page must be that has its line in dashboard/urls.py; put into the copy beside the recipe's own test.
EVERYWHERE = """
import re

from checks.addresses import public_addresses
from tests.browser.addresses import pages
from tests.dashboard.csv_files import cells_of, content_of
from tests.dashboard.workbooks import opened

NAMES = {f"dashboard:reports_by_year{form}" for form in ("", "_csv", "_xlsx")}


def test_it_is_among_the_pages_that_are_looked_at_in_a_browser_and_asked_for_hostile_values():
    assert set(pages()) >= NAMES


def test_it_is_among_the_pages_that_are_timed(record):
    assert {"/reports-by-year/", "/reports-by-year.csv", "/reports-by-year.xlsx"} <= set(public_addresses())


def test_it_has_a_head_and_its_entry_where_its_line_stands(record, client):
    html = client.get("/reports-by-year/").content.decode()
    assert re.search(r"<title>[^<]*graded reports in[^<]*</title>", html)
    header = re.search(r'<nav class="nav".*?</nav>', html, re.DOTALL)[0]
    assert re.findall(r">\\s*([^<>]+?)\\s*</a>", header)[:3] == ["National", "By year", "Distribution"]
    assert 'aria-current="page"' in header


def test_it_is_kept_until_the_record_changes(record, client, django_assert_num_queries):
    client.get("/reports-by-year/")
    with django_assert_num_queries(1):
        assert client.get("/reports-by-year/").status_code == 200


def test_its_table_leaves_in_both_forms_and_explains_the_column_of_its_own(record, client):
    header, *lines = cells_of(client, "/reports-by-year.csv?as_at=2015-12-31")
    assert header[3:5] == ["year", "graded_reports"]
    assert [line[3] for line in lines] == ["2014", "2015"]
    about = opened(content_of(client.get("/reports-by-year.xlsx"))).sheets["About"]
    assert ["graded_reports", "Graded reports published in the year."] in about
"""


def steps() -> Iterator[tuple[Path, str]]:
    """Each file that the recipe adds; the line for dashboard/urls.py is a block of plain text."""
    for path, language, code in blocks(RECIPE):
        yield (URLS if language == "text" else path), code


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to which the invented page was added as the recipe says."""
    folder = copy_project(tmp_path_factory.mktemp("project"))
    for path, code in steps():
        target = folder / path
        if path == URLS:
            target.write_text(target.read_text().replace(BEFORE, code + BEFORE))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(code)
    tests = folder / "tests" / "dashboard" / "pages" / FOLDER
    (tests / "__init__.py").touch()
    (tests / "test_everywhere.py").write_text(EVERYWHERE)
    return folder


def test_the_recipe_writes_the_folder_its_template_and_one_line(copy: Path):
    files = written(copy)
    assert URLS in files
    assert {path.parent for path in files - {URLS}} == {
        Path("dashboard/pages", FOLDER),
        Path("templates/dashboard", FOLDER),
    }
    before, after = ((folder / URLS).read_text().splitlines() for folder in (ROOT, copy))
    assert [line for line in after if line not in before] == [f'    "dashboard.pages.{FOLDER}",']
    assert len(after) == len(before) + 1


def test_the_page_is_served_and_passes_what_every_page_must(copy: Path):
    own, tables = "tests/dashboard/pages/reports_by_year", "tests/dashboard/files/test_tables_as_files.py"
    house = ("tests/house/test_dashboard_layers.py", "tests/house/test_files.py")
    asked = f"{FOLDER} or test_dashboard_layers or test_files"
    run(copy, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", asked, own, tables, *house)


@pytest.mark.parametrize("command", [("ruff", "check"), ("ruff", "format", "--check"), ("djangofmt", "--check")])
def test_what_it_writes_is_written_as_the_rest(copy: Path, command: Sequence[str]):
    program, *words = command
    folder = "templates/dashboard" if program == "djangofmt" else "dashboard/pages"
    run(copy, str(Path(sys.executable).with_name(program)), *words, f"{folder}/{FOLDER}")
