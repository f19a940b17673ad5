"""By ear: one thing at a time, plain words, nothing drawn and no colour; the guide's session is what one hears."""

from __future__ import annotations

import re

import pytest

from tests.by_ear import BEGIN, END, PAGE, block, session


@pytest.fixture(scope="module")
def heard() -> str:
    return session()


def test_the_session_in_the_guide_is_what_one_hears() -> None:
    """``python -m tests.by_ear`` writes it anew."""
    page = PAGE.read_text("utf-8")
    assert BEGIN + page.partition(BEGIN)[2].partition(END)[0] + END == block()


def test_nothing_is_drawn_and_nothing_coloured(heard: str) -> None:
    assert not re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2500-\u25ff\u2800-\u28ff]", heard)


def test_every_question_stands_on_a_line_of_its_own(heard: str) -> None:
    for line in heard.splitlines():
        if line.endswith(("> ", ": ")):
            assert line.count("?") + line.count(">") <= 2, line


def test_a_scale_is_heard_as_its_reading(heard: str) -> None:
    shown = heard.partition("$ carecompanion show @last")[2].partition("$ ")[0]
    assert "towards rescuing" in shown
    assert "towards retreating" in shown
