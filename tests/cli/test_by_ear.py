"""By ear: one thing at a time, plain words, nothing drawn and no colour; the guide's session is what one hears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.by_ear import BEGIN, END, PAGE, block, session

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home

DRAWN: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2500-\u25ff\u2800-\u28ff]"


@pytest.fixture(scope="module")
def heard() -> str:
    return session()


def test_the_session_in_the_guide_is_what_one_hears() -> None:
    """``python -m tests.by_ear`` writes it anew."""
    page = PAGE.read_text("utf-8")
    assert BEGIN + page.partition(BEGIN)[2].partition(END)[0] + END == block()


def test_nothing_is_drawn_and_nothing_coloured(heard: str) -> None:
    assert not re.findall(DRAWN, heard)


def test_every_question_stands_on_a_line_of_its_own(heard: str) -> None:
    for line in heard.splitlines():
        if line.endswith(("> ", ": ")):
            assert line.count("?") + line.count(">") <= 2, line


def test_a_scale_is_heard_as_its_reading(heard: str) -> None:
    shown = heard.partition("$ carecompanion show @last")[2].partition("$ ")[0]
    assert "towards rescuing" in shown
    assert "towards retreating" in shown


def test_a_letter_is_heard_and_answered_one_thing_at_a_time(
    pair: tuple[Home, Home], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wren, robin = pair
    monkeypatch.chdir(tmp_path)
    wren.run("write", stdin="The heating was off again.")
    compose = ("letter", "compose", "@last", "--to", "robin", "--reply", "questions", "--yes", "--json")
    sent = wren.run(*compose).json["sent"]
    heard = [
        robin.run("letter", "open", sent["file"], "--plain", typed="", screen=True),
        robin.run("letter", "list", "--plain", typed="", screen=True),
        robin.run("letter", "read", "@last", "--plain", typed="", screen=True),
        robin.run(
            "letter", "reply", "@last", "--plain", typed="What did you do?\n.\n.\n.\nwren\n", screen=True
        ),
    ]
    assert [said.code for said in heard] == [0, 0, 0, 0]
    for said in heard:
        assert not re.findall(DRAWN, said.out + said.err)
    reply = heard[-1].err
    order = [
        "wren asks for: open questions only.",
        "An open question that only you could answer\nA line with only a full stop ends it.\n",
        "A second, if there is one\n",
        "A third, if there is one\n",
        "This is what would leave:\n\n# A reply from robin to wren\n",
        "What did you do?",
        "To wren. Words not checked yet: ",
        "Type wren to go on: ",
        "Sealed for wren.",
    ]
    places = [reply.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)
