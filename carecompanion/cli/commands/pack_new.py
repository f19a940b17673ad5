"""``pack new``: a folder with a pack.toml to begin from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from carecompanion.activities.authoring import LICENCE, WHO
from carecompanion.cli.shapes import TEXT
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.authoring import Beginning
    from carecompanion.cli.ask import Ask
    from carecompanion.cli.sitting import Sitting

_NEW: Final = "pack new"
_WEEKS: Final = 2


@verb(_NEW, keys={"folder": TEXT, "files": [TEXT]})
@argument("folder")
@option(_NEW, "--title", metavar="TITLE")
@option(_NEW, "--name", metavar="NAME")
@option(_NEW, "--for", "who", type=click.Choice(WHO))
@option(_NEW, "--weeks", type=click.IntRange(1, 52), metavar="N")
@option(_NEW, "--language", default="en", metavar="LANGUAGE")
@option(_NEW, "--licence", default=LICENCE, metavar="LICENCE")
def new(
    sitting: Sitting,
    *,
    folder: str,
    title: str | None,
    name: str | None,
    who: str | None,
    weeks: int | None,
    language: str,
    licence: str,
) -> None:
    """What no option says is asked, where somebody can be asked; everything can be changed in the file."""
    from carecompanion.activities.authoring import Authoring
    from carecompanion.errors import Usage

    if not folder.strip():
        raise Usage(say("authoring.which_folder"), say("authoring.which_folder_hint"))
    place = Path(folder)
    authoring = Authoring(sitting.opening.world)
    authoring.require_free(place)
    beginning = _asked(sitting, place, title, name, who, weeks)
    files = authoring.create(place, beginning.with_terms(language, licence))
    if sitting.tell.as_json:
        sitting.tell.document({"folder": str(place), "files": [str(file) for file in files]})
        return
    sitting.tell.line(str(files[0]))
    sitting.tell.note(say("authoring.made", folder=folder))


def _asked(
    sitting: Sitting, place: Path, title: str | None, name: str | None, who: str | None, weeks: int | None
) -> Beginning:
    """The answers, typed or given; a line of Enter alone takes what stands in brackets."""
    from carecompanion.activities.authoring import Beginning

    ask = sitting.ask if sitting.ask.is_possible and not sitting.tell.as_json else None
    usual = place.resolve().name.replace("-", " ").capitalize()
    if title is None:
        title = (ask.line(say("authoring.ask.title", usual=usual)) if ask else "") or usual
    if name is None:
        name = ask.line(say("authoring.ask.name")) if ask else ""
    if who is None:
        who = _who(sitting, ask) if ask else WHO[0]
    if weeks is None:
        weeks = _weeks(sitting, ask) if ask and who == WHO[-1] else _WEEKS
    return Beginning(title=title, author=name, who=who, weeks=weeks)


def _who(sitting: Sitting, ask: Ask) -> str:
    while said := ask.line(say("authoring.ask.who")):
        if said.isdecimal() and 1 <= int(said) <= len(WHO):
            return WHO[int(said) - 1]
        sitting.tell.warn(say("authoring.ask.who_neither"))
    return WHO[0]


def _weeks(sitting: Sitting, ask: Ask) -> int:
    while said := ask.line(say("authoring.ask.weeks", usual=_WEEKS)):
        if said.isdecimal() and 1 <= int(said) <= 52:
            return int(said)
        sitting.tell.warn(say("authoring.ask.weeks_neither"))
    return _WEEKS
