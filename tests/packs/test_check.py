"""What an author is told beside what keeps a pack from being read: each thing at its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carecompanion.packs.builtin import builtin_folder, builtin_ids
from carecompanion.packs.carepack import SignedPack, build, read_carepack
from carecompanion.packs.faults import CHECKED_ERRORS, CHECKS, DEMANDS
from carecompanion.packs.lint.check import check_source
from tests.packs.sources import SMALL, SPANISH, WHOLE

if TYPE_CHECKING:
    from pathlib import Path

NO_DEMAND = "no pack can ask for an entry, a length, a letter or a report"
NO_LEANING = "only packs that come with it can be leaned on; copy the prompt in, with credit"


def told(source: bytes | str, since: SignedPack | None = None, **more: bytes) -> list[tuple[str, str]]:
    """Reasons with their places, and the file where it is not pack.toml."""
    data = source.encode() if isinstance(source, str) else source
    files = {f"{name}.toml": words for name, words in more.items()}
    faults = check_source({"pack.toml": data} | files, since).faults
    return [
        (fault.reason, f"{'' if fault.file == 'pack.toml' else fault.file + ':'}{fault.line}:{fault.column}")
        for fault in faults
    ]


def reasons(source: bytes | str, **more: bytes) -> list[str]:
    return [reason for reason, _ in told(source, None, **more)]


def words(source: bytes | str, **more: bytes) -> list[str]:
    data = source.encode() if isinstance(source, str) else source
    files = {f"{name}.toml": said for name, said in more.items()}
    return [str(fault) for fault in check_source({"pack.toml": data} | files).faults]


def prompt(*lines: str) -> bytes:
    return SMALL + "\n".join(("", "[[prompt]]", 'id = "p"', *lines, "")).encode()


def asks(question: str, *lines: str) -> bytes:
    return prompt(f"ask = '{question}'", *lines)


@pytest.mark.parametrize("name", builtin_ids())
def test_the_packs_that_come_with_the_program_have_nothing_to_mend(name: str) -> None:
    assert [str(fault) for fault in check_source(builtin_folder() / name).faults] == []


def test_a_pack_that_says_nothing_odd_has_nothing_to_mend() -> None:
    assert told(asks("Where were you today?", 'doorway = "Only the place."')) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did you miss while they were out?", []),
        ("You should rest. What is in the way?", ["shaming"]),
        ("Describe the worst of that day, will you?", ["detail"]),
        ("Which of your friends is toxic?", ["verdict"]),
        ("TODO: one question", ["placeholder"]),
        ("…", ["placeholder"]),
        ("Who is [your name] to you?", ["placeholder"]),
        ("¿A todo esto, quién vino?", []),
        ("Who said <b>no</b>?", ["html"]),
        ("Who said no &amp; left?", ["html"]),
        ("Is 3 < 4 and 5 > 4 for you?", []),
        ("[bold]Who[/bold] was there?", ["markup"]),
        ("Press [@click=app.quit]here[/]. Who was there?", ["markup"]),
        ("Who was \\\\x1b[31mthere?", ["markup"]),
        ("Who [of them] was there [a or b]?", []),
        ("**Who** was there?", ["markdown"]),
        ("Look at [this](https://example.org). Who was there?", ["markdown"]),
        ("Who was there!", ["loud"]),
        ("Who? When? Where?", ["questions"]),
        ("Which institutional considerations characteristically facilitate organisational accountability?", ["hard"]),
    ],
)  # fmt: skip
def test_words_that_do_not_belong_into_a_question_are_told(question: str, found: list[str]) -> None:
    assert reasons(asks(question)) == found


def test_only_what_nobody_may_send_is_an_error() -> None:
    source = asks("TODO <b> [bold] **x** You should describe the worst of that toxic day!")
    faults = check_source({"pack.toml": source}).faults
    assert {fault.reason for fault in faults if not fault.is_warning} == {"placeholder", "html", "markup"}
    assert {fault.reason for fault in faults if fault.is_warning} >= {"shaming", "detail", "verdict", "loud"}
    assert CHECKED_ERRORS < CHECKS


def test_the_place_is_that_of_the_words_inside_arrays_and_long_texts() -> None:
    source = prompt(
        'ask = """',
        "On an ordinary day, who was there? \\",
        '    You should "know".',
        '"""',
        'tags = ["a",',
        '  "b"]',
        "[[prompt.fields]]",
        'id = "f"',
        'kind = "choice"',
        'label = "F"',
        "options = [",
        '  { id = "a", label = "A" },',
        '  { id = "b", label = "caf\\u00e9: <b>" },',
        "]",
    )
    assert told(source) == [("shaming", "14:5"), ("html", "24:35")]
    lines = source.decode().splitlines()
    assert lines[13][4:].startswith("You should")
    assert lines[23][34:].startswith("<b>")


