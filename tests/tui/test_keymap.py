"""The reader's own keys: what may be had, what belongs to somebody, and that nothing of it ends the program."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as some
from textual.binding import Binding
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

from carecompanion.settings.file import read_settings, write_settings
from carecompanion.settings.model import Settings
from carecompanion.tui import keymap
from carecompanion.tui.commands import COMMANDS, commands_of
from tests.generate_key_docs import PLACE, document
from tests.tui.screens.samples import ENTRIES
from tests.tui.screens.sitting import sitting

if TYPE_CHECKING:
    from pathlib import Path


def fault(command: str, key: str, **others: str) -> str:
    found = keymap.command_named(command.replace("__", "."))
    assert found is not None
    own = {name.replace("__", "."): said for name, said in others.items()}
    return keymap.fault_in(found, key, own)


def test_the_list_of_the_editors_keys_is_the_toolkits() -> None:
    theirs: set[str] = set()
    for widget in (TextArea, Input):
        for binding in widget.BINDINGS:
            theirs |= set((binding.key if isinstance(binding, Binding) else binding[0]).split(","))
    assert theirs <= keymap.EDITOR_KEYS
    ours = {"ctrl+n", "ctrl+up", "ctrl+down", "alt+up", "alt+down", "tab", "shift+tab"}
    assert keymap.EDITOR_KEYS - theirs == ours


@pytest.mark.parametrize("mark", [*string.punctuation, *string.ascii_letters, *string.digits])
def test_a_character_is_named_as_the_toolkit_names_it(mark: str) -> None:
    assert keymap.key_named(mark) == _character_to_key(mark)
    assert keymap.is_written(keymap.key_named(mark))
    assert keymap.can_be_sent(keymap.key_named(mark))


def test_every_key_we_give_can_be_sent_and_clashes_with_nothing() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert keymap.can_be_sent(key), command.id
        if command.keys and keymap.may_change(command):
            assert keymap.fault_in(command, ",".join(command.keys), {}) == "", command.id


@pytest.mark.parametrize(
    ("command", "key", "why"),
    [
        ("write.tags", "f6", "f6 belongs to the editor; choose another"),
        ("everywhere.lock", "ctrl+k", "ctrl+k belongs to the editor; choose another"),
        ("everywhere.hide", "ctrl+z", "ctrl+z belongs to the editor; choose another"),
        ("write.finish", "x", "x is written while you type; choose one like f4 or ctrl+b"),
        ("everywhere.lock", "/", "/ is written while you type; choose one like f4 or ctrl+b"),
        (
            "everywhere.lock",
            "ctrl+shift+l",
            "ctrl+shift+l is no key that every terminal can send; choose another",
        ),
        ("journal.filters", "super+k", "super+k is no key that every terminal can send; choose another"),
        ("journal.filters", "ctrl+1", "ctrl+1 is no key that every terminal can send; choose another"),
        ("journal.filters", "ctrl+m", "ctrl+m is no key that every terminal can send; choose another"),
        ("journal.filters", "f13", "f13 is no key that every terminal can send; choose another"),
        ("journal.filters", "nonsense", "nonsense is no key that every terminal can send; choose another"),
        ("journal.filters", "j", "j moves in lists and pages; choose another"),
        ("journal.filters", "enter", "enter means the same everywhere; choose another"),
        ("journal.filters", "esc", "esc means the same everywhere; choose another"),
        ("journal.filters", "3", "3 leads to a place; choose another"),
        ("journal.filters", "x", "x is “Choose it for a letter” already; choose another"),
        ("journal.filters", "ctrl+l", "ctrl+l is “Lock the journal” already; choose another"),
        ("everywhere.lock", "ctrl+s", "ctrl+s is “Finish this page” already; choose another"),
    ],
)
def test_what_a_key_cannot_do_is_named(command: str, key: str, why: str) -> None:
    assert fault(command, key) == why


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("journal.filters", "f4"),
        ("journal.filters", "v"),
        ("journal.filters", "ctrl+b"),
        ("journal.filters", "alt+k"),
        ("everywhere.lock", "F12"),
        ("places.settings", ","),
        ("places.journal", "f11"),
        ("write.tags", "ctrl+t"),
    ],
)
def test_other_keys_can_be_had(command: str, key: str) -> None:
    assert fault(command, key) == ""


def test_two_may_change_places() -> None:
    swapped = {"journal.filters": "x", "journal.share": "f"}
    settings = keymap.checked(Settings(keymap=swapped))
    assert settings.keymap == swapped
    assert settings.faults == ()


def test_a_bad_line_is_told_and_set_aside_and_the_others_hold() -> None:
    own = {
        "journal.filters": "f4",
        "write.tags": "f6",
        "no.such": "x",
        "entry.edit": "ctrl+l",
        "entry.tags": "f4",
    }
    settings = keymap.checked(Settings(keymap=own))
    assert settings.keymap == {"journal.filters": "f4", "entry.tags": "f4"}
    assert len(settings.faults) == 3
    assert settings.faults[0] == (
        "keymap.write.tags in the settings file is left out: f6 belongs to the editor; choose another."
    )


@tries(max_examples=200, deadline=None)
@given(
    some.dictionaries(
        some.one_of(some.sampled_from([command.id for command in COMMANDS]), some.text(max_size=8)),
        some.one_of(
            some.sampled_from(["f4", "x", "f", "ctrl+l", "ctrl+b", ",", "alt+x", "esc"]),
            some.text(min_size=1, max_size=9),
        ),
        max_size=6,
    )
)
def test_no_keymap_ends_the_program_and_none_that_holds_clashes(own: dict[str, str]) -> None:
    settings = keymap.named(keymap.checked(Settings(keymap=own)))
    assert len(settings.keymap) + len(settings.faults) == len(own)
    assert keymap.checked(settings).keymap == settings.keymap
    keymap.for_toolkit(settings.keymap)


async def test_a_key_of_ones_own_works_and_is_the_one_shown(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        here.app.change_settings(
            keymap={"journal.filters": "f4", "everywhere.palette": "f12", "places.settings": "comma"}
        )
        await here.go("journal")
        assert "f4 filters" in here.rows()[-1]
        assert here.rows()[-1].endswith("f12 all")
        await here.press("f4")
        assert here.name != "journal"
        await here.press("escape", "f")
        assert here.name == "journal"
        await here.press("comma")
        assert here.name == "settings"
        await here.press("escape", "f12")
        assert here.name == "palette"
        rows = [(offer.words, offer.right) for offer in here.screen._shown]
        assert ("Filter by tag, pack, kind", "f4") in rows or any(right == "f4" for _, right in rows)


async def test_esc_goes_on_leading_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, entries=ENTRIES) as here:
        here.app.change_settings(keymap={"entry.back": "b"})
        await here.go("journal")
        for key in ("escape", "b"):
            await here.press("enter")
            assert here.name == "entry"
            await here.press(key)
            assert here.name == "journal"


async def test_a_bad_keymap_in_the_file_is_told_at_the_start_and_kept_in_the_file(tmp_path: Path) -> None:
    own = {"journal.filters": "f4", "write.tags": "f6"}
    async with sitting(tmp_path, keymap=own) as here:
        path = here.app.opening.world.paths.settings_file
        write_settings(path, Settings(keymap=own))
        assert here.app.settings.keymap == {"journal.filters": "f4"}
        assert "f6 belongs to the editor" in here.app.settings.faults[0]
        here.app.change_settings(keymap={"journal.filters": "f8"})
        assert read_settings(path).keymap == {"journal.filters": "f8", "write.tags": "f6"}


def test_the_page_of_keys_is_made_from_the_declaration() -> None:
    assert PLACE.read_text(encoding="utf-8") == document(), "run: python -m tests.generate_key_docs"


def test_every_command_is_on_the_page_once() -> None:
    page = document()
    for command in COMMANDS:
        assert page.count(f"| `{command.id}`") == 1
    assert all(commands_of(command.where) for command in COMMANDS)
