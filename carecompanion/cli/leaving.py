"""The last steps of every letter: the exact words, who gets them, a name typed, one file for each reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict

from carecompanion.cli.commands.partner import standing_of
from carecompanion.cli.letter_wanted import show_before_asking, tell_found
from carecompanion.cli.shapes import NUMBER, TEXT
from carecompanion.cli.telling_letters import as_typed
from carecompanion.cli.verb import option
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from carecompanion.activities.companion import Companion
    from carecompanion.activities.composing import Preview
    from carecompanion.activities.letter_draft import LetterDraft
    from carecompanion.activities.posting import Sent
    from carecompanion.cli.sitting import Sitting
    from carecompanion.domain.partner import Partner

FILE: Final = {"id": TEXT, "to": TEXT, "file": TEXT}
_SENT: Final = FILE | {"pieces": NUMBER, "left_out": NUMBER}
LEFT: Final = {
    "sent": _SENT, "letters": [_SENT],
    "or with --preview": {
        "text": TEXT, "found": [{"kind": "name, mail or phone", "text": TEXT, "count": NUMBER}], "left_out": NUMBER,
        "words": NUMBER, "pieces": NUMBER,
    },
}  # fmt: skip
"""What is said of a letter that left; ``sent`` is null where it went to a circle."""


class Way(TypedDict):
    """Where the file goes and how, or only a look at the words."""

    out: str | None
    armor: bool
    preview: bool


PLAIN_WAY: Final = Way(out=None, armor=False, preview=False)


def way_options(path: str) -> Callable[[Any], Any]:
    """``--out``, ``--armor`` and ``--preview`` of the command *path*."""

    def add(action: Any) -> Any:  # noqa: ANN401 - click's decorators work on anything
        action = option(path, "--preview", is_flag=True)(action)
        return file_options(path)(action)

    return add


def file_options(path: str) -> Callable[[Any], Any]:
    """``--out`` and ``--armor`` of the command *path*."""

    def add(action: Any) -> Any:  # noqa: ANN401 - click's decorators work on anything
        action = option(path, "--armor", is_flag=True)(action)
        return option(path, "--out", metavar="FOLDER|FILE")(action)

    return add


def place_of(out: str | None) -> Path:
    """Where the files go: what was said, or the current folder."""
    return Path(out) if out is not None else Path.cwd()


def folder_of(out: str | None) -> Path:
    """The same for several files. Raises Usage where *out* is no folder."""
    from carecompanion.errors import Usage

    place = place_of(out)
    if not place.is_dir():
        raise Usage(say("cli_letters.out_folder"))
    return place


def send_off(
    sitting: Sitting, companion: Companion, draft: LetterDraft, way: Way, *, is_told: bool = True
) -> tuple[Sent, ...]:
    """Show, ask, seal, and tell where *is_told*. What left comes back.

    That is nothing where it was only looked at, or where it was not meant (exit code 1).
    """
    is_one = len(companion.composing.readers(draft)) < 2
    place = place_of(way["out"]) if is_one else folder_of(way["out"])
    looked_at = companion.composing.preview(draft)
    tell_caution(sitting, companion, draft)
    if way["preview"]:
        _tell_preview(sitting, looked_at)
        return ()
    if not _is_meant(sitting, companion, draft, looked_at):
        sitting.exit_code = 1
        return ()
    sent = companion.composing.send_all(draft, place, armored=way["armor"], expected=looked_at.human)
    if is_told:
        _tell_sent(sitting, draft, sent, looked_at)
    return sent


def tell_caution(sitting: Sitting, companion: Companion, draft: LetterDraft) -> None:
    """Said once where a piece answers prompts by somebody with power over their reader."""
    from carecompanion.activities.sharing import answers_with_caution

    if answers_with_caution(companion, (piece.entry for piece in draft.pieces if piece.entry is not None)):
        sitting.tell.note(say("compose.last.caution"))


def tell_files(sitting: Sitting, sent: Sequence[Sent]) -> None:
    """A line for each file: where it is, and whose."""
    for one in sent:
        sitting.tell.line(f"{one.path}  ", one.letter.partner_name)


def file_shape(sent: Sent) -> dict[str, object]:
    """A letter that left: its id, for whom, and where its file is."""
    return {"id": sent.letter.id, "to": sent.letter.partner_name, "file": str(sent.path)}


def _tell_sent(sitting: Sitting, draft: LetterDraft, sent: Sequence[Sent], looked_at: Preview) -> None:
    is_to_one = draft.to is not None
    if sitting.tell.as_json:
        counts = {"pieces": looked_at.pieces, "left_out": looked_at.left_out}
        letters = [file_shape(one) | counts for one in sent]
        sitting.tell.document({"sent": letters[0] if is_to_one else None, "letters": letters})
    elif is_to_one:
        sitting.tell.line(str(sent[0].path))
        sitting.tell.note(say("cli_letters.sealed", handle=sent[0].letter.partner_name))
    else:
        tell_files(sitting, sent)
        sitting.tell.note(say("cli_letters.sealed_each"))


def _tell_preview(sitting: Sitting, looked_at: Preview) -> None:
    if sitting.tell.as_json:
        found = [{"kind": one.kind, "text": one.text, "count": one.count} for one in looked_at.found]
        sitting.tell.document(
            {
                "text": looked_at.human,
                "found": found,
                "left_out": looked_at.left_out,
                "words": looked_at.words,
                "pieces": looked_at.pieces,
            }
        )
        return
    sitting.tell.exactly(looked_at.human)
    tell_found(sitting, looked_at)


def _is_meant(sitting: Sitting, companion: Companion, draft: LetterDraft, looked_at: Preview) -> bool:
    """The whole text, the names left in it and the readers' words; then a name is typed, or --yes was said."""
    readers = companion.composing.readers(draft)
    _refuse_whom_nothing_is_made_for(companion, readers, is_circle=draft.to is None)
    if sitting.is_agreed_beforehand:
        tell_found(sitting, looked_at)
    else:
        show_before_asking(sitting, looked_at)
        for reader in readers:
            words = " ".join(companion.introducing.words_of(reader))
            sitting.tell.warn(
                say("cli_letters.to", handle=reader.handle, standing=standing_of(reader), words=words)
            )
    tell_whom_to_ask(sitting, companion, readers)
    if sitting.is_agreed_beforehand:
        return True
    name = draft.to.handle if draft.to is not None else draft.circle.name if draft.circle is not None else ""
    key = "confirm" if draft.to is not None else "confirm_circle"
    typed = sitting.ask.line(say(f"cli_letters.{key}", handle=name))
    if name and typed.casefold() == name.casefold():
        return True
    is_no = not typed or typed.casefold() in say("cli.no_said").split()
    sitting.tell.note(say("cli_letters.not_confirmed" if is_no else "cli_letters.not_the_name", name=name))
    return False


def tell_whom_to_ask(sitting: Sitting, companion: Companion, readers: Sequence[Partner]) -> None:
    """Who, as one noted, is to be asked before anything is written to them."""
    from carecompanion.domain.person import Contact

    for reader in readers:
        if companion.knowing.contact_of(reader) is Contact.ASK:
            sitting.tell.warn(say("cli_letters.ask_first", handle=reader.handle))


def _refuse_whom_nothing_is_made_for(
    companion: Companion, readers: Sequence[Partner], *, is_circle: bool
) -> None:
    """Raise NotPossible, by name, for someone who is blocked or wants no contact."""
    from carecompanion.errors import NotPossible

    for reader in readers:
        if reader.blocked and not is_circle:
            what = say("cli_letters.partner_blocked", handle=reader.handle)
            raise NotPossible(what, say("cli_letters.partner_blocked_hint", handle=as_typed(reader.handle)))
        try:
            companion.posting.refuse(reader)
        except NotPossible as error:
            if not is_circle:
                raise
            what = say("cli_letters.member", handle=reader.handle, what=error.what)
            hint = say("cli_letters.member_hint", handle=as_typed(reader.handle))
            raise NotPossible(what, hint) from None
