"""The demonstration: something in every place, nothing that stays, nobody real."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from carecompanion.activities.demonstrating import PASSPHRASE, demonstration, leave_a_page
from carecompanion.activities.opening import Opening
from carecompanion.activities.sampling import sample
from carecompanion.activities.world import World
from carecompanion.domain.agreement import Where
from carecompanion.domain.letter import Direction
from carecompanion.domain.partner import Standing
from carecompanion.errors import CareError
from tests.e2e.test_safety_rules import NEVER_SAID
from tests.vault.samples import NOW, places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carecompanion.activities.companion import Companion


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opening]:
    """A demonstration that is open, on a machine of its own."""
    machine = tmp_path_factory.mktemp("machine")
    (machine / "memory").mkdir()
    world = World(places(machine / "own"), lambda: NOW, os.urandom)
    with demonstration(world, {"XDG_RUNTIME_DIR": str(machine / "memory")}) as opening:
        yield opening


@pytest.fixture
def companion(there: Opening) -> Iterator[Companion]:
    opened = there.unlock(PASSPHRASE)
    yield opened
    opened.close()


def test_the_journal_holds_four_months_and_nothing_from_the_future(companion: Companion) -> None:
    lines = companion.reading.page()
    assert len(lines) >= 40
    assert 100 <= (lines[0].day - lines[-1].day).days <= 125
    assert all(companion.reading.entry(line.id).created <= NOW for line in lines)
    assert any(companion.reading.entry(line.id).annotations for line in lines)
    assert any(line.private for line in lines)
    assert {"rota", "work"} <= set(companion.reading.tags())


def test_prompts_of_every_kind_of_field_that_the_packs_have_are_answered(companion: Companion) -> None:
    prompts = [prompt for pack in companion.prompting.packs() for prompt in pack.prompts]
    shipped = {(field.kind, type(field.shape)) for prompt in prompts for field in prompt.fields}
    answered = set()
    for line in companion.reading.page():
        entry = companion.reading.entry(line.id)
        for field in entry.prompt.fields if entry.prompt else ():
            if field.id in entry.answers:
                answered.add((field.kind, type(field.shape)))
    assert answered == shipped


def test_an_invitation_stands_on_the_first_screen(companion: Companion) -> None:
    invitation = companion.prompting.today()
    assert invitation is not None
    assert "come back" in invitation.why


def test_two_partners_write_and_a_stranger_waits(companion: Companion) -> None:
    assert {partner.handle: partner.standing for partner in companion.introducing.partners()} == {
        "wren": Standing.VERIFIED,
        "a-clay": Standing.INTRODUCED,
    }
    lines = companion.corresponding.lines()
    assert {line.direction for line in lines} == {Direction.CAME, Direction.LEFT}
    assert [line.partner_name for line in lines if line.unread] == ["wren"]
    assert [line.partner_name for line in companion.corresponding.waiting()] == ["tern"]
    assert any(line.left_out for line in lines)
    answered = [companion.corresponding.letter(line.id).manifest.re for line in lines]
    assert any(one in [line.id for line in lines] for one in answered)


def test_a_circle_agreed_on_something_and_talks_about_the_next(companion: Companion) -> None:
    (circle,) = companion.circling.circles()
    standing, code = companion.agreeing.standing(circle), companion.agreeing.code(circle)
    assert standing is not None
    assert code is not None
    assert (standing.number, code.newest.number) == (1, 2)
    assert companion.agreeing.where(circle, code.newest) is Where.OPEN
    assert any(voice.open_words for voice in code.newest.voices)
    assert all("Anyone may leave at any time" in version.text for version in code.versions)


def test_one_letter_is_asked_back_and_one_is_answered(companion: Companion) -> None:
    lines = companion.corresponding.lines()
    (asked,) = (line for line in lines if line.asked_back)
    assert asked.direction is Direction.CAME
    assert any(line.direction is Direction.LEFT and line.re for line in lines)


def test_there_is_a_support_card_and_a_page_to_go_on_with(companion: Companion) -> None:
    assert not companion.supporting.card().is_empty
    leave_a_page(companion)
    (draft,) = companion.writing.drafts()
    assert draft.text
    assert draft.prompt is not None
    companion.writing.discard(draft.id)


def test_its_keys_open_no_real_journal_and_real_limits_refuse_them(there: Opening) -> None:
    real = Opening(World(there.world.paths, there.world.now, os.urandom))
    with pytest.raises(CareError):
        real.unlock(PASSPHRASE)


def test_it_is_private_and_leaves_nothing_behind(tmp_path: Path) -> None:
    memory, own = tmp_path / "memory", tmp_path / "own"
    memory.mkdir()
    world = World(places(own), lambda: NOW, os.urandom)
    with demonstration(world, {"XDG_RUNTIME_DIR": str(memory)}) as opening:
        (folder,) = memory.iterdir()
        assert folder.stat().st_mode & 0o077 == 0
        assert opening.world.paths.home == folder
        assert opening.world.paths.letters_out.is_relative_to(folder)
        assert opening.world.paths.settings_file.is_relative_to(folder)
    assert not any(memory.iterdir())
    assert not own.exists()


def test_the_sample_names_nobody_who_could_be_reached_and_shames_nobody() -> None:
    said = repr([*sample("journal")["entry"], *sample("letters")["letter"], sample("letters")["support"]])
    assert not NEVER_SAID.search(said)
    assert "@" not in said
    assert "http" not in said
    assert not any(len(piece) > 4 for piece in "".join(m if m.isdigit() else " " for m in said).split())
