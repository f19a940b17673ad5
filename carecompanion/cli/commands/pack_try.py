"""``pack try``: a pack of one's own as a member will read it, again after every save."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import PACK, pack_shape
from carecompanion.cli.telling_faults import tell_lines
from carecompanion.cli.telling_packs import tell_pack, tell_practices, tell_prompts
from carecompanion.cli.telling_programmes import PROGRAMME, programme_shape, tell_programme
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.authoring import Authoring
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.pack import Pack

_TRY: Final = "pack try"
_SECONDS: Final = 0.4


@verb(_TRY, keys=PACK | {"programme": PROGRAMME})
@argument("folder")
@option(_TRY, "--once", is_flag=True)
@option(_TRY, "--all", "is_all", is_flag=True)
@option(_TRY, "--language", metavar="LANGUAGE")
def try_(sitting: Sitting, *, folder: str, once: bool, is_all: bool, language: str | None) -> None:
    """Once, where nobody watches; else until ctrl+c."""
    from carecompanion.activities.authoring import Authoring, PackFaults, source_folder

    authoring, place = Authoring(sitting.opening.world), source_folder(Path(folder))
    languages = (language,) if language else ()
    if sitting.tell.as_json:
        pack = authoring.draft(place, languages)
        shape = pack_shape(pack, is_resting=False, standpoint="plain")
        sitting.tell.document(shape | {"programme": programme_shape(pack)})
        return
    show = partial(_show, sitting, authoring, place, languages, is_all=is_all)
    if once or sitting.tell.is_plain or not sitting.tell.is_on_screen:
        show()
        return
    # There is no other way out, so nothing is wrong with this one.
    with suppress(KeyboardInterrupt):
        while True:
            seen = authoring.stamp(place)
            with suppress(PackFaults):
                show()
            sitting.tell.note(say("authoring.watching"))
            sitting.tell.flush()
            while authoring.stamp(place) in (seen, ()):
                time.sleep(_SECONDS)
            sitting.tell.line()
            sitting.tell.line(sitting.tell.dim(say("authoring.again")))
            sitting.tell.line()


def _show(
    sitting: Sitting, authoring: Authoring, place: Path, languages: tuple[str, ...], *, is_all: bool
) -> None:
    """The draft, or what keeps it from being read. Raises PackFaults then."""
    from carecompanion.activities.authoring import PackFaults

    try:
        pack = authoring.draft(place, languages)
    except PackFaults as refused:
        tell_lines(sitting.tell, place, refused.faults)
        raise
    _tell_draft(sitting, authoring, pack, is_all=is_all)
    if authoring.check(place).faults:
        sitting.tell.note(say("authoring.look_at_check", folder=place))


def _tell_draft(sitting: Sitting, authoring: Authoring, pack: Pack, *, is_all: bool) -> None:
    tell = sitting.tell
    tell_pack(tell, pack, say("trusting.draft"), is_caution=authoring.is_caution(pack))
    tell_prompts(tell, pack, is_all=is_all, with_fields=True)
    tell_practices(tell, pack)
    if pack.programme is not None:
        names = {name for session in pack.programme.sessions for name in session.practices + session.prompts}
        tell_programme(
            tell, pack.programme, {name: _part(authoring, pack, name, is_all=is_all) for name in names}
        )


def _part(authoring: Authoring, pack: Pack, name: str, *, is_all: bool) -> str:
    """What a meeting names, in a line."""
    full = name if "/" in name else f"{pack.id}/{name}"
    if (practice := authoring.practice(pack, name)) is not None:
        return say("cli_programmes.walk", title=practice.title, name=full)
    prompt = authoring.prompt(pack, name)
    if prompt is None:
        return say("cli_programmes.absent", name=full)
    if prompt.is_gated and not is_all:
        return say("cli_programmes.gated", note=prompt.content_note, name=full)
    return say("cli_programmes.write", words=prompt.ask, name=full)
