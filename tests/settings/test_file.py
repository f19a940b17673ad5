"""settings.toml: forgiving line by line, whole or not at all, and never overwritten where it cannot be read."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as some

from carecompanion.errors import BadInput
from carecompanion.settings.file import read_settings, settings_or_ours, write_settings
from carecompanion.settings.model import Settings, as_plain, changed, without

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "settings.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_without_a_file_everything_is_ours(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings()


def test_only_what_differs_is_written_and_it_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    kept = changed(changed(Settings(), "theme", "nord"), "lock_minutes", "0")
    kept = changed(changed(kept, "keymap.journal.filters", '"\\'), "letters_out", 'C:\\a "b"')
    write_settings(file, kept)
    assert read_settings(file) == kept
    assert set(tomllib.loads(file.read_text())) == {"theme", "lock_minutes", "letters_out", "keymap"}
    write_settings(file, Settings())
    assert file.read_bytes() == b""


def test_a_line_that_does_not_fit_is_named_and_left_out_and_the_others_hold(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        'theme = "pink"\nwidth = 500\nmotion = true\nnew_thing = [1, {a = 1.5}]\nglyphs = "plain"\n'
        "since = 2026-11-20\n",
    )
    read = read_settings(file)
    assert read.glyphs == "plain"
    assert (read.theme, read.width) == ("hearth", 68)
    assert len(read.faults) == 5
    assert read.faults[1] == (
        "width in the settings file is left out: width is a whole number from 50 to 90."
    )


def test_what_was_left_out_stays_in_the_file_until_it_is_set(tmp_path: Path) -> None:
    file = written(
        tmp_path, 'theme = "pink"\nnew_thing = [1, {a = 1.5, "b c" = "x\\n"}]\nsince = 2026-11-20\n'
    )
    write_settings(file, changed(read_settings(file), "width", "72"))
    there = tomllib.loads(file.read_text())
    assert there["theme"] == "pink"
    assert there["new_thing"] == [1, {"a": 1.5, "b c": "x\n"}]
    assert there["since"].isoformat() == "2026-11-20"
    assert there["width"] == 72
    write_settings(file, changed(read_settings(file), "theme", "paper"))
    assert read_settings(file).theme == "paper"


def test_keys_may_be_written_with_and_without_quotes(tmp_path: Path) -> None:
    file = written(tmp_path, '[keymap]\njournal.filters = "f4"\n"entry.edit" = "w"\nentry.tags = 3.5\n')
    read = read_settings(file)
    assert read.keymap == {"journal.filters": "f4", "entry.edit": "w"}
    assert [fault.split()[0] for fault in read.faults] == ["keymap.entry.tags"]
    assert without(read, "keymap.entry.edit").keymap == {"journal.filters": "f4"}


@pytest.mark.parametrize(
    "text",
    ["theme = ", b"\xff\xfe", "a" * 70_000, "a." * 5000 + "b=1", "x = " + "[" * 3000 + "]" * 3000],
    ids=["cut", "no text", "long", "dots", "nested"],
)
def test_a_file_that_is_none_is_said_and_ours_hold(tmp_path: Path, text: str | bytes) -> None:
    file = written(tmp_path, text)
    with pytest.raises(BadInput):
        read_settings(file)
    read = settings_or_ours(file)
    assert as_plain(read) == as_plain(Settings())
    assert read.faults == ("The settings file cannot be read as settings.",)


def test_hostile_names_and_values_never_reach_a_screen_as_they_are(tmp_path: Path) -> None:
    file = written(tmp_path, '"a\\u001b]0;x\\u0007" = 1\ntheme = "\\u001b[2J"\n')
    for fault in read_settings(file).faults:
        assert fault.isprintable()


PLAIN = some.one_of(some.text(), some.integers(), some.booleans(), some.floats(allow_nan=False))


@tries(max_examples=150, deadline=None)
@given(
    some.dictionaries(
        some.sampled_from(["theme", "width", "lock_minutes", "letters_out", "keymap", "x", "a b"]),
        some.one_of(PLAIN, some.lists(PLAIN, max_size=3), some.dictionaries(some.text(), PLAIN, max_size=3)),
    )
)
def test_any_table_is_read_and_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    from carecompanion.settings.file import as_toml

    folder = tmp_path_factory.mktemp("any")
    text = "".join(f"{as_toml_name(name)} = {as_toml(value)}\n" for name, value in table.items())
    file = written(folder, text)
    if tomllib.loads(text) != table:
        return  # what the format itself cannot carry
    read = read_settings(file)
    write_settings(file, read)
    again = read_settings(file)
    assert as_plain(again) == as_plain(read)
    assert again.unread == read.unread


def as_toml_name(name: str) -> str:
    return f'"{name}"'
