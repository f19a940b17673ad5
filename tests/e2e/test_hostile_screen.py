"""Words made to take over a terminal: cleaned or refused where they come in, harmless where they are shown.

Most of these words are put into the vault behind the program's back: what cleans at the door is tried first, what
paints has to hold without it.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.domain.circle import Circle
from carecompanion.domain.entry import Draft, Entry
from carecompanion.domain.ids import CircleId, DraftId, EntryId, LetterId, PartnerId, id_from_bytes
from carecompanion.domain.letter import Direction, Item, LetterKind, Manifest, StoredLetter
from carecompanion.domain.partner import Partner, Standing, Trust
from carecompanion.errors import BadInput
from carecompanion.vault.opening import open_vault
from tests.e2e.home import PASSPHRASE, unlock
from tests.vault.samples import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from carecompanion.vault.vault import Vault
    from tests.e2e.home import Home
    from tests.e2e.terminal import RawTerminal

NOW: Final = datetime(2026, 11, 20, 21, 14, tzinfo=UTC)
PLANTED: Final = {
    "a clipboard": "\x1b]52;c;UFdORUQ=\x1b\\",
    "a title": "\x1b]0;PWNED\x07",
    "a wiped screen": "\x1b[2J\x1b[71;72H",
    "C1 CSI": "\x9b7331m",
    "C1 OSC": "\x9d52;c;UFdORUQ=\x9c",
    "bidi": "\u202egnp.exe\u202c",
    "isolates": "\u2066iso\u2069",
    "a device query": "\x1b[5n\x1b[6n\x1bP+q544e\x1b\\",
}
MARKUP: Final = "[@click=app.leave]kite[/] [/] [bold [link=file:///etc/passwd]x"
HOSTILE: Final = f"{MARKUP} " + " ".join(PLANTED.values())
HANDLE: Final = "[/]\x1b]0;PWNED\x07\x9b7331m\u202ekite[@click=app.leave]"
"""The same as far as the name of a partner may be long."""
_OSC: Final = re.compile(rb"\x1b\](?!22;[a-z-]*[\x07\x1b])[^\x07\x1b]*")
"""Commands to the terminal, but for the shape of the pointer, which the toolkit sets."""
_C1: Final = re.compile(rb"\xc2[\x80-\x9f]")


def taken_over(written: bytes) -> list[str]:
    """What of the planted words reached the terminal, by name; and any command to it that is not the program's own."""
    came = [name for name, planted in PLANTED.items() if planted.encode() in written]
    came += [f"command {found!r}" for found in set(_OSC.findall(written))]
    if _C1.search(written):
        came.append("a C1 control")
    for query in (b"\x1b[5n", b"\x1b[6n", b"\x1bP", b"\x00", b"\x1b[71;72H", b"PWNED\x07"):
        if query in written:
            came.append(f"{query!r}")
    came += [f"U+{ord(mark):04X}" for mark in "\u202a\u202e\u2066\u2069" if mark.encode() in written]
    return came


def test_the_measure_itself_hears_every_planted_sequence() -> None:
    for name, planted in PLANTED.items():
        assert taken_over(f"\x1b[1mquiet{planted}quiet".encode()), name
    assert not taken_over(b"\x1b[?1049h\x1b[1;31mquiet\x1b[0m\xe2\x80\xa2\x1b[?25l\x1b[5;10H")


def entry(text: str, title: str) -> Entry:
    return Entry(
        id=EntryId(id_from_bytes(os.urandom(8))),
        created=NOW,
        updated=NOW,
        title=title,
        text=text,
        tags=(HOSTILE,),
        people=(HOSTILE,),
        prompt=snapshot(ask=HOSTILE, pack_title=HOSTILE),
    )


