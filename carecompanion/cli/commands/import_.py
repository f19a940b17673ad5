"""``import``: what came, what was here already, what was left out and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from carecompanion.cli.shapes import FLAG, NUMBER, TEXT
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting

_REPORT = {
    "added": NUMBER,
    "already": NUMBER,
    "left_out": [{"position": NUMBER, "why": TEXT}],
    "besides": {"people": NUMBER, "maps": NUMBER, "flows": NUMBER, "commitments": NUMBER, "runs": NUMBER},
    "left_besides": [{"of": TEXT, "position": NUMBER, "why": TEXT}],
    "dry_run": FLAG,
}
_BESIDES = ("people", "maps", "flows", "commitments", "runs")


@verb("import", keys=_REPORT, opens=True)
@argument("path", metavar="FILE")
@option(
    "import",
    "--from",
    "source",
    type=click.Choice(["carecompanion"]),
    default="carecompanion",
    show_default=True,
)
@option("import", "--dry-run", is_flag=True)
def import_(sitting: Sitting, path: str, source: str, *, dry_run: bool) -> None:  # noqa: ARG001 - one source so far
    """Twice adds nothing twice."""
    with sitting.journal() as companion, sitting.tell.counted("cli_journal.importing") as counting:
        report = companion.exchanging.import_own(Path(path), dry_run=dry_run, on_progress=counting)
    if sitting.tell.as_json:
        left_out = [{"position": position, "why": why} for position, why in report.left_out]
        sitting.tell.document(
            {
                "added": report.added,
                "already": report.already,
                "left_out": left_out,
                "besides": {noun: report.besides.get(noun, 0) for noun in _BESIDES},
                "left_besides": [
                    {"of": noun, "position": position, "why": why}
                    for noun, position, why in report.left_besides
                ],
                "dry_run": dry_run,
            }
        )
        return
    key = "cli_journal.would_import" if dry_run else "cli_journal.imported"
    sitting.tell.line(say(key, added=report.added, already=report.already, left_out=len(report.left_out)))
    came = [
        say(f"cli_journal.beside.{noun}", number=report.besides[noun])
        for noun in _BESIDES
        if report.besides.get(noun)
    ]
    if came:
        sitting.tell.line(say("cli_journal.besides", came=", ".join(came)))
    for position, why in report.left_out:
        sitting.tell.line(say("cli_journal.left_out", position=position, why=why))
    for noun, position, why in report.left_besides:
        one = say(f"cli_journal.beside.{noun}", number=position)
        sitting.tell.line(say("cli_journal.left_beside", one=one, why=why))
