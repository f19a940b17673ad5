"""A writer in a process of its own: ``python -m tests.vault.writer_worker FOLDER HOW_MANY NAME``.

Each entry is acknowledged on a line of its own once the journal has it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from carecompanion.domain.entry import Draft
from carecompanion.domain.ids import DraftId
from tests.vault.samples import NOW, entry, opened, places


def write(folder: Path, how_many: int, name: str) -> None:
    vault = opened(places(folder))
    print("open", flush=True)  # noqa: T201 - how it answers
    for number in range(how_many):
        kept = entry(f"{name} {number} " + "word " * (number * 37 % 900), tags=(name, "all"), people=("ash",))
        vault.drafts.keep(Draft(DraftId(name), NOW, NOW, text=kept.text))
        vault.drafts.finish(DraftId(name), kept)
        print(kept.id, flush=True)  # noqa: T201 - how it answers
    vault.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
