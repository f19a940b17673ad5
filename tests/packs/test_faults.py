from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carecompanion.packs import places
from carecompanion.packs.faults import PackFaults
from carecompanion.packs.format import read_pack, read_source
from tests.packs.sources import SMALL, SPANISH, WHOLE


def faults(source: bytes | str, **more: bytes) -> list[str]:
    data = source.encode() if isinstance(source, str) else source
    files = {f"{name}.toml": words for name, words in more.items()}
    return [str(fault) for fault in read_source({"pack.toml": data} | files).faults]


def reasons(source: bytes | str, **more: bytes) -> list[str]:
    data = source.encode() if isinstance(source, str) else source
    files = {f"{name}.toml": words for name, words in more.items()}
    return [fault.reason for fault in read_source({"pack.toml": data} | files).faults]


def with_lines(*lines: str) -> bytes:
    return SMALL + "\n".join(("", *lines, "")).encode()


def prompt(*lines: str) -> bytes:
    return with_lines("[[prompt]]", 'id = "p"', 'ask = "Where?"', *lines)


def field(*lines: str) -> bytes:
    return prompt("[[prompt.fields]]", 'id = "f"', 'label = "F"', *lines)


def test_every_fault_is_told_at_once_each_with_its_place() -> None:
    assert faults(
        """id = "ab"
title = ""
language = "English"
tilte = "x"

[[prompt]]
id = "one"
minutes = "ten"
intensity = 2
form = "lettr"
[[prompt.fields]]
kind = "scale"
id = "s"
label = "L"
low = 0
high = 10
low_label = "a"
high_label = "b"
by = "nothing"

[[prompt]]
ask = "x"
id = "one"
"""
    ) == [
        "pack.toml:1:1: leaving is missing — it has to be there",
        "pack.toml:1:1: licence is missing — it has to be there",
        "pack.toml:1:1: no sources are named — say where the ideas came from in [[sources]]",
        "pack.toml:2:9: title says nothing — fill it in, or leave the key out where it may be left out",
        "pack.toml:3:12: language is not a language — a short code such as en, es or pt-br",
        "pack.toml:4:1: tilte is not known here and is passed over — did you mean title?",
        "pack.toml:6:1: ask is missing — it has to be there",
        "pack.toml:8:11: minutes is of another kind — write a whole number",
        (
            "pack.toml:9:13: a prompt of intensity 2 or more needs a content_note — say in at most 15 words what"
            " it asks about"
        ),
        (
            "pack.toml:10:8: form cannot be lettr — did you mean letter? One of free, scale, list, letter, worksheet,"
            " dialogue"
        ),
        "pack.toml:19:6: by names nothing, which is not in this pack — there is none here to name",
        "pack.toml:23:6: one is here twice — each one once",
    ]


