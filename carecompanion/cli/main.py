"""The command ``carecompanion``: alone it opens the interface; with words it does one thing and ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, NoReturn

import click

from carecompanion import __version__
from carecompanion.cli.tree import TREE, Branching
from carecompanion.errors import CareError, Interrupted, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carecompanion.cli.sitting import Sitting

NAME: Final = "carecompanion"
COMPLETE: Final = "_CARECOMPANION_COMPLETE"


def run() -> NoReturn:
    """The process: for its owner only, one command, its exit code."""
    from carecompanion.activities.opening import Opening, harden
    from carecompanion.activities.world import real_world
    from carecompanion.cli.sitting import Sitting

    harden()
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show is shown as a mark, never a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # they are text streams of a process
    sitting = Sitting(Opening(real_world()), os.environ, (sys.stdin, sys.stdout, sys.stderr))
    code = attend(sys.argv[1:], sitting)
    _leave_quietly()
    sys.exit(code)


def attend(words: Sequence[str], sitting: Sitting) -> int:
    """Do what *words* ask for; the exit code comes back. Every error is told here and nowhere else."""
    tell = sitting.tell
    try:
        return _attend(words, sitting)
    except CareError as error:
        _hear_json(words, sitting)
        tell.fault(error)
        return error.exit_code
    except click.ClickException as error:
        _hear_json(words, sitting)
        context = getattr(error, "ctx", None)
        hint = say("cli.usage_hint", command=context.command_path if context else NAME)
        tell.trouble(Usage.__name__, error.format_message(), hint, Usage.exit_code)
        return Usage.exit_code
    except BrokenPipeError:
        return 0
    except (KeyboardInterrupt, EOFError, click.Abort):
        tell.warn("")
        return Interrupted.exit_code
    except Exception as fault:  # noqa: BLE001 - the last door: told without a word of what was being worked on
        _tell_where(fault, sitting)
        return 1


def _attend(words: Sequence[str], sitting: Sitting) -> int:
    if COMPLETE in sitting.environ:
        from click.shell_completion import shell_complete

        return shell_complete(tree(), {}, NAME, COMPLETE, sitting.environ[COMPLETE])
    try:
        with tree().make_context(NAME, list(words), obj=sitting) as context:
            context.command.invoke(context)
        sitting.tell.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    return sitting.exit_code


def tree() -> Branching:
    """The root of the tree of commands."""
    root = Branching(
        "", TREE, invoke_without_command=True, callback=_open_interface, epilog=say("cli.epilog")
    )
    root.help = say("cli.about")
    root.name = NAME
    click.version_option(__version__, "--version", prog_name=NAME, message="%(prog)s %(version)s")(root)
    return root


def _open_interface() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        return
    sitting: Sitting = context.obj
    if not (sitting.ask.is_possible and sitting.tell.is_on_screen):
        raise Usage(say("cli.needs_terminal"), say("cli.needs_terminal_hint"))
    from carecompanion.settings.file import settings_or_ours
    from carecompanion.tui.app import open_interface

    settings = settings_or_ours(sitting.opening.world.paths.settings_file)
    sitting.exit_code = open_interface(sitting.opening, settings)


def _hear_json(words: Sequence[str], sitting: Sitting) -> None:
    """A call that could not be read to its end may have asked for JSON all the same."""
    if "--json" in words:
        sitting.tell.as_json = True


def _tell_where(fault: Exception, sitting: Sitting) -> None:
    """Where it happened: names of our own files and lines, the kind of fault; never its message."""
    import traceback

    sitting.tell.trouble("Fault", say("cli.crashed"), say("cli.crashed_hint"), 1)
    for frame in traceback.extract_tb(fault.__traceback__):
        sitting.tell.warn(f"  {os.path.basename(frame.filename)}:{frame.lineno} {frame.name}")  # noqa: PTH119
    # The name of a missing module is no private text, and all one needs to know.
    missing = f": {fault.name}" if isinstance(fault, ImportError) and fault.name else ""
    sitting.tell.warn(f"  {type(fault).__name__}{missing}")


def _leave_quietly() -> None:
    """Let out what is left; where nobody listens any more, say nothing about it."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
