"""A framework's facts are in its file: no other code names one or what it judges, or lists the grades again."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspections.reading.frameworks import frameworks
from inspections.reading.vocabulary import GRADE_LABELS, GRADES, Audience, Grade
from tests.house.files import nodes, parsed, project_files, python_files, text_of

HOME = Path("inspections/reading/frameworks")
READER = Path("inspections/reading")

# Where a name or a list must stand: why.
ALLOWED = {
    "inspections/reading/vocabulary.py": "the home of the grades; its kinds and audiences are the contract's own words",
    "inspections/reading/scales.py": "the home of the scales, which map printed words to grades",
    "inspections/models/ledger.py": "the kinds of event are the reading contract's own words",
    "dashboard/pages/gallery/figures.py": "invents the lanes of a timeline, so that no council is meant",
}
ALLOWED_TEMPLATES = {
    "templates/components/key.html": "the key to the marks says until when one of the words was used",
    "templates/dashboard/gallery/page.html": "shows each component with invented words",
}

# Keys that are everyday words or names of other things too: sending, and the paper that the dashboard writes.
# The same for areas: what came of an inspection.
EVERYDAY = {"send", "committee_paper", "outcomes"}
KEYS = frozenset(frameworks())
AREAS = frozenset(area.key for each in frameworks().values() for area in each.areas)
QUOTABLE = (KEYS | AREAS) - EVERYDAY
TOKENS = frozenset(key for key in KEYS - EVERYDAY if "_" not in key)
NAMES = re.compile(
    r"\b(?:"
    + "|".join(
        [
            *(key.upper() for key in KEYS if "_" not in key),
            *(each.in_sentence for each in frameworks().bearing_position),
        ]
    )
    + r")\b"
)
WORDS_OF_GRADES = {word: grade for grade in GRADES for word in (grade.value, GRADE_LABELS[grade], grade.name)}
MOST_GRADES = 2


def framework_names(path: Path, tree: ast.Module) -> Iterator[str]:
    """Whatever names a framework or area in a module: a key, a name in a sentence, or part of an identifier."""
    docstrings = {id(node.value) for node in nodes(tree) if isinstance(node, ast.Expr)}
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            # Patterns of the reader quote what is printed.
            named = None if path.is_relative_to(READER) else NAMES.search(node.value)
            if named or node.value in QUOTABLE:
                yield f"{path}:{node.lineno}: {node.value[:60]!r}"
    yield from (f"{path}: {name}" for name in own_names(path, tree) if TOKENS & set(name.lower().split("_")))


def keys_in_tags(template: str) -> Iterator[str]:
    """What the tags of a template quote that has a home in code: a framework, an area, an addressee; a grade to ask by.

    A grade is handed to the tag that draws it by its key, so that only comparing with one counts.
    """
    for tag in re.findall(r"\{[{%].*?[%}]\}", template):
        quoted = re.findall(r"""(==|!=|\bin\b)?\s*["']([^"']*)["']""", tag)
        own = QUOTABLE | set(Audience)
        yield from (tag for asked, word in quoted if word in own or (asked and word in set(Grade)))


def own_names(path: Path, tree: ast.Module) -> set[str]:
    """The names that a module defines: its own, and those of its classes, functions, arguments and values."""
    found = {path.stem}
    for node in nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def grade_lists(path: Path, tree: ast.Module) -> Iterator[str]:
    """Lists, tuples, sets and dicts that contain more than two of the grades in a row."""
    for node in nodes(tree):
        members: list[ast.expr | None] = []
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            members = list(node.elts)
        elif isinstance(node, ast.Dict):
            members = list(node.keys)
        if len({grade for each in members if (grade := grade_of(each))}) > MOST_GRADES:
            yield f"{path}:{node.lineno}: the grades"


def grade_of(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return WORDS_OF_GRADES.get(node.value) or WORDS_OF_GRADES.get(node.value.capitalize())
    return WORDS_OF_GRADES.get(node.attr) if isinstance(node, ast.Attribute) else None


def modules() -> list[Path]:
    found = [path for path in python_files(of_the_product=True) if not path.is_relative_to(HOME)]
    return [path for path in found if str(path) not in ALLOWED]


def templates() -> dict[str, str]:
    """The templates that must not name any framework, without their comments."""
    paths = [path for path in project_files() if path.suffix == ".html" and path.parts[0] == "templates"]
    return {str(path): without_comments(text_of(path) or "") for path in paths if str(path) not in ALLOWED_TEMPLATES}


def without_comments(template: str) -> str:
    return re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{#.*?#\}|<!--.*?-->", "", template, flags=re.S)


def test_no_module_names_a_framework_or_an_area():
    assert [line for path in modules() for line in framework_names(path, parsed(path))] == []


def test_no_module_lists_the_grades_again():
    assert [line for path in modules() for line in grade_lists(path, parsed(path))] == []


def test_no_template_names_a_framework():
    assert templates()
    assert [f"{path}: {hit.group()}" for path, text in templates().items() for hit in NAMES.finditer(text)] == []


def test_no_template_asks_by_the_key_of_what_has_a_home_in_code():
    assert [f"{path}: {tag}" for path, text in templates().items() for tag in keys_in_tags(text)] == []


def test_what_is_allowed_is_there_and_needs_to_be():
    for name in ALLOWED:
        path = Path(name)
        assert [*framework_names(path, parsed(path)), *grade_lists(path, parsed(path))], name
    for name in ALLOWED_TEMPLATES:
        assert list(keys_in_tags(without_comments(text_of(Path(name)) or ""))), name


@pytest.mark.parametrize(
    "line",
    [
        'if inspection.framework == "sif": pass',
        'OLD = ("lscb", "jtai")',
        'note = f"{count} councils under SIF or ILACS"',
        'words = "the single inspection framework"',
        "ILACS_BEGAN = 2018",
        "def sif_lists(): pass",
        'area: str = "leadership"',
        'profile.tally("help_and_protection")',
        "has_ended('overall', date)",
    ],
)
def test_a_named_framework_or_area_is_seen(line):
    assert list(framework_names(Path("dashboard/made.py"), ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    ['"""Of SIF and ILACS."""', "# as under SIF", "sender.send(message)", 'name = "committee_paper"', 'x = "apart"'],
)
def test_what_names_none_passes(line):
    assert list(framework_names(Path("dashboard/made.py"), ast.parse(line))) == []


@pytest.mark.parametrize(
    "tag",
    [
        '{% if item.audience == "lscb" %}',
        '{% if params.area != "leadership" %}',
        "{{ judgements|get:'overall' }}",
        '{% if mark == "inadequate" %}',
        '{% include "x.html" with framework="jtai" only %}',
    ],
)
def test_a_key_in_a_tag_is_seen(tag):
    assert list(keys_in_tags(tag)) == [tag]


@pytest.mark.parametrize("tag", ['{% mark "inadequate" %}', '{% include "leadership.html" %}', 'id="overall"'])
def test_a_tag_that_asks_by_no_key_passes(tag):
    assert list(keys_in_tags(tag)) == []


@pytest.mark.parametrize(
    "line",
    [
        'GRADES = ("outstanding", "good", "requires_improvement", "inadequate")',
        'X = {"outstanding": 4, "good": 3, "adequate": 2}',
        "X = [Grade.OUTSTANDING, Grade.GOOD, Grade.INADEQUATE]",
        'X = {"Outstanding", "Good", "Requires improvement"}',
    ],
)
def test_a_list_of_grades_is_seen(line):
    assert list(grade_lists(Path("dashboard/made.py"), ast.parse(line)))


def test_two_grades_are_no_list():
    assert list(grade_lists(Path("dashboard/made.py"), ast.parse('X = ("outstanding", "good", "leadership")'))) == []
