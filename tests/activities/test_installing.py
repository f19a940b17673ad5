from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carecompanion.domain.signer import Arriving
from carecompanion.errors import ExchangeError, NotFound, NotPossible
from carecompanion.packs.carepack import read_carepack
from tests.activities.packing import PRACTICE, SPANISH, built, code_of, takes, written
from tests.hostile.test_letters import frozen
from tests.hostile.test_packs import PACKS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.activities.people import Person


def prompts_here(person: Person) -> set[str]:
    prompting = person.companion.prompting
    return {f"{pack.id}/{prompt.id}" for pack in prompting.packs() for prompt in pack.prompts}


def test_a_first_pack_is_looked_at_whole_and_nothing_is_kept_until_it_is_wanted(
    ana: Person, noor: Person
) -> None:
    data = built(noor)
    arrival = ana.companion.installing.look(data)
    assert (arrival.arriving, arrival.name, arrival.is_first_use) == (Arriving.NEW, "window-seat", True)
    assert [prompt.id for prompt in arrival.pack.prompts] == ["window", "table"]
    assert arrival.signer.claimed_name == "Ruth K."
    assert ana.companion.trusting.signers() == ()
    assert ana.companion.installing.installed() == ()
    installed = ana.companion.installing.install(arrival)
    assert (installed.name, installed.serial) == ("window-seat", 1)
    assert "window-seat/table" in prompts_here(ana)
    assert ana.companion.installing.look(data).arriving is Arriving.SAME
    assert ana.companion.installing.install(ana.companion.installing.look(data)) == installed


def test_what_is_installed_is_there_after_the_journal_was_closed_and_in_another_window(
    ana: Person, noor: Person
) -> None:
    data = built(noor)
    other = ana.comes_back()
    window = type(ana)(ana.home, ana.clock)
    assert "window-seat/window" not in prompts_here(window)
    takes(ana, data)
    assert "window-seat/window" in prompts_here(window)
    window.companion.installing.remove("window-seat")
    assert "window-seat/window" not in prompts_here(ana)
    window.closes()
    takes(ana, data)
    ana.comes_back()
    assert "window-seat/window" in prompts_here(ana)
    assert other is not ana.companion


