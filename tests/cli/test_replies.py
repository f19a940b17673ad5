from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.ids import EntryId
from carecompanion.domain.letter import Mask
from carecompanion.domain.unsent import Chosen, Unsent
from tests.cli.household import PASSPHRASE
from tests.cli.test_tree import fits, verbs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home, Said

WISHES = ("--reply", "four-part", "--reply", "questions", "--no-advice")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands are run in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def letter(pair: tuple[Home, Home], *wishes: str) -> str:
    """A letter from wren that robin has: its id."""
    wren, robin = pair
    wren.run("write", stdin="The heating was off again.")
    sent = wren.run("letter", "compose", "@last", "--to", "robin", *wishes, "--yes", "--json").json["sent"]
    opened: str = robin.run("letter", "open", sent["file"], "--json").json["letters"][0]["id"]
    return opened


def reply(home: Home, name: str, *words: str, **given: str | bool) -> Said:
    return home.run("letter", "reply", name, *words, **given)  # type: ignore[arg-type]


def files(here: Path) -> set[Path]:
    return set(here.glob("*.age"))


def test_a_reply_is_asked_for_part_by_part_and_what_stays_empty_does_not_leave(
    pair: tuple[Home, Home], here: Path
) -> None:
    wren, robin = pair
    name, before = letter(pair, *WISHES), files(here)
    said = reply(robin, name, typed="“off again”\n.\n\n.\n.\nTo bring a kettle.\n.\nwren\n")
    assert said.code == 0, said.err
    assert said.err.splitlines()[:5] == [
        "wren asks for: four parts, open questions only, no advice.",
        "Any part may stay empty. “Received, thank you” is a whole reply.",
        "",
        "Words that stayed",
        "A line with only a full stop ends it.",
    ]
    assert "What it moves in me" in said.err
    assert "Type wren to go on" in said.err
    (file,) = files(here) - before
    assert said.out.strip() == str(file)
    came = wren.run("letter", "open", str(file), "--json").json["letters"][0]
    read = wren.run("letter", "read", came["id"], "--json").json
    assert (read["re"], read["guide"]) == (name, "four-part")
    assert [item["title"] for item in read["items"]] == ["Words that stayed", "What it moves in me"]
    assert robin.run("draft", "list", "--json").json == {"drafts": []}


@pytest.mark.parametrize("guide", ["received", "four-part", "questions", "ideas"])
def test_by_script_each_way_of_answering_takes_a_text(
    pair: tuple[Home, Home], here: Path, guide: str
) -> None:
    _, robin = pair
    name = letter(pair)
    said = reply(robin, name, "--guide", guide, "--yes", "--json", stdin="A door.\nStill open.\n")
    assert said.code == 0, said.err
    declared = {path: verb.keys for path, verb in verbs()}["letter reply"]
    assert fits(declared["sent"], said.json["sent"])
    text = reply(robin, name, "--guide", guide, "--preview", stdin="A door.\nStill open.\n").out
    assert "A door.\nStill open.\n" in text


def test_headings_of_the_guide_split_a_text_and_what_comes_before_them_is_the_first_part(
    pair: tuple[Home, Home], here: Path
) -> None:
    _, robin = pair
    text = here / "reply.md"
    text.write_text(
        "the kettle\n\n## Why it struck me\n\nIt is small.\n\n## my own\n\nheading\n\n"
        "### what it moves in me\nA walk.\n",
        encoding="utf-8",
    )
    said = reply(robin, letter(pair), "--guide", "four-part", "--text-file", "reply.md", "--preview")
    assert said.out.partition("enforces them.")[2].strip() == (
        "## Words that stayed\n\nthe kettle\n\n## Why it struck me\n\nIt is small.\n\n## my own\n\nheading\n\n"
        "## What it moves in me\n\nA walk."
    )
    assert "a name: Words" not in said.err


