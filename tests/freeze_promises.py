"""What readers rely on and no update may move silently: keys, defaults, and the sentences that keep people safe.

``python -m tests.freeze_promises`` writes them to ``tests/vectors/promises.json``. What changes there is told in
CHANGELOG.md under *Changed for you*.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from carecompanion.settings.model import NAMES, Settings
from carecompanion.tui.commands import COMMANDS
from carecompanion.words import say

FILE: Final = Path(__file__).parent / "vectors" / "promises.json"
SENTENCES: Final = (
    "door.thing.1",
    "door.thing.2",
    "door.thing.3",
    "dialogs.gate.choice",
    "dialogs.gate.lighter",
    "dialogs.gate.ground",
    "dialogs.gate.leave",
)


def promises() -> dict[str, dict[str, object]]:
    """They, as they are now."""
    defaults = asdict(Settings())
    return {
        "keys": {command.id: list(command.keys) for command in COMMANDS},
        "defaults": {name: defaults[name] for name in sorted(NAMES)},
        "sentences": {key: say(key) for key in SENTENCES},
    }


if __name__ == "__main__":
    FILE.write_text(
        json.dumps(promises(), indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )
