"""``letter open``: a file, a folder, or what standard input carries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.cli.shapes import MAYBE, NUMBER, TEXT
from carecompanion.cli.sources import STDIN
from carecompanion.cli.telling_letters import tell_what_it_asks, trust_in_words
from carecompanion.cli.verb import argument, option, verb
from carecompanion.errors import CareError, ExchangeError, Usage
from carecompanion.words import say

if TYPE_CHECKING:
    from carecompanion.activities.companion import Companion
    from carecompanion.cli.sitting import Sitting

_SUFFIX: Final = ".age"
_HINTS: Final = {"E_NOT_FOR_ME": "cli_letters.for_another", "E_NOT_OURS": "cli_letters.not_ours"}
_REPORT: Final = {
    "letters": [
        {
            "file": TEXT, "id": MAYBE, "partner": MAYBE, "trust": MAYBE, "code": MAYBE, "what": MAYBE, "hint": MAYBE,
            "exit": NUMBER, "kind": MAYBE,
        }
    ]
}  # fmt: skip


@verb("letter open", keys=_REPORT, opens=True)
@argument("place", metavar="FILE|FOLDER|-")
@option("letter open", "--as-note", is_flag=True)
def open_(sitting: Sitting, place: str, *, as_note: bool) -> None:
    """Each by itself; the exit code is that of the first that was refused."""
    if not place.strip():
        raise Usage(say("cli_letters.which_file"))
    is_folder = place != STDIN and Path(place).is_dir()
    if as_note and is_folder:
        raise Usage(say("cli_letters.as_note_one"))
    files = _files(Path(place)) if is_folder else [place]
    with sitting.journal() as companion:
        if as_note:
            entry = companion.corresponding.loose_note(sitting.sources.bytes_from(place))
            _tell(sitting, [_told(place) | {"id": entry.id}])
            sitting.tell.note(say("cli_letters.noted"))
            return
        told = [_open(sitting, companion, file) for file in files]
    _tell(sitting, told)


def _files(folder: Path) -> list[str]:
    from carecompanion.errors import NotPossible

    found = sorted(str(path) for path in folder.iterdir() if path.name.endswith(_SUFFIX) and path.is_file())
    if not found:
        raise NotPossible(say("cli_letters.nothing_to_open"), say("cli_letters.nothing_to_open_hint"))
    return found


def _told(file: str) -> dict[str, object]:
    empty = dict.fromkeys(("id", "partner", "trust", "code", "what", "hint", "kind"))
    return {"file": file, **empty, "exit": 0}


def _open(sitting: Sitting, companion: Companion, file: str) -> dict[str, object]:
    told = _told(file)
    try:
        letter = companion.corresponding.open_bytes(sitting.sources.bytes_from(file))
    except CareError as error:
        said_here = _HINTS.get(error.code)
        about = error.about if isinstance(error, ExchangeError) else ""
        return told | {
            "id": about or None,
            "code": error.code,
            "what": error.what,
            "hint": say(said_here) if said_here else error.hint,
            "exit": error.exit_code,
        }
    if not sitting.tell.as_json:
        tell_what_it_asks(sitting, companion, letter)
    return told | {
        "id": letter.id,
        "partner": letter.partner_name,
        "trust": letter.trust.value,
        "kind": letter.manifest.kind.value,
    }


def _tell(sitting: Sitting, letters: list[dict[str, object]]) -> None:
    """What became of each: what was opened on stdout, what was refused on stderr."""
    refused = [one for one in letters if one["code"] is not None]
    sitting.exit_code = next((int(str(one["exit"])) for one in refused if one["exit"]), 0)
    if sitting.tell.as_json:
        sitting.tell.document({"letters": letters})
        return
    for one in letters:
        if one["code"] is None or one["id"]:
            _tell_one(sitting, one)
        if one["code"] is not None:
            what = str(one["what"])
            shown = say("cli_letters.file_trouble", file=one["file"], what=what) if len(letters) > 1 else what
            sitting.tell.trouble(str(one["code"]), shown, str(one["hint"]), int(str(one["exit"])))


def _tell_one(sitting: Sitting, one: dict[str, object]) -> None:
    from carecompanion.domain.letter import LetterKind
    from carecompanion.domain.partner import Standing

    if one["trust"] is None:
        sitting.tell.line(str(one["id"]))
        return
    # A new card was sealed by a key one knew; what it brings has not been compared with anyone.
    is_new_card = one["kind"] == LetterKind.NEWCARD.value
    trust = trust_in_words(Standing.INTRODUCED.value if is_new_card else str(one["trust"]))
    sitting.tell.line(say("cli_letters.opened", id=one["id"], name=one["partner"], trust=trust))
