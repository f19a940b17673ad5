"""``pack``: where prompts come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.cli.shapes import ID, PACK, PACK_LINE, pack_line_shape, pack_shape
from carecompanion.cli.telling_programmes import PROGRAMME, parts_in_words, programme_shape, tell_programme
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.pack import Pack
    from carecompanion.domain.prompt import Prompt


@verb("pack list", keys={"packs": [PACK_LINE]}, opens=True)
def list_(sitting: Sitting) -> None:
    """A line a pack."""
    tell = sitting.tell
    with sitting.journal() as companion:
        packs = companion.prompting.packs()
        resting = companion.choosing.resting()
        if tell.as_json:
            shapes = [
                pack_line_shape(pack, is_resting=pack.id in resting, standpoint=_standpoint(companion, pack))
                for pack in packs
            ]
            tell.document({"packs": shapes})
            return
    for pack in packs:
        facts = [pack.version, _size(pack), pack.licence]
        if pack.id in resting:
            facts.append(say("cli_letters.resting"))
        tell.line(pack.id, "  ", pack.title, tell.dim(f"  ({' · '.join(facts)})"))


def _size(pack: Pack) -> str:
    if pack.programme is not None and not pack.prompts:
        return say("cli_programmes.line", meetings=len(pack.programme.sessions))
    if not pack.prompts:
        return say("cli_letters.pack_line_none")
    return say("cli_letters.pack_line", prompts=len(pack.prompts))


@verb("pack show", keys=PACK | {"programme": PROGRAMME}, opens=True)
@argument("pack")
@option("pack show", "--all", "is_all", is_flag=True)
def show(sitting: Sitting, pack: str, *, is_all: bool) -> None:
    """What it is about, whose ideas, every prompt, the meetings of its programme."""
    with sitting.journal() as companion:
        found = companion.prompting.pack(pack)
        if sitting.tell.as_json:
            is_resting = found.id in companion.choosing.resting()
            shape = pack_shape(found, is_resting=is_resting, standpoint=_standpoint(companion, found))
            sitting.tell.document(shape | {"programme": programme_shape(found)})
            return
        parts = parts_in_words(companion, found, is_all=is_all)
    _tell_pack(sitting, found)
    if found.programme is not None:
        tell_programme(sitting.tell, found.programme, parts)
    if found.prompts:
        sitting.tell.line()
        sitting.tell.line(sitting.tell.strong(say("cli_letters.prompts")))
    for prompt in found.prompts:
        _tell_prompt(sitting, prompt, is_all=is_all)


def _standpoint(companion: Companion, pack: Pack) -> str:
    return companion.choosing.standpoint(pack.id).value


def _tell_pack(sitting: Sitting, pack: Pack) -> None:
    tell = sitting.tell
    tell.line(tell.strong(pack.title))
    facts = (pack.id, pack.version, ", ".join(pack.authors), pack.licence)
    tell.line(tell.dim(" · ".join(fact for fact in facts if fact)))
    for words in (
        pack.about.strip(),
        say("cli_letters.care", note=pack.care_note) if pack.care_note else "",
        say("cli_letters.support_route", route=pack.support_route) if pack.support_route else "",
        say("cli_letters.leaving", leaving=pack.leaving),
    ):
        if words:
            tell.line()
            tell.line(words)
    if pack.sources:
        tell.line()
        tell.line(tell.strong(say("cli_letters.sources")))
    for source in pack.sources:
        named = ", ".join(
            str(part) for part in (source.author, source.title, source.year, source.url) if part
        )
        tell.line(f"- {named}")
        if source.idea:
            tell.line(f"  {source.idea}")


def _tell_prompt(sitting: Sitting, prompt: Prompt, *, is_all: bool) -> None:
    tell = sitting.tell
    minutes = say("today.minute" if prompt.minutes == 1 else "today.minutes", minutes=prompt.minutes)
    facts = say("cli_letters.prompt_facts", depth=say(f"today.depth.{prompt.depth}"), minutes=minutes)
    tell.line()
    tell.line(tell.dim(f"{prompt.id} · {facts}"))
    if prompt.is_gated and not is_all:
        tell.line(say("cli_journal.gated", note=prompt.content_note))
        return
    tell.line(prompt.ask)
    if prompt.doorway:
        tell.line(say("cli_journal.doorway", doorway=prompt.doorway))
    if prompt.targeted:
        tell.line(say("cli_letters.targeted", words=prompt.targeted))


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
