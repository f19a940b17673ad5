from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.household import Home

if TYPE_CHECKING:
    from tests.cli.household import Said

LOCKED = Path(__file__).parent.parent / "hostile" / "letters" / "scrypt-sound.age"
WORDS = "Sam said no, and I looked at the window. Later I wrote to Sam."


def write(home: Home, text: str = WORDS, *options: str) -> str:
    return home.run("write", *options, stdin=text).word


def compose(home: Home, out: Path, *words: str, to: str = "robin") -> Said:
    return home.run("letter", "compose", *words, "--to", to, "--out", str(out), "--yes", "--json")


@pytest.fixture
def sent(pair: tuple[Home, Home], tmp_path: Path) -> Path:
    """A letter file from wren to robin, with a masked name."""
    wren, _ = pair
    said = compose(wren, tmp_path, write(wren), "--mask", "Sam=a colleague")
    assert said.code == 0, said.err
    return Path(said.json["sent"]["file"])


def test_the_preview_is_exactly_what_leaves_and_what_the_other_reads(
    pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, robin = pair
    entry = write(wren)
    words = (
        entry,
        "--mask",
        "Sam=a colleague",
        "--mask",
        "the window",
        "--keep",
        "once",
        "--reply",
        "questions",
    )
    looked_at = wren.run("letter", "compose", *words, "--to", "robin", "--preview")
    assert "Sam" not in looked_at.out
    assert "[a colleague] said no, and I looked at [… left out …]." in looked_at.out
    file = compose(wren, tmp_path, *words).json["sent"]["file"]
    opened = robin.run("letter", "open", file, "--json").json["letters"][0]
    read = robin.run("letter", "read", opened["id"], "--json").json
    assert read["text"] == looked_at.out
    assert read["ask"]["keep"] == "once"
    assert read["ask"]["reply"] == ["questions"]
    assert read["items"][0]["left_out"] == 3
    assert "Sam" in wren.run("show", entry).out


@pytest.mark.program("age")
def test_the_stock_age_opens_a_letter_with_ones_own_secret(
    real_pair: tuple[Home, Home], tmp_path: Path
) -> None:
    wren, robin = real_pair
    sent = Path(compose(wren, tmp_path, write(wren), "--mask", "Sam=a colleague").json["sent"]["file"])
    key = tmp_path / "robin.key"
    said = robin.run("card", "secret", "--out", str(key), "--yes")
    assert "Whoever has this file" in said.err
    if os.name != "nt":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    done = subprocess.run(["age", "-d", "-i", str(key), str(sent)], capture_output=True, check=True)
    ours = robin.run(
        "letter", "read", robin.run("letter", "open", str(sent), "--json").json["letters"][0]["id"], "--json"
    )
    assert ours.json["text"] in done.stdout.decode()


def test_a_secret_asks_first_and_needs_the_passphrase_again(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, _ = pair
    key = tmp_path / "k"
    assert wren.run("card", "secret", "--out", str(key)).code == 2
    assert wren.run("card", "secret", "--out", str(key), typed="\n").code == 0
    assert not key.exists()


def test_an_entry_marked_private_is_never_sealed(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, _ = pair
    entry = write(wren, WORDS, "--private")
    assert compose(wren, tmp_path, entry).code == 1
    assert not list(tmp_path.glob("*.age"))


def test_nothing_chosen_is_nothing_sent(pair: tuple[Home, Home], tmp_path: Path) -> None:
    assert compose(pair[0], tmp_path).code == 1


def test_an_excerpt_leaves_the_rest_at_home(pair: tuple[Home, Home]) -> None:
    wren, _ = pair
    write(wren)
    said = wren.run(
        "letter", "compose", "--excerpt", "@last:0-11", "--to", "robin", "--preview", "--json"
    ).json
    assert "Sam said no" in said["text"]
    assert "I looked" not in said["text"].partition("\n## ")[2].partition("\n")[2]
    assert {one["text"] for one in said["found"]} == {"Sam"}
    for wrong in ("@last:0-9999", "@last:5", "@last:9-3"):
        assert wren.run("letter", "compose", "--excerpt", wrong, "--to", "robin", "--preview").code == 2


def test_masks_and_notes_come_from_files(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, robin = pair
    entry = write(wren)
    note, wish = tmp_path / "note", tmp_path / "wish"
    note.write_text("About a meeting.\n", encoding="utf-8")
    wish.write_text("No hurry.", encoding="utf-8")
    words = (
        entry,
        "--masks-file",
        "-",
        "--content-note-file",
        str(note),
        "--note-file",
        str(wish),
        "--no-advice",
    )
    said = wren.run(
        "letter", "compose", *words, "--to", "robin", "--yes", "--json", "--armor", "--out", str(tmp_path / "one.txt"),
        stdin="Sam=a colleague\n\nwindow\n",
    )  # fmt: skip
    assert said.json["sent"]["left_out"] == 3
    armored = (tmp_path / "one.txt").read_text(encoding="ascii")
    assert armored.startswith("-----BEGIN AGE ENCRYPTED FILE-----")
    opened = robin.run("letter", "open", "-", "--json", stdin=armored).json["letters"][0]
    asked = robin.run("letter", "read", opened["id"], typed="\n")
    assert "About a meeting." in asked.err
    assert asked.out == ""
    assert robin.run("letter", "list", "--json").json["letters"][0]["unread"] is True
    read = robin.run("letter", "read", opened["id"], typed="yes\n")
    assert "No hurry." in read.out
    assert robin.run("letter", "list", "--json").json["letters"][0]["unread"] is False


@pytest.mark.parametrize(
    "words",
    [
        ("--keep", "until"),
        ("--keep", "once", "--until", "tomorrow"),
        ("--no-advice", "--reply", "ideas"),
        ("--mask", "=role"),
        ("--keep", "never"),
    ],
)
def test_wishes_that_do_not_fit_together_are_a_usage_fault(
    pair: tuple[Home, Home], words: tuple[str, ...]
) -> None:
    wren, _ = pair
    write(wren)
    assert wren.run("letter", "compose", "@last", "--to", "robin", "--preview", *words).code == 2


def test_a_day_to_keep_until_is_said_in_words(pair: tuple[Home, Home]) -> None:
    wren, robin = pair
    write(wren)
    said = compose(wren, wren.folder.parent, "@last", "--until", "in two weeks")
    opened = robin.run("letter", "open", said.json["sent"]["file"], "--json").json["letters"][0]
    assert robin.run("letter", "read", opened["id"], "--json").json["ask"]["until"] == "2026-12-04"


def test_the_partners_name_is_typed_before_anything_leaves(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, _ = pair
    write(wren)
    call = ("letter", "compose", "@last", "--to", "robin", "--out", str(tmp_path))
    assert wren.run(*call).code == 2
    refused = wren.run(*call, typed="yes\n")
    assert refused.code == 1
    assert "Sam said no" in refused.err
    assert not list(tmp_path.glob("*.age"))
    assert wren.run(*call, typed="robin\n").code == 0
    assert len(list(tmp_path.glob("*.letter.age"))) == 1


def test_a_letter_goes_into_the_current_folder_under_a_name_that_says_nothing(
    pair: tuple[Home, Home], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wren, _ = pair
    write(wren)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert wren.run("letter", "compose", "@last", "--to", "robin", "--yes").code == 0
    (file,) = here.iterdir()
    assert file.name.endswith(".letter.age")
    assert "robin" not in file.name


def test_the_same_file_again_prints_its_id_and_is_no_fault(pair: tuple[Home, Home], sent: Path) -> None:
    _, robin = pair
    first = robin.run("letter", "open", str(sent)).out.split()[0]
    again = robin.run("letter", "open", str(sent))
    assert (again.code, again.out.strip()) == (0, first)


def test_a_folder_is_opened_file_by_file_and_the_first_refusal_is_the_exit_code(
    pair: tuple[Home, Home], sent: Path, tmp_path: Path
) -> None:
    _, robin = pair
    folder = tmp_path / "came"
    folder.mkdir()
    (folder / "b.letter.age").write_bytes(sent.read_bytes())
    (folder / "a.letter.age").write_bytes(b"age-encryption.org/v1\nnonsense")
    (folder / "notes.txt").write_text("no letter", encoding="utf-8")
    said = robin.run("letter", "open", str(folder), "--json")
    assert said.code == 6
    assert [one["code"] for one in said.json["letters"]] == ["E_HEADER", None]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert robin.run("letter", "open", str(empty)).code == 1


@pytest.mark.parametrize(
    ("spoil", "code", "exit_code"),
    [
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "E_DAMAGED", 4),
        (lambda _: b"hello there", "E_NOT_OURS", 6),
        (lambda _: b"x" * (4 * 1024 * 1024), "E_TOO_BIG", 6),
        (lambda _: LOCKED.read_bytes(), "E_NEEDS_PASSPHRASE", 6),
    ],
)
def test_what_is_no_whole_letter_is_refused_with_its_code(
    pair: tuple[Home, Home], sent: Path, tmp_path: Path, spoil: object, code: str, exit_code: int
) -> None:
    _, robin = pair
    assert callable(spoil)
    file = tmp_path / "spoiled.age"
    file.write_bytes(spoil(sent.read_bytes()))
    said = robin.run("letter", "open", str(file), "--json")
    assert (said.json["letters"][0]["code"], said.code) == (code, exit_code)
    assert robin.run("letter", "list", "--json").json == {"letters": []}


def test_a_letter_for_somebody_else_and_ones_own_are_told_apart(
    pair: tuple[Home, Home], sent: Path, tmp_path: Path
) -> None:
    third = Home(tmp_path / "third").begun()
    third.run("card", "show", "--name", "third")
    assert third.run("letter", "open", str(sent)).code == 1
    assert pair[0].run("letter", "open", str(sent)).code == 1


def test_a_strangers_letter_waits_unread_until_it_is_answered(pair: tuple[Home, Home], sent: Path) -> None:
    _, robin = pair
    robin.run("partner", "forget", "wren", "--yes")
    said = robin.run("letter", "open", str(sent))
    assert said.code == 5
    listed = robin.run("letter", "list", "--json").json["letters"]
    assert [(one["waiting"], one["title"]) for one in listed] == [(True, "")]
    name = listed[0]["id"]
    assert robin.run("letter", "read", name).code == 1
    assert robin.run("letter", "accept", name, "--as", "the bird").code == 0
    assert robin.run("letter", "read", name).code == 0
    assert [one["handle"] for one in robin.run("partner", "list", "--json").json["partners"]] == ["the bird"]


def test_a_strangers_letter_may_be_refused_and_its_key_with_it(
    pair: tuple[Home, Home], sent: Path, tmp_path: Path
) -> None:
    wren, robin = pair
    robin.run("partner", "forget", "wren", "--yes")
    robin.run("letter", "open", str(sent))
    name = robin.run("letter", "list", "--json").json["letters"][0]["id"]
    assert robin.run("letter", "refuse", name, "--block").code == 0
    assert robin.run("letter", "list", "--json").json == {"letters": []}
    write(wren, "Another.")
    other = compose(wren, tmp_path, "@last").json["sent"]["file"]
    assert robin.run("letter", "open", other).code == 5
    assert robin.run("letter", "list", "--json").json == {"letters": []}


def test_a_letter_is_kept_for_safety_and_let_go(pair: tuple[Home, Home], sent: Path) -> None:
    _, robin = pair
    name = robin.run("letter", "open", str(sent)).out.split()[0]
    assert robin.run("letter", "keep", name).code == 0
    assert robin.run("letter", "read", name, "--json").json["kept_for_safety"] is True
    assert robin.run("letter", "forget", name).code == 2
    assert robin.run("letter", "forget", name, "--yes").code == 0
    assert robin.run("letter", "list", "--json").json == {"letters": []}
    robin.run("letter", "open", str(sent))
    assert robin.run("letter", "list", "--json").json == {"letters": []}


@pytest.mark.program("age")
def test_a_plain_age_file_becomes_a_loose_note(real_pair: tuple[Home, Home], tmp_path: Path) -> None:
    _, robin = real_pair
    key, note = tmp_path / "key", tmp_path / "note.age"
    robin.run("card", "secret", "--out", str(key), "--yes")
    call = ["age", "-e", "-i", str(key), "-o", str(note)]
    subprocess.run(call, input=b"By the gate at six.\n", check=True, capture_output=True)
    assert robin.run("letter", "open", str(note)).code == 6
    made = robin.run("letter", "open", str(note), "--as-note").word
    entry = robin.run("show", made, "--json").json
    assert (entry["kind"], entry["text"]) == ("loose", "By the gate at six.")


def test_letters_are_listed_by_partner(pair: tuple[Home, Home], sent: Path) -> None:
    wren, _ = pair
    listed = wren.run("letter", "list", "--with", "robin", "--json").json["letters"]
    assert [(one["direction"], one["partner"]) for one in listed] == [("left", "robin")]
    assert wren.run("letter", "list", "--with", "nobody").code == 1
    assert "to robin" in wren.run("letter", "list").out


# partners and cards


def test_a_partners_words_are_checked_by_their_first_four_letters(pair: tuple[Home, Home]) -> None:
    wren, robin = pair
    words = robin.run("card", "show", "--json").json["words"]
    assert wren.run("partner", "verify", "robin").code == 2
    assert (
        wren.run("partner", "verify", "robin", "--words", "these are not at all the words they say").code == 1
    )
    assert wren.run("partner", "list", "--json").json["partners"][0]["standing"] == "introduced"
    typed = " ".join(word[:4] for word in words)
    assert wren.run("partner", "verify", "robin", typed=f"{typed}\n").code == 0
    partner = wren.run("partner", "list", "--json").json["partners"][0]
    assert (partner["standing"], partner["verified_on"], partner["words"]) == (
        "verified",
        "2026-11-20",
        words,
    )


def test_a_blocked_partner_is_written_to_by_nobody_and_unblocked_again(
    pair: tuple[Home, Home], sent: Path, tmp_path: Path
) -> None:
    _, robin = pair
    assert robin.run("partner", "block", "wren").code == 2
    assert robin.run("partner", "block", "wren", "--yes").code == 0
    assert robin.run("letter", "open", str(sent)).code == 5
    write(robin)
    assert compose(robin, tmp_path, "@last", to="wren").code == 1
    assert robin.run("partner", "unblock", "wren", "--json").json["blocked"] is False
    assert robin.run("letter", "open", str(sent)).code == 0


def test_a_partner_is_renamed_and_a_taken_name_is_not_given_twice(pair: tuple[Home, Home]) -> None:
    wren, _ = pair
    assert (
        wren.run("partner", "rename", "robin", "R from the garden", "--json").json["handle"]
        == "R from the garden"
    )
    assert wren.run("partner", "rename", "robin", "x").code == 1
    assert wren.run("partner", "rename", "R from", "x" * 49).code in (1, 2)


def test_a_known_name_with_another_key_is_loud(pair: tuple[Home, Home], tmp_path: Path) -> None:
    wren, _ = pair
    impostor = Home(tmp_path / "impostor").begun()
    card = impostor.run("card", "show", "--name", "robin").word
    said = wren.run("card", "read", "-", "--json", stdin=card)
    assert "another key" in said.err
    assert said.json["partners"][0]["is_other_key"] is True
    assert said.json["partners"][0]["handle"] != "robin"


def test_a_card_read_twice_changes_nothing_and_ones_own_is_no_partner(pair: tuple[Home, Home]) -> None:
    wren, robin = pair
    card = robin.run("card", "show").word
    assert "already" in wren.run("card", "read", "-", stdin=card).out
    assert robin.run("card", "read", "-", stdin=card).code == 1
    assert wren.run("card", "read", "-", stdin="no card here").code == 6


def test_the_name_on_a_card_is_asked_for_once(home: Home) -> None:
    first = home.run("card", "show", "--json", typed="wren\n")
    assert first.json["name"] == "wren"
    assert home.run("card", "show", "--json", typed="other\n").json["name"] == "wren"


def test_where_nobody_can_be_asked_the_card_says_someone(home: Home) -> None:
    assert home.run("card", "show", "--json").json["name"] == "someone"