def test_what_others_called_their_work_is_theirs() -> None:
    assert told(SMALL.replace(b'"A talk"', b'"You should care! And the toxic office"')) == []


def test_a_content_note_may_name_what_the_question_leaves_out() -> None:
    lines = ("intensity = 2", "content_note = 'Asks about symptoms.'")
    assert reasons(asks("What was it like?", *lines)) == []
    assert reasons(asks("What were the symptoms?", *lines)) == ["verdict"]


def test_a_doorway_is_smaller_than_the_room() -> None:
    long = "doorway = 'Only the name of the place where you were on that day with them.'"
    assert reasons(asks("Where were you?", long)) == ["doorway_long"]


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ("CC-BY-4.0", []),
        ("CC-BY-4.0 OR LicenseRef-circle", []),
        ("LicenseRef-ask-me", []),
        (
            "CC BY 4.0",
            ["pack.toml:4:11: CC BY 4.0 is not a licence by its short name — did you mean CC-BY-4.0?"],
        ),
        (
            "CC-BY-NC-4",
            ["pack.toml:4:11: CC-BY-NC-4 is not a licence that is known here — did you mean CC-BY-NC-4.0?"],
        ),
        (
            "Nobody",
            ["pack.toml:4:11: Nobody is not a licence that is known here — look for it at spdx.org/licenses"],
        ),
    ],
)
def test_a_licence_is_named_by_its_short_name(licence: str, found: list[str]) -> None:
    assert words(SMALL.replace(b"CC-BY-4.0", licence.encode())) == found


def test_a_key_that_would_ask_something_of_a_member_is_answered() -> None:
    for key in ("required", "min_words", "report_to"):
        assert key in DEMANDS
        assert words(asks("Where?", f"{key} = true")) == [
            f"pack.toml:13:1: {key} is not known here and is passed over — {NO_DEMAND}"
        ]


PROGRAMME = """
[programme]
title = "Two weeks"
outcomes = [{ id = "O1", words = "See" }, { id = "O2", words = "Try" }]

[[programme.sessions]]
day = 7
title = "One"
prompts = ["p", "code-of-care/gone"]
outcomes = ["O1"]

[[programme.sessions]]
day = 0
title = "Two"
"""


def test_loose_ends_are_told() -> None:
    source = b'needs = [{ id = "code-of-care", serial = 1 }, { id = "low-tide", serial = 1 }]\n'
    source += b"# a pack of nobody\n" + asks("Where?") + b'[[prompt]]\nid = "q"\nask = "Who?"\n'
    source += b'[[practice]]\nid = "w"\ntitle = "W"\nwho = "solo"\n'
    source += b'steps = [{ ground = "room-cuont" }, { prompt = "p" }]\n' + PROGRAMME.encode()
    found = told(source)
    assert sorted(reason for reason, _ in found) == [
        "day_back", "need_unused", "no_closing", "no_ground", "not_there", "outcome_unused", "unused", "unused",
    ]  # fmt: skip
    places = dict(found)
    lines = source.decode().splitlines()
    for reason, sign in (("need_unused", "low-tide"), ("no_ground", "room-cuont"), ("not_there", "code-of-care/gone"),
                         ("outcome_unused", "O2")):  # fmt: skip
        line, column = map(int, places[reason].split(":"))
        assert lines[line - 1][column:].startswith(sign)
    assert any("did you mean room-count?" in line for line in words(source))


def test_only_packs_that_come_with_the_program_can_be_leaned_on() -> None:
    source = b'needs = [{ id = "circle-of-ruth", serial = 1 }]\n' + SMALL
    assert words(source) == [
        f"pack.toml:1:17: circle-of-ruth does not come with carecompanion — {NO_LEANING}"
    ]


