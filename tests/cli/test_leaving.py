"""Leaving in the middle of anything loses nothing: what was typed is in the draft, and going on takes it up there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cli.household import Home

TABLE = "staying-connected/share-stop-swap"


def _drafts(home: Home) -> Any:  # noqa: ANN401 - whatever was said
    return home.run("draft", "list", "--json").json["drafts"]


def _prompt_with(home: Home, kind: str) -> tuple[str, dict[str, Any]]:
    """A prompt whose first field is of this kind, and that field."""
    for line in home.run("pack", "list", "--json").json["packs"]:
        for prompt in home.run("pack", "show", line["id"], "--all", "--json").json["prompts"]:
            if prompt["fields"] and prompt["fields"][0]["kind"] == kind:
                return f"{line['id']}/{prompt['id']}", prompt["fields"][0]
    raise LookupError(kind)


def test_ctrl_c_in_a_list_keeps_what_was_typed_in_it(home: Home) -> None:
    prompt, field = _prompt_with(home, "list")
    said = home.run("write", prompt, "--yes", typed="tea\nthe long way home\n", leaves=True)
    assert said.code == 130
    assert "Kept as a draft" in said.err
    assert [one["answers"] for one in _drafts(home)] == [{field["id"]: ["tea", "the long way home"]}]


def test_ctrl_c_in_a_table_keeps_the_cells_too_and_going_on_asks_for_the_next(home: Home) -> None:
    said = home.run("write", TABLE, typed="Monday line\nswap\nrota team\nKeys\n", leaves=True)
    assert said.code == 130
    rows = next(iter(_drafts(home)[0]["answers"].values()))
    assert [list(row["cells"].values()) for row in rows] == [["Monday line", "swap", "rota team"], ["Keys"]]
    resumed = home.run("draft", "resume", typed="stop\n\n\n")
    assert "Monday line" in resumed.err
    entry = home.run("show", resumed.word, "--json").json
    rows = next(iter(entry["answers"].values()))
    assert [list(row["cells"].values()) for row in rows] == [
        ["Monday line", "swap", "rota team"],
        ["Keys", "stop"],
    ]


def test_ctrl_c_in_voices_keeps_the_turns_and_going_on_lets_the_next_voice_speak(home: Home) -> None:
    prompt, field = _prompt_with(home, "voices")
    assert home.run("write", prompt, "--yes", typed="Stay.\nGo.\nWait.\n", leaves=True).code == 130
    resumed = home.run("draft", "resume", typed="Breathe.\n" + "\n.\n" * 8)
    turns = home.run("show", resumed.word, "--json").json["answers"][field["id"]]
    assert [turn["line"] for turn in turns] == ["Stay.", "Go.", "Wait.", "Breathe."]
    assert turns[3]["voice"] == 3 % len(field["voices"])


def test_ctrl_d_ends_a_list_and_loses_nothing_of_a_table(home: Home) -> None:
    prompt, field = _prompt_with(home, "list")
    said = home.run("write", prompt, "--yes", typed="tea\nbread\n")
    held = home.run("show", said.word, "--json").json if said.code == 0 else _drafts(home)[0]
    assert held["answers"][field["id"]] == ["tea", "bread"]
    said = home.run("write", TABLE, typed="Monday line\n")
    assert said.code == 130
    assert "Kept as a draft" in said.err
    assert "Nothing was changed" not in said.err
    assert "Monday line" in str(_drafts(home)[0]["answers"])


def test_a_checkin_that_is_left_is_a_draft(home: Home) -> None:
    said = home.run("checkin", "on-the-line", typed="my team\nrescuing 2\nTwo people off\n", leaves=True)
    assert "Kept as a draft" in said.err
    assert "Two people off" in str(_drafts(home)[0]["answers"])


def test_a_full_stop_alone_ends_a_list_as_it_ends_a_text(home: Home) -> None:
    prompt, field = _prompt_with(home, "list")
    said = home.run("write", prompt, "--yes", typed="tea\n.\n" + "\n.\n" * 20)
    assert home.run("show", said.word, "--json").json["answers"][field["id"]] == ["tea"]


def test_a_cell_that_does_not_fit_says_why_before_it_is_asked_again(home: Home) -> None:
    said = home.run("write", TABLE, typed="Monday line\nelephant\nswap\nrota team\n\n")
    assert said.code == 0
    assert "This cell takes one of its options." in said.err
    assert "share, stop, swap" in said.err.partition("takes one of its options.")[2].partition("Row 1")[0]


def test_the_rest_of_a_field_is_asked_for_before_the_fields_that_are_open(home: Home) -> None:
    home.run("checkin", "on-the-line", typed="my team\nrescuing 2\nTwo people off\n", leaves=True)
    resumed = home.run("draft", "resume", typed="The phone\n\n")
    entry = home.run("show", resumed.word, "--json").json
    assert ["Two people off", "The phone"] in entry["answers"].values()


def test_a_frame_left_in_its_second_part_goes_on_there_and_asks_for_the_open_ones(home: Home) -> None:
    said = home.run("write", "--frame", "what", typed="She stayed.\n.\nIt was late.\n", leaves=True)
    assert "Kept as a draft" in said.err
    resumed = home.run("draft", "resume", typed="And cold.\n.\nAsk her.\n.\n")
    asked = resumed.err.partition("Each part may stay empty")[2]
    assert "What happened" not in asked
    assert asked.index("So what") < asked.index("Now what")
    entry = home.run("show", resumed.word, "--json").json
    assert (
        entry["text"]
        == "What happened\nShe stayed.\n\nSo what\nIt was late.\nAnd cold.\n\nNow what\nAsk her."
    )


def test_what_stands_above_a_frame_stays_when_one_goes_on(home: Home) -> None:
    from dataclasses import replace

    from tests.cli.household import PASSPHRASE, QuickOpening

    companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    text = "Above.\n\nWhat happened\n\nSo what\nIt was late.\n\nNow what\n"
    frame = "what-so-what"
    companion.writing.keep(replace(companion.writing.begin(), text=text, frame=frame))
    companion.close()
    resumed = home.run("draft", "resume", typed="She stayed.\n.\n.\n.\n")
    entry = home.run("show", resumed.word, "--json").json
    assert entry["text"] == "Above.\n\nWhat happened\nShe stayed.\n\nSo what\nIt was late."


def test_an_edit_that_is_stopped_is_a_draft_of_the_entry_and_the_entry_stays(home: Home) -> None:
    kept = home.run("write", stdin="As it was.").word
    said = home.run("edit", kept, typed="As it\n", leaves=True)
    assert said.code == 130
    assert "Kept as a draft" in said.err
    assert home.run("show", kept, "--json").json["text"] == "As it was."
    assert home.run("draft", "resume", typed="is now.\n.\n").word == kept
    assert home.run("show", kept, "--json").json["text"] == "As it\n\nis now."
    assert _drafts(home) == []


def test_an_edit_that_is_done_or_not_begun_leaves_no_draft_and_keeps_the_answers(home: Home) -> None:
    kept = home.run("write", TABLE, typed="Monday line\nswap\n\n\n").word
    assert home.run("edit", kept, typed="", leaves=True).code == 130
    assert _drafts(home) == []
    assert home.run("edit", kept, typed="Beside it.\n.\n").word == kept
    entry = home.run("show", kept, "--json").json
    assert entry["text"] == "Beside it."
    assert "Monday line" in str(entry["answers"])
    assert _drafts(home) == []


def test_a_note_that_is_stopped_says_that_it_is_not_kept(home: Home) -> None:
    kept = home.run("write", stdin="As it was.").word
    said = home.run("annotate", kept, typed="Half a no\n", leaves=True)
    assert said.code == 130
    assert "Nothing was written in the margin" in said.err
    assert home.run("show", kept, "--json").json["annotations"] == []


def test_answers_that_came_with_the_call_are_in_the_draft_too(home: Home) -> None:
    prompt, field = _prompt_with(home, "list")
    home.run("write", prompt, "--yes", typed="tea\n", leaves=True)
    draft = _drafts(home)[0]["id"]
    said = home.run("draft", "resume", draft, typed="", leaves=True)
    assert "Kept as a draft" in said.err
    assert [one["answers"] for one in _drafts(home)] == [{field["id"]: ["tea"]}]


def test_a_full_stop_at_once_says_that_there_are_no_words_yet(home: Home) -> None:
    said = home.run("write", typed=".\n")
    assert said.code == 130
    assert "There are no words in it yet." in said.err
    assert "Nothing was changed" not in said.err


def test_what_stands_on_the_card_stays_when_one_leaves_at_the_next_part(home: Home) -> None:
    said = home.run("support", "edit", typed="Wren, phone\n.\nYou may\n", leaves=True)
    assert said.code == 130
    assert home.run("support", "show", "--json").json["card"]["people"] == "Wren, phone"
