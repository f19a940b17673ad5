"""What holds for every command at once."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

import click
import pytest

from carecompanion.cli.main import tree
from carecompanion.cli.tree import Branching
from carecompanion.cli.verb import Verb
from carecompanion.words import say
from tests.cli.household import Home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORBIDDEN = re.compile(
    r"streak|missed|overdue|you should|failed you|broken promise|we miss you|congratulations|great job|well done"
)
AREAS = (
    "cli", "cli_help", "cli_more", "cli_options", "cli_circles", "cli_journal", "cli_letters", "cli_vault", "examining",
)  # fmt: skip


def verbs(group: Branching | None = None, path: str = "") -> Iterator[tuple[str, Verb]]:
    """Every command by its full name."""
    group = group or tree()
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        full = f"{path} {name}".strip()
        if isinstance(command, Branching):
            yield from verbs(command, full)
        else:
            assert isinstance(command, Verb)
            yield full, command


NAMES = [name for name, _ in verbs()]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_where_the_tree_says_and_explains_itself(name: str) -> None:
    command = dict(verbs())[name]
    assert command.name == name.rpartition(" ")[2]
    assert command.get_short_help_str() == say(f"cli_help.{name.replace(' ', '.')}")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", NAMES)
def test_help_needs_no_journal(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = Home(tmp_path / "home")
    assert home.run(*name.split(), "--help").code == 0
    assert name in capsys.readouterr().out
    assert not home.folder.exists()


def test_no_sentence_of_the_command_line_counts_scolds_or_praises() -> None:
    for area in AREAS:
        words = importlib.import_module(f"carecompanion.words.{area}").WORDS
        for key, sentence in words.items():
            assert not FORBIDDEN.search(sentence.lower()), f"{area}.{key}"


def test_every_sentence_is_used_and_every_used_one_is_there() -> None:
    from pathlib import Path

    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("cli", "activities")
        for path in (Path(__file__).parents[2] / "carecompanion" / folder).rglob("*.py")
    )
    used = set(
        re.findall(
            r"[\"']((?:cli|cli_circles|cli_journal|cli_letters|cli_vault|examining)\.[a-z_.0-9]+)[\"']",
            source,
        )
    )
    for key in used:
        say(key)
    built = re.findall(r"f[\"']((?:cli_[a-z]+|examining)\.[^\"'{]*)\{", source)
    unused = []
    named = set(re.findall(r'"([a-z_.]+)"', source))
    for area in ("cli", "cli_circles", "cli_journal", "cli_letters", "cli_vault", "examining"):
        for key in importlib.import_module(f"carecompanion.words.{area}").WORDS:
            full = f"{area}.{key}"
            is_built = any(
                full.startswith(start) and (start.count(".") > 1 or key in named) for start in built
            )
            if not is_built and full not in used:
                unused.append(full)
    assert unused == []


def fits(keys: Any, said: Any) -> bool:  # noqa: ANN401 - JSON shapes
    """Does what was said have exactly the declared keys?"""
    if isinstance(keys, dict):
        return (
            isinstance(said, dict)
            and set(said) == set(keys)
            and all(fits(keys[key], said[key]) for key in keys)
        )
    if isinstance(keys, list):
        return isinstance(said, list) and all(fits(keys[0], one) for one in said)
    if said is None:
        return "null" in keys
    if isinstance(said, dict):
        return "table" in keys
    if isinstance(said, bool):
        return bool(keys == "true or false")
    return isinstance(said, str) or (isinstance(said, int) and "number" in keys)


@pytest.mark.parametrize(
    "call",
    [
        ("write",), ("write", "today"), ("list",), ("show", "@last"), ("search", "words"), ("tag", "@last", "+x"),
        ("edit", "@last"), ("annotate", "@last"), ("delete", "@last", "--yes"), ("today", "--why"), ("draft", "list"),
        ("support", "edit", "--line-file", "-"), ("support", "show"), ("ground",), ("pack", "list"),
        ("pack", "show", "imperfect-ally"), ("pack", "rest", "low-tide"), ("pack", "use", "low-tide"),
        ("card", "show"), ("partner", "list"), ("partner", "rename", "robin", "R"), ("partner", "unblock", "robin"),
        ("partner", "block", "robin", "--yes"), ("partner", "forget", "robin", "--yes"), ("letter", "list"),
        ("vault", "info"), ("vault", "check"), ("vault", "backup"), ("settings", "show", "--mine"),
        ("settings", "set", "theme", "paper"), ("settings", "path"), ("paths",), ("doctor",),
    ],
)  # fmt: skip
def test_a_json_answer_has_the_keys_that_are_declared(pair: tuple[Home, Home], call: tuple[str, ...]) -> None:
    wren, _ = pair
    wren.run("write", "imperfect-ally/small-moment", stdin="words")
    wren.run("annotate", "@last", "a note")
    command = max((name for name in NAMES if " ".join(call).startswith(name)), key=len)
    said = wren.run(*call, "--json", stdin="words")
    assert said.code == 0, said.err
    assert fits(dict(verbs())[command].keys, said.json)


def test_letters_in_json_have_the_keys_that_are_declared(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, robin = pair
    declared = {name: verb.keys for name, verb in verbs()}
    wren.run("write", stdin="words of Sam")
    compose = ("letter", "compose", "@last", "--to", "robin", "--json")
    assert fits(declared["letter compose"]["or with --preview"], wren.run(*compose, "--preview").json)
    sent = wren.run(*compose, "--yes", "--out", str(tmp_path)).json
    assert fits(declared["letter compose"]["sent"], sent["sent"])
    opened = robin.run("letter", "open", sent["sent"]["file"], "--json").json
    assert fits(declared["letter open"], opened)
    assert fits(declared["letter list"], robin.run("letter", "list", "--json").json)
    one, whole = ({**declared["letter read"]}, declared["letter read"]["or with --thread"])
    del one["or with --thread"]
    read = ("letter", "read", opened["letters"][0]["id"], "--json")
    assert fits(one, robin.run(*read).json)
    assert fits(whole, robin.run(*read, "--thread").json)


def test_the_commands_document_is_what_the_commands_say() -> None:
    from tests.generate_command_docs import PLACE, document

    assert PLACE.read_text(encoding="utf-8") == document(), "stale: python -m tests.generate_command_docs"
