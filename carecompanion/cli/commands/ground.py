"""``ground``: an exercise, one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import FLAG, TEXT
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.practice import Exercise

EXERCISE: Final = {"id": TEXT, "title": TEXT, "body_free": FLAG, "steps": [TEXT]}


@verb("ground", keys={"exercises": [EXERCISE]})
@argument("name", required=False, default="")
@option("ground", "--list", "is_list", is_flag=True)
def ground(sitting: Sitting, name: str, *, is_list: bool) -> None:
    """Those that leave the body alone come first."""
    from carecompanion.activities.grounding import exercise, exercises

    chosen = exercises() if is_list else (exercise(name),)
    if sitting.tell.as_json:
        sitting.tell.document({"exercises": [_shape(one) for one in chosen]})
    elif is_list:
        for one in chosen:
            kind = say("cli_journal.body_free" if one.body_free else "cli_journal.with_body")
            sitting.tell.line(one.id, "  ", one.title, sitting.tell.dim(f"  ({kind})"))
    else:
        walk_exercise(sitting, chosen[0])


def walk_exercise(sitting: Sitting, exercise: Exercise) -> None:
    """A step at a time where somebody is there, else all of it."""
    sitting.tell.line(sitting.tell.strong(exercise.title))
    is_walked = sitting.ask.is_possible and sitting.tell.is_on_screen
    if is_walked:
        sitting.tell.note(say("cli_journal.ground_more"))
    for place, step in enumerate(exercise.steps):
        if is_walked and place and sitting.ask.line(""):
            break
        sitting.tell.line(step)
    sitting.tell.note(say("cli_journal.ground_end"))


def _shape(exercise: Exercise) -> dict[str, object]:
    return {
        "id": exercise.id,
        "title": exercise.title,
        "body_free": exercise.body_free,
        "steps": list(exercise.steps),
    }
