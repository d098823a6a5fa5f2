"""What files may contain: no paths of one machine, no reports, no inline code in pages; and how long they may be."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.house.files import ROOT, nodes, parsed, project_files, python_files, text_of

LONGEST_FILE = 300
LONGEST_FUNCTION = 40

# Written in parts, so that this file does not hold what it looks for.
MACHINE = re.compile(
    r"(?<![\w.}])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me", "fa" + "rm")) + r")(?=[/\s\"'`]|$)", re.M
)
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "deb" + r"\.debian\.org"))
)
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)[^>]*>|<style\b|\sstyle\s*=|\son[a-z]+\s*=|\shx-on\b|=\s*[\"\']javascript:", re.IGNORECASE
)


def found(pattern: re.Pattern[str]) -> list[str]:
    texts = ((path, text_of(path)) for path in project_files())
    return [f"{path}: {hit.group()}" for path, text in texts if text for hit in pattern.finditer(text)]


def starts_as_pdf(path: Path) -> bool:
    with (ROOT / path).open("rb") as file:
        return file.read(5) == b"%PDF-"


def test_no_file_names_a_folder_of_one_machine():
    assert found(MACHINE) == []


def test_no_file_names_a_package_registry():
    assert found(REGISTRIES) == []


def test_no_report_is_in_the_project():
    pdfs = [path for path in project_files() if path.suffix == ".pdf" or starts_as_pdf(path)]
    assert pdfs == []


def test_no_template_holds_a_script_or_a_style():
    templates = [path for path in project_files() if path.suffix == ".html"]
    assert templates
    hits = [(path, hit.group()) for path in templates for hit in INLINE.finditer(text_of(path) or "")]
    assert hits == []


@pytest.mark.parametrize(
    "line",
    ["<script>", '<script type="module">', "<style>", '<p style="x">', '<a onclick="x">', '<b hx-on:click="x">'],
)
def test_a_script_or_style_in_a_page_is_seen(line):
    assert INLINE.search(line)


@pytest.mark.parametrize("line", ['<script src="{% static "x.js" %}" defer>', '<link rel="stylesheet" href="x">'])
def test_a_linked_script_or_style_is_no_fault(line):
    assert not INLINE.search(line)


def test_no_file_is_longer_than_a_story():
    lengths = {path: len((text_of(path) or "").splitlines()) for path in python_files(of_the_product=True)}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_function_fits_a_screen():
    long = {
        f"{path}:{node.name}": node.end_lineno - node.lineno + 1
        for path in python_files(of_the_product=True)
        for node in nodes(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_module_says_what_it_is():
    modules = [path for path in python_files(of_the_product=True) if (text_of(path) or "").strip()]
    assert [str(path) for path in modules if not ast.get_docstring(parsed(path))] == []
