"""Writes docs/command-line.md from the commands themselves: ``python -m tests.generate_command_docs``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from carecompanion.cli.main import NAME, tree
from carecompanion.cli.tree import Branching
from carecompanion.cli.verb import Verb
from carecompanion.errors import _EXCHANGE_EXITS, CareError
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE: Final = Path(__file__).parent.parent / "docs" / "command-line.md"

HEAD: Final = """# The command line

`carecompanion` alone opens the interface on a terminal. Everything else is here too: one thing at a time, by ear
and by script. This page is made from the commands themselves (`python -m tests.generate_command_docs`).

## Common to all

- `CARECOMPANION_HOME` moves everything under one folder. `carecompanion paths` says where everything is.
- The passphrase is asked for on the terminal, or it is the first line of a file: `--passphrase-file FILE` (`-` is
  standard input, where that carries nothing else) or the file that `CARECOMPANION_PASSPHRASE_FILE` names. A new
  passphrase: `--new-passphrase-file FILE`. It is never an argument and never the value of a variable. A file that
  others can read is warned about.
- Private text comes from standard input or a file. Where an argument carries text it works too, and is seen in the
  process list and in the shell's history; each command's help says so.
- The answer is on stdout. Questions, progress, warnings and errors are on stderr: what went wrong, then one hint.
- `--json` answers with one JSON document in UTF-8; times carry their offset. With `--json` an error is one line of
  JSON on stderr, `{"error": {"code", "what", "hint", "exit"}}`, and stdout stays empty, so that an answer is never
  mixed with an error. (`letter open` reports every file on stdout, those that were refused too.)
- `--plain` leaves colour out; so does `NO_COLOR`, and so does every stdout that is no terminal. `--quiet` leaves out
  all but the answer, warnings and errors. `--yes` goes on where a command asks first.
- Ids may be shortened while they stay the only one; `@last` is the entry that was added last.
- Days are said in words or as dates: `yesterday`, `last Monday`, `two weeks ago`, `1 March`, `2026-11-20`.
- Text from others is shown with everything that could act on a terminal replaced. Nothing binary goes to a terminal.

## Exit codes

| code | means | errors |
|---|---|---|
"""

_MEANINGS: Final = (
    (0, "done"),
    (1, "could not; the error says why"),
    (2, "the call does not fit together"),
    (3, "wrong passphrase or recovery code"),
    (4, "damaged"),
    (5, "not trusted: seal, signature, an unknown or blocked key, an older one"),
    (6, "input refused: malformed, hostile, too big, too new"),
    (7, "busy"),
    (130, "interrupted"),
)
_FAMILIES: Final = {"CareError", "ExchangeError", "Damaged", "_Reasoned"}


def document() -> str:
    """The whole page."""
    return HEAD + "".join(_exit_rows()) + "\n## Commands\n" + "".join(_branch(tree(), "")) + "\n"


def main() -> None:
    """Write it."""
    PLACE.write_text(document(), encoding="utf-8")


def _kinds(kind: type[CareError]) -> Iterator[type[CareError]]:
    yield kind
    for child in kind.__subclasses__():
        # Only what stands with the others is documented here; libraries of ours may refine it.
        if child.__module__ == CareError.__module__:
            yield from _kinds(child)


def _exit_rows() -> Iterator[str]:
    named = [(kind.exit_code, kind.__name__) for kind in _kinds(CareError) if kind.__name__ not in _FAMILIES]
    named += [(exit_code, code) for code, exit_code in _EXCHANGE_EXITS.items()]
    for code, meaning in _MEANINGS:
        names = ", ".join(f"`{name}`" for exit_code, name in named if exit_code == code)
        yield f"| {code} | {meaning} | {names} |\n"


def _branch(group: Branching, path: str) -> Iterator[str]:
    context = click.Context(group, info_name=NAME)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        full = f"{path} {name}".strip()
        if isinstance(command, Branching):
            dotted = full.replace(" ", ".")
            yield f"\n### {full}\n\n{say(f'cli_help.{dotted}')}\n"
            yield from _branch(command, full)
        elif isinstance(command, Verb):
            yield from _verb(command, full)


def _verb(command: Verb, path: str) -> Iterator[str]:
    level = "####" if " " in path else "###"
    context = click.Context(command, info_name=f"{NAME} {path}")
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"\n{level} {path}\n\n{command.help}\n\n```\n{NAME} {path} {usage}".rstrip() + "\n```\n"
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    if options:
        yield "\n| option | |\n|---|---|\n"
    for option in options:
        names = " / ".join((*option.opts, *option.secondary_opts))
        metavar = "" if option.is_flag else f" {option.make_metavar(context)}"
        shown = f"{names}{metavar}".replace("|", "\\|")
        yield f"| `{shown}` | {option.help} |\n"
    if command.keys is not None:
        yield f"\nJSON:\n\n```json\n{_json(command.keys)}\n```\n"


def _json(keys: Any) -> str:  # noqa: ANN401 - JSON shapes
    return json.dumps(keys, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
