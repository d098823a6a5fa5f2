"""The files of the project according to git, including those not yet committed."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is in git or not ignored by it, relative to the project."""
    # A checkout that belongs to another account, as in CI, is looked at all the same.
    command = ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = sorted({Path(name) for name in listed.split("\0") if name})
    return tuple(path for path in paths if (ROOT / path).is_file())


@cache
def python_files(*, of_the_product: bool = False) -> tuple[Path, ...]:
    """The Python files; those of the product are without tests and migrations."""
    modules = (path for path in project_files() if path.suffix == ".py")
    if of_the_product:
        modules = (path for path in modules if path.parts[0] != "tests" and "migrations" not in path.parts)
    return tuple(modules)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


@cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Every node of a module, which many tests look through."""
    return tuple(ast.walk(tree))


def text_of(path: Path) -> str | None:
    """The text of a file; None if it is binary, such as a picture."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
