"""Writes docs/keys.md from the declaration of commands: ``python -m tests.generate_key_docs``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from carecompanion.tui.commands import COMMANDS, EVERYWHERE, PLACES, Command, commands_of, spoken
from carecompanion.tui.keymap import EDITOR_KEYS, may_change
from carecompanion.tui.setting_lines import place_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE: Final = Path(__file__).parent.parent / "docs" / "keys.md"

HEAD: Final = """# Keys

Every command with the key it comes with. This page is made from the declaration of commands
(`python -m tests.generate_key_docs`); the footer, the palette and help are made from it too.

## Keys of your own

In Settings, under *Keys*, `enter` on a command asks you to press the key it should have, and `r` gives it ours back.
Or in the settings file (`carecompanion settings path`), by the command's name in the last column:

```toml
[keymap]
"journal.filters" = "f4"
"everywhere.lock" = "ctrl+b"
```

or `carecompanion settings set keymap.journal.filters f4`. `esc` goes on leading back, whatever else does.

Not every key can be had:

- A key has to reach the program from every terminal: letters, digits and signs, `f1` to `f12`, `ctrl` with a letter
  (not h, i, j, m, which arrive as other keys), `alt` with a letter or digit, and an arrow with one of the three.
- What works while one writes can be no letter and no sign, and none of the keys of the editor below.
- In lists and pages `j k ↑ ↓ ← → home end` and the page keys move; `enter esc tab` mean the same everywhere; `1` to
  `7` lead to places.
- Two commands that work at the same time cannot have one key. Settings says who has it.

A line that cannot be kept is left out and named, at the start and by `carecompanion settings show`; the others hold.

The editor's own keys: {editor}.
"""


def document() -> str:
    """The whole page."""
    editor = " ".join(f"`{spoken(key)}`" for key in sorted(EDITOR_KEYS) if not key.startswith("super+"))
    return HEAD.replace("{editor}", editor) + "".join(_tables())


def main() -> None:
    """Write it."""
    PLACE.write_text(document(), encoding="utf-8")


def _tables() -> Iterator[str]:
    screens = dict.fromkeys(command.where for command in COMMANDS)
    for where in screens:
        if where == EVERYWHERE:
            head = "Anywhere, even mid-word"
        elif where == PLACES:
            head = "In every place, where no text is being typed"
        else:
            name = place_words(where)
            head = name[:1].upper() + name[1:]
        yield f"\n## {head}\n\n| key | does | name |\n|---|---|---|\n"
        yield from (_row(command) for command in commands_of(where))


def _row(command: Command) -> str:
    keys = " ".join(f"`{spoken(key)}`" for key in command.keys) or "by the palette"
    fixed = "" if may_change(command) else " (fixed)"
    return f"| {keys} | {command.long_words} | `{command.id}`{fixed} |\n"


if __name__ == "__main__":
    main()
