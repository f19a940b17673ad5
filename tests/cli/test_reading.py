from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from tests.cli.household import PASSPHRASE, QuickOpening

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home


@pytest.fixture
def three(home: Home) -> tuple[str, str, str]:
    """Three entries on three days, oldest first: rain, rain and sun, sun."""
    days = (
        ("2026-11-01", "Rain all day.", "wet"),
        ("2026-11-10", "Rain, then sun.", "wet"),
        ("2026-11-19", "Sun.", "dry"),
    )
    made = [home.run("write", "--date", day, "--tag", tag, stdin=text).word for day, text, tag in days]
    return made[0], made[1], made[2]


def ids(home: Home, *words: str) -> list[str]:
    return [entry["id"] for entry in home.run(*words, "--json").json["entries"]]


def test_a_list_is_newest_first_and_one_line_each(home: Home, three: tuple[str, str, str]) -> None:
    lines = home.run("list").out.splitlines()
    assert [line.split()[0] for line in lines] == list(reversed(three))
    assert lines[0].split()[1] == "2026-11-19"
    assert "\x1b" not in "".join(lines)


def test_a_list_takes_filters_together(home: Home, three: tuple[str, str, str]) -> None:
    first, second, third = three
    assert ids(home, "list", "--since", "2026-11-10") == [third, second]
    assert ids(home, "list", "--until", "2026-11-10") == [second, first]
    assert ids(home, "list", "--tag", "wet", "--since", "two weeks ago") == [second]
    assert ids(home, "list", "--kind", "answer") == []
    assert ids(home, "list", "--pack", "imperfect-ally") == []
    assert ids(home, "list", "-n", "1") == [third]
    assert ids(home, "list", "-n", "0") == [third, second, first]


def test_a_prompts_entries_are_found_by_its_full_name_only(home: Home) -> None:
    made = home.run("write", "imperfect-ally/small-moment", stdin="Here.").word
    assert ids(home, "list", "--prompt", "imperfect-ally/small-moment") == [made]
    assert ids(home, "list", "--prompt", "imperfect-ally/other") == []
    assert home.run("list", "--prompt", "small-moment").code == 2


def test_an_older_entry_comes_when_it_is_asked_for_and_says_why(home: Home) -> None:
    made = home.run("write", "--date", "12 months ago", "--tag", "wet", stdin="Rain all day.").word
    said = home.run("lookback")
    assert said.out.splitlines()[0] == "You asked to look back: about a year ago."
    assert "Rain all day." in said.out
    found = home.run("lookback", "--json").json
    assert found["entry"]["id"] == made
    assert home.run("lookback", "--tag", "dry", "--json").json == {"entry": None, "why": None}
    home.run("settings", "set", "look-back-exclude-tags", "wet")
    said = home.run("lookback")
    assert (said.code, said.out) == (0, "")
    assert "Nothing older to look back at" in said.err


def test_a_list_by_person_has_only_what_names_them(home: Home, three: tuple[str, str, str]) -> None:
    assert ids(home, "list", "--person", "R-heron") == []
    assert ids(home, "search", "rain", "--person", "R-heron") == []


def test_words_that_name_no_day_are_refused(home: Home) -> None:
    said = home.run("list", "--since", "the olden days")
    assert said.code == 6
    assert "2026-03-01" in said.err


def test_a_list_longer_than_a_page_is_whole(home: Home) -> None:
    companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    made = [companion.writing.write(f"Line {number}").id for number in range(230)]
    companion.close()
    assert sorted(ids(home, "list", "-n", "0")) == sorted(made)
    assert len(ids(home, "search", "line", "-n", "0")) == 230
    assert len(ids(home, "search", "line", "-n", "0", "--ranked")) == 230
    assert len(ids(home, "search", "line")) == 20


def test_search_knows_its_small_grammar(home: Home, three: tuple[str, str, str]) -> None:
    first, second, third = three
    assert ids(home, "search", "rain") == [second, first]
    assert ids(home, "search", "rain", "sun") == [second]
    assert ids(home, "search", "rain OR sun") == [third, second, first]
    assert ids(home, "search", "rain NOT sun") == [first]
    assert ids(home, "search", '"all day"') == [first]
    assert ids(home, "search", "da*") == [first]
    assert ids(home, "search", "sun", "--tag", "dry") == [third]


def test_search_words_may_come_from_standard_input(home: Home, three: tuple[str, str, str]) -> None:
    said = home.run("search", "-", "--json", stdin="all day\n")
    assert [entry["id"] for entry in said.json["entries"]] == [three[0]]


def test_nothing_found_is_said_kindly_and_beside_the_answer(home: Home) -> None:
    said = home.run("search", "unheard")
    assert (said.code, said.out) == (0, "")
    assert said.err == "No entry holds these words. Fewer words may find more.\n"
    assert home.run("search", "unheard", "--quiet").err == ""


def test_an_entry_is_shown_by_any_beginning_of_its_id_and_as_the_last(
    home: Home, three: tuple[str, str, str]
) -> None:
    assert home.run("show", three[2][:9], "--json").json["id"] == three[2]
    assert home.run("show", "@last", "--json").json["id"] == three[2]
    assert home.run("show", "zzzzzzzzzz").code == 1


