"""A pair's year, and a circle's, by nothing but the command: every letter goes as a file from one home to the other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.cli.household import Home

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Peer:
    """Someone at their own home, who answers on a terminal where they are asked."""

    def __init__(self, folder: Path, name: str) -> None:
        self.home = Home(folder / name).begun()
        self.name = name
        self.outbox = folder / f"{name}-out"
        self.outbox.mkdir()

    def does(self, *words: str, typed: str | None = None, code: int = 0) -> str:
        """What a call said, on both ways; its exit code is *code*."""
        said = self.home.run(*words, typed=typed)
        assert said.code == code, (words, said.err)
        return said.out + said.err

    def tells(self, *words: str, stdin: str = "") -> Any:  # noqa: ANN401 - JSON
        """The same in JSON."""
        said = self.home.run(*words, "--json", stdin=stdin)
        assert said.code == 0, (words, said.err)
        return said.json

    def sends(self, *words: str, typed: str) -> str:
        """What was said while a letter was looked at and sealed into the outbox."""
        return self.does(*words, "--out", str(self.outbox), typed=typed)

    def takes_in(self, other: Peer) -> str:
        """Open everything that the other has put out since; the id of what came last."""
        opened = self.tells("letter", "open", str(other.outbox))["letters"]
        assert all(one["exit"] == 0 for one in opened), opened
        for file in other.outbox.iterdir():
            file.unlink()
        letter: str = opened[-1]["id"]
        return letter


def verified(one: Peer, other: Peer) -> None:
    """What the other reads aloud is typed by its first four letters."""
    words = other.tells("card", "show")["words"]
    said = one.does("partner", "verify", other.name, typed=" ".join(word[:4] for word in words) + "\n")
    assert "is checked" in said


def test_two_people_hold_a_practice_together_by_letters_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wren, robin = Peer(tmp_path, "wren"), Peer(tmp_path, "robin")

    # introduction, verification
    for one, other in ((wren, robin), (robin, wren)):
        card = one.home.run("card", "show", "--name", one.name).out
        mangled = "\n".join(f"> {line}" for line in card.splitlines())
        other.home.run("card", "read", "-", stdin=mangled)
    verified(wren, robin)
    verified(robin, wren)
    assert wren.tells("partner", "list")["partners"][0]["standing"] == "verified"
    wren.does("partner", "link", "robin", "R-heron")

    # three letters, each answered by a guide; in the first a name is masked
    for guide, words, answer in (
        (
            "four-part",
            "Sam stayed behind to stack chairs.",
            "“to stack chairs”\n.\n\n.\nIt is quiet.\n.\n.\n",
        ),
        ("questions", "I went quiet when they asked.", "What was the room like?\n.\n.\n.\n"),
        ("received", "It happened again.", ".\n"),
    ):
        wren.home.run("write", stdin=words)
        mask = ("--mask", "Sam=a colleague") if "Sam" in words else ()
        said = wren.sends(
            "letter",
            "compose",
            "@last",
            "--to",
            "robin",
            "--reply",
            guide,
            "--no-advice",
            *mask,
            typed="robin\n",
        )
        assert "Words checked: " in said
        letter = robin.takes_in(wren)
        read = robin.does("letter", "read", letter)
        assert words.replace("Sam", "[a colleague]") in read
        assert "Sam" not in read
        robin.sends("letter", "reply", letter, typed=f"{answer}wren\n")
        reply = wren.takes_in(robin)
        thread = wren.tells("letter", "read", reply, "--thread")["letters"]
        assert [one["id"] for one in thread] == [letter, reply]
        assert (thread[1]["guide"], thread[1]["trust"]) == (guide, "verified")
        assert thread[0]["sha256"] == robin.tells("letter", "read", letter)["sha256"]

    # an agreement: proposed, left open, proposed again, agreed
    text = tmp_path / "code.md"
    wren.does("circle", "create", "Two of us", "robin")
    text.write_text(wren.home.run("circle", "code", "show", "Two of us", "--beginning").out, encoding="utf-8")
    propose = (
        "circle",
        "code",
        "propose",
        "Two of us",
        "--text-file",
        str(text),
        "--review",
        "in three months",
    )
    wren.sends(*propose, typed="Two of us\n")
    proposal = robin.takes_in(wren)
    open_words = tmp_path / "open.md"
    open_words.write_text("I would like a slower pace.\n", encoding="utf-8")
    agree = ("circle", "code", "agree", "--letter")
    robin.sends(*agree, proposal, "--open-file", str(open_words), typed="Two of us\n")
    wren.takes_in(robin)
    assert "Open for robin" in wren.does("circle", "code", "show", "Two of us")
    text.write_text("## Pace\n\nOne letter a month is plenty.\n", encoding="utf-8")
    wren.sends(*propose, typed="Two of us\n")
    robin.sends(*agree, robin.takes_in(wren), typed="Two of us\n")
    wren.takes_in(robin)
    for one in (wren, robin):
        versions = one.tells("circle", "code", "history", "Two of us")["versions"]
        assert [version["state"] for version in versions] == ["open", "agreed"]
        assert "Anyone may leave at any time" in versions[1]["text"]

    # a letter to be kept until a day, which its reader is told of and lets go
    wren.home.run("write", stdin="Only until tomorrow.")
    wren.sends("letter", "compose", "@last", "--to", "robin", "--until", "tomorrow", typed="robin\n")
    passing = robin.takes_in(wren)
    robin.home.now += timedelta(days=1)
    assert f"letter keep {passing[:8]}" in robin.does("letter", "list")
    robin.home.now += timedelta(days=1)
    robin.does("letter", "list")
    robin.does("letter", "read", passing, code=1)

    # a withdrawal, which its reader honours
    wren.home.run("write", stdin="Too much of it.")
    wren.sends("letter", "compose", "@last", "--to", "robin", typed="robin\n")
    letter = robin.takes_in(wren)
    wren.sends("letter", "withdraw", letter, typed="y\n")
    robin.takes_in(wren)
    assert "asks for this letter back" in robin.does("letter", "read", letter)
    robin.does("letter", "forget", letter, typed="y\n")
    robin.does("letter", "read", letter, code=1)

    # a new card, whose words are compared again
    wren.sends("card", "renew", typed="y\n")
    robin.takes_in(wren)
    assert robin.tells("partner", "list")["partners"][0]["standing"] == "introduced"
    verified(robin, wren)

    # a farewell
    farewell = tmp_path / "farewell.md"
    farewell.write_text("Thank you for this year.\n", encoding="utf-8")
    robin.sends("circle", "leave", "Two of us", "--farewell-file", str(farewell), typed="Two of us\n")
    assert robin.tells("circle", "list") == {"circles": []}
    last = wren.takes_in(robin)
    assert "Thank you for this year." in wren.does("letter", "read", last)
    wren.does("circle", "leave", "Two of us", "--yes")
    wren.does("partner", "block", "robin", "--yes")
