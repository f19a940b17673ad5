"""``completion``: the script that lets a shell complete our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from carecompanion.cli.verb import argument, verb

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting


@verb("completion")
@argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(sitting: Sitting, shell: str) -> None:
    """Printed, for the shell to read."""
    from click.shell_completion import get_completion_class

    from carecompanion.cli.main import COMPLETE, NAME, tree

    found = get_completion_class(shell)
    if found is None:  # click has all three
        raise RuntimeError(shell)
    maker = found(tree(), {}, NAME, COMPLETE)
    # Not maker.source(): it runs bash to ask for its version.
    sitting.tell.exactly(maker.source_template % maker.source_vars() + "\n")