def letter(number: int, **other: object) -> StoredLetter:
    name = LetterId(f"{number:032x}")
    manifest = Manifest(
        kind=LetterKind.LETTER,
        id=name,
        thread=name,
        date=date(2026, 11, 20),
        lang="en",
        from_name=HOSTILE,
        note=HOSTILE if number == 2 else None,
        items=(Item(0, 5, HOSTILE, "2026-11"),),
    )
    values: dict[str, object] = {
        "id": name,
        "direction": Direction.CAME,
        "partner": PartnerId("0000000001"),
        "partner_key": b"\x01" * 32,
        "partner_name": HOSTILE,
        "moment": NOW,
        "manifest": manifest,
        "human": f"# {HOSTILE}\n\n" + f"{HOSTILE}\n" * 3,
        "trust": Trust.INTRODUCED,
        "unread": True,
        "digest": bytes([number]) * 32,
        "file_name": HOSTILE,
    }
    return StoredLetter(**{**values, **other})  # type: ignore[arg-type]  # tests name what they care about


def plant(vault: Vault) -> None:
    """Hostile words in every place of the vault that a screen shows."""
    vault.entries.add(entry(HOSTILE, "aa plain title"))
    vault.entries.add(entry("kite " * 200_000, "one line of a megabyte"))
    vault.entries.add(entry(f"{HOSTILE}\n" * 20, HOSTILE))
    vault.partners.add(
        Partner(
            id=PartnerId("0000000001"),
            handle=HANDLE,
            key=b"\x01" * 32,
            claimed_name=HANDLE,
            standing=Standing.INTRODUCED,
            met=date(2026, 11, 1),
        )
    )
    vault.letters.came(letter(1))
    vault.letters.came(letter(2))
    vault.circles.keep(
        Circle(
            id=CircleId("c" * 32), name=HOSTILE, made=date(2026, 11, 1), members=(PartnerId("0000000001"),)
        )
    )
    vault.drafts.keep(
        Draft(
            id=DraftId(id_from_bytes(os.urandom(8))),
            started=NOW,
            updated=NOW,
            text=HOSTILE,
            prompt=snapshot(ask=HOSTILE),
        )
    )


@pytest.mark.parametrize("never", ["a\x00b", "a\ud800b", "\udfff"])
def test_what_no_file_can_hold_is_refused_by_name(home: Home, never: str) -> None:
    vault = open_vault(home.world().paths, PASSPHRASE, now=NOW)
    with pytest.raises(BadInput):
        vault.entries.add(entry(never, "a title"))
    assert vault.entries.count() == 0
    vault.close()


@pytest.fixture
def planted_home(home: Home) -> Home:
    """A journal that holds hostile words everywhere."""
    vault = open_vault(home.world().paths, PASSPHRASE, now=NOW)
    plant(vault)
    vault.close()
    return home


def walk(terminal: RawTerminal) -> None:
    """Through every screen that shows words of people or packs."""

    def over(key: str, shows: str, *, then: str = "") -> None:
        """Open something by *key* that shows itself by *shows*; with *then*, leave it again for what shows that."""
        terminal.press(key)
        terminal.wait_for(shows)
        if then:
            back(shows, then)

    def back(leaves: str, shows: str) -> None:
        terminal.press("Escape")
        terminal.wait_for(leaves, gone=True)
        terminal.wait_for(shows)

    unlock(terminal, then="brought back")
    terminal.wait_for("kite")
    over("C-s", "Tags, if you like", then="finish")
    over("C-p", "enter do it")
    terminal.type("kite")
    terminal.wait_for(r"entries\s")
    back("enter do it", "finish")
    back("esc back", r"•\s*Today")
    terminal.wait_for("Nearby")
    over("2", r"•\s*Journal")
    terminal.wait_for("November 2026")
    terminal.press_and_see("/")
    terminal.type("kite")
    terminal.wait_for("newest first")
    back("newest first", "every tag")
    over("f", "Which entries", then="every tag")
    over("Enter", "m margin note")
    over("d", "Delete", then="margin note")
    over("t", "with a space", then="margin note")
    back("margin note", r"•\s*Journal")
    terminal.press_and_see("j")
    over("Enter", "m margin note")
    back("margin note", r"•\s*Journal")
    terminal.press_and_see("j")
    over("Enter", "m margin note")
    back("margin note", r"•\s*Journal")
    over("6", r"•\s*Letters")
    terminal.wait_for("arrived")
    over("p", "check words")
    over("v", "Check the words", then="check words")
    over("r", "Another name", then="check words")
    over("b", "Block .*", then="check words")
    back("check words", r"•\s*Letters")
    terminal.press_and_see("j")
    over("g", "With you")
    over("p", "What we could agree on", then="With you")
    over("l", "no reason is owed", then="With you")
    back("With you", r"•\s*Letters")
    terminal.press_and_see("k")
    terminal.press_and_see("Enter")
    terminal.press("Enter")
    terminal.wait_for("says:|let it go")
    terminal.press("Enter")
    terminal.wait_for("let it go")
    terminal.press("s")
    terminal.wait_for("s keep", gone=True)
    back("let it go", r"•\s*Letters")
    over("n", "A letter to")
    terminal.press_and_see("Space")
    terminal.press("Enter")
    terminal.wait_for("These words will leave")
    terminal.press("Escape")
    terminal.wait_for("Which entries would you like")


