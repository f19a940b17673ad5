"""settings.toml: read forgivingly, written atomically. A broken file is left alone and said so, never guessed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carecompanion.errors import BadInput
from carecompanion.settings.atomic import write_atomically
from carecompanion.settings.model import Settings, as_plain, changed
from carecompanion.words import say

if TYPE_CHECKING:
    from pathlib import Path

SIZE_LIMIT = 64 * 1024


def read_settings(path: Path) -> Settings:
    """The settings of *path*, or the built-in ones without a file. Raises BadInput for one that is not ours."""
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Settings()
    import tomllib

    if len(raw) > SIZE_LIMIT or raw.count(b".") > SIZE_LIMIT // 16:
        raise BadInput(say("settings.unreadable"), say("settings.unreadable_hint"))
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise BadInput(say("settings.unreadable"), say("settings.unreadable_hint")) from fault
    settings = Settings()
    for name, value in table.items():
        if name == "keymap" and isinstance(value, dict):
            for command, key in value.items():
                settings = changed(settings, f"keymap.{command}", str(key))
        else:
            settings = changed(settings, name, str(value))
    return settings


def write_settings(path: Path, settings: Settings) -> None:
    """Write what differs from the built-in settings, so that better ones can arrive later."""
    ours = as_plain(Settings())
    lines, keymap = [], []
    for name, value in as_plain(settings).items():
        if ours.get(name) == value:
            continue
        written = f"{value}\n" if value.isdecimal() else f"{_quoted(value)}\n"
        if name.startswith("keymap."):
            keymap.append(f"{_quoted(name.removeprefix('keymap.'))} = {written}")
        else:
            lines.append(f"{name} = {written}")
    text = "".join(lines) + ("\n[keymap]\n" + "".join(keymap) if keymap else "")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomically(path, text.encode("utf-8"))


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(mark if mark.isprintable() else f"\\u{ord(mark):04x}" for mark in escaped) + '"'