def test_a_refusal_carries_every_fault_and_knows_the_errors_among_them() -> None:
    with pytest.raises(PackFaults) as refusal:
        read_pack({"pack.toml": prompt("intensity = 9", "mood = 1")})
    assert [fault.reason for fault in refusal.value.faults] == ["range", "unknown"]
    assert [fault.reason for fault in refusal.value.errors] == ["range"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (with_lines("[[prompt]]", 'id = "P 1"', 'ask = "x"'), ["bad_id"]),
        (SMALL.replace(b'"small"', b'"A"'), ["bad_pack_id"]),
        (SMALL.replace(b'"small"', b'"' + b"a" * 49 + b'"'), ["bad_pack_id"]),
        (SMALL.replace(b'"small"', b'"../etc"'), ["bad_pack_id"]),
        (SMALL.replace(b'"Small"', b'"""a\nb"""'), ["one_line"]),
        (SMALL + b'url = "javascript:x"\n', ["link"]),
        (b"minutes = [20, 15]\n" + SMALL, ["span"]),
        (b"minutes = 15\n" + SMALL, ["kind"]),
        (b"serial = -1\n" + SMALL, ["range"]),
        (b"serial = true\n" + SMALL, ["kind"]),
        (b"authors = [1]\n" + SMALL, ["kind"]),
        (b"prompt = 3\n" + SMALL, ["kind"]),
        (b"prompt = [3]\n" + SMALL, ["kind"]),
        (b"programme = 3\n" + SMALL, ["kind"]),
        (b"needs = [{ id = 1, serial = 1 }]\n" + SMALL, ["kind"]),
        (b'arc = "x"\n' + SMALL, ["no_step", "no_step"]),
        (with_lines("[[facilitators]]", 'name = "R"', 'power = "king"'), ["not_one_of"]),
        (prompt('doorway = """a', 'b"""'), ["one_line"]),
        (prompt("depth = 4"), ["range"]),
        (prompt("intensity = 1.5"), ["kind"]),
        (prompt("intensity = 2", 'content_note = " "'), ["note_missing"]),
        (prompt("content_note = '" + "word " * 16 + "'"), ["note_long"]),
        (prompt("targeted = '" + "word " * 36 + "'"), ["ask_long"]),
        (prompt('step = "sideways"'), ["not_one_of"]),
        (prompt('follow_up = { offer = ["a prize"] }'), ["not_one_of"]),
        (prompt("follow_up = { revisit = [0] }"), ["range"]),
        (prompt("follow_up = 7"), ["kind"]),
        (prompt("required = true"), ["unknown"]),
        (field('kind = "wish"'), ["not_one_of"]),
        (field(), ["missing"]),
        (field('kind = "scale"'), ["missing"] * 4),
        (field('kind = "text"', "low = 1"), ["unknown"]),
        (field('kind = "voices"', 'voices = ["a", "b", "c", "d"]'), ["how_many"]),
        (field('kind = "choice"', "options = []"), ["blank"]),
        (field('kind = "table"', 'columns = [{ id = "a", label = "A" }, { id = "a", label = "B" }]'), ["twice"]),
        (field('kind = "line"', "[[prompt.fields]]", 'id = "f"', 'kind = "line"', 'label = "again"'), ["twice"]),
        (
            field('kind = "scale"', "low = 0", "high = 1", 'low_label = "a"', 'high_label = "b"',
                  'pair = { with = "f", as = "said-done" }'),
            ["not_here"],
        ),
        (
            field('kind = "table"', 'columns = [{ id = "a", label = "A", kind = "scale", low = 0, high = 1, '
                  'low_label = "a", high_label = "b", pair = { with = "zz", as = "said-done" } }]'),
            ["not_here"],
        ),
    ],
)  # fmt: skip
def test_a_fault_of_a_head_a_prompt_or_a_field_is_named(source: bytes, found: list[str]) -> None:
    assert reasons(source) == found


def practice(*lines: str) -> bytes:
    return prompt("[[practice]]", 'id = "w"', 'title = "W"', 'who = "solo"', *lines)


