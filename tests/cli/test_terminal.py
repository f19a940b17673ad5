"""The real command on a real terminal: typed passphrases, ctrl+c, a closed pipe. Few, slow and honest."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.opening import Opening
from tests.cli.household import PASSPHRASE, Home
from tests.programs import hear_signals_again

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals here")

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


class Terminal:
    """A process with a terminal of its own: ``until`` waits for words, ``type`` answers."""

    def __init__(self, home: Home, *words: str, stdout: int | None = None) -> None:
        import pty

        environ = {key: value for key, value in home.environ.items() if "PASSPHRASE" not in key}
        environ |= {
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
        }
        self.seen = ""
        self.pid, self.handle = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child becomes the command
            if stdout is not None:
                os.dup2(stdout, 1)
            hear_signals_again()
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, "-m", "carecompanion", *words], environ)  # noqa: S606

    def until(self, words: str) -> str:
        """Everything up to and with *words*."""
        import select

        ends = time.monotonic() + PATIENCE
        while words not in self.seen:
            ready, _, _ = select.select([self.handle], [], [], max(0.0, ends - time.monotonic()))
            assert ready, f"{words!r} never came: {self.seen!r}"
            try:
                piece = os.read(self.handle, 65536)
            except OSError:
                piece = b""
            assert piece, f"{words!r} never came: {self.seen!r}"
            self.seen += piece.decode("utf-8", "replace")
        before, _, self.seen = self.seen.partition(words)
        return before + words

    def type(self, words: str) -> None:
        """Type *words*."""
        os.write(self.handle, words.encode())

    def interrupt(self) -> None:
        """Press ctrl+c, and again where nothing comes of it: the line editor loses one that comes with a letter."""
        import select

        for _ in range(int(PATIENCE)):
            self.type("\x03")
            if select.select([self.handle], [], [], 1.0)[0]:
                return
        raise AssertionError(f"ctrl+c was not heard: {self.seen!r}")

    def end(self) -> tuple[int, str]:
        """The exit code, and what was still said."""
        import select

        while True:
            assert select.select([self.handle], [], [], PATIENCE)[0], f"it does not end: {self.seen!r}"
            try:
                piece = os.read(self.handle, 65536)
            except OSError:
                break
            if not piece:
                break
            self.seen += piece.decode("utf-8", "replace")
        _, status = os.waitpid(self.pid, 0)
        os.close(self.handle)
        return os.waitstatus_to_exitcode(status), self.seen


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "wren", Opening).begun()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def test_a_journal_is_begun_on_a_terminal_from_first_word_to_first_entry(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    terminal = Terminal(home, "init")
    terminal.until("New passphrase:")
    terminal.type("four plain words here\n")
    terminal.until("Once more:")
    terminal.type("four plain words there\n")
    terminal.until("Same words in both, please.")
    for question in ("New passphrase:", "Once more:"):
        terminal.until(question)
        terminal.type("four plain words here\n")
    shown = terminal.until("written down")
    assert "four plain words" not in shown
    groups = re.findall(r"^[1-9]: ([0-9A-Z]{4})\r?$", shown, re.MULTILINE)
    asked = re.search(r"groups (\d) and (\d)", shown)
    assert len(groups) == 9
    assert asked is not None
    terminal.type(" ".join(groups[int(number) - 1] for number in asked.groups()) + "\n")
    terminal.until("The code is written down.")
    assert terminal.end()[0] == 0
    writing = Terminal(home, "write")
    writing.until("Passphrase:")
    writing.type("four plain words here\n")
    writing.until("full stop ends it.")
    writing.type("The first evening.\n.\n")
    assert writing.end()[0] == 0
    listing = Terminal(home, "list")
    listing.until("Passphrase:")
    listing.type("four plain words here\n")
    listing.until("The first evening.")
    assert listing.end()[0] == 0


def test_a_wrong_passphrase_is_not_echoed_and_ends_with_three(home: Home) -> None:
    terminal = Terminal(home, "list")
    terminal.until("Passphrase:")
    terminal.type("sesame sesame\n")
    code, said = terminal.end()
    assert code == 3
    assert "That did not open it. Nothing is lost; try again." in said
    assert "sesame" not in said


def test_the_id_alone_goes_where_stdout_goes(home: Home, pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    terminal = Terminal(home, "write", stdout=writing)
    os.close(writing)
    terminal.until("Passphrase:")
    terminal.type(PASSPHRASE + "\n")
    terminal.until("full stop ends it.")
    terminal.type("Only the id.\n.\n")
    assert terminal.end()[0] == 0
    assert re.fullmatch(rb"[0-9a-z]{10}\n", os.read(reading, 100))


def test_a_line_longer_than_a_terminals_own_limit_is_kept_whole(home: Home) -> None:
    terminal = Terminal(home, "write")
    terminal.until("Passphrase:")
    terminal.type(PASSPHRASE + "\n")
    terminal.until("full stop ends it.")
    time.sleep(0.3)  # the line editor takes the terminal over after the question
    long = "word " * 1500
    for start in range(0, len(long), 500):
        terminal.type(long[start : start + 500])
        terminal.until("word")
    terminal.type("\n.\n")
    assert terminal.end()[0] == 0
    assert home.run("show", "@last", "--json").json["text"] == long.strip()


def _until_drafted(home: Home, text: str) -> None:
    drafts: list[dict[str, str]] = []
    ends = time.monotonic() + PATIENCE
    while not drafts and time.monotonic() < ends:
        drafts = home.run("draft", "list", "--json").json["drafts"]
    assert [draft["text"] for draft in drafts] == [text]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_leaving_in_the_middle_keeps_a_draft_and_says_so(home: Home, ending: signal.Signals) -> None:
    terminal = Terminal(home, "write")
    terminal.until("Passphrase:")
    terminal.type(PASSPHRASE + "\n")
    terminal.until("full stop ends it.")
    terminal.type("Half a thought\n")
    _until_drafted(home, "Half a thought")
    os.kill(terminal.pid, ending)
    code, said = terminal.end()
    assert code == 130
    assert "Kept as a draft" in said
    kept = home.run("draft", "resume", stdin="and the other half").word
    assert home.run("show", kept, "--json").json["text"] == "Half a thought\n\nand the other half"


def test_ctrl_c_at_the_passphrase_is_quiet(home: Home) -> None:
    terminal = Terminal(home, "list")
    terminal.until("Passphrase:")
    terminal.interrupt()
    code, said = terminal.end()
    assert code == 130
    assert "Traceback" not in said


def test_without_a_terminal_no_passphrase_is_asked_for(home: Home) -> None:
    environ = {"CARECOMPANION_HOME": str(home.folder), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "carecompanion", "list"],
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        start_new_session=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 2
    assert b"--passphrase-file FILE" in done.stderr


def test_a_reader_who_leaves_early_hears_no_complaint(home: Home) -> None:
    home.run("write", stdin="and more words " * 40_000)
    environ = {**home.environ, "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "carecompanion", "export", "--format", "markdown", "--out", "-"]
    process = subprocess.Popen(call, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(PATIENCE) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_new_file_is_its_owners_alone_whatever_the_umask_was(home: Home, tmp_path: Path) -> None:
    environ = {**home.environ, "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    out = tmp_path / "all.json"
    call = [sys.executable, "-m", "carecompanion", "export", "--format", "json", "--out", str(out)]
    subprocess.run(call, env=environ, check=True, capture_output=True, umask=0, timeout=PATIENCE)
    assert out.stat().st_mode & 0o777 == 0o600


def test_the_line_one_is_in_the_middle_of_is_in_the_draft_too(home: Home) -> None:
    terminal = Terminal(home, "write")
    terminal.until("Passphrase:")
    terminal.type(PASSPHRASE + "\n")
    terminal.until("full stop ends it.")
    terminal.type("A whole line\n")
    _until_drafted(home, "A whole line")
    time.sleep(0.3)  # the line editor takes the terminal over again
    terminal.type("and half a thö")
    terminal.until("half a thö")
    terminal.interrupt()
    code, said = terminal.end()
    assert code == 130
    assert "Kept as a draft" in said
    drafts = home.run("draft", "list", "--json").json["drafts"]
    assert [draft["text"] for draft in drafts] == ["A whole line\nand half a thö"]


def test_enter_at_a_new_passphrase_is_asked_again_and_nothing_reaches_the_shell(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    terminal = Terminal(home, "init")
    terminal.until("New passphrase:")
    terminal.type("\n")
    terminal.until("A passphrase has at least one character.")
    terminal.until("New passphrase:")
    terminal.type("four plain words here\n")
    terminal.until("Once more:")
    terminal.type("four plain words here\n")
    shown = terminal.until("1: ")
    assert "four plain words" not in shown
    terminal.until("Type groups")
    terminal.type("\n")
    assert terminal.end()[0] == 0


def test_enter_at_the_passphrase_is_asked_again_too(home: Home) -> None:
    terminal = Terminal(home, "list")
    terminal.until("Passphrase:")
    terminal.type("\n")
    terminal.until("Passphrase:")
    terminal.type(PASSPHRASE + "\n")
    assert terminal.end()[0] == 0
