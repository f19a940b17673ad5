"""``pack build``, ``pubkey`` and ``rotate``: one's own packs, signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.cli.telling_changes import difference_shape, tell_difference
from carecompanion.cli.verb import argument, option, verb
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.signing import Signing
    from carecompanion.cli.sitting import Sitting

_BUILT: Final = {
    "path": TEXT, "id": TEXT, "serial": NUMBER, "sha256": TEXT, "words": [TEXT], "warnings": [TEXT],
    "difference": "table as of `pack diff`, or null",
}  # fmt: skip


@verb("pack build", keys=_BUILT, opens=True)
@argument("folder")
@option("pack build", "--out", required=True, metavar="DIR")
@option("pack build", "--serial", type=int, metavar="N")
@option("pack build", "--changes", metavar="WORDS")
@option("pack build", "--name", metavar="NAME")
def build(
    sitting: Sitting, folder: str, out: str, serial: int | None, changes: str | None, name: str | None
) -> None:
    """Check, sign, write one file; the name is asked for once."""
    from carecompanion.activities.signing import PackFaults

    with sitting.journal() as companion:
        signing = companion.signing
        _settle_name(sitting, signing, name)
        try:
            built = signing.build(Path(folder), Path(out), serial, changes or "")
        except PackFaults as refused:
            for fault in () if sitting.tell.as_json else refused.faults:
                sitting.tell.warn(str(fault))
            raise
        words = signing.words()
    if sitting.tell.as_json:
        sitting.tell.document(
            {
                "path": str(built.path),
                "id": str(built.pack.id),
                "serial": built.serial,
                "sha256": built.digest.hex(),
                "words": list(words),
                "warnings": [str(fault) for fault in built.warnings],
                "difference": None if built.difference is None else difference_shape(built.difference),
            }
        )
        return
    for fault in built.warnings:
        sitting.tell.note(str(fault))
    if built.difference is not None:
        tell_difference(sitting.tell, built.difference)
        sitting.tell.line()
    sitting.tell.line(str(built.path))
    sitting.tell.note(say("cli_packs.built", serial=built.serial))
    sitting.tell.note(say("cli_packs.built_words", words=" ".join(words)))


@verb(
    "pack pubkey", keys={"pub": TEXT, "words": [TEXT], "numbers": [TEXT], "path": "text or null"}, opens=True
)
@option("pack pubkey", "--out", metavar="FILE")
def pubkey(sitting: Sitting, out: str | None) -> None:
    """As ``signify -p`` reads it."""
    from carecompanion.settings.atomic import write_new

    with sitting.journal() as companion:
        signing = companion.signing
        text, words, numbers = signing.pub_text(), signing.words(), signing.numbers()
    if out is not None:
        write_new(Path(out), text.encode(), 0o644)
    if sitting.tell.as_json:
        sitting.tell.document({"pub": text, "words": list(words), "numbers": list(numbers), "path": out})
        return
    if out is None:
        sitting.tell.exactly(text)
    else:
        sitting.tell.line(out)
    sitting.tell.note(say("cli_packs.own_words", words=" ".join(words)))


@verb("pack rotate", keys={"words": [TEXT]}, opens=True, confirms=True)
def rotate(sitting: Sitting) -> None:
    """Say what it means, ask, make the key."""
    with sitting.journal() as companion:
        sitting.tell.warn(say("cli_packs.rotate_means"))
        if not sitting.agree(say("cli_packs.rotate_sure")):
            sitting.tell.note(say("cli_packs.rotate_not"))
            sitting.exit_code = 1
            return
        words = companion.signing.rotate()
    if sitting.tell.as_json:
        sitting.tell.document({"words": list(words)})
        return
    sitting.tell.line(say("cli_packs.own_words", words=" ".join(words)))
    sitting.tell.note(say("cli_packs.rotated"))


def _settle_name(sitting: Sitting, signing: Signing, name: str | None) -> None:
    if name is not None:
        signing.set_name(name)
    elif signing.name() is None and sitting.ask.is_possible and not sitting.tell.as_json:
        signing.set_name(sitting.ask.line(say("cli_packs.name_ask")))
