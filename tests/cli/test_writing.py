from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.household import Home


def fields_of(home: Home, prompt: str) -> list[dict[str, object]]:
    pack, _, name = prompt.partition("/")
    shown = home.run("pack", "show", pack, "--json").json
    return next(list(one["fields"]) for one in shown["prompts"] if one["id"] == name)


def prompt_where(home: Home, fits: object) -> str:
    """The full name of the first prompt that *fits*."""
    assert callable(fits)
    for line in home.run("pack", "list", "--json").json["packs"]:
        pack = home.run("pack", "show", line["id"], "--json").json
        for prompt in pack["prompts"]:
            if fits(prompt):
                return f"{pack['id']}/{prompt['id']}"
    raise AssertionError


def test_words_from_standard_input_become_an_entry_and_its_id_is_the_whole_answer(home: Home) -> None:
    said = home.run("write", stdin="A bench, two people, rain.\n")
    assert said.code == 0
    assert said.err == ""
    entry = home.run("show", said.word, "--json").json
    assert entry["text"] == "A bench, two people, rain."
    assert entry["kind"] == "free"
    assert entry["prompt"] is None


def test_words_from_a_file_with_tags_a_day_and_the_private_mark(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("Yesterday at the door.", encoding="utf-8")
    said = home.run(
        "write",
        "--text-file",
        str(file),
        "--tag",
        "Door",
        "--tag",
        "rain",
        "--date",
        "yesterday",
        "--private",
    )
    entry = home.run("show", said.word, "--json").json
    assert entry["tags"] == ["door", "rain"]
    assert entry["created"].startswith("2026-11-19T21:30")
    assert entry["created"].endswith("+00:00")
    assert entry["private"] is True


def test_nothing_is_not_an_entry(home: Home) -> None:
    said = home.run("write", stdin="  \n")
    assert said.code == 1
    assert said.out == ""
    assert home.run("list", "--json").json == {"entries": []}


def test_words_that_are_not_utf8_are_refused_whole(home: Home) -> None:
    said = home.run("write", stdin=b"caf\xe9")
    assert said.code == 6
    assert home.run("list", "--json").json == {"entries": []}


def test_todays_prompt_is_answered_and_stays_with_the_entry(home: Home) -> None:
    asked = home.run("today", "--json").json["invitation"]
    entry = home.run("show", home.run("write", "today", stdin="Here.").word, "--json").json
    assert entry["prompt"]["id"] == asked["prompt"]
    assert entry["prompt"]["ask"] == asked["ask"]
    assert entry["kind"] == "answer"
    assert home.run("today", "--json").json["invitation"] is None


def test_the_targeted_wording_is_the_one_that_was_read(home: Home) -> None:
    prompt = prompt_where(home, lambda one: one["targeted"] and not one["fields"])
    entry = home.run("show", home.run("write", prompt, "--targeted", stdin="Here.").word, "--json").json
    assert entry["prompt"]["wording"] == "targeted"


def test_an_answer_to_a_prompt_without_fields_is_the_entrys_text(home: Home) -> None:
    prompt = prompt_where(home, lambda one: not one["fields"])
    entry = home.run("show", home.run("write", prompt, "--answer", "text=One line.").word, "--json").json
    assert entry["text"] == "One line."
    assert entry["answers"] == {}


def test_fields_are_answered_in_the_call(home: Home) -> None:
    prompt = prompt_where(home, lambda one: any(field["kind"] == "line" for field in one["fields"]))
    field = next(one for one in fields_of(home, prompt) if one["kind"] == "line")
    said = home.run("write", prompt, "--answer", f"{field['id']}=a door = a start")
    entry = home.run("show", said.word, "--json").json
    assert entry["answers"] == {field["id"]: "a door = a start"}


def test_answers_come_from_a_file_too_and_touch_no_command_line(home: Home) -> None:
    prompt = prompt_where(home, lambda one: any(field["kind"] == "line" for field in one["fields"]))
    field = next(one for one in fields_of(home, prompt) if one["kind"] == "line")
    said = home.run("write", prompt, "--answers-file", "-", stdin=json.dumps({field["id"]: "from a file"}))
    assert home.run("show", said.word, "--json").json["answers"] == {field["id"]: "from a file"}


@pytest.mark.parametrize("answers", ["[]", "{", '{"no-such": "x"}', '{"\\u0007": 1}'])
def test_answers_that_do_not_fit_are_refused(home: Home, answers: str) -> None:
    prompt = prompt_where(home, lambda one: one["fields"])
    said = home.run("write", prompt, "--answers-file", "-", stdin=answers)
    assert said.code in (2, 6)
    assert home.run("list", "--json").json == {"entries": []}


def test_an_unknown_field_names_the_ones_there_are(home: Home) -> None:
    prompt = prompt_where(home, lambda one: one["fields"])
    said = home.run("write", prompt, "--answer", "nosuchfield=x")
    assert said.code == 2
    assert str(fields_of(home, prompt)[0]["id"]) in said.err


def test_free_writing_has_no_fields(home: Home) -> None:
    assert home.run("write", "--answer", "text=x").code == 2


def test_on_a_terminal_one_writes_until_a_full_stop_stands_alone(home: Home) -> None:
    said = home.run("write", typed="First line.\n\nSecond.\n.\n")
    assert home.run("show", said.word, "--json").json["text"] == "First line.\n\nSecond."
    assert home.run("draft", "list", "--json").json == {"drafts": []}


def test_on_a_terminal_nothing_typed_keeps_nothing(home: Home) -> None:
    said = home.run("write", typed=".\n")
    assert said.code == 130
    assert home.run("list", "--json").json == {"entries": []}


def test_on_a_terminal_a_frame_is_asked_part_by_part_and_what_was_left_out_is_not_there(home: Home) -> None:
    said = home.run(
        "write", "--frame", "what", "--third-person", typed="She stayed.\n.\n.\nAsk her.\nSoon.\n.\n"
    )
    entry = home.run("show", said.word, "--json").json
    assert entry["text"] == "What happened\nShe stayed.\n\nNow what\nAsk her.\nSoon."
    assert entry["title"] == "She stayed."
    assert "So what" in said.err
    assert "about someone else" in said.err
    assert home.run("write", "--frame", "seven", stdin="x").code == 1
    assert home.run("write", "--frame", "six", typed=".\n" * 6).code == 130


def test_on_a_terminal_every_field_is_asked_and_a_misfit_is_asked_again(home: Home) -> None:
    prompt = prompt_where(
        home,
        lambda one: (
            len(one["fields"]) > 0 and one["fields"][0]["kind"] == "scale" and "low" in one["fields"][0]
        ),
    )
    fields = fields_of(home, prompt)
    high = fields[0]["high"]
    said = home.run("write", prompt, typed=f"elephant\n{high}\n" + "\n.\n" * 40)
    entry = home.run("show", said.word, "--json").json
    assert entry["answers"][fields[0]["id"]] == high
    assert str(fields[0]["label"]) in said.err


def test_every_prompt_there_is_can_be_asked_on_a_terminal(home: Home) -> None:
    for line in home.run("pack", "list", "--json").json["packs"]:
        for prompt in home.run("pack", "show", line["id"], "--json").json["prompts"]:
            said = home.run("write", f"{line['id']}/{prompt['id']}", "--yes", typed="\n.\n" * 200)
            assert said.code in (0, 130), said.err
            assert "stopped because of a fault" not in said.err


def test_quick_scales_become_a_checkin(home: Home) -> None:
    prompt = prompt_where(home, lambda one: one["checkin"])
    field = fields_of(home, prompt)[0]
    value = field.get("high", "middle")
    said = home.run("checkin", prompt, "--answer", f"{field['id']}={value}", "--json")
    assert set(said.json) == {"id"}
    entry = home.run("show", said.json["id"], "--json").json
    assert entry["kind"] == "checkin"
    assert list(entry["answers"]) == [field["id"]]


def test_a_prompt_that_is_no_quick_scale_is_not_a_checkin(home: Home) -> None:
    prompt = prompt_where(home, lambda one: not one["checkin"])
    assert home.run("checkin", prompt, "--answer", "text=x").code == 2


def test_a_checkin_without_answers_and_without_a_person_is_a_usage_fault(home: Home) -> None:
    assert home.run("checkin").code == 2


def test_an_unknown_prompt_is_not_found_and_an_abbreviation_of_several_names_them(home: Home) -> None:
    assert home.run("write", "no-such-prompt", stdin="x").code == 1
    said = home.run("write", "imperfect-ally/", stdin="x")
    assert said.code == 1
    assert "imperfect-ally/small-moment" in said.err


def test_a_draft_is_listed_gone_on_with_and_let_go(home: Home) -> None:
    from dataclasses import replace

    from tests.cli.household import PASSPHRASE, QuickOpening

    with_companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    writing = with_companion.writing
    writing.keep(replace(writing.begin(), text="Begun on a train"))
    second = writing.keep(replace(writing.begin(), text="Another"))
    with_companion.close()
    listed = home.run("draft", "list", "--json").json["drafts"]
    assert {one["text"] for one in listed} == {"Begun on a train", "Another"}
    assert home.run("draft", "discard", second.id).code == 2
    assert home.run("draft", "discard", second.id, typed="\n").code == 0
    assert len(home.run("draft", "list", "--json").json["drafts"]) == 2
    assert home.run("draft", "discard", second.id, "--yes").code == 0
    kept = home.run("draft", "resume", stdin="and ended at home.").word
    assert home.run("show", kept, "--json").json["text"] == "Begun on a train\n\nand ended at home."
    assert home.run("draft", "list", "--json").json == {"drafts": []}


def test_a_draft_is_gone_on_with_on_a_terminal(home: Home) -> None:
    from dataclasses import replace

    from tests.cli.household import PASSPHRASE, QuickOpening

    companion = QuickOpening(home.world()).unlock(PASSPHRASE)
    companion.writing.keep(replace(companion.writing.begin(), text="Begun"))
    companion.close()
    kept = home.run("draft", "resume", typed="and on.\n.\n").word
    assert home.run("show", kept, "--json").json["text"] == "Begun\n\nand on."
