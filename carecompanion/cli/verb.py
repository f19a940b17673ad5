"""How a command is declared: its help from the catalogue, and the options that every command of its sort has."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import click

from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from carecompanion.cli.sitting import Sitting

Action = Any  # a command's function, before and after click's decorators
Keys = Any  # the shape of a JSON answer: tables, lists of one item, and names
CONTEXT: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Verb(click.Command):
    """One command. ``keys`` is the shape of its JSON answer, None where it has none."""

    keys: Keys = None
    takes_dashes = False

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if self.takes_dashes and args == ["-h"]:
            args = ["--help"]
        return super().parse_args(ctx, args)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - one line always fits ours
        return (self.help or "").split("\n", 1)[0]


def verb(
    path: str,
    *,
    keys: Keys = None,
    opens: bool = False,
    renews: bool = False,
    confirms: bool = False,
    dashes: bool = False,
) -> Callable[[Callable[..., None]], Verb]:
    """Make a function ``(sitting, **values)`` the command *path* (``"letter compose"``).

    *keys*: it answers in JSON too, in this shape. *opens*: it needs the passphrase. *renews*: it takes a new one.
    *confirms*: it asks before it acts. *dashes*: a word that begins with ``-`` and is no option is an argument.
    """

    def declare(action: Callable[..., None]) -> Verb:
        own = len(action.__dict__.get("__click_params__", ()))

        @wraps(action)
        def call(**values: object) -> None:
            sitting: Sitting = click.get_current_context().obj
            action(sitting, **values)

        shared: Action = call
        if opens:
            shared = _shared("--passphrase-file", "secrets.file", metavar="FILE")(shared)
        if renews:
            shared = _shared("--new-passphrase-file", "secrets.new_file", metavar="FILE")(shared)
        if confirms:
            shared = _shared("--yes", "is_agreed_beforehand", is_flag=True)(shared)
        if keys is not None:
            shared = _shared("--json", "tell.as_json", is_flag=True)(shared)
        shared = _shared("--plain", "tell.is_plain", is_flag=True)(shared)
        shared = _shared("--quiet", "tell.is_quiet", is_flag=True)(shared)
        # Click gathers options from the last decorator to the first; ours come after the command's own.
        gathered = shared.__click_params__
        shared.__click_params__ = gathered[own:][::-1] + gathered[:own]
        # Such a word may begin with -h too.
        settings = CONTEXT | (
            {"ignore_unknown_options": True, "help_option_names": ["--help"]} if dashes else {}
        )
        made: Verb = click.command(
            path.rpartition(" ")[2], cls=Verb, help=help_of(path), context_settings=settings
        )(shared)
        made.keys, made.takes_dashes = keys, dashes
        return made

    return declare


def option(path: str, *names: str, **values: Any) -> Callable[[Action], Action]:
    """An option of the command *path*; its help is ``cli_options.PATH.NAME``."""
    return click.option(*names, help=say(f"cli_options.{_dotted(path)}.{_name(names)}"), **values)


def shared_code_file(path: str) -> Callable[[Action], Action]:
    """``--code-file`` of the command *path*."""
    return _shared(
        "--code-file",
        "secrets.code_file",
        words=say(f"cli_options.{_dotted(path)}.code-file"),
        metavar="FILE",
    )


def argument(name: str, **values: Any) -> Callable[[Action], Action]:
    """A positional argument; the command's help speaks of it."""
    return click.argument(name, **values)


def help_of(path: str) -> str:
    """A command's help: one line, and what more there is to say."""
    from carecompanion.words.cli_more import WORDS

    dotted = _dotted(path)
    line = say(f"cli_help.{dotted}")
    return f"{line}\n\n{say(f'cli_more.{dotted}')}" if dotted in WORDS else line


def _shared(name: str, place: str, *, words: str = "", **values: Any) -> Callable[[Action], Action]:
    """An option that many commands have, kept on the sitting under *place*."""
    where, _, attribute = place.rpartition(".")

    def keep(context: click.Context, _parameter: click.Parameter, value: object) -> None:
        if value:
            holder = getattr(context.obj, where) if where else context.obj
            setattr(holder, attribute, value)

    words = words or say(f"cli_options.common.{name.lstrip('-')}")
    return click.option(name, callback=keep, expose_value=False, help=words, **values)


def _dotted(path: str) -> str:
    return path.replace(" ", ".")


def _name(names: tuple[str, ...]) -> str:
    longest = max((name for name in names if name.startswith("-")), key=len)
    return longest.split("/", 1)[0].lstrip("-")
