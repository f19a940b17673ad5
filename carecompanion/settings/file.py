"""settings.toml: read forgivingly, line by line, and written atomically. What does not fit is said, and left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carecompanion.domain.text import for_screen
from carecompanion.errors import BadInput, CareError, Usage
from carecompanion.settings.model import KEYMAP, Settings, as_plain, changed, set_aside
from carecompanion.settings.schema import Kind, by_name
from carecompanion.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SIZE_LIMIT = 64 * 1024


def read_settings(path: Path) -> Settings:
    """The settings of *path*, or the built-in ones without a file; a line that does not fit is told in ``faults``.

    Raises BadInput for a file that is not TOML at all.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as fault:
        raise BadInput(say("settings.unreadable"), say("settings.unreadable_hint")) from fault
    import tomllib

    if len(raw) > SIZE_LIMIT or raw.count(b".") > SIZE_LIMIT // 16:
        raise BadInput(say("settings.unreadable"), say("settings.unreadable_hint"))
    try:
        table = tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError) as fault:
        raise BadInput(say("settings.unreadable"), say("settings.unreadable_hint")) from fault
    try:
        return _settings_of(table)
    except RecursionError as fault:
        raise BadInput(say("settings.unreadable"), say("settings.unreadable_hint")) from fault


def _settings_of(table: Mapping[str, Any]) -> Settings:
    settings = Settings()
    for name, value in _lines(table):
        try:
            settings = changed(settings, name, _said(value))
        except Usage as fault:
            settings = set_aside(settings, for_screen(name), as_toml(value), for_screen(fault.what))
    return settings


def _said(value: object) -> str:
    # A whole number of more digits than the interpreter writes is none of ours.
    if isinstance(value, str) or (type(value) is int and value.bit_length() <= 64):
        return str(value)
    raise Usage(say("settings.not_text"))


def settings_or_ours(path: Path) -> Settings:
    """As :func:`read_settings`, but for a file that cannot be read: then the built-in settings, and a word about it."""
    try:
        return read_settings(path)
    except CareError as error:
        return Settings(faults=(error.what,))


def write_settings(path: Path, settings: Settings) -> None:
    """Write what differs from the built-in settings, so that better ones can arrive later; what was set aside stays.

    Raises DiskFull, ReadOnly, CouldNotWrite.
    """
    from carecompanion.settings.atomic import write_atomically

    ours = as_plain(Settings())
    chosen = {
        name: value if _is_number(name) else quoted(value)
        for name, value in as_plain(settings).items()
        if ours.get(name) != value
    }
    chosen |= settings.unread
    lines = [f"{_name(name)} = {value}\n" for name, value in chosen.items() if not _is_key(name)]
    keymap = [
        f"{quoted(name.removeprefix(KEYMAP))} = {value}\n" for name, value in chosen.items() if _is_key(name)
    ]
    text = "".join(lines) + ("\n[keymap]\n" + "".join(keymap) if keymap else "")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomically(path, text.encode("utf-8"))


def quoted(value: str) -> str:
    """*value* as a text of TOML."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(mark if mark.isprintable() else _escape(mark) for mark in escaped) + '"'


def _lines(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if name == "keymap" and isinstance(value, dict):
            for command, key in value.items():
                yield from _keys_of(KEYMAP + command, key)
        else:
            yield name, value


def _keys_of(name: str, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever the file holds
    # `journal.filters = "x"` without quotes around the name is a table in a table: it is meant, so it is read.
    if isinstance(value, dict) and value:
        for inner, key in value.items():
            yield from _keys_of(f"{name}.{inner}", key)
    else:
        yield name, value


def _is_number(name: str) -> bool:
    setting = by_name().get(name)
    return setting is not None and setting.kind is Kind.NUMBER


def _is_key(name: str) -> bool:
    return name.startswith(KEYMAP)


def _name(name: str) -> str:
    is_bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if is_bare else quoted(name)


def as_toml(value: Any) -> str:  # noqa: ANN401 - whatever the file held
    """*value* as it may stand in a file; lines of a newer version come back as they were."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name(name)} = {as_toml(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    if isinstance(value, int) and value.bit_length() > 64 and value > 0:
        return hex(value)  # longer than the interpreter writes in digits
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _escape(mark: str) -> str:
    return f"\\u{ord(mark):04x}" if ord(mark) <= 0xFFFF else f"\\U{ord(mark):08x}"
