"""Every sentence of the catalogue is said somewhere: what nobody says is translated and corrected for nothing."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import carecompanion

ROOT = Path(carecompanion.__file__).parent
BY_NAME = {"cli_help", "cli_more", "cli_options", "errors", "commands"}
"""Areas asked by the name of a command, an option or an error: their own tests hold them together."""


def _patterns() -> list[re.Pattern[str]]:
    """Every piece of text in the source as a pattern; what an f-string fills in may be anything."""
    found = set()
    for file in ROOT.rglob("*.py"):
        inside_fstrings: set[int] = set()
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.JoinedStr):
                inside_fstrings |= {id(part) for part in node.values}
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^ ]+"
                    for part in node.values
                ]
                if any(
                    isinstance(part, ast.Constant) and re.search(r"\w", str(part.value))
                    for part in node.values
                ):
                    found.add("".join(parts))
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in inside_fstrings
                and re.fullmatch(r"[a-z_]+(\.[\w-]+)+", node.value)
            ):
                found.add(re.escape(node.value))
    return [re.compile(pattern) for pattern in found]


def test_every_sentence_is_said_somewhere() -> None:
    patterns = _patterns()
    unsaid = []
    for area in sorted((ROOT / "words").glob("*.py")):
        words = getattr(import_module(f"carecompanion.words.{area.stem}"), "WORDS", {})
        if area.stem not in BY_NAME:
            keys = [f"{area.stem}.{key}" for key in words]
            unsaid += [key for key in keys if not any(pattern.fullmatch(key) for pattern in patterns)]
    assert not unsaid
