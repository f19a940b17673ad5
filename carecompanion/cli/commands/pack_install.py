"""``pack install``, ``update`` and ``remove``: packs that come, and packs that go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import FLAG, TEXT
from carecompanion.cli.telling_changes import difference_shape, tell_difference
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.activities.installing import Arrival
    from carecompanion.cli.sitting import Sitting
    from carecompanion.cli.tell import Tell
    from carecompanion.domain.pack import Pack

_INSTALLED: Final = {
    "id": TEXT, "title": TEXT, "serial": "number", "arriving": "new, same, update, beside or follows",
    "is_first_use": FLAG, "provenance": TEXT, "caution": FLAG, "signer_name": TEXT, "words": [TEXT],
    "difference": "table as of `pack diff`, or null",
}  # fmt: skip
_PACK_BYTES: Final = 1024 * 1024


@verb("pack install", keys=_INSTALLED, opens=True, confirms=True)
@argument("file", metavar="FILE|-")
@option("pack install", "--all", "is_all", is_flag=True)
def install(sitting: Sitting, file: str, *, is_all: bool) -> None:
    """Show all of it and by whom it is, ask, take it in."""
    _take_in(sitting, file, is_all=is_all, is_update=False)


@verb("pack update", keys=_INSTALLED, opens=True, confirms=True)
@argument("file", metavar="FILE|-")
def update(sitting: Sitting, file: str) -> None:
    """Show what changed, ask, put it in the place of the one that is here."""
    _take_in(sitting, file, is_all=False, is_update=True)


@verb("pack remove", keys={"id": TEXT, "title": TEXT}, opens=True, confirms=True)
@argument("pack")
def remove(sitting: Sitting, pack: str) -> None:
    """Ask, let it go; what was written stays."""
    with sitting.journal() as companion:
        name, title = _named(companion, pack)
        if not sitting.agree(say("cli_packs.remove_sure", title=title)):
            sitting.tell.note(say("cli_journal.kept_it"))
            sitting.exit_code = 1
            return
        companion.installing.remove(name)
    if sitting.tell.as_json:
        sitting.tell.document({"id": name, "title": title})
        return
    sitting.tell.line(say("cli_packs.removed", title=title))


def _named(companion: Companion, pack: str) -> tuple[str, str]:
    """Name and title of what is meant, also of a pack that is installed and does not read any more."""
    installed = {one.name for one in companion.installing.installed()}
    if pack in installed and all(one.id != pack for one in companion.prompting.packs()):
        return pack, pack
    found = companion.prompting.pack(pack)
    return str(found.id), found.title


def _take_in(sitting: Sitting, file: str, *, is_all: bool, is_update: bool) -> None:
    from carecompanion.domain.signer import Arriving
    from carecompanion.errors import NotPossible

    data = sitting.sources.bytes_from(file, at_most=_PACK_BYTES)
    with sitting.journal() as companion:
        arrival = companion.installing.look(data)
        if is_update and arrival.arriving in {Arriving.NEW, Arriving.BESIDE}:
            raise NotPossible(say("cli_packs.no_update"), say("cli_packs.no_update_hint"))
        if not sitting.tell.as_json:
            _tell(sitting, companion, arrival, is_all=is_all)
        if arrival.arriving is not Arriving.SAME:
            if not _is_meant(sitting, arrival):
                sitting.tell.note(say("cli_packs.not_installed"))
                sitting.exit_code = 1
                return
            companion.installing.install(arrival)
        if sitting.tell.as_json:
            sitting.tell.document(_shape(companion, arrival))
            return
    if arrival.arriving is not Arriving.SAME:
        sitting.tell.line()
        sitting.tell.line(say("cli_packs.installed", title=arrival.pack.title, id=arrival.name))


def _tell(sitting: Sitting, companion: Companion, arrival: Arrival, *, is_all: bool) -> None:
    from carecompanion.domain.signer import Arriving

    tell, pack = sitting.tell, arrival.pack
    if arrival.arriving is Arriving.SAME:
        tell.line(say("cli_packs.same", title=pack.title, id=arrival.name))
        return
    if arrival.difference is None:
        _tell_whole(tell, companion, arrival, is_all=is_all)
    else:
        tell.line(tell.strong(pack.title))
        tell.line(tell.dim(companion.trusting.provenance(pack)))
        if _is_caution(companion, arrival):
            tell.line(say("cli_packs.caution"))
        if pack.changes:
            tell.line()
            tell.line(say("cli_packs.changes", words=pack.changes.strip()))
        tell.line()
        tell.line(tell.strong(say("cli_packs.difference")))
        tell_difference(tell, arrival.difference)
    # Last, right above the question: whose it is.
    tell.line()
    tell.line(say("cli_packs.published", day=pack.published, serial=pack.serial, name=pack.signer_name))
    tell.line(say("cli_letters.words", words=" ".join(companion.trusting.words_of(arrival.signer))))
    for warning in _warnings(arrival):
        tell.warn(warning)


def _tell_whole(tell: Tell, companion: Companion, arrival: Arrival, *, is_all: bool) -> None:
    from carecompanion.cli.telling_packs import tell_pack, tell_practices, tell_prompts
    from carecompanion.cli.telling_programmes import tell_programme

    pack = arrival.pack
    tell_pack(tell, pack, companion.trusting.provenance(pack), is_caution=_is_caution(companion, arrival))
    tell_prompts(tell, pack, is_all=is_all, with_fields=True)
    tell_practices(tell, pack)
    if pack.programme is not None:
        tell_programme(tell, pack.programme, _parts(companion, pack, is_all=is_all))


def _is_meant(sitting: Sitting, arrival: Arrival) -> bool:
    """Asked once, and once more where the number leaps."""
    key = "cli_packs.install_sure" if arrival.before is None else "cli_packs.update_sure"
    return sitting.agree(say(key)) and (not arrival.is_jump or sitting.agree(say("cli_packs.jump_sure")))


def _parts(companion: Companion, pack: Pack, *, is_all: bool) -> dict[str, str]:
    """What its meetings name, a line each; its own prompts and practices are not here yet."""
    from carecompanion.cli.telling_programmes import parts_in_words

    parts = parts_in_words(companion, pack, is_all=is_all)
    for prompt in pack.prompts:
        is_open = is_all or not prompt.is_gated
        parts[str(prompt.id)] = (
            say("cli_programmes.write", words=prompt.ask, name=prompt.id)
            if is_open
            else say("cli_programmes.gated", note=prompt.content_note, name=prompt.id)
        )
    for practice in pack.practices:
        parts[practice.id] = say("cli_programmes.walk", title=practice.title, name=practice.id)
    return parts


def _warnings(arrival: Arrival) -> list[str]:
    from carecompanion.domain.signer import Arriving

    signer = arrival.signer
    said = []
    if arrival.arriving is Arriving.FOLLOWS:
        said.append(say("cli_packs.follows", name=signer.name))
    elif arrival.is_first_use:
        said.append(say("cli_packs.first_use", name=signer.name))
    if arrival.namesake is not None:
        said.append(say("cli_packs.namesake", name=signer.claimed_name))
    if arrival.arriving is Arriving.BESIDE:
        said.append(say("cli_packs.beside", id=arrival.signed.id, name=arrival.name))
    if arrival.is_jump:
        said.append(say("cli_packs.jump", serial=arrival.signed.serial))
    return said


def _is_caution(companion: Companion, arrival: Arrival) -> bool:
    return companion.trusting.caution_on(arrival.pack, arrival.signer)


def _shape(companion: Companion, arrival: Arrival) -> dict[str, object]:
    return {
        "id": arrival.name,
        "title": arrival.pack.title,
        "serial": arrival.signed.serial,
        "arriving": arrival.arriving.value,
        "is_first_use": arrival.is_first_use,
        "provenance": companion.trusting.provenance(arrival.pack),
        "caution": _is_caution(companion, arrival),
        "signer_name": arrival.signed.signer_name,
        "words": list(companion.trusting.words_of(arrival.signer)),
        "difference": None if arrival.difference is None else difference_shape(arrival.difference),
    }
