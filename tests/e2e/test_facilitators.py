"""docs/facilitators.md, followed from the empty folder to the last step: by the commands, and on two terminals."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from carecompanion.words import cli_packs, errors, packs
from tests.cli.household import Home as QuickHome
from tests.e2e.home import ROOT, Home, unlock
from tests.e2e.terminal import RawTerminal
from tests.e2e.test_practices import do
from tests.e2e.walkthrough import Act, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.walkthrough import Row

PAGE: Final = ROOT / "docs" / "facilitators.md"
TEXT: Final = PAGE.read_text(encoding="utf-8")
STEPS: Final = tuple(row for row in rows_of(PAGE) if row.part == "From an empty folder")
SOURCE: Final = "first-hour/pack.toml"
_BLOCK: Final = re.compile(r"```console\n(.*?)```", re.DOTALL)
_CALL: Final = re.compile(r'^(ruth|noor)\$ (?:echo "([^"]*)" \| )?carecompanion ', re.MULTILINE)
_CHANGE: Final = re.compile(r"^- `(.+)` becomes `(.+)`$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Call:
    """One command, at whose place, what it is given and what stands in its answer; ``code``: how it ends."""

    whose: str
    words: tuple[str, ...]
    answer: tuple[str, ...]
    code: int
    stdin: str


def text_of(step: Row) -> str:
    """The step as it stands on the page."""
    return TEXT.partition(f"### {step.name}\n")[2].partition("\n##")[0]


def calls_of(step: Row) -> Iterator[Call]:
    """Its commands, in order."""
    for block in _BLOCK.findall(text_of(step)):
        parts = _CALL.split(block)[1:]
        for whose, stdin, one in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            call, _, answer = one.partition("\n")
            lines = [line.strip() for line in answer.splitlines() if line.strip()]
            codes = [int(line.rpartition(" ")[2]) for line in lines if line.startswith("exit code ")]
            said = tuple(line for line in lines if not line.startswith("exit code "))
            yield Call(whose, tuple(shlex.split(call)), said, codes[0] if codes else 0, stdin or "")


def source_as_written() -> str:
    """The pack.toml of the page."""
    match = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert match is not None
    return match[1]


class Draft:
    """The pack.toml of the one who follows the page, as it is at each step."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / SOURCE
        self._good = source_as_written()

    def come_to(self, step: Row) -> None:
        """Save what that step says to save; mistakes are made for their own step only."""
        if not step.name.startswith("1."):
            said = self._good
            for before, after in _CHANGE.findall(text_of(step)):
                assert said.count(before) >= 1, before
                said = said.replace(before, after, 1)
            if "mistakes" not in step.name:
                self._good = said
            self._file.write_text(said, encoding="utf-8")


def in_a_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def mistakes() -> tuple[tuple[str, str], ...]:
    """What the page has one write, and what in its place."""
    step = next(step for step in STEPS if "mistakes" in step.name)
    return tuple(_CHANGE.findall(text_of(step)))


def is_in(place: tuple[int, int], part: str, source: str) -> bool:
    """Does *place*, a line and a column, stand in *part* of *source*?"""
    start = source.index(part)
    line, column = source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start)
    return place[0] == line and column <= place[1] < column + len(part)


@pytest.mark.parametrize(("before", "after"), mistakes())
def test_a_mistake_is_found_where_it_was_made(before: str, after: str, tmp_path: Path) -> None:
    good = source_as_written()
    source = good.replace(before, after, 1)
    assert source != good
    (tmp_path / "first-hour").mkdir()
    (tmp_path / SOURCE).write_text(source, encoding="utf-8")
    (tmp_path / "homes").mkdir()
    home = QuickHome(tmp_path / "homes" / "ruth")
    told = home.run("pack", "check", str(tmp_path / "first-hour")).out
    places = [(int(line), int(column)) for line, column in re.findall(r"pack\.toml:(\d+):(\d+): ", told)]
    assert any(is_in(place, after, source) for place in places), told
    (tmp_path / SOURCE).write_text(good, encoding="utf-8")
    assert home.run("pack", "check", str(tmp_path / "first-hour")).out == ""


def test_there_are_five_mistakes() -> None:
    assert len(mistakes()) == 5


def test_what_a_member_may_read_when_something_does_not_work_is_what_is_said() -> None:
    table = TEXT.partition("## When something does not work")[2]
    said = " ".join(
        sentence for words in (cli_packs.WORDS, packs.WORDS, errors.WORDS) for sentence in words.values()
    )
    quoted = re.findall(r"^\| \*(?:… )?(.+?)\* \|", table, re.MULTILINE)
    assert len(quoted) > 4
    for sentence in quoted:
        assert sentence in said


def test_the_page_is_followed_by_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "homes").mkdir()
    homes = {name: QuickHome(tmp_path / "homes" / name).begun() for name in ("ruth", "noor")}
    monkeypatch.chdir(tmp_path)
    draft, words = Draft(tmp_path), ""
    for step in STEPS:
        draft.come_to(step)
        for call in calls_of(step):
            asked = (one.replace("WORDS", words) for one in call.words)
            said = homes[call.whose].run(*asked, stdin=call.stdin)
            assert said.code == call.code, (call, said)
            told = in_a_line(said.out + said.err)
            for line in call.answer:
                assert in_a_line(line).replace("WORDS", words) in told, (call, said)
            if "build" in call.words:
                words = " ".join(homes["ruth"].run("pack", "pubkey", "--json").json["words"])
    assert (tmp_path / "first-hour.html").is_file()
    assert [call.code for step in STEPS for call in calls_of(step)].count(5) == 2


def test_the_page_is_followed_on_two_terminals(tmp_path: Path) -> None:
    homes = {name: Home(tmp_path / name).begun() for name in ("ruth", "noor")}
    draft, words = Draft(tmp_path), ""
    with (
        RawTerminal(homes["ruth"].environ, folder=tmp_path) as ruth,
        RawTerminal(homes["noor"].environ, folder=tmp_path) as noor,
    ):
        for terminal in (ruth, noor):
            unlock(terminal)
        for step in STEPS:
            draft.come_to(step)
            terminal = noor if "at Noor's" in text_of(step) else ruth
            for act in step.acts:
                try:
                    if act == Act("type", "WORDS"):
                        with homes["ruth"].journal() as companion:
                            words = " ".join(companion.signing.words())
                        terminal.type(words)
                    else:
                        do(terminal, act)
                except AssertionError as error:
                    error.add_note(f"at {act} of {step}")
                    raise
    assert (tmp_path / "first-hour.html").is_file()
    with homes["noor"].journal() as companion:
        assert companion.installing.installed() == ()
        (row,) = companion.reading.page()
        kept = companion.reading.entry(row.id)
        assert kept.text == "Nobody greeted the one who cleans."
        assert kept.prompt is not None
        assert (kept.prompt.pack_title, kept.prompt.signer_name) == ("The first hour", "Ruth K.")
        assert kept.prompt.ask.startswith("Picture the first hour")
    with homes["ruth"].journal() as companion:
        assert [companion.reading.entry(one.id).text for one in companion.reading.page()] == ["Sam said mine"]
