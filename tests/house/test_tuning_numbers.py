"""A tuning number says what forced it: a kind of report, a limit, the space on a screen."""

import ast

import pytest

from tests.house.files import parsed, python_files


def unexplained(tree: ast.Module) -> list[str]:
    """The numeric constants of a module without a docstring."""
    after = zip(tree.body, [*tree.body, None][1:], strict=True)
    return [str(name_of(node)) for node, under in after if name_of(node) and not is_sentence(under)]


def name_of(node: ast.stmt) -> str | None:
    """The name of a numeric constant; None for any other statement."""
    if isinstance(node, ast.AnnAssign):
        target, value = node.target, node.value
    elif isinstance(node, ast.Assign):
        target, value = node.targets[0], node.value
    else:
        return None
    number = isinstance(value, ast.Constant) and isinstance(value.value, int | float)
    return target.id if number and isinstance(target, ast.Name) else None


def is_sentence(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


@pytest.mark.parametrize("app", ["inspections", "dashboard"])
def test_every_number_is_explained(app: str) -> None:
    modules = [path for path in python_files(of_the_product=True) if path.parts[0] == app]
    assert modules
    assert {str(path): names for path in modules if (names := unexplained(parsed(path)))} == {}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("_SLACK: Final = 7.0", ["_SLACK"]),
        ("_SLACK = 7.0\n_NEXT = 2\n'''Why.'''", ["_SLACK"]),
        ("_SLACK = 7.0\n'''Why.'''", []),
        ("_WORDS = ('a', 'b')\n_NAME = 'a'", []),
    ],
)
def test_a_number_without_a_sentence_is_seen(code: str, names: list[str]) -> None:
    assert unexplained(ast.parse(code)) == names