def test_received_alone_is_a_whole_reply(pair: tuple[Home, Home], here: Path) -> None:
    _, robin = pair
    name = letter(pair, "--reply", "received")
    said = reply(robin, name, "--guide", "received", "--yes")
    assert said.code == 0
    typed = reply(robin, name, "--guide", "received", typed=".\nwren\n")
    assert typed.code == 0
    assert "## Received, thank you" in typed.err
    for guide in ("four-part", "questions", "ideas"):
        said = reply(robin, name, "--guide", guide, "--yes")
        assert said.code == 1
        assert "“Received, thank you” is a whole reply" in said.err


def test_where_no_reply_is_asked_for_that_comes_first(pair: tuple[Home, Home], here: Path) -> None:
    _, robin = pair
    name, before = letter(pair), files(here)
    said = reply(robin, name, typed="\n")
    assert said.code == 1
    assert said.err.splitlines()[0] == "wren asks for no reply."
    assert "Answer all the same?" in said.err
    assert reply(robin, name, stdin="words").code == 2
    assert files(here) == before
    assert reply(robin, name, typed="y\nI heard you.\n.\nwren\n").code == 0
    assert files(here) != before


@pytest.mark.parametrize(
    ("wishes", "words", "hint"),
    [
        (WISHES, "You should tell your manager.", "This may lean towards advice; wren asked for none."),
        (WISHES[:2], "You should tell your manager.", "This may lean towards advice; it was not asked for."),
        (WISHES, "That sounds like you have depression.", "This may lean towards a name for what they have."),
        (WISHES, "The heating was off, and you stayed.", ""),
    ],
)  # fmt: skip
def test_one_soft_line_stands_beside_a_reply_that_leans_and_stops_nothing(
    pair: tuple[Home, Home], here: Path, wishes: tuple[str, ...], words: str, hint: str
) -> None:
    _, robin = pair
    name = letter(pair, *wishes)
    said = reply(robin, name, "--yes", stdin=f"{words}\n\n## Why it struck me\n\n{words}\n")
    assert said.code == 0
    assert said.err.count("This may lean") == (1 if hint else 0)
    assert hint in said.err


def test_the_soft_lines_can_be_hidden(pair: tuple[Home, Home], here: Path) -> None:
    _, robin = pair
    name = letter(pair, *WISHES)
    assert robin.run("settings", "set", "reply_hints", "no").code == 0
    assert robin.run("settings", "show", "--mine", "--json").json["mine"]["reply_hints"] == "no"
    assert "lean" not in reply(robin, name, "--preview", stdin="You should tell your manager.").err
    robin.run("settings", "set", "reply_hints", "--ours")
    assert "lean" in reply(robin, name, "--preview", stdin="You should tell your manager.").err


