"""The floors hold: contracts are kept, no file swallows the house, and nothing happens at import time."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "carecompanion"
LINES_AT_MOST = 400


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
            if isinstance(node, ast.ExceptHandler):
                names = (
                    {"Exception"}
                    if node.type is None
                    else {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}
                )
                # The one door around age meets a panic that is no Exception; it says so beside it.
                if names & {"Exception", "BaseException"} and path.name != "age.py":
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not found


def test_no_text_reaches_a_widget_as_markup() -> None:
    """Static, Label, Button and friends read a str as markup: only Content from tui.text may be given to them."""
    makers = re.compile(
        r"\b(Static|Label|Button|Option|Checkbox|RadioButton|Collapsible)\(\s*(f?[\"'][^\"']|[a-z_.]+[,)])"
    )
    found = []
    for path in (PACKAGE / "tui").rglob("*.py"):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if makers.search(line) and 'Static("")' not in line and "markup=False" not in line:
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
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
