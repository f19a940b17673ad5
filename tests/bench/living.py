"""An evening in the interface, on a real terminal: opening, looking, searching, hiding, and typing into a long page."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from carecompanion.activities.opening import Opening
from tests.bench import corpus
from tests.bench.figures import Figure, high, median
from tests.bench.on_pty import OnPty
from tests.bench.shell import DERIVE
from tests.bench.store import PASSPHRASE, world_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.on_pty import Painted

F9, DOWN, PAGE_DOWN, ENTER, ESCAPE, LEAVE = "\x1b[20~", "\x1b[B", "\x1b[6~", "\r", "\x1b", "\x11"
LONG_WORDS = 10_000
TYPING_SECONDS = 2.0
"""Nobody types a passphrase in less; what opening needs is loaded meanwhile."""
STOCK = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import TextArea

class Stock(App):
    def compose(self):
        yield TextArea("READY-MARK " + Path(sys.argv[1]).read_text("utf-8"))

Stock().run()
"""


def sitting_at(home: Path, environment: dict[str, str]) -> OnPty:
    """The interface over the journal at *home*, on a terminal."""
    setting = environment | {
        "CARECOMPANION_HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    return OnPty([sys.executable, "-m", "carecompanion"], setting)


def unlock(program: OnPty, mark: str) -> float:
    """Milliseconds from the passphrase's Enter until *mark*."""
    program.until("Passphrase")
    program.rest()
    program.press(PASSPHRASE)
    time.sleep(TYPING_SECONDS)
    program.rest()
    program.press(ENTER)
    return program.until(mark)


def _derivation() -> float:
    """Milliseconds of the key derivation alone, in this process."""
    start = time.perf_counter()
    exec(compile(DERIVE, "derive", "exec"), {})  # noqa: S102 - the same lines that the shell's reference runs
    return (time.perf_counter() - start) * 1e3


def measure(home: Path, count: int, environment: dict[str, str], rounds: int) -> list[Figure]:
    """Opening, the journal's first page, scrolling, searching and hiding, with *count* entries."""
    size = f"{count // 1000}k"
    opening, derived = [], []
    for _ in range(max(rounds // 3, 2)):
        with sitting_at(home, environment) as program:
            opening.append(unlock(program, "Today"))
        derived.append(_derivation())
    with sitting_at(home, environment) as program:
        unlock(program, "Today")
        program.rest()
        to_journal = program.painted("2").milliseconds
        program.rest()
        down = [program.painted(DOWN) for _ in range(rounds * 4)]
        pages = [program.painted(PAGE_DOWN) for _ in range(rounds * 2)]
        program.press("/")
        program.rest()
        letters = [program.painted(letter) for letter in corpus.RARE]
        program.press(ESCAPE)
        program.rest()
        hiding = []
        for _ in range(rounds):
            hiding.append(program.painted(F9))
            program.press(ENTER)
            program.rest()
        memory = program.peak_memory()
    return [
        Figure(
            f"unlock to Today, {size}", median(opening), median(derived), "key derivation", "≤ + 60 ms",
            worst=max(opening),
        ),
        Figure(f"Today to the journal's first page, {size}", to_journal, None, "", ""),
        _keys(f"journal, one row down, {size}", down, "constant"),
        _keys(f"journal, a page down, {size}", pages, "constant"),
        _keys(f"search as one types, a letter, {size}", letters, ""),
        _keys(f"hide, {size}", hiding, "≤ 100 ms"),
        Figure(f"interface, memory, {size}", memory, None, "", "≤ 150 MiB", unit="MiB"),
    ]  # fmt: skip


def _keys(what: str, cost: list[Painted], must: str) -> Figure:
    found = [one.milliseconds for one in cost]
    return Figure(what, median(found), None, "", must, worst=high(found))


def measure_typing(home: Path, environment: dict[str, str], rounds: int) -> list[Figure]:
    """A letter inside a paragraph of a page of ten thousand words, beside the toolkit's own editor."""
    page = _long_page()
    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    draft = companion.writing.begin()
    companion.writing.keep(replace(draft, text=page))
    companion.close()
    file = home / "page.txt"
    file.write_text(page, "utf-8")
    stock = home / "stock.py"
    stock.write_text(STOCK, "utf-8")
    with sitting_at(home, environment) as program:
        unlock(program, "brought back")
        ours = _typed(program, rounds)
    with OnPty([sys.executable, str(stock), str(file)], environment | {"TERM": "xterm-256color"}) as program:
        program.until("READY-MARK")
        theirs = _typed(program, rounds)
    companion = Opening(world_at(home)).unlock(PASSPHRASE)
    for kept in companion.writing.drafts():
        companion.writing.discard(kept.id)
    companion.close()
    stock_editor = "the toolkit's editor"
    return [
        Figure(
            "a letter in a page of 10,000 words",
            median([one.milliseconds for one in ours]),
            median([one.milliseconds for one in theirs]),
            stock_editor,
            "≤ 16 ms p95",
            worst=high([one.milliseconds for one in ours]),
        ),
        Figure(
            "the same, to the terminal",
            median([one.size for one in ours]),
            median([one.size for one in theirs]),
            stock_editor,
            "≤ 1000 B",
            unit="B",
        ),
    ]


def _typed(program: OnPty, rounds: int) -> list[Painted]:
    program.rest()
    for _ in range(4):
        program.painted(DOWN)
    program.rest()
    return [program.painted(letter) for letter in "and then she said" * max(rounds // 5, 1)]


def _long_page() -> str:
    """Paragraphs of a hundred words and some, ten thousand words in all."""
    paragraphs: list[str] = []
    words = 0
    for entry in corpus.entries(LONG_WORDS // 50):
        if words >= LONG_WORDS:
            break
        paragraphs.append(entry.text)
        words += len(entry.text.split())
    return "\n\n".join(paragraphs)