def test_who_leaves_inside_a_reply_finds_it_among_the_drafts(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    name, before = letter(pair, *WISHES), files(here)
    left = reply(robin, name, "--mask", "kettle=a pot", typed="the kettle\n.\nand half", leaves=True)
    assert left.code == 130
    (draft,) = robin.run("draft", "list", "--json").json["drafts"]
    assert (draft["is_letter"], draft["re"], draft["prompt"]) == (True, name, "house/four-part")
    assert draft["answers"] == {"part-1": "the kettle", "part-2": "and half"}
    assert "`carecompanion draft resume`" in left.err
    assert draft["id"] in left.err
    assert "a reply to wren: " in robin.run("draft", "list").out
    assert robin.run("write", stdin="Something else.").code == 0

    said = robin.run("draft", "resume", draft["id"], typed="and the rest\n.\n.\n.\nno\n")
    assert said.code == 1
    assert "a pot" in said.err
    assert "and half\nand the rest" in said.err
    assert f"Kept as a draft: {draft['id']}" in said.err
    assert files(here) == before
    assert reply(robin, name, typed=".\n.\nwren\n").code == 0
    (file,) = files(here) - before
    assert robin.run("draft", "list", "--json").json == {"drafts": []}
    came = wren.run("letter", "open", str(file), "--json").json["letters"][0]["id"]
    assert "a pot" in wren.run("letter", "read", came).out
    assert len(robin.run("list", "--json").json["entries"]) == 1


def test_by_script_a_reply_that_waits_goes_on_too(pair: tuple[Home, Home], here: Path) -> None:
    _, robin = pair
    name = letter(pair, *WISHES)
    reply(robin, name, typed="the kettle\n", leaves=True)
    assert robin.run("draft", "resume", "--tag", "x", stdin="more").code == 2
    said = robin.run("draft", "resume", "--yes", "--json", stdin="## What it moves in me\nA walk.")
    assert said.code == 0, said.err
    sent = robin.run("letter", "read", said.json["sent"]["id"]).out
    assert "the kettle" in sent
    assert "A walk." in sent


def test_a_reply_has_wishes_and_a_note_of_its_own(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    note = here / "note"
    note.write_text("About a kettle.\n", encoding="utf-8")
    wishes = ("--keep", "once", "--content-note-file", "note", "--armor", "--out", "reply.age")
    assert reply(robin, letter(pair), *wishes, "--yes", stdin="The kettle.").code == 0
    assert (here / "reply.age").read_bytes().startswith(b"-----BEGIN AGE")
    came = wren.run("letter", "open", "reply.age", "--json").json["letters"][0]["id"]
    read = wren.run("letter", "read", came, "--json").json
    assert (read["ask"]["keep"], read["note"]) == ("once", "About a kettle.")


def test_a_letter_composed_on_the_screen_is_sealed_here_too(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    entry = wren.run("write", stdin="The kettle was cold.").word

    def begin(unsent: Unsent) -> str:
        companion = wren.opening(wren.world()).unlock(PASSPHRASE)
        kept = companion.writing.keep(replace(companion.writing.begin(), letter=unsent))
        companion.close()
        return kept.id

    chosen = (Chosen(EntryId(entry), 0, 10), Chosen(EntryId(entry), body="Another copy of it."))
    nobody = begin(Unsent(chosen=chosen))
    assert "a letter in the making" in wren.run("draft", "list").out
    assert wren.run("draft", "resume", nobody, "--yes").code == 1
    companion = wren.opening(wren.world()).unlock(PASSPHRASE)
    to = companion.introducing.partner("robin").id
    companion.close()
    draft = begin(Unsent(to=to, chosen=chosen, masks=(Mask("kettle", "a pot"),)))
    assert "a letter to robin" in wren.run("draft", "list").out
    assert wren.run("draft", "resume", draft, "--yes", stdin="other words").code == 2
    said = wren.run("draft", "resume", draft, typed="robin\n")
    assert said.code == 0, said.err
    opened = robin.run("letter", "open", said.out.strip(), "--json").json["letters"][0]["id"]
    text = robin.run("letter", "read", opened).out
    assert "The [a pot]" in text
    assert "cold" not in text
    assert "Another copy of it." in text
    assert [one["id"] for one in wren.run("draft", "list", "--json").json["drafts"]] == [nobody]


def test_a_reply_can_be_let_go(pair: tuple[Home, Home], here: Path) -> None:
    _, robin = pair
    reply(robin, letter(pair, *WISHES), typed="the kettle\n", leaves=True)
    draft = robin.run("draft", "list", "--json").json["drafts"][0]["id"]
    said = robin.run("draft", "discard", draft, typed="y\n")
    assert "a reply to wren" in said.err
    assert robin.run("draft", "list", "--json").json == {"drafts": []}


def test_what_cannot_be_answered_says_so(pair: tuple[Home, Home], here: Path) -> None:
    wren, robin = pair
    name = letter(pair, *WISHES)
    assert reply(wren, name, "--yes", stdin="x").code == 1
    assert reply(robin, "nothing", "--yes", stdin="x").code == 1
    assert reply(robin, name, "--guide", "marks", stdin="x").code == 2
    assert reply(robin, name, "--text-file", "nowhere.md", "--yes").code == 1
    assert reply(robin, name, "--mask", "Sam", "--yes", stdin="x").code == 1
    assert reply(robin, name, stdin="x").code == 2
    said = robin.run("letter", "reply", name, "--passphrase-file", "-", stdin="wool lantern ferry plum\n")
    assert said.code == 2
    robin.run("partner", "forget", "wren", "--yes")
    assert reply(robin, name, "--yes", stdin="x").code == 1
