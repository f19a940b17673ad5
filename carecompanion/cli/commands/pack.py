"""``pack``: where prompts come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import FLAG, ID, PACK, PACK_LINE, TEXT, pack_line_shape, pack_shape
from carecompanion.cli.telling_packs import tell_pack, tell_practices, tell_prompts
from carecompanion.cli.telling_programmes import PROGRAMME, parts_in_words, programme_shape, tell_programme
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.pack import Pack

_FROM: Final = {"provenance": TEXT, "caution": FLAG}


@verb("pack list", keys={"packs": [PACK_LINE | _FROM]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a pack."""
    tell = sitting.tell
    with sitting.journal() as companion:
        packs = companion.prompting.packs()
        resting = companion.choosing.resting()
        if tell.as_json:
            shapes = [
                pack_line_shape(pack, is_resting=pack.id in resting, standpoint=_standpoint(companion, pack))
                | _from(companion, pack)
                for pack in packs
            ]
            tell.document({"packs": shapes})
            return
        signed = {
            pack.id: companion.trusting.signed_by(signer)
            for pack in packs
            if (signer := companion.trusting.of(pack)) is not None
        }
    for pack in packs:
        facts = [pack.version, _size(pack), pack.licence]
        if pack.id in signed:
            facts.append(signed[pack.id])
        if pack.id in resting:
            facts.append(say("cli_letters.resting"))
        tell.line(pack.id, "  ", pack.title, tell.dim(f"  ({' · '.join(facts)})"))


def _size(pack: Pack) -> str:
    if pack.programme is not None and not pack.prompts:
        return say("cli_programmes.line", meetings=len(pack.programme.sessions))
    if not pack.prompts:
        return say("cli_letters.pack_line_none")
    return say("cli_letters.pack_line", prompts=len(pack.prompts))


@verb("pack show", keys=PACK | _FROM | {"programme": PROGRAMME}, opens=True)
@argument("pack")
@option("pack show", "--all", "is_all", is_flag=True)
def show(sitting: Sitting, pack: str, *, is_all: bool) -> None:
    """What it is about, whose ideas, every prompt, the meetings of its programme."""
    with sitting.journal() as companion:
        found = companion.prompting.pack(pack)
        if sitting.tell.as_json:
            is_resting = found.id in companion.choosing.resting()
            shape = pack_shape(found, is_resting=is_resting, standpoint=_standpoint(companion, found))
            sitting.tell.document(shape | _from(companion, found) | {"programme": programme_shape(found)})
            return
        parts = parts_in_words(companion, found, is_all=is_all)
        provenance = companion.trusting.provenance(found)
        is_caution = companion.trusting.caution(found)
    tell_pack(sitting.tell, found, provenance, is_caution=is_caution)
    if found.programme is not None:
        tell_programme(sitting.tell, found.programme, parts)
    tell_prompts(sitting.tell, found, is_all=is_all)
    tell_practices(sitting.tell, found)


def _from(companion: Companion, pack: Pack) -> dict[str, object]:
    return {
        "provenance": companion.trusting.provenance(pack),
        "caution": companion.trusting.caution(pack),
    }


def _standpoint(companion: Companion, pack: Pack) -> str:
    return companion.choosing.standpoint(pack.id).value


@verb("pack use", keys=ID, opens=True)
@argument("pack")
def use(sitting: Sitting, pack: str) -> None:
    """Back into use."""
    with sitting.journal() as companion:
        found = companion.prompting.pack(pack)
        companion.choosing.use(found.id)
    _tell_changed(sitting, found, "pack_used")


@verb("pack rest", keys=ID, opens=True)
@argument("pack")
def rest(sitting: Sitting, pack: str) -> None:
    """To rest."""
    with sitting.journal() as companion:
        found = companion.prompting.pack(pack)
        companion.choosing.rest(found.id)
    _tell_changed(sitting, found, "pack_rests")


def _tell_changed(sitting: Sitting, pack: Pack, key: str) -> None:
    if sitting.tell.as_json:
        sitting.tell.document({"id": pack.id})
        return
    sitting.tell.line(say(f"cli_letters.{key}", title=pack.title, id=pack.id))