def session(line: str) -> bytes:
    return with_lines("[programme]", 'title = "T"', "[[programme.sessions]]", "day = 0", 'title = "S"', line)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (practice('steps = [{ prompt = "p" }]'), []),
        (practice("steps = []"), ["blank"]),
        (practice(), ["missing"]),
        (practice("steps = [{}]"), ["one_part"]),
        (practice('steps = [{ prompt = "p", say = "x" }]'), ["one_part"]),
        (practice('steps = [{ prompt = "zz" }]'), ["not_here"]),
        (practice('steps = [{ prompt = "other/p" }]'), ["not_needed"]),
        (practice('steps = [{ say = "x", turn = "judge" }]'), ["not_one_of"]),
        (practice('steps = [{ say = "x", hold_hours = 0 }]'), ["range"]),
        (practice('steps = [{ say = "x" }]', 'gate = [{ ask = "Now?", if_no = "zz" }]'), ["not_here"]),
        (practice('steps = [{ say = "x" }]', 'gate = [{ ask = "Now?" }]'), ["missing"]),
        (session("prompts = ['zz']"), ["not_here"]),
        (session("practices = ['a/b']"), ["not_needed"]),
        (session("outcomes = ['O9']"), ["not_one_of"]),
        (with_lines("[programme]", 'title = "T"', "circle_of = 16", "sessions = []"), ["range"]),
        (with_lines("[[ground]]", 'id = "g"', 'title = "G"', "steps = ['a']"), ["missing"]),
        (with_lines("[[ground]]", 'id = "g"', 'title = "G"', "body_free = true", "steps = [' ']"), ["blank"]),
        (with_lines("[[frame]]", 'id = "g"', "sections = []"), ["blank"]),
        (with_lines(*(["[[guide]]", 'id = "g"', "boxes = ['a']"] * 2)), ["twice"]),
    ],
)  # fmt: skip
def test_a_fault_of_a_practice_a_programme_or_the_house_is_named(source: bytes, found: list[str]) -> None:
    assert reasons(source) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (b'tilte = "x"', ["not_source"]),
        (b'id = "x"', ["not_words"]),
        (b"serial = 4", ["not_words"]),
        (b"title = 3", ["kind"]),
        (b'authors = ["x"]', ["not_words"]),
        (b'[prompt.gone]\nask = "x"', ["not_source"]),
        (b'[prompt.rule]\nask = ["x"]', ["kind"]),
        (b'[practice.walk]\nsteps = [{ say = "x" }]', ["other_length"]),
        (b'[ground.corners]\nsteps = ["one"]', ["other_length"]),
        (b"prompt.rule = 3", ["kind"]),
        (b'title = "a\\u0007"', ["characters"]),
        (b"title =", ["syntax"]),
        (b"\xff", ["encoding"]),
    ],
)
def test_a_fault_of_a_translation_is_told_of_its_own_file(words: bytes, found: list[str]) -> None:
    told = read_source({"pack.toml": WHOLE, "es.toml": words}).faults
    assert [fault.reason for fault in told] == found
    assert {fault.file for fault in told} == {"es.toml"}


def test_words_that_a_translation_makes_too_long_are_told() -> None:
    long = SPANISH.replace("¿Dónde estabas?".encode(), b"word " * 40)
    told = read_source({"pack.toml": WHOLE, "es.toml": long}, languages=("es",)).faults
    assert [(fault.file, fault.reason) for fault in told] == [("es.toml", "ask_long")]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (b'id = "x', (1, 8)), (b"a = 1\na = 2\n", (2, 6)), (b"[a]\n[a]\n", (2, 3)),
        (b"a = {b = 1, b = 2}", None), (b"a = " + b"9" * 5_000, None), (b"a = 2027-99-99", None),
        (b"a = \n", (1, 5)), (b"\x00", None),
    ],
)  # fmt: skip
def test_what_is_not_toml_is_told_with_a_place(source: bytes, place: tuple[int, int] | None) -> None:
    (fault,) = read_source({"pack.toml": source}).faults
    assert fault.reason in {"syntax", "characters"}
    assert fault.line >= 1
    if place:
        assert (fault.line, fault.column) == place


def test_a_message_about_what_is_here_twice_repeats_nothing_of_the_file() -> None:
    assert "secret" not in "".join(faults("a = { secret = 1, secret = 2 }") + faults("[secret]\n[secret]"))


