"""Built packs: what a source becomes, what comes back, who signed it, and what is refused before it is read."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from typing import Any

import pytest

from carecompanion.crypto.signify import sign, signature_of
from carecompanion.errors import ExchangeError, Usage
from carecompanion.packs.builtin import builtin_folder, builtin_ids
from carecompanion.packs.carepack import build, read_carepack, read_kept
from carecompanion.packs.faults import PackFaults
from carecompanion.packs.files import files_of
from carecompanion.packs.format import read_pack
from carecompanion.packs.rotation import Rotation, check_rotation, make_rotation
from tests.packs.signers import (
    DAY,
    LATER_KEY,
    LATER_RUTH,
    MALLORY,
    MALLORY_KEY,
    RUTH,
    RUTH_KEY,
    TEXT,
    WEAK_KEYS,
    carepack,
    inside,
    resigned,
    signed,
    table,
)
from tests.packs.sources import SMALL, SPANISH, WHOLE


def code_of(data: bytes) -> str:
    with pytest.raises(ExchangeError) as refused:
        read_carepack(data)
    return refused.value.code


def faults_of(source: bytes, **files: bytes) -> list[tuple[str, str, int, int]]:
    with pytest.raises(PackFaults) as refused:
        build({"pack.toml": source} | files, secret=RUTH, signer_name="Ruth", serial=1, published=DAY)
    return [(one.reason, one.file, one.line, one.column) for one in refused.value.errors]


# what a source becomes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", builtin_ids())
def test_a_built_pack_reads_as_its_source_does_in_every_language(name: str) -> None:
    folder = builtin_folder() / name
    signed_pack = read_carepack(
        build(files_of(folder), secret=RUTH, signer_name="Ruth K.", serial=7, published=DAY)
    )
    for language in signed_pack.languages:
        source = read_pack(folder, languages=(language,))
        key = base64.b64encode(RUTH_KEY).decode()
        assert signed_pack.pack((language,)) == replace(
            source, language=language, serial=7, signer=key, signer_name="Ruth K.", published=DAY
        )


def test_every_key_of_the_format_comes_through_with_its_translation() -> None:
    read = read_carepack(carepack(changes={"en": "A rule more.\nA word less.", "es": "Una regla más."}))
    assert (read.id, read.serial, read.published, read.languages) == ("whole-pack", 1, DAY, ("en", "es"))
    assert (read.key, read.signer_name, read.rotation) == (RUTH_KEY, "Ruth K.", None)
    spanish = read.pack(("es",))
    assert spanish.prompts[0].ask == "¿Dónde estabas?"
    assert spanish.prompts[0].doorway == "Only the place."
    assert (spanish.language, spanish.changes) == ("es", "Una regla más.")
    assert read.pack(("fr",)).changes == "A rule more.\nA word less."
    source = read_pack({"pack.toml": WHOLE, "es.toml": SPANISH}, languages=("es",))
    assert spanish.prompts == source.prompts
    assert spanish.practices == source.practices
    assert spanish.programme == source.programme


def test_an_installed_pack_is_called_what_it_is_called_here() -> None:
    pack = read_carepack(carepack()).pack(name="whole-pack~2")
    assert pack.id == "whole-pack~2"


def test_words_are_lists_of_lines_by_language_and_everything_else_stays_as_it_was() -> None:
    built = inside(carepack())
    assert built["title"] == {"en": ["The whole of it"], "es": ["Todo"]}
    assert built["about"] == {"en": ["What it is."]}
    assert built["authors"] == ["R. K."]
    assert built["minutes"] == [15, 20]
    assert built["prompts"][0]["fields"][10]["voices"] == [
        {"en": ["seen as good"], "es": ["que se vea"]},
        {"en": ["of use"], "es": ["que sirva"]},
    ]
    assert built["practices"][0]["steps"][1] == {
        "say": {"en": ["Listen."], "es": ["Escucha."]}, "minutes": 10, "turn": "speaker", "swap": True
    }  # fmt: skip
    assert built["programme"]["practice"] == {"en": ["Trying"]}
    assert "prompt" not in built
    assert "practice" not in built
    lines = WHOLE.replace(b'about = "What it is."', b'about = """\nOne.\r\n\r\nTwo."""')
    assert inside(build({"pack.toml": lines}, secret=RUTH, signer_name="R", serial=1, published=DAY))[
        "about"
    ] == {"en": ["One.", "", "Two."]}


def test_building_twice_gives_the_same_bytes_and_another_word_gives_others() -> None:
    assert carepack() == carepack()
    assert carepack() != carepack(serial=2)
    accents = WHOLE.replace(b"What it is.", "cafe\u0301".encode())
    composed = WHOLE.replace(b"What it is.", "caf\u00e9".encode())
    given: dict[str, Any] = {"secret": RUTH, "signer_name": "R", "serial": 1, "published": DAY}
    assert build({"pack.toml": accents}, **given) == build({"pack.toml": composed}, **given)


def test_keys_that_nobody_knows_are_kept_and_named() -> None:
    source = WHOLE.replace(b'version = "1.2"', b'version = "1.2"\nmood = [{ title = "x", steps = ["y"] }]')
    source = source.replace(b'step = "structural"', b'step = "structural"\nweather = "rain"')
    data = build({"pack.toml": source}, secret=RUTH, signer_name="R", serial=1, published=DAY)
    assert inside(data)["mood"] == [{"title": {"en": ["x"]}, "steps": [{"en": ["y"]}]}]
    assert read_carepack(data).pack().unknown == ("prompt.2.weather", "mood")


def test_what_a_built_pack_cannot_carry_is_a_fault_at_its_place() -> None:
    assert faults_of(SMALL + b"[[extra]]\nwhen = 2020-01-01\n") == [("kind", "pack.toml", 10, 8)]
    assert faults_of(SMALL.replace(b"title", b"v = 1\ntitle", 1)) == [("reserved", "pack.toml", 2, 1)]
    assert faults_of(SMALL + b"about = 1.5\n") == [("kind", "pack.toml", 9, 9)]
    long = b'about = "' + b"a" * 1_001 + b'"\n'
    assert faults_of(long + SMALL) == [("long_line", "pack.toml", 1, 9)]
    assert faults_of(SMALL.replace(b"CC-BY-4.0", b"a" * 1_001))[0][:2] == ("long_line", "pack.toml")
    assert faults_of(b'about = """' + b"\n" * 42 + b'"""\n' + SMALL) == [("many_lines", "pack.toml", 1, 9)]
    assert faults_of(b'about = "<b>all</b>"\n' + SMALL)[0][0] == "html"


def test_a_translation_that_does_not_fit_is_a_fault_in_its_own_file() -> None:
    words = b'about = "x"\n[prompt.everything]\ndoorway = """one\ntwo"""\n'
    assert ("one_line", "es.toml", 3, 11) in faults_of(WHOLE, **{"es.toml": words})
    assert faults_of(WHOLE, **{"es.toml": b'title = " "\n'})[0][:2] == ("blank", "es.toml")


def test_a_source_with_faults_is_not_built() -> None:
    assert faults_of(SMALL.replace(b"licence", b"license"))[0][0] == "missing"


@pytest.mark.parametrize("name", ["", " ", "x" * 49])
def test_a_signer_has_a_name_that_fits(name: str) -> None:
    with pytest.raises(Usage):
        carepack(signer_name=name)


@pytest.mark.parametrize(
    "changes", [{"es": "Nueva."}, {"en": "x", "fr": "y"}, {"en": "x" * 1_001}, {"en": "<b>x</b>"}]
)
def test_what_changed_is_said_plainly_in_the_languages_of_the_pack(changes: dict[str, str]) -> None:
    with pytest.raises(Usage):
        carepack(changes=changes)


def test_a_pack_in_very_many_words_is_not_built() -> None:
    long = b"a" * 990
    prompts = b"".join(b'[[prompt]]\nid = "p%d"\nask = "%s"\n' % (n, long) for n in range(225))
    words = b"".join(b'[prompt.p%d]\nask = "%s"\n' % (n, long) for n in range(225))
    files = {f"{name}.toml": words for name in ("es", "fr", "pt", "it")}
    assert [fault[0] for fault in faults_of(SMALL + prompts, **files)] == ["too_big"]


# who signed it ----------------------------------------------------------------------------------------------------


def test_the_digest_is_of_what_is_signed_and_the_comment_is_not() -> None:
    data = carepack()
    other = data.replace(b"carecompanion prompt pack", b"verify with ruth.pub", 1)
    assert read_carepack(other).digest == read_carepack(data).digest
    assert read_carepack(data).digest == hashlib.sha256(data.split(b"\n", 2)[2]).digest()


def test_a_pack_signed_by_another_key_says_so() -> None:
    assert read_carepack(resigned(carepack(), MALLORY)).key == MALLORY_KEY


@pytest.mark.parametrize("key", WEAK_KEYS)
def test_a_signer_under_whose_key_anybody_signs_is_refused(key: bytes) -> None:
    data = carepack().replace(base64.b64encode(RUTH_KEY), base64.b64encode(key), 1)
    assert code_of(data) == "E_KEY_WEAK"


def test_nothing_but_packs_and_rotations_is_ever_signed() -> None:
    for message in (b"", b"I owe you.\n", b"carecompanion-pack/2\n", b"carecompanion-letter/1\n"):
        with pytest.raises(ValueError, match="packs and rotations"):
            signature_of(RUTH, message)
        with pytest.raises(ValueError, match="packs and rotations"):
            sign(RUTH, message)


def test_a_kept_pack_is_read_without_its_signature_and_says_the_same() -> None:
    data = carepack()
    assert read_kept(data) == read_carepack(data)


def test_no_secret_and_no_words_are_in_what_a_pack_shows_of_itself() -> None:
    assert "Where were you" not in repr(read_carepack(carepack()))


# a new key --------------------------------------------------------------------------------------------------------


def test_a_new_key_is_vouched_for_by_the_old_one() -> None:
    rotation = make_rotation(RUTH, LATER_KEY)
    assert check_rotation(rotation, LATER_KEY)
    read = read_carepack(carepack(secret=LATER_RUTH, prev=rotation))
    assert (read.key, read.rotation) == (LATER_KEY, rotation)
    assert inside(carepack(secret=LATER_RUTH, prev=rotation))["prev"] == {
        "key": RUTH_KEY.hex(),
        "sig": rotation.signature.hex(),
    }


def test_a_rotation_holds_for_one_new_key_only_and_not_for_itself() -> None:
    rotation = make_rotation(RUTH, LATER_KEY)
    assert not check_rotation(rotation, MALLORY_KEY)
    assert not check_rotation(make_rotation(RUTH, RUTH_KEY), RUTH_KEY)
    assert not check_rotation(Rotation(MALLORY_KEY, rotation.signature), LATER_KEY)
    assert not check_rotation(Rotation(WEAK_KEYS[1], bytes([1]) + bytes(63)), LATER_KEY)


@pytest.mark.parametrize(
    ("prev", "code"),
    [
        ({"key": MALLORY_KEY.hex(), "sig": make_rotation(RUTH, LATER_KEY).signature.hex()}, "E_SIG"),
        ({"key": RUTH_KEY.hex(), "sig": make_rotation(RUTH, MALLORY_KEY).signature.hex()}, "E_SIG"),
        ({"key": WEAK_KEYS[1].hex(), "sig": "01" + "00" * 63}, "E_KEY_WEAK"),
        ({"key": RUTH_KEY.hex()}, "E_SHAPE"),
        ({"key": RUTH_KEY.hex()[:-2], "sig": "00" * 64}, "E_SHAPE"),
        ({"key": RUTH_KEY.hex().upper(), "sig": "00" * 64}, "E_SHAPE"),
        ([], "E_SHAPE"),
        (None, "E_SHAPE"),
    ],
)
def test_a_pack_with_a_false_word_about_its_key_is_refused(prev: object, code: str) -> None:
    assert code_of(signed(table(prev=prev), LATER_RUTH)) == code


# what is not as it must be ----------------------------------------------------------------------------------------


def test_a_small_pack_put_together_by_hand_is_read() -> None:
    assert read_carepack(signed(table())).pack().prompts[0].ask == "Where were you?"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"v": 2}, "E_NEWER"),
        ({"v": True}, "E_SHAPE"),
        ({"crit": ["ink"]}, "E_NEWER"),
        ({"crit": [1]}, "E_SHAPE"),
        ({"crit": ...}, "E_SHAPE"),
        ({"id": "../../etc"}, "E_SHAPE"),
        ({"id": "small~2"}, "E_SHAPE"),
        ({"serial": 0}, "E_SHAPE"),
        ({"serial": 2**31}, "E_SHAPE"),
        ({"serial": "1"}, "E_SHAPE"),
        ({"published": "2026-02-30"}, "E_SHAPE"),
        ({"published": "20261102"}, "E_SHAPE"),
        ({"signer_name": ""}, "E_SHAPE"),
        ({"signer_name": "R\nK"}, "E_SHAPE"),
        ({"signer_name": "x" * 49}, "E_SHAPE"),
        ({"language": "../en"}, "E_SHAPE"),
        ({"langs": []}, "E_SHAPE"),
        ({"langs": ["es"]}, "E_SHAPE"),
        ({"langs": ["en", "en"]}, "E_SHAPE"),
        ({"title": "Small"}, "E_SHAPE"),
        ({"title": {"es": ["Poco"]}}, "E_SHAPE"),
        ({"title": {"en": ["Small"], "es": ["Poco"]}}, "E_SHAPE"),
        ({"title": {"en": []}}, "E_SHAPE"),
        ({"title": {"en": ["a", "b"]}}, "E_SHAPE"),
        ({"title": {"en": ["a\nb"]}}, "E_SHAPE"),
        ({"title": {"en": ["a" * 1_001]}}, "E_SHAPE"),
        ({"about": {"en": ["a"] * 41}}, "E_SHAPE"),
        ({"about": {"en": ["see <b>this</b>"]}}, "E_LINT"),
        ({"about": {"en": ["[@click=app.quit]here[/]"]}}, "E_LINT"),
        ({"changes": {"en": "new"}}, "E_SHAPE"),
        ({"licence": ...}, "E_SHAPE"),
        ({"leaving": ...}, "E_SHAPE"),
        ({"prompts": [{"id": "one", "ask": TEXT}] * 2}, "E_SHAPE"),
        ({"prompts": [{"id": f"p{n}", "ask": TEXT} for n in range(401)]}, "E_SHAPE"),
        ({"prompts": [{"id": "one", "ask": TEXT, "intensity": 2}]}, "E_SHAPE"),
        ({"prompt": [{"id": "one", "ask": TEXT}]}, "E_SHAPE"),
        ({"programme": {"title": TEXT, "sessions": [{"day": 0, "title": TEXT}] * 105}}, "E_SHAPE"),
        ({"programme": {"title": TEXT, "sessions": [{"day": 0, "title": TEXT, "prompts": ["gone"]}]}}, "E_SHAPE"),
    ],
)  # fmt: skip
def test_a_pack_that_is_signed_and_malformed_is_refused(changes: dict[str, object], code: str) -> None:
    assert code_of(signed(table(**changes))) == code


def test_a_session_may_name_what_is_in_a_pack_that_is_not_here() -> None:
    session = {"day": 0, "title": TEXT, "prompts": ["nobodys-pack/gone"]}
    pack = read_carepack(signed(table(programme={"title": TEXT, "sessions": [session]}))).pack()
    assert pack.programme is not None
    assert pack.programme.sessions[0].prompts == ("nobodys-pack/gone",)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), "E_SIG"),
        (lambda data: b"\xef\xbb\xbf" + data, "E_SIG"),
        (lambda data: data.decode().encode("utf-16"), "E_SIG"),
        (lambda data: b"> " + data.replace(b"\n", b"\n> "), "E_SIG"),
        (lambda data: data[1:], "E_SIG"),
        (lambda data: data[:-1], "E_SIG"),
        (lambda data: data + b"\n", "E_SIG"),
        (lambda data: data.replace(b"carecompanion-pack/1", b"carecompanion-pack/2"), "E_NEWER"),
        (lambda data: data.replace(b"signer: ", b"signer:"), "E_SIG"),
        (lambda data: data.split(b"\n", 2)[2], "E_SIG"),
        (lambda data: data.split(b"\n", 4)[4], "E_NOT_OURS"),
        (lambda _data: b"", "E_NOT_OURS"),
        (lambda _data: b"untrusted comment: signify public key\nRWQ=\n", "E_NOT_OURS"),
        (lambda data: data + b" " * 1024 * 1024, "E_TOO_BIG"),
        (lambda data: data.replace(b"untrusted comment: ", b"untrusted comment: " + b"a" * 1024), "E_SIG"),
    ],
)
def test_a_pack_that_changed_on_the_way_is_told_by_what_can_be_done(change: Any, code: str) -> None:  # noqa: ANN401
    assert code_of(change(carepack())) == code


@pytest.mark.parametrize(
    "code", ["E_TOO_BIG", "E_NOT_OURS", "E_NEWER", "E_KEY_WEAK", "E_SIG", "E_TEXT", "E_SHAPE", "E_LINT"]
)
def test_every_refusal_is_told_in_words_about_packs(code: str) -> None:
    from carecompanion.packs.refusals import PackRefused

    refused = PackRefused(code)
    assert "pack" in refused.what
    assert "letter" not in f"{refused} {refused.what} {refused.hint}"
    assert refused.exit_code in {5, 6}
