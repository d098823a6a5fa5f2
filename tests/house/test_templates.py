"""Templates are readable, are in the same folders as the code of their pages, and are all used."""

import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.house.files import project_files, text_of

TEMPLATES = Path("templates")
LONGEST_LINE = 120
# Django and the libraries look for these by name.
ASKED_FOR_BY_NAME = (
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
    "admin",
    "registration",
    "simple_history",
)
DOTTED = re.compile(r"\b(?:dashboard|inspections|authorities)(?:\.\w+)+")
INCLUDED = re.compile(r"{% (?:include|extends) \"([^\"#]+)")


def templates() -> dict[str, str]:
    """The templates by the name that loads them, with their text."""
    paths = (path for path in project_files() if path.suffix == ".html" and path.parts[0] == str(TEMPLATES))
    return {str(path.relative_to(TEMPLATES)): text_of(path) or "" for path in paths}


def page_of(name: str) -> str | None:
    """The page of the dashboard that a template belongs to."""
    parts = Path(name).parts
    return parts[1] if parts[0] == "dashboard" and parts[1] != "shared" else None


def test_no_line_of_a_template_is_too_long_to_read():
    long = [
        f"{name}:{number}"
        for name, text in templates().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if len(line) > LONGEST_LINE
    ]
    assert long == []


def test_no_template_holds_text_whose_indentation_would_be_seen():
    """No template depends on leading spaces, because config/templates.py removes them."""
    spaced = re.compile(r"<pre\b|<textarea[^>]*>[^<]*\n")
    assert [name for name, text in templates().items() if spaced.search(text)] == []


def test_the_templates_of_a_page_stand_in_a_folder_named_as_its_code():
    pages = {
        path.parts[2] for path in project_files() if path.parts[:2] == ("dashboard", "pages") and len(path.parts) > 3
    }
    # The committee paper stands above the pages, and has addresses of its own as they have.
    pages |= {
        path.parts[1] for path in project_files() if path.parts[0] == "dashboard" and path.parts[2:] == ("urls.py",)
    }
    assert {page for name in templates() if (page := page_of(name))} == pages


def test_no_page_takes_a_template_of_another():
    taken = [
        (name, included)
        for name, text in templates().items()
        for included in INCLUDED.findall(text)
        if page_of(included) not in (None, page_of(name))
    ]
    assert taken == []


def resolves(name: str) -> bool:
    """Whether a dotted name is that of a module or of something in one."""
    module, _, rest = name.rpartition(".")
    try:
        return hasattr(import_module(module), rest) or find_spec(name) is not None
    except ImportError:
        return False


def test_what_a_template_says_it_is_given_is_there():
    named = {(name, dotted) for name, text in templates().items() for dotted in DOTTED.findall(text)}
    assert named
    assert [(name, dotted) for name, dotted in sorted(named) if not resolves(dotted)] == []


def test_every_template_is_asked_for():
    own = templates()
    asked = {name for text in own.values() for name in INCLUDED.findall(text)}
    code = "\n".join(
        text_of(path) or "" for path in project_files() if path.suffix == ".py" and path.parts[0] != "tests"
    )
    idle = [name for name in own if name not in asked and f'"{name}' not in code]
    assert [name for name in idle if Path(name).parts[0] not in ASKED_FOR_BY_NAME] == []


FOLDED = re.compile(r"<details\b([^>]*)>\s*<summary[^>]*>(.*?)</summary>", re.DOTALL)
LEFT_OUT_ON_PAPER = {
    f"dashboard/{name}.html"
    for name in (
        *("committee_paper/cover_form", "compare/council_chooser", "data/dictionary", "gallery/page"),
        *("inspection/mentions", "inspection/record_history", "method/page", "programs/named", "register/facts_form"),
    )
}
"""What is folded there helps to use the page, or is left out on paper with its heading."""


def test_folded_parts_of_public_pages_say_on_paper_that_they_are_on_the_page():
    folded = {
        name: found
        for name, text in templates().items()
        if name.startswith("dashboard/") and (found := FOLDED.findall(text))
    }
    silent = {
        name
        for name, found in folded.items()
        for attributes, summary in found
        if "rest" not in attributes or ": on the page, not on paper" not in summary
    }
    assert silent == LEFT_OUT_ON_PAPER
    assert len(folded) > len(silent)