FULL = 256 * 1024


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (b"#" * (FULL + 1), "too_big"),
        (SMALL + b"a = " + b"[" * 20_000, "deep"),
        (SMALL + b"a = " + b"{a = " * 20_000, "deep"),
        (SMALL + b'a = ["""b"""", ' + b"[" * 17 + b'1, "]', "deep"),
        (SMALL + b".".join([b"a"] * 20_000) + b" = 1", "dots"),
        (SMALL + b"[" + b".".join([b"a"] * 8) + b"]", "dots"),
        (SMALL + b"a . b . c . d . e . f . g . h = 1", "dots"),
        (SMALL + b'a = """never closed ' + b'\\"' * 60_000, "open_string"),
        (b"".join(b"k%d = 1\n" % n for n in range(65)), "many_keys"),
        (b"".join(b"a.b.c.d.e.f%d = 1\n" % n for n in range(2_000)), "many_keys"),
        (b"".join(b"a.b.c.d.e.f%d = 1\n" % n for n in range(10_000)), "many_parts"),
        (b"".join(b"[a.b.c.d.e.f%d]\n" % n for n in range(10_000)), "many_parts"),
        (SMALL + b"[[prompt]]\n" * 401, "many_items"),
        (SMALL + b"a = [" + b"1, " * 401 + b"]", "many_items"),
        (SMALL + b'a = "\\u001b[2J"', "characters"),
        (SMALL + b'"a\\u202e" = 1', "bad_id"),
        (SMALL + "a = '\u202e'".encode(), "characters"),
        (b"\xef\xbb\xbf" + SMALL, "characters"),
        (SMALL.replace(b"\n", b"\r"), "characters"),
        (SMALL.decode().encode("utf-16"), "encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hostile_source_is_refused_before_it_costs_anything(
    source: bytes, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if found.startswith("many"):
        monkeypatch.setattr(places, "loads", lambda _text: pytest.fail("too much was parsed for its places"))
    assert reasons(source) == [found]


@pytest.mark.parametrize(
    "harmless",
    [
        '# ....... [[[[[[[[[[[[[[[[[[[[ """',
        'about = "a.b.c.d.e.f.g.h.i [[[[[[[[[[[[[[[[[[[[[[[["',
        "about = 'a.b.c.d.e.f.g.h.i {{{{{{{{{{{{{{{{{{{{{{'",
        'about = """a ""quoted"" \\""" [[[[[[[[[[[[[[[[[[[[[[[[[[[["""""',
        "about = '''it's ''here'' ......... '''",
        "audience = 'v1.2.3.4.5.6.7.8'\nabout = 'x'",
    ],
)
def test_strings_and_comments_may_hold_what_would_be_too_deep_outside(harmless: str) -> None:
    assert reasons(harmless.encode() + b"\n" + SMALL) == []


def test_dots_are_counted_for_each_key_alone() -> None:
    assert reasons(b"a.b.c.d.e.f.g = 1.5\n" + SMALL) == ["unknown"]


def test_a_flood_of_small_faults_is_told_in_part_and_errors_first() -> None:
    flood = b"\n".join(b"k%d = 1" % number for number in range(60))
    source = SMALL + b"".join(b'[[prompt]]\nid = "r%d"\nask = "x"\n%s\n' % (n, flood) for n in range(5))
    source += b'[[prompt]]\nid = "q"\n'
    told = reasons(source)
    assert len(told) == 200
    assert "missing" in told


@given(st.binary(max_size=300))
def test_any_bytes_are_a_pack_or_a_fault(data: bytes) -> None:
    reading = read_source({"pack.toml": data})
    assert reading.pack is None
    assert reading.faults


@given(st.lists(st.sampled_from(WHOLE.decode().splitlines()), max_size=30), st.text(max_size=40))
def test_any_mixture_of_honest_lines_is_a_pack_or_a_fault(lines: list[str], more: str) -> None:
    reading = read_source({"pack.toml": "\n".join([*lines, more]).encode("utf-8", "surrogatepass")})
    assert reading.pack is not None or reading.faults


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
def test_a_pack_with_a_few_bytes_changed_is_a_pack_or_a_fault(at: int, change: bytes) -> None:
    reading = read_source({"pack.toml": WHOLE[:at] + change + WHOLE[at + len(change) :], "es.toml": SPANISH})
    assert reading.pack is not None or reading.faults
    for fault in reading.faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert "\x1b" not in str(fault)