def test_no_word_in_the_vault_reaches_the_terminal_as_a_command(planted_home: Home) -> None:
    with planted_home.on_pty() as terminal:
        walk(terminal)
        assert taken_over(bytes(terminal.written)) == []
        assert terminal.is_alive
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
        assert taken_over(bytes(terminal.written)) == []


def test_what_is_pasted_in_is_cleaned(home: Home) -> None:
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("w")
        terminal.wait_for("Begin anywhere")
        # Terminals take C0 controls out of a paste before they send it; everything else comes through.
        delivered = re.sub("[\x00-\x1f]", "", HOSTILE)
        terminal.paste(f"kite {delivered} line")
        terminal.wait_for(r"kept \d\d:\d\d")
        assert taken_over(bytes(terminal.written)) == []
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    with home.journal() as journal:
        kept = journal.writing.drafts()[0].text
    assert kept.startswith("kite [@click=app.leave]kite[/]")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", kept)


def test_what_the_command_line_takes_in_is_cleaned_and_what_it_says_commands_nothing(home: Home) -> None:
    made = home.command("write", "--text-file", "-", "--tag", "[@click=x]kite", stdin=HOSTILE)
    assert made.code == 0, made.err
    with home.journal() as journal:
        kept = journal.reading.entry(EntryId(made.word))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", kept.text)
    for words in (("show", "@last"), ("list",), ("search", "kite"), ("show", "@last", "--json")):
        said = home.command(*words)
        assert taken_over((said.out + said.err).encode()) == []


def test_words_in_no_encoding_are_refused_by_name_and_change_nothing(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "surrogates"
    file.write_bytes(b"kite \xed\xa0\x80 \xff")
    said = home.command("write", "--text-file", str(file))
    assert said.code == BadInput.exit_code
    assert "not text in UTF-8" in said.err
    assert "Traceback" not in said.err
    assert home.command("list", "--json").json["entries"] == []


def test_an_entry_of_a_megabyte_in_one_line_is_kept_and_shown(home: Home) -> None:
    assert home.command("write", "--text-file", "-", stdin="kite " * 200_000).code == 0
    with home.on_pty() as terminal:
        unlock(terminal)
        terminal.press("2")
        terminal.wait_for("kite kite")
        terminal.press("Enter")
        terminal.wait_for("margin note")
        terminal.press("e")
        terminal.wait_for("a change to")
        terminal.wait_for("kite kite")
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0


def test_hostile_words_in_the_vault_commands_nothing_on_the_command_line(planted_home: Home) -> None:
    for words in (
        ("list",),
        ("search", "kite"),
        ("partner", "list"),
        ("letter", "list"),
        ("letter", "read", f"{1:032x}"),
        ("draft", "list"),
        ("show", "@last"),
    ):
        said = planted_home.command(*words)
        assert said.code == 0, said.err
        assert taken_over((said.out + said.err).encode()) == [], words