def test_an_update_says_what_changed_and_takes_the_place_of_the_one_before(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    arrival = ana.companion.installing.look(built(noor, ask="What is at your window?"))
    assert (arrival.arriving, arrival.is_first_use, arrival.is_jump) == (Arriving.UPDATE, False, False)
    assert arrival.difference is not None
    changed = arrival.difference.prompts
    assert [(part.id, change.key, change.after) for part in changed for change in part.changes] == [
        ("window", "ask", "What is at your window?")
    ]
    ana.companion.installing.install(arrival)
    assert ana.companion.prompting.find("window-seat/window").words == "What is at your window?"
    assert len(ana.companion.installing.installed()) == 1


def test_an_older_pack_never_comes_after_a_newer_one_not_even_when_that_was_removed(
    ana: Person, noor: Person
) -> None:
    first, second = built(noor), built(noor, ask="What is new?")
    takes(ana, second)
    assert code_of(ana, first) == "E_ROLLBACK"
    ana.companion.installing.remove("window-seat")
    assert code_of(ana, first) == "E_ROLLBACK"
    assert ana.companion.installing.look(second).arriving is Arriving.NEW
    ana.comes_back()
    assert code_of(ana, first) == "E_ROLLBACK"


def test_two_packs_of_one_number_are_refused_whichever_came_first(
    ana: Person, noor: Person, tmp_path: Path
) -> None:
    from carecompanion.packs.carepack import build
    from carecompanion.packs.files import files_of

    first = built(noor)
    secret = noor.companion.signing._secret()
    other = build(
        files_of(written(noor, ask="Something else?")),
        secret=secret,
        signer_name="Ruth K.",
        serial=1,
        published=noor.clock.now.date(),
    )
    takes(ana, first)
    assert code_of(ana, other) == "E_EQUIVOCATION"
    ana.companion.installing.remove("window-seat")
    assert code_of(ana, other) == "E_EQUIVOCATION"


def test_a_pack_of_that_id_by_somebody_else_goes_beside_it_and_never_takes_its_place(
    ana: Person, noor: Person, mal: Person
) -> None:
    takes(ana, built(noor))
    arrival = ana.companion.installing.look(built(mal, ask="Tell me everything?"))
    assert (arrival.arriving, arrival.name, arrival.beside) == (
        Arriving.BESIDE,
        "window-seat~2",
        ("window-seat",),
    )
    assert arrival.difference is None
    takes(ana, arrival.data)
    assert {"window-seat/window", "window-seat~2/window"} <= prompts_here(ana)
    assert ana.companion.prompting.find("window-seat/window").words != "Tell me everything?"
    # An update of each goes to its own.
    assert takes(ana, built(mal, ask="More?")) == "window-seat~2"
    assert takes(ana, built(noor, ask="Rain?")) == "window-seat"
    # And a name is nobody else's after its pack has gone.
    ana.companion.installing.remove("window-seat")
    assert ana.companion.installing.look(built(mal)).beside == ()
    ana.companion.installing.remove("window-seat~2")
    again = ana.companion.installing.look(built(mal))
    assert (again.name, again.beside) == ("window-seat~2", ("window-seat",))


def test_a_pack_that_calls_itself_as_one_that_came_with_the_program_goes_beside_it(
    ana: Person, noor: Person
) -> None:
    arrival = ana.companion.installing.look(built(noor, "low-tide"))
    assert (arrival.arriving, arrival.name, arrival.beside) == (Arriving.BESIDE, "low-tide~2", ("low-tide",))
    takes(ana, arrival.data)
    with pytest.raises(NotPossible):
        ana.companion.installing.remove("low-tide")
    ana.companion.installing.remove("low-tide~2")
    assert ana.companion.prompting.pack("low-tide").signer == ""


def test_a_newer_program_may_bring_a_pack_whose_name_was_taken(
    ana: Person, noor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from carecompanion.packs import builtin

    takes(ana, built(noor))
    entry = ana.companion.writing.write(
        "Rain.", prompt=ana.companion.prompting.snapshot(ana.companion.prompting.find("window-seat/window"))
    )
    pack = replace(
        builtin.builtin_pack("low-tide"), id=type(builtin.builtin_pack("low-tide").id)("window-seat")
    )
    packs = (*builtin.builtin_packs(), pack)
    monkeypatch.setattr(builtin, "builtin_ids", lambda: tuple(str(one.id) for one in packs))
    monkeypatch.setattr(builtin, "builtin_packs", lambda *_: packs)
    ana.comes_back()
    assert ana.companion.prompting.pack("window-seat").signer == ""
    assert ana.companion.prompting.pack("window-seat~2").signer_name == "Ruth K."
    assert entry.prompt is not None
    prompt = ana.companion.prompting.prompt_of(entry.prompt)
    assert prompt is not None
    assert prompt.ask == "What do you see from your window?"
    assert takes(ana, built(noor, ask="Snow?")) == "window-seat~2"


def test_a_leap_of_the_number_is_said(ana: Person, noor: Person) -> None:
    takes(ana, built(noor))
    assert not ana.companion.installing.look(built(noor, ask="Now?", serial=1001)).is_jump
    assert ana.companion.installing.look(built(noor, ask="Then?", serial=1002)).is_jump


def test_another_key_under_a_known_name_is_loud(ana: Person, noor: Person, mal: Person) -> None:
    takes(ana, built(noor))
    mal.companion.signing.set_name("ruth k.")
    arrival = ana.companion.installing.look(built(mal, "another-pack"))
    assert arrival.namesake is not None
    assert arrival.namesake.key == noor.companion.signing.key()
    assert ana.companion.installing.look(built(noor, "third-pack")).namesake is None


def test_removing_a_pack_leaves_what_was_written_whole_and_it_belongs_again_when_it_comes_back(
    ana: Person, noor: Person
) -> None:
    data = built(noor)
    takes(ana, data)
    prompting = ana.companion.prompting
    invitation = prompting.find("window-seat/window")
    entry = ana.companion.writing.write("Rain on the tin roof.", prompt=prompting.snapshot(invitation))
    prompting.answered(entry)
    prompting.come_back(invitation.ref, 0)
    told = ana.companion.trusting.provenance_of(entry.prompt) if entry.prompt else ""
    assert told == "from Window seat · Ruth K. (words not compared) · CC BY-SA 4.0"
    ana.companion.installing.remove("window-seat")
    kept = ana.companion.reading.entry(entry.id)
    assert kept == entry
    assert kept.prompt is not None
    assert (kept.prompt.ask, kept.prompt.signer_name) == (invitation.words, "Ruth K.")
    assert prompting.prompt_of(kept.prompt) is None
    assert ana.companion.trusting.provenance_of(kept.prompt) == told
    prompting.today()  # a wish to come back to what has gone is no error
    assert [found.id for found in ana.companion.reading.search("roof")] == [entry.id]
    takes(ana, data)
    assert prompting.prompt_of(kept.prompt) == invitation.prompt
    with pytest.raises(NotFound):
        ana.companion.installing.remove("window-chair")


def test_what_was_begun_from_a_pack_goes_on_without_it(ana: Person, noor: Person) -> None:
    folder = written(noor)
    with (folder / "pack.toml").open("a", encoding="utf-8") as file:
        file.write(PRACTICE)
    noor.companion.signing.set_name("Ruth K.")
    takes(ana, noor.companion.signing.build(folder, noor.home / "out").path.read_bytes())
    companion = ana.companion
    run = companion.walking.start(companion.walking.practice("window-seat/sit"))
    page = companion.writing.begin(
        prompt=companion.prompting.snapshot(companion.prompting.find("window-seat/table"))
    )
    companion.installing.remove("window-seat")
    companion = ana.comes_back()
    draft = companion.walking.begin_step(companion.walking.find(run.id), 0)
    assert draft is not None
    entry = companion.writing.finish(replace(draft, text="Rain on the sill."))
    assert entry.prompt is not None
    assert entry.prompt.ask == "What do you see from your window?"
    kept = companion.writing.finish(replace(page, text="Two of us."))
    assert kept.prompt is not None
    assert kept.prompt.signer_name == "Ruth K."


def test_a_pack_is_read_in_the_readers_language(ana: Person, noor: Person) -> None:
    folder = written(noor)
    (folder / "es.toml").write_text(SPANISH, encoding="utf-8")
    noor.companion.signing.set_name("Ruth K.")
    data = noor.companion.signing.build(folder, noor.home / "out").path.read_bytes()
    ana.companion.choosing.set_languages("es")
    assert ana.companion.installing.look(data).pack.title == "Desde la ventana"
    takes(ana, data)
    invitation = ana.companion.prompting.find("window-seat/window")
    assert invitation.words.startswith("¿Qué")
    assert ana.companion.prompting.snapshot(invitation).lang == "es"
    ana.companion.choosing.set_languages("")
    assert ana.companion.prompting.pack("window-seat").title == "Window seat"
    ana.comes_back()
    assert ana.companion.prompting.pack("window-seat").languages == ("en", "es")


def test_what_changed_since_it_was_looked_at_is_looked_at_once_more(ana: Person, noor: Person) -> None:
    first, second = built(noor), built(noor, ask="Second?")
    looked = ana.companion.installing.look(first)
    later = ana.companion.installing.look(second)
    ana.companion.installing.install(looked)
    with pytest.raises(NotPossible):
        ana.companion.installing.install(later)
    takes(ana, second)
    with pytest.raises(ExchangeError):
        ana.companion.installing.install(looked)


def test_a_pack_that_a_later_version_cannot_read_keeps_nobody_out(
    ana: Person, noor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from carecompanion.packs import carepack

    takes(ana, built(noor))
    ana.companion.choosing.set_languages("fr")

    def stricter(_data: bytes) -> None:
        raise ExchangeError("E_SHAPE")

    monkeypatch.setattr(carepack, "read_kept", stricter)
    ana.comes_back()
    assert ana.companion.prompting.today() is not None
    assert "window-seat/window" not in prompts_here(ana)
    assert [pack.name for pack in ana.companion.installing.installed()] == ["window-seat"]


def test_your_own_pack_is_yours(noor: Person) -> None:
    takes(noor, built(noor))
    assert noor.companion.trusting.provenance(noor.companion.prompting.pack("window-seat")) == (
        "from Window seat 1.0 · Ruth K. (you) · CC BY-SA 4.0"
    )


def test_a_refused_pack_leaves_no_trace(ana: Person, noor: Person) -> None:
    data = bytearray(built(noor))
    takes(ana, bytes(data))
    before = ana.companion.installing.installed(), ana.companion.trusting.signers()
    data[-20] ^= 1
    assert code_of(ana, bytes(data)) == "E_SIG"
    assert code_of(ana, bytes(data).replace(b"\n", b"\r\n")) in {"E_SIG", "E_NOT_OURS"}
    assert code_of(ana, b"") == "E_NOT_OURS"
    assert (ana.companion.installing.installed(), ana.companion.trusting.signers()) == before


def test_nothing_of_the_hostile_packs_comes_in_and_nothing_that_is_here_is_touched(
    ana: Person, noor: Person
) -> None:
    takes(ana, built(noor))
    installing = ana.companion.installing
    before = installing.installed(), ana.companion.trusting.signers(), prompts_here(ana)
    for name, code in PACKS.items():
        if code != "opens":
            assert code_of(ana, frozen("packs", name)) == code
    assert (installing.installed(), ana.companion.trusting.signers(), prompts_here(ana)) == before


def test_what_opens_of_them_can_be_lived_with_and_goes_again(ana: Person) -> None:
    seen: dict[tuple[bytes, str], tuple[int, bytes]] = {}
    # The long ones are read by the tests of the corpus itself.
    for name in [name for name, code in PACKS.items() if code == "opens" and not name.endswith(".gz")]:
        data = frozen("packs", name)
        read = read_carepack(data)
        serial, digest = seen.get((read.key, read.id), (0, b""))
        if read.serial < serial or (read.serial == serial and read.digest != digest):
            assert code_of(ana, data) in {"E_ROLLBACK", "E_EQUIVOCATION"}
            continue
        seen[read.key, read.id] = read.serial, read.digest
        here = takes(ana, data)
        pack = ana.companion.prompting.pack(here)
        assert ana.companion.prompting.today() is not None
        assert ana.companion.trusting.provenance(pack)
        for prompt in pack.prompts[:3]:
            ana.companion.prompting.snapshot(ana.companion.prompting.find(f"{here}/{prompt.id}"))
        ana.companion.installing.remove(here)