def test_a_need_that_nobody_has_yet_is_told() -> None:
    source = b'needs = [{ id = "house", serial = 4000 }]\n' + SMALL
    assert told(source) == [("need_newer", "1:35")]


def test_what_a_built_pack_cannot_carry_is_told_before_it_is_built() -> None:
    long = "a\\n" * 41
    assert reasons(prompt(f'ask = "{long}"')) == ["ask_long", "many_lines"]
    assert reasons(SMALL.replace(b'"That is', b'"' + b"a" * 1_001 + b" That is")) == ["long_line"]


# translations


def test_what_is_not_translated_yet_is_told_once_for_what_stands_together() -> None:
    found = [line for line in words(WHOLE, es=SPANISH) if "not in this language yet" in line]
    said = [line.split(": ")[1].split(" is not")[0] for line in found]
    assert "prompt.rule" in said
    assert "prompt.everything.doorway" in said
    assert "about" in said
    assert not [name for name in said if name.startswith("prompt.rule.")]
    assert not [name for name in said if name.startswith("sources")]
    assert all(line.startswith("es.toml:") for line in found)


def test_a_translation_is_read_by_the_lists_of_its_language_and_by_every_measure() -> None:
    long = SPANISH.replace("¿Dónde estabas?".encode(), b"word " * 40 + b"<b>")
    found = dict(told(WHOLE, es=long))
    lines = long.decode().splitlines()
    for reason, column in (("ask_long", 7), ("html", 208)):
        file, line, at = found[reason].split(":")
        assert (file, int(at)) == ("es.toml", column)
        assert lines[int(line) - 1].startswith("ask =")


def test_a_file_that_nobody_reads_is_told(tmp_path: Path) -> None:
    for name, data in (("pack.toml", SMALL), ("spanish.toml", b""), ("en.toml", b""), ("notes.txt", b"")):
        (tmp_path / name).write_bytes(data)
    faults = check_source(tmp_path).faults
    assert [(one.file, one.reason) for one in faults if one.reason != "untranslated"] == [
        ("en.toml", "own_language"),
        ("spanish.toml", "stray"),
    ]


def built(source: bytes, **more: bytes) -> SignedPack:
    files = {"pack.toml": source} | {f"{name}.toml": said for name, said in more.items()}
    data = build(
        files, secret=bytes([3]) * 32, signer_name="Ruth", serial=1, published=date(2027, 1, 9), changes={}
    )
    return read_carepack(data)


def test_a_translation_falls_behind_when_only_its_source_changed() -> None:
    before = built(WHOLE, es=SPANISH)
    changed = WHOLE.replace(b"Where were you?", b"Where did you stand?").replace(
        b'"Listen."', b'"Only listen."'
    )
    assert not [one for one in told(WHOLE, before, es=SPANISH) if one[0] == "stale"]
    stale = [place for reason, place in told(changed, before, es=SPANISH) if reason == "stale"]
    assert len(stale) == 2
    lines = SPANISH.decode().splitlines()
    for place in stale:
        _, line, column = place.split(":")
        assert lines[int(line) - 1][int(column) - 1 :].startswith(('"¿Dónde estabas?"', '"Escucha."'))
    followed = SPANISH.replace("¿Dónde estabas?".encode(), "¿Dónde te quedaste?".encode())
    assert len([one for one in told(changed, before, es=followed) if one[0] == "stale"]) == 1


# whatever comes


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WHOLE.decode().splitlines()), max_size=40), st.text(max_size=40))
def test_any_mixture_of_honest_lines_is_checked_without_falling_over(lines: list[str], more: str) -> None:
    reading = check_source({"pack.toml": "\n".join([*lines, more]).encode("utf-8", "surrogatepass")})
    assert reading.pack is not None or reading.faults


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_pack_with_a_few_bytes_changed_is_checked_without_falling_over(at: int, change: bytes) -> None:
    reading = check_source({"pack.toml": WHOLE[:at] + change + WHOLE[at + len(change) :], "es.toml": SPANISH})
    for fault in reading.faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert "\x1b" not in str(fault)
