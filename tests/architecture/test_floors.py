"""The floors hold: contracts are kept, no file swallows the house, and nothing happens at import time."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "carecompanion"
LINES_AT_MOST = 400
LAST_DOORS = {
    PACKAGE / "crypto" / "age.py",  # a panic of the library is no Exception
    PACKAGE / "cli" / "main.py",  # a fault is told without a word of what was being worked on
}
MARKUP_READERS = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Markdown"}


def _sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_the_import_contracts_are_kept() -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_nothing_fetches() -> None:
    """The import contract names whole packages; the one module of `urllib` that opens addresses is looked for here."""
    assert not [path for path in _sources() if "urllib.request" in path.read_text("utf-8")]


def test_no_file_swallows_the_house() -> None:
    long_ones = {
        str(path.relative_to(ROOT)): count
        for path in _sources()
        if "words" not in path.parts and (count := len(path.read_text("utf-8").splitlines())) > LINES_AT_MOST
    }
    assert not long_ones


def test_no_room_is_called_a_lumber_room() -> None:
    assert not [
        path for path in _sources() if path.stem in {"utils", "helpers", "manager", "common", "misc", "data"}
    ]


def test_what_is_caught_broadly_is_passed_on() -> None:
    found = []
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = (
                set() if node.type is None else {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
            )
            is_broad = node.type is None or caught & {"Exception", "BaseException"}
            passes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if is_broad and not passes_on and path not in LAST_DOORS:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not found


def test_no_text_reaches_a_widget_as_markup() -> None:
    """A str is read as markup by these widgets: they are given Content (by a call), or a literal without brackets."""
    found = []
    for path in (PACKAGE / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            if isinstance(first, ast.IfExp):
                first = first.body
            literal = (
                isinstance(first, ast.Constant) and isinstance(first.value, str) and "[" not in first.value
            )
            given_content = isinstance(first, ast.Call) and ast.unparse(first.func) not in {"say", "str"}
            if node.func.id in MARKUP_READERS and not (literal or given_content):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:70]}")
    assert not found, "\n".join(found)


def test_notifications_are_never_markup() -> None:
    calls = [
        f"{path.name}:{node.lineno}"
        for path in (PACKAGE / "tui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "notify"
        and not any(
            keyword.arg == "markup"
            and isinstance(keyword.value, ast.Constant)
            and keyword.value.value is False
            for keyword in node.keywords
        )
    ]
    assert not calls


def test_modules_do_nothing_when_imported() -> None:
    """At module level stand definitions and constants: no call for its effect, no loop, no `with`."""
    doing = (ast.For, ast.While, ast.With, ast.Try, ast.Delete)
    found = []
    for path in _sources():
        for node in ast.parse(path.read_text("utf-8")).body:
            acts = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
            if (acts or isinstance(node, doing)) and path.name != "__main__.py":
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:60]}")
    assert not found, "\n".join(found)