def test_an_entry_is_shown_with_its_question_marks_and_margin(home: Home) -> None:
    made = home.run("write", "imperfect-ally/small-moment", "--tag", "door", "--private", stdin="Here.").word
    home.run("annotate", made, stdin="Later I saw more.")
    shown = home.run("show", made).out
    for words in (
        "Here.",
        "Acting before perfect",
        "CC-BY-4.0",
        "door",
        "Later I saw more.",
        "never offered for a letter",
    ):
        assert words in shown


def test_text_title_and_mark_are_changed(home: Home, three: tuple[str, str, str]) -> None:
    assert home.run("edit", three[0], stdin="Other words.").word == three[0]
    assert home.run("edit", three[0], "--title", "A title", "--private").code == 0
    entry = home.run("show", three[0], "--json").json
    assert (entry["text"], entry["title"], entry["private"]) == ("Other words.", "A title", True)
    assert home.run("edit", three[0], "--not-private").code == 0
    assert home.run("show", three[0], "--json").json["private"] is False


def test_editing_on_a_terminal_shows_what_is_there_and_nothing_typed_changes_nothing(
    home: Home, three: tuple[str, str, str]
) -> None:
    said = home.run("edit", three[0], typed=".\n")
    assert said.code == 0
    assert "Rain all day." in said.err
    assert home.run("show", three[0], "--json").json["text"] == "Rain all day."
    assert home.run("edit", three[0], typed="Now.\n.\n").word == three[0]
    assert home.run("show", three[0], "--json").json["text"] == "Now."


def test_notes_in_the_margin_come_from_anywhere(
    home: Home, three: tuple[str, str, str], tmp_path: Path
) -> None:
    file = tmp_path / "note"
    file.write_text("From a file.", encoding="utf-8")
    home.run("annotate", three[0], "As an argument.")
    home.run("annotate", three[0], "--text-file", str(file))
    home.run("annotate", three[0], typed="Typed.\n.\n")
    notes = home.run("show", three[0], "--json").json["annotations"]
    assert [note["text"] for note in notes] == ["As an argument.", "From a file.", "Typed."]
    assert home.run("annotate", three[0], "x", "--text-file", str(file)).code == 2
    assert home.run("annotate", three[0], stdin="").code == 1


def test_tags_come_and_go_in_one_change(home: Home, three: tuple[str, str, str]) -> None:
    said = home.run("tag", three[0], "+Kitchen Table", "-wet", "--json")
    assert said.json == {"id": three[0], "tags": ["kitchen-table"]}
    assert home.run("tag", three[0], "plain").code == 2
    assert home.run("tag", three[0], "-kitchen-table").word == three[0]


def test_deleting_shows_the_title_and_enter_alone_keeps_it(home: Home, three: tuple[str, str, str]) -> None:
    said = home.run("delete", three[0], typed="\n")
    assert said.code == 0
    assert "Rain all day." in said.err
    assert home.run("delete", three[0]).code == 2
    assert len(ids(home, "list")) == 3
    assert home.run("delete", three[0], typed="yes\n").code == 0
    assert ids(home, "list") == [three[2], three[1]]
    assert home.run("delete", three[1], "--yes").code == 0


def test_an_export_is_private_warned_about_and_never_over_a_file(
    home: Home, three: tuple[str, str, str], tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    said = home.run("export", "--format", "json", "--out", str(out))
    assert said.word == str(out)
    assert "plain text" in said.err
    if os.name != "nt":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert home.run("export", "--format", "json", "--out", str(out)).code == 1
    assert home.run(
        "export", "--format", "json", "--out", str(out), "--force", "--tag", "dry", "--json"
    ).json == {
        "path": str(out),
        "format": "json",
        "entries": 1,
    }


def test_an_export_goes_to_standard_output_too(home: Home, three: tuple[str, str, str]) -> None:
    said = home.run("export", "--format", "json", "--out", "-")
    assert {entry["id"] for entry in said.json["entries"]} == set(three)
    assert said.json["format"] == "carecompanion-export/1"
    assert "Rain all day." in home.run("export", "--format", "markdown", "--out", "-", "--tag", "wet").out


def test_an_export_comes_in_elsewhere_whole_and_twice_adds_nothing_twice(
    home: Home, three: tuple[str, str, str], tmp_path: Path
) -> None:
    from tests.cli.household import Home

    out = str(tmp_path / "all.json")
    home.run("export", "--format", "json", "--out", out)
    other = Home(tmp_path / "other").begun()
    tried = other.run("import", "--from", "carecompanion", out, "--dry-run", "--json").json
    besides = dict.fromkeys(("people", "maps", "flows", "commitments", "runs"), 0)
    assert tried == {
        "added": 3, "already": 0, "left_out": [], "besides": besides, "left_besides": [], "dry_run": True,
    }  # fmt: skip
    assert ids(other, "list") == []
    assert other.run("import", "--from", "carecompanion", out, "--json").json["added"] == 3
    assert other.run("import", "--from", "carecompanion", out, "--json").json["already"] == 3
    assert other.run("list", "--json").json == home.run("list", "--json").json


def test_what_is_no_export_is_refused(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"format": "other"}', encoding="utf-8")
    assert home.run("import", "--from", "carecompanion", str(file)).code == 6
    assert home.run("import", "--from", "carecompanion", str(tmp_path / "absent")).code == 1
